"""Parts: Parquet files of reports, of statements and of what was passed over, one of each a shard.

Invariant: the same rows give the same bytes. Nothing of when, where or by whom a part was made is in it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

from sayso.exchange import report_to_json, statement_to_json
from sayso.gather.extras import optional
from sayso.report import Report
from sayso.scale.sift import Passed
from sayso.statement import Statement

Row = dict[str, Any]
KINDS = ("reports", "statements", "passed")
"""Folders of parts."""
_COLUMNS = {
    "reports": (
        "id name title publisher author published published_from lang dateline url source retrieved text reader "
        "relevance"
    ),
    "statements": (
        "id report number kind modality unverified said_by quote start end place place_id lat lon first_day last_day "
        "payload"
    ),
    "passed": "why source url detail",
}
_TYPES = {
    "published": "date32",
    "first_day": "date32",
    "last_day": "date32",
    "number": "int32",
    "start": "int32",
    "end": "int32",
    "lat": "float64",
    "lon": "float64",
    "relevance": "float64",
    "unverified": "bool_",
}
"""Types of columns that are no texts, by pyarrow's names."""


def columns_of(kind: str) -> list[str]:
    """Return the columns of a kind of part, in order."""
    return _COLUMNS[kind].split()


def schema_of(kind: str) -> Any:
    """Return the schema of a kind of part."""
    arrow = optional("pyarrow", "working at scale", "archive")
    return arrow.schema([(name, getattr(arrow, _TYPES.get(name, "string"))()) for name in columns_of(kind)])


def report_row(report: Report, reader: str, relevance: float) -> Row:
    """Return a report as a row."""
    row = report_to_json(report)
    row["text"] = row.pop("body")
    return {**row, "published": report.published, "reader": reader, "relevance": relevance}


def statement_row(statement: Statement, report: str, number: int) -> Row:
    """Return a statement as a row: what is asked for most in columns, all of it in `payload` as JSON."""
    place = statement.places[0] if statement.places else None
    interval = statement.when.interval if statement.when else None
    return {
        "id": statement.id_in(report),
        "report": report,
        "number": number,
        "kind": statement.kind,
        "modality": statement.modality.value,
        "unverified": statement.unverified,
        "said_by": statement.said_by.name if statement.said_by else None,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "first_day": interval.first if interval else None,
        "last_day": interval.last if interval else None,
        "payload": json.dumps(statement_to_json(statement), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    }


def passed_row(passed: Passed) -> Row:
    """Return what was passed over as a row."""
    return {"why": passed.why, "source": passed.source, "url": passed.url, "detail": passed.detail}


def parquet_of(kind: str, rows: Sequence[Row]) -> bytes:
    """Return rows as a Parquet file."""
    arrow = optional("pyarrow", "working at scale", "archive")
    parquet = optional("pyarrow.parquet", "working at scale", "archive")
    names = columns_of(kind)
    table = arrow.Table.from_pylist([{name: row.get(name) for name in names} for row in rows], schema=schema_of(kind))
    written = io.BytesIO()
    parquet.write_table(table, written, compression="zstd")
    return written.getvalue()
