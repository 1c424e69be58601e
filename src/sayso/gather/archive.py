"""Web archives: WARC files (ISO 28500), as CC-NEWS has them, and WACZ packages of them.

Read with FastWARC, which unpacks and parses in C++; only responses that hold a page go on.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.errors import SourceError
from sayso.gather.extras import optional
from sayso.gather.unpacked import FREE, MAX_RATIO, opened_zip

MAX_BODY = 10_000_000
"""Bytes of a page, unpacked; CC-NEWS cuts at some megabytes."""
MAX_RECORD = 1_000_000_000
"""Bytes of a record; one that says it is larger ends the reading of its archive."""
PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OK = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A page as an archive or a server gave it.

    Args:
        url: its address.
        data: the page.
        retrieved: when it was fetched, UTC, or None.
        charset: that the server named, or "".
        source: the archive and the place in it, or the address.
    """

    url: str
    data: bytes
    retrieved: dt.datetime | None
    charset: str
    source: str


def pages_of_warc(stream: BinaryIO | str, source: str) -> Iterator[Page | SourceError]:
    """Yield the pages of a WARC file, and why one could not be taken.

    Args:
        stream: the archive, packed with gzip, Zstandard or not; or the path of one.
        source: the archive as the user named it; the offset of the record is added to it.

    Raises:
        MissingExtraError: FastWARC is not installed.
    """
    warc = optional("fastwarc.warc", "reading a web archive", "archive")
    kinds = warc.WarcRecordType.response
    try:
        opened = warc.ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all", fsspec_args=False)
        for record in opened:
            if record.content_length > MAX_RECORD:
                yield SourceError(
                    _place(source, record), f"a record of {record.content_length:,} bytes: the rest is not read"
                )
                return
            page = _page(record, source)
            if page is not None:
                yield page
    except GeneratorExit:
        raise
    except BaseException as fault:  # a panic of the library, which is in Rust, is no Exception
        if not _is_of_archive(fault):
            raise
        yield SourceError(source, f"the archive is damaged or breaks off: {fault}"[:300])


def _is_of_archive(fault: BaseException) -> bool:
    return isinstance(fault, OSError | ValueError | RuntimeError) or type(fault).__name__ == "PanicException"


def _place(source: str, record: Any) -> str:
    return f"{source}@{record.stream_pos}"


def _page(record: Any, source: str) -> Page | SourceError | None:
    """Return the page in a record; None where it holds none, as redirects and pictures do."""
    if record.http_headers is None or record.http_headers.status_code != _OK:
        return None
    if (record.http_content_type or "").lower() not in PAGES:
        return None
    where = _place(source, record)
    try:
        data = record.reader.read(MAX_BODY + 1)
    except BaseException as fault:
        if not _is_of_archive(fault):
            raise
        return SourceError(where, f"the page cannot be unpacked: {fault}")
    if len(data) > MAX_BODY:
        return SourceError(where, f"a page of more than {MAX_BODY // 1_000_000} MB")
    url = str(record.headers.get("WARC-Target-URI", "")).strip("<>")
    moment = record.record_date
    return Page(url, data, moment.astimezone(dt.UTC) if moment else None, record.http_charset or "", where)


def pages_of_wacz(stream: BinaryIO, source: str) -> Iterator[Page | SourceError]:
    """Yield the pages of the WARC files in a WACZ package, in the order of their names."""
    package = opened_zip(stream, source)
    names = sorted(
        each.filename for each in package.infolist() if each.filename.lower().endswith((".warc", ".warc.gz"))
    )
    if not names:
        yield SourceError(source, "no WARC file is in this package")
    for name in names:
        packed = package.getinfo(name)
        where = f"{source}!{name}"
        if packed.file_size > FREE and packed.file_size > MAX_RATIO * max(1, packed.compress_size):
            yield SourceError(where, f"it unpacks to more than {MAX_RATIO} times its size: not unpacked")
            continue
        try:
            with package.open(name) as inner:
                yield from pages_of_warc(inner, where)  # type: ignore[arg-type]
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as fault:
            yield SourceError(where, f"cannot be unpacked: {fault}")
