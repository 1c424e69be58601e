"""An Excel workbook: statements, events, and what the file is; all texts are texts, no cell is a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.exports import flat
from sayso.exports.acled import COLUMNS as ACLED_COLUMNS
from sayso.exports.acled import coded
from sayso.exports.acled import row as acled_row
from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, inert
from sayso.exports.needs import needed

MOST_ROWS = 1_048_575
"""Rows that a sheet of Excel holds below its first; further ones go to further sheets."""
_MOST_CHARACTERS = 32_767
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIXED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (workbooks have no time zone)
_FIXED_ZIP = (2000, 1, 1, 0, 0, 0)


def excel(exported: Exported) -> Iterator[bytes]:
    """Yield the workbook."""
    workbook = needed("openpyxl", "Excel").Workbook(write_only=True)
    workbook.properties.created = workbook.properties.modified = _FIXED
    _sheets(workbook, "Statements", tuple(flat.COLUMNS), (tuple(row.values()) for row in flat.rows(exported)))
    _sheets(workbook, "Events", ACLED_COLUMNS, (tuple(acled_row(event, exported)) for event in coded(exported)))
    _sheets(workbook, "About", ("what", "value"), _about(exported))
    buffer = io.BytesIO()
    workbook.save(buffer)
    yield _timeless(buffer)


def _about(exported: Exported) -> Iterator[tuple[Cell, ...]]:
    known = exported.view.known
    yield ("on", exported.on.isoformat())
    yield ("known", known.isoformat() if known else None)
    yield ("ledger", exported.digest.head)
    yield ("entry", exported.digest.entry)
    for key, value in exported.wanted.to_json().items():
        yield (key, str(value))


def _sheets(workbook: Any, title: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    sheet, number, count = None, 0, MOST_ROWS
    for row in rows:
        if count == MOST_ROWS:
            number, count = number + 1, 0
            sheet = _sheet(workbook, title if number == 1 else f"{title} {number}", columns)
        if sheet is not None:
            sheet.append([_cell(value) for value in row])
        count += 1
    if sheet is None:
        _sheet(workbook, title, columns)


def _sheet(workbook: Any, title: str, columns: tuple[str, ...]) -> Any:
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    return sheet


def _cell(value: Cell) -> Cell:
    return inert(_ILLEGAL.sub("�", value))[:_MOST_CHARACTERS] if isinstance(value, str) else value


def _timeless(buffer: io.BytesIO) -> bytes:
    """Return a workbook without the time at which it was written, so that the same content has the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in sorted(old.infolist(), key=lambda item: item.filename):
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(item.filename, _FIXED_ZIP), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
