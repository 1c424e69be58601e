"""Tell what a file of places is, and read it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.errors import KnowledgeError
from sayso.know.gazetteer.imports import geonames, pcodes, whosonfirst
from sayso.know.gazetteer.imports.table import MAX_PLACES, Raw, Tally, lines_of

_MOST_FAULTS = 0.5
"""Share of malformed rows from which a file is taken for something else."""
_FEW = 20
_MOST_CELLS = 500
_FORMATS = "a GeoNames country dump, a table of Who's On First, a CSV with p-codes (OCHA COD)"

Rows = Callable[[list[str]], Iterator[Raw]]


def read_places(path: Path, tally: Tally) -> Iterator[Raw]:
    """Yield the places of a file.

    Args:
        path: a GeoNames country dump, a table of Who's On First, or a CSV with p-codes.
        tally: counts what was kept, passed by and malformed.

    Raises:
        KnowledgeError: the file is none of these, or more than half of its rows are malformed, or it has too many.
    """
    lines = lines_of(path)
    number, first = next(lines, (0, ""))
    if not first.strip():
        raise KnowledgeError(f"{path}: the file is empty")
    delimiter = max("\t,;", key=first.count)
    rows = _rows_of(_cells(first, delimiter), path)
    if rows is None:
        raise KnowledgeError(f"{path}: neither of {_FORMATS}: its first line has {first.count(delimiter) + 1} cells")
    take, headed = rows
    if not headed:
        yield from _taken(take, _cells(first, delimiter), f"{path}, line {number}", tally)
    for number, line in lines:
        if not line.strip():
            continue
        yield from _taken(take, _cells(line, delimiter), f"{path}, line {number}", tally)
        if tally.kept > MAX_PLACES:
            raise KnowledgeError(f"{path}: more than {MAX_PLACES} places: import it country by country")
        _check(path, tally)
    _check(path, tally, few=1)
    if not tally.kept:
        raise KnowledgeError(
            f"{path}: no place in it that could be taken in: {'; '.join(tally.faults) or _no_kinds(tally)}"
        )


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; quotes count in CSV only, as GeoNames and Who's On First do not quote."""
    if delimiter == "\t":
        return line.split("\t", _MOST_CELLS)
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows_of(first: list[str], path: Path) -> tuple[Rows, bool] | None:
    """Return how to read a row, and whether the first one is a header; None for an unknown format."""
    if len(first) == geonames.COLUMNS and first[0].isdigit():
        return _single(geonames.raw_of, geonames.COLUMNS), False
    if len(first) == whosonfirst.COLUMNS and first[0].isdigit():
        return _single(whosonfirst.raw_of, whosonfirst.COLUMNS), False
    if set(first) >= whosonfirst.META:
        meta = whosonfirst.raw_of_meta
        return _single(lambda cells: meta(dict(zip(first, cells, strict=True))), len(first)), True
    try:
        columns = pcodes.Columns(first)
    except ValueError:
        return None
    if not columns.names:
        raise KnowledgeError(f"{path}: p-codes without a column of names (admin1Name_en, ADM1_EN, ...)")
    return (lambda cells: pcodes.raws_of(_row(first, cells), columns)), True


def _row(header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells where {len(header)} are expected")
    return dict(zip(header, cells, strict=True))


def _single(read: Callable[[list[str]], Raw | None], columns: int) -> Rows:
    def rows(cells: list[str]) -> Iterator[Raw]:
        if len(cells) != columns:
            raise ValueError(f"{len(cells)} cells where {columns} are expected")
        made = read(cells)
        if made is not None:
            yield made

    return rows


def _taken(take: Rows, cells: list[str], where: str, tally: Tally) -> Iterator[Raw]:
    try:
        found = list(take(cells))
    except ValueError as fault:
        tally.fault(where, str(fault))
        return
    tally.kept += len(found)
    tally.passed += not found
    yield from found


def _no_kinds(tally: Tally) -> str:
    return f"{tally.passed} rows, none of a town, region, district, camp or airfield"


def _check(path: Path, tally: Tally, few: int = _FEW) -> None:
    total = tally.kept + tally.passed + tally.malformed
    if tally.malformed >= few and tally.malformed > _MOST_FAULTS * total:
        raise KnowledgeError(f"{path}: {tally.malformed} of {total} rows are malformed: {'; '.join(tally.faults)}")
