"""A SQLite file for Datasette: statements, reports, events, and which statements tell of which event.

Quotes can be searched in full text (`statements_fts`).
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sayso.exports import flat
from sayso.exports.acled import COLUMNS as ACLED_COLUMNS
from sayso.exports.acled import coded
from sayso.exports.acled import row as acled_row
from sayso.exports.asked import Exported
from sayso.exports.cells import Cell

_CHUNK = 1 << 20
_AT_ONCE = 1_000
_REPORTS = ("id", "name", "title", "publisher", "published", "lang", "url", "recorded_at", "superseded_by")


def sqlite(exported: Exported) -> Iterator[bytes]:
    """Yield the file in pieces; it is built on disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.db")
        with closing(sqlite3.connect(path)) as connection:
            _fill(connection, exported)
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                yield piece


def _fill(connection: sqlite3.Connection, exported: Exported) -> None:
    _table(connection, "reports", dict.fromkeys(_REPORTS, "text"), "id", _report_rows(exported))
    types = {"text": "text", "date": "text", "integer": "integer", "real": "real", "boolean": "integer"}
    columns = {name: types[type] for name, type in flat.COLUMNS.items()}
    _table(connection, "statements", columns, "id", (list(row.values()) for row in flat.rows(exported)))
    events = list(coded(exported))
    names = dict.fromkeys(ACLED_COLUMNS, "text") | {
        "latitude": "real",
        "longitude": "real",
        "fatalities": "integer",
    }
    _table(
        connection, "events", {"id": "text", **names}, "id", ([e.incident.id, *acled_row(e, exported)] for e in events)
    )
    links = ([event.incident.id, one.id] for event in events for one in event.told)
    _table(connection, "event_statements", {"event": "text", "statement": "text"}, "event, statement", links)
    for table, column in (("statements", "published"), ("statements", "place"), ("statements", "kind"),
                          ("statements", "report_id"), ("event_statements", "statement")):  # fmt: skip
        connection.execute(f"create index {table}_{column} on {table} ({column})")
    connection.execute("create virtual table statements_fts using fts5(quote, content='statements')")
    connection.execute("insert into statements_fts (rowid, quote) select rowid, quote from statements")
    connection.commit()
    connection.execute("vacuum")


def _report_rows(exported: Exported) -> Iterator[list[Cell]]:
    for one in exported.reports.values():
        days = one.published.isoformat()
        yield [one.id, one.name, one.title, one.publisher, days, one.lang, one.url, one.recorded_at, one.superseded_by]


def _table(
    connection: sqlite3.Connection, name: str, columns: Mapping[str, str], key: str, rows: Iterable[Sequence[Cell]]
) -> None:
    """Make a table; its name and columns are this module's own, its values are bound."""
    made = ", ".join(f'"{column}" {type}' for column, type in columns.items())
    connection.execute(f"create table {name} ({made}, primary key ({key}))")
    insert = f"insert into {name} values ({', '.join('?' * len(columns))})"  # noqa: S608 (no value is in the text)
    for few in _few(rows):
        connection.executemany(insert, few)


def _few(rows: Iterable[Sequence[Cell]]) -> Iterator[list[list[Cell]]]:
    few: list[list[Cell]] = []
    for row in rows:
        few.append([_storable(value) for value in row])
        if len(few) == _AT_ONCE:
            yield few
            few = []
    yield few


def _storable(value: Cell) -> Cell:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
