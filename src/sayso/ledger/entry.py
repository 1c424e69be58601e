"""One entry: the rows that one act writes, and the link that seals them.

Invariant: the rows of an entry and its link are written in one transaction, as the last thing in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, func, select

from sayso.ledger.chain import FIRST, Link, content_digest, row_line, statement_line
from sayso.ledger.fulltext import index_quotes, index_reports
from sayso.ledger.places import next_number, numbers_of, place_row, places_in
from sayso.ledger.rows import Row, actor_rows, dump, moment
from sayso.ledger.schema import SEALED, audit, places, reports, statement_actors, statement_places, statements
from sayso.statement import Statement


@dataclass(slots=True)
class Entry:
    """The rows of an entry that is being made.

    Args:
        number: one more than that of the last entry.
        recorded_at: the time of the entry; never before that of the last one, even if the clock was set back.
        previous: the digest of the last entry.
        next_row: the number of the next row of `statements`.
    """

    number: int
    recorded_at: str
    previous: str
    next_row: int
    _places: dict[str, Row] = field(default_factory=dict)
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)

    def add(self, table: Table, row: Row) -> None:
        """Add a row, of which entry and time are filled in."""
        whole = {**row, "entry": self.number, "recorded_at": self.recorded_at}
        self._keep(table, whole)
        self._lines.append(row_line(table.name, whole))

    def name_places(self, connection: Connection, said: Sequence[Statement]) -> None:
        """Number the places that statements name, those that are new to the ledger at the end; call it once before."""
        named = places_in(said)
        numbers = numbers_of(connection, list(named))
        fresh = next_number(connection)
        for digest, row in named.items():
            if digest not in numbers:
                numbers[digest], fresh = fresh, fresh + 1
                self.add(places, {"number": numbers[digest], **row})
            self._places[digest] = {**row, "number": numbers[digest]}

    def add_statement(self, row: Row, statement: Statement) -> None:
        """Add a row of `statements`, with what it is found by."""
        number, self.next_row = self.next_row, self.next_row + 1
        whole = {**row, "row": number, "entry": self.number, "recorded_at": self.recorded_at}
        digests = {place_row(place)["digest"] for place in statement.places}
        named, actors = [self._places[digest] for digest in sorted(digests)], actor_rows(number, statement)
        self._keep(statements, whole)
        self._keep(statement_places, *({"row": number, "number": place["number"]} for place in named))
        self._keep(statement_actors, *actors)
        self._lines.append(statement_line(whole, named, actors))

    def add_links(self, links: Iterable[tuple[int, int]]) -> None:
        """Add rows of `statement_places` for statements of earlier entries, which seal them."""
        self._keep(statement_places, *({"row": row, "number": number} for row, number in sorted(links)))

    def write(self, connection: Connection, action: str, subject: str, detail: dict[str, str | int]) -> None:
        """Write all rows and the link that seals them."""
        for table in SEALED:
            if rows := self._rows.get(table.name):
                connection.execute(table.insert(), rows)
        index_reports(connection, self._rows.get(reports.name, ()))
        index_quotes(connection, self._rows.get(statements.name, ()))
        content = content_digest(self._lines)
        link = Link(self.number, self.recorded_at, action, subject, dump(detail), content, self.previous)
        connection.execute(
            audit.insert().values(
                entry=link.entry,
                recorded_at=link.recorded_at,
                action=link.action,
                subject=link.subject,
                detail=link.detail,
                content=link.content,
                previous=link.previous,
                digest=link.digest,
            )
        )

    def _keep(self, table: Table, *rows: Row) -> None:
        self._rows.setdefault(table.name, []).extend(rows)


def next_entry(connection: Connection, now: dt.datetime) -> Entry:
    """Begin the entry after the last one; call it where nobody else writes."""
    newest = select(audit.c.entry, audit.c.recorded_at, audit.c.digest).order_by(audit.c.entry.desc()).limit(1)
    last = connection.execute(newest).first()
    row = connection.execute(select(func.coalesce(func.max(statements.c.row), 0))).scalar_one()
    number, recorded_at, previous = (last.entry, last.recorded_at, last.digest) if last else (0, "", FIRST)
    return Entry(number + 1, max(moment(now), recorded_at), previous, row + 1)
