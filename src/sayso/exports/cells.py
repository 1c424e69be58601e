"""Rows as text: commas or tabs, and cells that no spreadsheet takes for a formula.

Invariant: a text that a spreadsheet would run begins with an apostrophe in what is written; a number never does.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | bool | None
"""What a cell holds; None is an empty one."""

_FORMULA = re.compile(r"[\t\r\n ]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How a text begins that a spreadsheet may run (OWASP, "CSV injection"); some skip blanks before it."""
_GUARDED = re.compile(r"'[\t\r\n ]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_BREAKS = re.compile(r"[\t\r\n\v\f\x00\x1c-\x1e\x85\u2028\u2029]+")


def inert(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs: an apostrophe goes before what begins like a formula."""
    return f"'{text}" if _FORMULA.match(text) or _GUARDED.match(text) else text


def plain(text: str) -> str:
    """Take back what `inert` did."""
    return text[1:] if _GUARDED.match(text) or (text[:1] == "'" and _GUARDED.match(text[1:])) else text


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield comma-separated lines as RFC 4180 has them, the columns first; texts are inert."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    yield _emptied(buffer)
    for values in rows:
        writer.writerow([_cell(value) for value in values])
        yield _emptied(buffer)


def tsv_lines(rows: Iterable[Sequence[Cell]], columns: Sequence[str] | None = None, missing: str = "") -> Iterator[str]:
    """Yield tab-separated lines without quotes: what breaks a line, and a tab, become a blank.

    Args:
        rows: the values.
        columns: a first line, where the format has one.
        missing: what stands for an empty value.
    """
    if columns:
        yield "\t".join(columns) + "\n"
    for values in rows:
        yield "\t".join(_tab_cell(value) or missing for value in values) + "\n"


def number(value: float | None) -> str:
    """Return a number as it is written: the shortest form that reads back the same; "" for None."""
    return "" if value is None else repr(value)


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return inert(_encodable(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value)


def _tab_cell(value: Cell) -> str:
    return inert(_BREAKS.sub(" ", _encodable(value)).strip()) if isinstance(value, str) else _cell(value)


def _encodable(text: str) -> str:
    """Return a text without what is no character and cannot be written as UTF-8."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
