"""Files, folders and standard input, each to its reports.

A failure is a value: it is yielded in the place of the report that it concerns, and the others are still read.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import MissingExtraError, SourceError
from sayso.gather.decode import decode, read_bounded
from sayso.gather.draft import Draft, Given, named, report_of
from sayso.gather.formats import BYTES, ENDINGS, PACKED, STREAMS, TEXTS, UNPACKS_ITSELF, drafts_of
from sayso.gather.jsonlines import MAX_LINE, drafts_of_json_lines
from sayso.gather.plain import draft_of_plain
from sayso.gather.unpacked import gunzipped
from sayso.gather.webpage import draft_of_webpage
from sayso.report import Report

STANDARD_INPUT = "-"
_PAGES = ("<!doctype html", "<html")
_MAGIC = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"), (b"WARC/1.", ".warc"))
"""How files begin that say what they are."""


def read_source(
    source: str | os.PathLike[str],
    *,
    published: dt.date | None = None,
    lang: str | None = None,
    undated: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | SourceError]:
    """Yield the reports of one source, and in the place of each that could not be taken in, why.

    Args:
        source: a file, a folder (its files with the endings of `ENDINGS`, hidden ones left out, in the order of their
            paths), or "-" for standard input.
        published: the date of publication of all reports; beats what the files say.
        lang: ISO 639-1, likewise; otherwise the file's, otherwise told by the commonest words.
        undated: take reports without a date of publication too, instead of yielding `UndatedError`.
        stdin: what "-" reads; the process's standard input by default.

    Yields:
        Reports, or a `SourceError` that names the file or line, what is wrong and the remedy.
    """
    given = Given(published, lang, undated)
    for item in drafts_of_source(os.fspath(source), stdin):
        yield item if isinstance(item, SourceError) else finished(item, given)


def read_sources(
    sources: Iterable[str | os.PathLike[str]],
    *,
    published: dt.date | None = None,
    lang: str | None = None,
    undated: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | SourceError]:
    """Yield the reports of several sources, one source after the other; otherwise as `read_source`."""
    for source in sources:
        yield from read_source(source, published=published, lang=lang, undated=undated, stdin=stdin)


def finished(draft: Draft, given: Given) -> Report | SourceError:
    """Return the report of a draft, or why it is none."""
    try:
        return report_of(draft, given)
    except SourceError as fault:
        return fault


def drafts_of_source(source: str, stdin: BinaryIO | None = None) -> Iterator[Draft | SourceError]:
    """Yield the drafts of a file, a folder or standard input ("-"), and why one could not be taken."""
    if source == STANDARD_INPUT:
        yield from _of_stream(stdin or sys.stdin.buffer, STANDARD_INPUT, name="stdin", ending="")
    elif Path(source).is_dir():
        yield from _of_folder(Path(source))
    else:
        yield from _of_file(Path(source))


def _of_folder(folder: Path) -> Iterator[Draft | SourceError]:
    faults: list[OSError] = []
    found = [
        Path(parent, name)
        for parent, _, names in os.walk(folder, onerror=faults.append)
        for name in names
        if Path(name).suffix.lower() in ENDINGS
    ]
    visible = [path for path in found if not _is_hidden(path.relative_to(folder)) and path.is_file()]
    for fault in faults:
        yield SourceError(str(fault.filename), _system_reason(fault))
    if not visible and not faults:
        yield SourceError(str(folder), f"no file that can be read; endings: {' '.join(sorted(ENDINGS))}")
    for path in sorted(visible):
        yield from _of_file(path)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _of_file(path: Path) -> Iterator[Draft | SourceError]:
    try:
        with path.open("rb") as stream:
            yield from _of_stream(stream, str(path), name=path.stem, ending=path.suffix.lower())
    except (OSError, ValueError) as fault:  # a ValueError: NUL in the path
        yield SourceError(str(path), _system_reason(fault))


def _system_reason(fault: OSError | ValueError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "no such file"
    if isinstance(fault, PermissionError):
        return "permission denied: make it readable for you (chmod u+r)"
    return (fault.strerror if isinstance(fault, OSError) else None) or str(fault)


def _of_stream(stream: BinaryIO, source: str, *, name: str, ending: str) -> Iterator[Draft | SourceError]:
    try:
        inner = Path(name)
        if ending == PACKED and inner.suffix.lower() in UNPACKS_ITSELF:
            yield from drafts_of(stream, source, name=inner.stem, ending=inner.suffix.lower())
        elif ending == PACKED:
            yield from _of_stream(gunzipped(stream, source), source, name=inner.stem, ending=inner.suffix.lower())
        elif ending in TEXTS or ending in BYTES or ending in STREAMS:
            yield from drafts_of(stream, source, name=name, ending=ending)
        else:
            yield from _of_unknown(stream, source, name)
    except SourceError as fault:
        yield fault
    except MissingExtraError as fault:  # the other files of a batch are still read
        yield SourceError(source, str(fault))


def _of_unknown(stream: BinaryIO, source: str, name: str) -> Iterator[Draft | SourceError]:
    """Read what has no known ending: by its first bytes, JSON Lines if the first line is an object, a page, or text."""
    first = stream.readline(MAX_LINE + 1)
    while first and not first.strip():
        first = stream.readline(MAX_LINE + 1)
    if _is_object(first):
        for item in drafts_of_json_lines(stream, source, first):
            yield item if isinstance(item, SourceError) else named(item, f"{name}-{item.source.rpartition(':')[2]}")
        return
    data = first + read_bounded(stream, source)
    ending = next((ending for magic, ending in _MAGIC if data.startswith(magic)), None)
    if ending:
        yield from drafts_of(io.BytesIO(data), source, name=name, ending=ending)
        return
    text = decode(read_bounded(io.BytesIO(data), source), source, declares=True)
    if text.lstrip().lower().startswith(_PAGES):
        yield named(draft_of_webpage(text, source), name)
    elif _is_object(text.encode("utf-8", "replace")):
        raise SourceError(source, "JSON over several lines; write JSON Lines, with a report a line")
    else:
        yield named(draft_of_plain(text, source), name)


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.removeprefix(b"\xef\xbb\xbf")), dict)
    except (ValueError, RecursionError):
        return False
