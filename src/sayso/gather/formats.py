"""Formats of files, by the ending of the name: each to its drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.gather.archive import Page, pages_of_wacz, pages_of_warc
from sayso.gather.columns import drafts_of_columns
from sayso.gather.corpus import draft_of_corpus
from sayso.gather.decode import decode, read_bounded
from sayso.gather.draft import Draft, named
from sayso.gather.jsonlines import drafts_of_json_lines
from sayso.gather.mail import draft_of_mail, drafts_of_mailbox
from sayso.gather.markdown import draft_of_markdown
from sayso.gather.pdf import draft_of_pdf
from sayso.gather.plain import draft_of_plain
from sayso.gather.webpage import draft_of_page, draft_of_webpage
from sayso.gather.word import draft_of_word

Drafts = Iterator[Draft | SourceError]

TEXTS: dict[str, Callable[[str, str], Draft]] = {
    ".txt": draft_of_plain,
    ".md": draft_of_markdown,
    ".markdown": draft_of_markdown,
    ".html": draft_of_webpage,
    ".htm": draft_of_webpage,
    ".yaml": draft_of_corpus,
    ".yml": draft_of_corpus,
}
"""One report a file, from its text."""
BYTES: dict[str, Callable[[bytes, str], Draft]] = {".pdf": draft_of_pdf, ".docx": draft_of_word, ".eml": draft_of_mail}
"""One report a file, from its bytes."""


def _lines(stream: BinaryIO, source: str) -> Drafts:
    return drafts_of_json_lines(stream, source)


def _warc(stream: BinaryIO, source: str) -> Drafts:
    return drafts_of_pages(pages_of_warc(stream, source))


def _wacz(stream: BinaryIO, source: str) -> Drafts:
    return drafts_of_pages(pages_of_wacz(stream, source))


STREAMS: dict[str, Callable[[BinaryIO, str], Drafts]] = {
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".csv": drafts_of_columns,
    ".tsv": drafts_of_columns,
    ".mbox": drafts_of_mailbox,
    ".warc": _warc,
    ".wacz": _wacz,
}
"""Many reports a file, read as they come."""
PACKED = ".gz"
UNPACKS_ITSELF = frozenset({".warc"})
"""Formats that are packed record by record, and read so."""
ENDINGS = frozenset({*TEXTS, *BYTES, *STREAMS, PACKED})
"""Endings of the files that a folder is searched for."""


def drafts_of_pages(pages: Iterator[Page | SourceError]) -> Drafts:
    """Yield the article of each page, or why there is none."""
    for page in pages:
        try:
            yield page if isinstance(page, SourceError) else draft_of_page(page)
        except SourceError as fault:
            yield fault


def drafts_of(stream: BinaryIO, source: str, *, name: str, ending: str) -> Drafts:
    """Yield the drafts of a file whose ending is one of `TEXTS`, `BYTES` or `STREAMS`.

    Args:
        stream: the file, unpacked.
        source: the file as the user named it.
        name: what a report is called that its file gives no name; where a file holds many, with its number.
        ending: of the file's name, in small letters.

    Raises:
        SourceError: the file cannot be read as what it is.
        MissingExtraError: the format needs a library that is not installed.
    """
    if ending in TEXTS:
        made = TEXTS[ending]
        text = decode(read_bounded(stream, source), source, declares=made is draft_of_webpage)
        yield named(made(text, source), name)
    elif ending in BYTES:
        yield named(BYTES[ending](read_bounded(stream, source), source), name)
    else:
        for item in STREAMS[ending](stream, source):
            yield (
                item
                if isinstance(item, SourceError)
                else named(item, f"{name}-{item.source.rpartition(':')[2].rpartition('@')[2]}")
            )
