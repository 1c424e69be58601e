"""Tables read row by row: CSV with commas, semicolons or tabs, in UTF-8, of any length."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sayso.errors import SourceError, UsageError
from sayso.imports.mapping import Mapping
from sayso.imports.rows import Told, told_in

AT_ONCE = 50
"""Rows that the ledger takes in together."""
_SEPARATORS = ",;\t"
_SAMPLE = 65_536
_LONGEST = 1_000_000
"""Characters of a cell."""


def told_rows(
    path: Path,
    mapping: Mapping,
    *,
    published: dt.date | None = None,
    faults: list[SourceError] | None = None,
    left_out: Counter[str] | None = None,
) -> Iterator[Told]:
    """Yield what the rows of a table tell.

    Args:
        path: the table.
        mapping: what its columns mean.
        published: the day of publication, where its rows have none.
        faults: where rows go that cannot be read; without it the first one stops the reading.
        left_out: counts rows that are left out, by reason.

    Raises:
        UsageError: the table cannot be read, or lacks a column.
        SourceError: a row cannot be read, and `faults` is not given.
    """
    skipped = left_out if left_out is not None else Counter()
    last: dict[str, tuple[str, ...]] = {}
    with _opened(path) as rows:
        lacking = [column for column in mapping.needed() if column not in (rows.fieldnames or ())]
        if lacking:
            raise UsageError(
                f"{path}: there is no column '{lacking[0]}'; there are: {', '.join(rows.fieldnames or ())}"
            )
        for number in itertools.count(2):
            try:
                row = next(rows, None)
                if row is None:
                    return
                told = told_in(row, mapping, f"{path.name}, row {number}", published)
            except csv.Error as fault:
                raise UsageError(f"{path}, row {number}: malformed: {fault}") from fault
            except SourceError as fault:
                if faults is None:
                    raise
                faults.append(fault)
                continue
            if told is None:
                skipped["rows of which the codebook has no kind"] += 1
            elif mapping.changes_of and last.get(key := row.get(mapping.changes_of) or "") == told.statement.holders:
                skipped["rows that change nothing"] += 1
            else:
                if mapping.changes_of:
                    last[key] = told.statement.holders
                if mapping.holder and told.statement.kind == "control" and not told.statement.holders:
                    skipped["rows without a holder"] += 1
                else:
                    yield told


@contextmanager
def _opened(path: Path) -> Iterator[csv.DictReader[str]]:
    csv.field_size_limit(min(_LONGEST, sys.maxsize))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            separator = _separator(file)
            yield csv.DictReader(file, delimiter=separator)
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: it cannot be read as UTF-8 text ({fault})") from fault


def _separator(file: TextIO) -> str:
    """Return what separates the columns: of the usual marks the one most often in the first line."""
    first = file.readline(_SAMPLE)
    file.seek(0)
    return max(_SEPARATORS, key=first.count)
