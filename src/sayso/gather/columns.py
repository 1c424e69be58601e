"""A CSV file with named columns: a report a row. Cells are data, never formulas."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from importlib import resources
from typing import BinaryIO

import yaml
from pydantic import ValidationError

from sayso.errors import KnowledgeError, SourceError
from sayso.gather.decode import decode
from sayso.gather.draft import Draft
from sayso.gather.record import Record, first_fault

MAX_LINE = 5_000_000
"""Bytes of a line of the file."""
MAX_ROW = 20_000_000
"""Bytes of a row, whose cells may run over several lines."""
MAX_COLUMNS = 1_000
_SEPARATORS = ",;\t|"


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    text = resources.files("sayso.gather").joinpath("data/columns.yaml").read_text(encoding="utf-8")
    try:
        return {str(field): tuple(names) for field, names in yaml.safe_load(text).items()}
    except (TypeError, AttributeError) as fault:
        raise KnowledgeError(f"gather/data/columns.yaml: {fault!r}") from fault


def drafts_of_columns(stream: BinaryIO, source: str) -> Iterator[Draft | SourceError]:
    """Yield a draft, or why there is none, for each row of a CSV file whose first row names the columns.

    Args:
        stream: the file, UTF-8 or Windows-1252; cells are separated by commas, semicolons, tabs or bars.
        source: the file as the user named it; the number of the row is added to it.

    Raises:
        SourceError: no column holds a text, or the file is damaged beyond a row.
    """
    csv.field_size_limit(MAX_ROW)  # the library's own limit is for all of a process
    lines = _lines(stream, source)
    head = next(lines, "")
    separator = max(_SEPARATORS, key=head.count)
    try:
        fields = _fields(next(csv.reader([head], delimiter=separator), []), source)
    except csv.Error as fault:
        raise SourceError(source, f"malformed CSV in its first row: {fault}") from fault
    rows = csv.reader(lines, delimiter=separator)
    number = 1
    try:
        for row in rows:
            number += 1
            if any(cell.strip() for cell in row):
                yield _draft({field: row[at] for field, at in fields.items() if at < len(row)}, f"{source}:{number}")
    except csv.Error as fault:
        yield SourceError(f"{source}:{number + 1}", f"malformed CSV: {fault}")


def _lines(stream: BinaryIO, source: str) -> Iterator[str]:
    first = True
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise SourceError(source, f"a line of more than {MAX_LINE // 1_000_000} MB: this is no CSV file")
        text = decode(line, source) if line.strip() else "\n"
        yield text.removeprefix("\ufeff") if first else text
        first = False


def _fields(head: list[str], source: str) -> dict[str, int]:
    if len(head) > MAX_COLUMNS:
        raise SourceError(source, f"more than {MAX_COLUMNS:,} columns")
    there = {name.strip().lower(): at for at, name in reversed(list(enumerate(head)))}
    fields = {field: there[name] for field, names in _names().items() for name in reversed(names) if name in there}
    if "text" not in fields:
        raise SourceError(
            source, f"no column is called {' or '.join(_names()['text'][:3])}; there are: {', '.join(head)[:200]}"
        )
    return fields


def _draft(row: dict[str, str], where: str) -> Draft | SourceError:
    try:
        return Record.model_validate(row).draft(where)
    except ValidationError as fault:
        return SourceError(where, first_fault(fault))
