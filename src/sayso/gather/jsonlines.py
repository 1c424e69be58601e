"""JSON Lines: a report a line. A line that is wrong is passed by and named; the others are still read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pydantic import ValidationError

from sayso.errors import SourceError
from sayso.gather.draft import Draft
from sayso.gather.record import Record, first_fault

MAX_LINE = 20_000_000
"""Bytes of a line; a file may be of any size, since it is read line by line."""
_BOM = b"\xef\xbb\xbf"
_SKIPPED_AT_ONCE = 1_000_000


def drafts_of_json_lines(stream: BinaryIO, source: str, first: bytes = b"") -> Iterator[Draft | SourceError]:
    """Yield a draft, or why there is none, for each line that is not blank.

    Args:
        stream: the lines, UTF-8.
        source: the file as the user named it; the line number is added to it.
        first: a first line that has been taken from the stream already.
    """
    number = 0
    line = first or stream.readline(MAX_LINE + 1)
    if not line:
        yield SourceError(source, "the file is empty")
    while line:
        number += 1
        where = f"{source}:{number}"
        if len(line) > MAX_LINE:
            _skip_line(stream, line)
            yield SourceError(where, f"a line of more than {MAX_LINE // 1_000_000} MB: split the report")
        elif line.strip():
            yield _draft(line.removeprefix(_BOM) if number == 1 else line, where)
        line = stream.readline(MAX_LINE + 1)


def _draft(line: bytes, where: str) -> Draft | SourceError:
    if b"\0" in line:
        return SourceError(where, "it holds NUL bytes; JSON Lines are UTF-8: save the file as UTF-8")
    try:
        return Record.model_validate_json(line).draft(where)
    except ValidationError as fault:
        return SourceError(where, first_fault(fault))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIPPED_AT_ONCE)
