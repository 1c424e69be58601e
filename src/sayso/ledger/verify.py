"""Holding a ledger to its chain: every entry is recomputed from the rows it wrote.

Invariant: memory is bounded by `TOGETHER` entries, however long the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, func, select

from sayso.ledger.chain import FIRST, Link, content_digest, row_line, statement_line
from sayso.ledger.dialects import reading
from sayso.ledger.rows import Row
from sayso.ledger.schema import DEPENDENT, SEALED, audit, places, statement_actors, statement_places, statements

TOGETHER = 200
"""Entries that are read at once."""
_PLAIN = tuple(table for table in SEALED if table not in {statements, *DEPENDENT})


def faults_of(engine: Engine) -> list[str]:
    """Return the faults of a ledger's chain, each in a line, in the order of the entries."""
    with reading(engine) as connection:
        last = connection.execute(select(func.coalesce(func.max(audit.c.entry), 0))).scalar_one()
        return [*_chain_faults(connection, last), *_stray_rows(connection)]


def _chain_faults(connection: Connection, last: int) -> Iterator[str]:
    number, recorded_at, previous = 0, "", FIRST
    for start in range(1, last + 1, TOGETHER):
        stop = min(start + TOGETHER - 1, last)
        lines = _lines(connection, start, stop)
        for row in connection.execute(select(audit).where(audit.c.entry.between(start, stop)).order_by(audit.c.entry)):
            yield from (f"entry {missing} is missing" for missing in _missing(number + 1, row.entry))
            link = Link(row.entry, row.recorded_at, row.action, row.subject, row.detail, row.content, row.previous)
            if link.digest != row.digest:
                yield f"entry {row.entry} ({row.action} {row.subject}) was changed"
            if link.previous != previous:
                yield f"entry {row.entry} ({row.action} {row.subject}) does not follow from the one before it"
            if link.recorded_at < recorded_at:
                yield f"entry {row.entry} ({row.action} {row.subject}) is dated before the one before it"
            if content_digest(lines.get(row.entry, [])) != row.content:
                yield f"entry {row.entry} ({row.action} {row.subject}): its rows were changed, added to or taken away"
            number, recorded_at, previous = row.entry, row.recorded_at, row.digest


def _missing(first: int, present: int) -> range:
    # A hostile ledger may jump by billions: name the first few.
    return range(first, min(present, first + 3))


def _lines(connection: Connection, start: int, stop: int) -> dict[int, list[str]]:
    """Return the rows of some entries as the digest takes them, by entry."""
    found: dict[int, list[str]] = {}
    for table in _PLAIN:
        for row in connection.execute(select(table).where(table.c.entry.between(start, stop))).mappings():
            found.setdefault(row["entry"], []).append(row_line(table.name, dict(row)))
    where = select(statement_places.c.row, places.c.place, places.c.key).join_from(
        statement_places, places, places.c.number == statement_places.c.number
    )
    named = _by_statement(connection, where, statement_places, start, stop)
    actors = _by_statement(connection, select(statement_actors), statement_actors, start, stop)
    for row in connection.execute(select(statements).where(statements.c.entry.between(start, stop))).mappings():
        line = statement_line(dict(row), named.get(row["row"], []), actors.get(row["row"], []))
        found.setdefault(row["entry"], []).append(line)
    return found


def _by_statement(
    connection: Connection, rows: Select[Any], table: Table, start: int, stop: int
) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    query = rows.join(statements, statements.c.row == table.c.row)
    for row in connection.execute(query.where(statements.c.entry.between(start, stop))).mappings():
        found.setdefault(row["row"], []).append(dict(row))
    return found


def _stray_rows(connection: Connection) -> Iterator[str]:
    """Yield the tables that hold rows of no entry."""
    entries = select(audit.c.entry)
    for table in (*_PLAIN, statements):
        stray = select(func.count()).select_from(table).where(table.c.entry.not_in(entries))
        yield from _told_strays(connection.execute(stray).scalar_one(), table)
    for table in DEPENDENT:
        orphaned = select(func.count()).select_from(table).where(table.c.row.not_in(select(statements.c.row)))
        yield from _told_strays(connection.execute(orphaned).scalar_one(), table)


def _told_strays(number: int, table: Table) -> Iterator[str]:
    if number:
        yield f"table {table.name}: {number} rows belong to no entry"
