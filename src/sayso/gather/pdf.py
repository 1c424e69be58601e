"""A PDF: its text, by paragraphs as far as the page tells them.

PDFs are parsed by a large library in C++ that reads whatever anybody sends, so it runs in a process of its own with
bounded time and memory; what it prints is all that comes back.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from importlib import util
from pathlib import Path
from typing import Any

from sayso.errors import MissingExtraError, SourceError
from sayso.gather.draft import Draft
from sayso.gather.normal import body_of_paragraphs, squash

SECONDS = 60
"""Of wall-clock time that a PDF may take; reports of a hundred pages take one."""
MAX_ANSWER = 50_000_000
"""Bytes of text that are taken from a PDF."""
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:/|of|sur|de) ?\d{1,4})?", re.IGNORECASE)
_SHORT = 0.75
"""Share of the usual line's length below which a line that ends a sentence ends its paragraph."""
_REPEATED = 3
"""Pages on which a first or last line must stand to be a running title."""


def draft_of_pdf(data: bytes, source: str) -> Draft:
    """Return the report in a PDF; the date of the file is not taken, as it is not that of publication.

    Raises:
        MissingExtraError: the library is not installed.
        SourceError: it is encrypted, damaged, holds no text (a scan), or takes too long or too much memory.
    """
    if util.find_spec("pypdfium2") is None:
        raise MissingExtraError("reading a PDF", "documents")
    told = _parsed(data, source)
    body = body_of_paragraphs(paragraphs_of_pages(told["pages"]))
    if not body:
        raise SourceError(
            source, "this PDF holds no text, so it is a scan: recognise its text (ocrmypdf) and read that"
        )
    return Draft(source=source, name="", text=body, title=squash(told["title"]), author=squash(told["author"]))


def _parsed(data: bytes, source: str) -> dict[str, Any]:
    command = [sys.executable, "-I", str(Path(__file__).with_name("pdf_process.py"))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as fault:
        raise SourceError(
            source, f"this PDF takes more than {SECONDS} seconds: save its text, and read that"
        ) from fault
    if done.returncode or len(done.stdout) > MAX_ANSWER:
        raise SourceError(
            source, "this PDF cannot be read (damaged, encrypted or too large): save its text, and read that"
        )
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


def paragraphs_of_pages(pages: list[list[str]]) -> list[str]:
    """Return paragraphs from the lines of pages.

    A paragraph ends at a blank line, and at a line that ends a sentence well before the usual right edge. Page numbers
    and running titles are left out.
    """
    running = _running(pages)
    lines = [
        line
        for page in pages
        for line in page
        if not _PAGE_NUMBER.fullmatch(line.strip()) and line.strip() not in running
    ]
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraphs: list[list[str]] = [[]]
    for line in (line.strip() for line in lines):
        if line:
            paragraphs[-1].append(line)
        if not line or (_ENDS.search(line) and len(line) < _SHORT * usual):
            paragraphs.append([])
    return [_joined(paragraph) for paragraph in paragraphs if paragraph]


def _running(pages: list[list[str]]) -> set[str]:
    edges = Counter(
        line
        for page in pages
        for line in {
            stripped[at] for stripped in [[x.strip() for x in page if x.strip()]] if stripped for at in (0, -1)
        }
    )
    return {line for line, times in edges.items() if times >= _REPEATED}


def _joined(lines: list[str]) -> str:
    """Join lines; a word that was parted at the line's end is put together."""
    text = lines[0]
    for line in lines[1:]:
        parted = text.endswith("-") and line[:1].islower()
        text = text[:-1] + line if parted else f"{text} {line}"
    return text
