"""What an act writes: taking in a report, reading it again, withdrawing, bringing back.

Invariants:
- An act that would change nothing writes nothing: taking in twice is taking in once.
- What a person has withdrawn does not come back because a machine reads it again; only `restore` brings it back.
- What a person has accepted or edited stays as it is, whatever a machine reads later: reviewed outranks read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from sayso.errors import UsageError
from sayso.ledger.corrections import keys, supersessions_of
from sayso.ledger.entry import Entry, next_entry
from sayso.ledger.reviews import verdicts_on
from sayso.ledger.rows import (
    CHUNK,
    Row,
    day_or_none,
    indexable,
    report_columns,
    statement_of,
    statement_payload,
    storable,
    words,
)
from sayso.ledger.schema import reports, retractions, statements, supersessions
from sayso.report import Report
from sayso.statement import Statement


@dataclass(frozen=True, slots=True)
class Added:
    """What taking in a report has changed.

    Args:
        new: the report was not in the ledger.
        report_id: its id.
        statements: how many statements were written, new or come back.
        retracted: how many statements of an earlier reading were withdrawn.
    """

    new: bool
    report_id: str
    statements: int
    retracted: int


def take_in(
    connection: Connection, report: Report, said: Sequence[Statement], *, published: str, reader: str, now: dt.datetime
) -> Added:
    """Record a report and what it says; call it where nobody else writes."""
    wanted = _by_id(report.id, said)
    new = connection.execute(select(reports.c.id).where(reports.c.id == report.id)).first() is None
    # Of a report that was never taken in, nothing can have been withdrawn or reviewed: the ids of what it says are new.
    standing = {} if new else _standing_payloads(connection, report.id)
    for id in () if new else _settled(connection, report.id, wanted, standing):
        wanted.pop(id, None)
        standing.pop(id, None)
    fresh = {id: (one, payload) for id, (one, payload) in wanted.items() if standing.get(id) != payload}
    gone = [id for id, payload in standing.items() if id not in wanted or wanted[id][1] != payload]
    added = Added(new, report.id, len(fresh), len(gone))
    if not (new or fresh or gone):
        return added
    entry = next_entry(connection, now)
    if new:
        _put_report(connection, entry, report, published)
    for id in gone:
        put_retraction(entry, id, "statement", f"read again by {reader}", reader, by_hand=False)
    entry.name_places(connection, [statement for statement, _ in fresh.values()])
    for id, (statement, payload) in fresh.items():
        row = statement_row(id, report.id, statement, payload, published=published, reader=reader)
        entry.add_statement(row, statement)
    detail: dict[str, str | int] = {"reader": reader, "statements": len(fresh), "retracted": len(gone)}
    entry.write(connection, "add" if new else "read again", report.id, detail)
    return added


def withdraw(connection: Connection, id: str, reason: str, by: str, now: dt.datetime) -> None:
    """Record that a person withdraws a report or statement; nothing where a person has done so already."""
    what = _what_is(connection, id)
    if id in _withdrawn_by_hand(connection, (id,)):
        return
    entry = next_entry(connection, now)
    put_retraction(entry, id, what, reason, by, by_hand=True)
    entry.write(connection, "retract", id, {"what": what, "reason": reason, "by": by})


def bring_back(connection: Connection, id: str, reason: str, by: str, now: dt.datetime) -> None:
    """Record that what a person has withdrawn stands again, by writing its last row anew; nothing where it stands."""
    what = _what_is(connection, id)
    if id not in _withdrawn_by_hand(connection, (id,)):
        return
    entry = next_entry(connection, now)
    table = reports if what == "report" else statements
    row = dict(_last_row(connection, table, id))
    if what == "report":
        entry.add(reports, row)
    else:
        statement = statement_of(row["payload"])
        entry.name_places(connection, [statement])
        entry.add_statement(row, statement)
    entry.write(connection, "restore", id, {"what": what, "reason": reason, "by": by})


def _by_id(report_id: str, said: Sequence[Statement]) -> dict[str, tuple[Statement, str]]:
    """Return the statements with what is kept of them; of two with one id, which say the same, the first."""
    found: dict[str, tuple[Statement, str]] = {}
    for statement in said:
        found.setdefault(statement.id_in(report_id), (statement, statement_payload(statement)))
    return found


def _settled(
    connection: Connection, report_id: str, wanted: Mapping[str, object], standing: Mapping[str, str]
) -> set[str]:
    """Return the statements of a report that people have withdrawn or reviewed, also as edited: they stay so."""
    reviewed = set(verdicts_on(connection, sorted({*wanted, *standing})))
    as_edited = {statement_of(standing[id]).id_in(report_id) for id in reviewed if id in standing}
    return reviewed | as_edited | _withdrawn_by_hand(connection, (report_id, *wanted))


def _standing_payloads(connection: Connection, report_id: str) -> dict[str, str]:
    """Return the statements of a report that stand, as they are kept, by id."""
    query = select(statements.c.id, statements.c.entry, statements.c.payload).where(statements.c.report == report_id)
    rows = connection.execute(query.order_by(statements.c.row)).all()
    last = _last_retractions(connection, {row.id for row in rows})
    return {row.id: row.payload for row in rows if row.entry >= last.get(row.id, (0, False))[0]}


def _withdrawn_by_hand(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Return those of the ids that a person has withdrawn, and nobody has brought back."""
    last = {id: entry for id, (entry, by_hand) in _last_retractions(connection, set(ids)).items() if by_hand}
    if not last:
        return set()
    back = set()
    for table in (reports, statements):
        for row in connection.execute(select(table.c.id, table.c.entry).where(table.c.id.in_(last))):
            if row.entry > last[row.id]:
                back.add(row.id)
    return last.keys() - back


def _last_retractions(connection: Connection, ids: set[str]) -> dict[str, tuple[int, bool]]:
    """Return for each id that was ever withdrawn the last entry that did so, and whether a person did."""
    found: dict[str, tuple[int, bool]] = {}
    table = retractions.c
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        part = ordered[start : start + CHUNK]
        query = select(table.id, table.entry, table.by_hand).where(table.id.in_(part)).order_by(table.entry)
        found.update({row.id: (row.entry, row.by_hand) for row in connection.execute(query)})
    return found


def _what_is(connection: Connection, id: str) -> str:
    for what, table in (("report", reports), ("statement", statements)):
        if connection.execute(select(table.c.id).where(table.c.id == storable(id)).limit(1)).first():
            return what
    raise UsageError(f"the ledger holds no report or statement with the id {id!r}")


def _last_row(connection: Connection, table: Table, id: str) -> Row:
    query = select(table).where(table.c.id == id).order_by(table.c.entry.desc()).limit(1)
    return dict(connection.execute(query).mappings().one())


def _put_report(connection: Connection, entry: Entry, report: Report, published: str) -> None:
    row = {"id": report.id, "published": published, "name": indexable(report.name)}
    entry.add(reports, {**row, **keys(report), **report_columns(report)})
    for pair in supersessions_of(connection, report):
        entry.add(supersessions, pair)


def put_retraction(entry: Entry, id: str, what: str, reason: str, by: str, *, by_hand: bool) -> None:
    """Add the row that withdraws a report or a statement to an entry."""
    row = {"id": id, "what": what, "by_hand": by_hand, "reason": storable(reason), "by": storable(by)}
    entry.add(retractions, row)


def statement_row(id: str, report_id: str, statement: Statement, payload: str, *, published: str, reader: str) -> Row:
    """Return the row of `statements` for a statement, but for what its entry fills in."""
    interval = statement.when.interval if statement.when else None
    return {
        "id": id,
        "report": report_id,
        "reader": storable(reader),
        "kind": indexable(statement.kind),
        "modality": statement.modality.value,
        "published": published,
        "valid_from": day_or_none(interval.start) if interval else None,
        "valid_to": day_or_none(interval.end) if interval else None,
        "words": words(statement.quote),
        "payload": payload,
    }
