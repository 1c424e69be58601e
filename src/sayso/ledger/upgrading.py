"""From one form of the tables to the next.

Invariants:
- An upgrade is one transaction: after a failure the ledger is as it was.
- What was sealed stays sealed: entries made before it verify after it as they did, and it is an entry itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, func, inspect, select, text, update

from sayso.clock import Clock, SystemClock
from sayso.ledger.dialects import writing
from sayso.ledger.entry import next_entry
from sayso.ledger.failures import failures_told
from sayso.ledger.fulltext import index_quotes, index_reports, make_indexes
from sayso.ledger.opening import display_name, ledger_url, opened
from sayso.ledger.places import place_row
from sayso.ledger.rows import Row, statement_of
from sayso.ledger.schema import SCHEMA_VERSION, places, reports, reviews, schema_version, statement_places, statements

TOGETHER = 2_000
"""Rows that are read and written at once."""


def upgrade(url_or_path: str | Path, *, clock: Clock | None = None) -> tuple[int, int]:
    """Bring a ledger to the form that this version of sayso works with.

    Args:
        url_or_path: a SQLite file or `postgresql://...`.
        clock: where the time of the entry comes from; the computer's by default.

    Returns:
        The version before and after; equal where there was nothing to do.

    Raises:
        LedgerError: it cannot be opened or written, is no ledger, or is of a newer version.
    """
    url = ledger_url(url_or_path)
    engine = opened(url, create=False, writable=True, any_version=True)
    try:
        with failures_told(display_name(url)), writing(engine) as connection:
            before = connection.execute(select(schema_version.c.version)).scalar_one()
            for version in range(before, SCHEMA_VERSION):
                _STEPS[version](connection, (clock or SystemClock()).now())
                connection.execute(update(schema_version).values(version=version + 1))
            return before, SCHEMA_VERSION
    finally:
        engine.dispose()


def _to_second(connection: Connection, now: dt.datetime) -> None:
    """Places are kept once each, with their points; reviews; full-text search; an index on each table's entry."""
    connection.execute(text("DROP TABLE statement_places"))
    for table in (places, statement_places, reviews):
        table.create(connection)
    for table in (reports, statements):
        present = {index["name"] for index in inspect(connection).get_indexes(table.name)}
        for missing in sorted(
            (index for index in table.indexes if index.name not in present), key=lambda i: str(i.name)
        ):
            missing.create(connection)
    make_indexes(connection)
    entry = next_entry(connection, now)
    numbers: dict[str, int] = {}
    for rows in _in_parts(connection, statements):
        said = [(row["row"], statement_of(row["payload"])) for row in rows]
        named = [(row, place_row(place)) for row, statement in said for place in statement.places]
        for _, place in named:
            if place["digest"] not in numbers:
                numbers[place["digest"]] = len(numbers) + 1
                entry.add(places, {"number": numbers[place["digest"]], **place})
        entry.add_links({(row, numbers[place["digest"]]) for row, place in named})
        index_quotes(connection, rows)
    for rows in _in_parts(connection, reports):
        index_reports(connection, rows)
    entry.write(connection, "upgrade", "", {"version": 2})


def _in_parts(connection: Connection, table: Table) -> Iterator[list[Row]]:
    """Yield all rows of a table, some at a time, without holding a cursor open over what is written meanwhile."""
    key = table.c.row if "row" in table.c else table.c.entry
    last = 0
    highest = connection.execute(select(func.coalesce(func.max(key), 0))).scalar_one()
    while last < highest:
        query = select(table).where(key > last).order_by(key).limit(TOGETHER)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        last = rows[-1][key.name]
        yield rows


_STEPS: dict[int, Callable[[Connection, dt.datetime], None]] = {1: _to_second}
"""From each version the step to the next."""
