"""What a ledger knew: the reports published by a day, and taken in by a time, and what they say.

Invariant: a view never sees a row written after it was made, so it answers the same however often it is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, and_, func, or_, select

from sayso.errors import UsageError
from sayso.holding import Told
from sayso.know.gazetteer.fold import fold
from sayso.ledger.dialects import reading
from sayso.ledger.failures import failures_told
from sayso.ledger.rows import indexable, report_of, statement_of, words
from sayso.ledger.schema import places, reports, statement_actors, statement_places, statements, supersessions
from sayso.ledger.standing import Horizon
from sayso.report import Report


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a view, without its text.

    Args:
        id, name, title, publisher, published, lang, url: of the report.
        recorded_at: when the ledger took it in, UTC, in ISO form.
        statements: how many of its statements count.
        superseded_by: the id of the report that corrects it, the latest one, or None; then no statement counts.
    """

    id: str
    name: str
    title: str
    publisher: str
    published: dt.date
    lang: str
    url: str | None
    recorded_at: str
    statements: int
    superseded_by: str | None


class Known:
    """A read-only view of a ledger."""

    def __init__(self, engine: Engine, name: str, horizon: Horizon) -> None:
        """Look at the ledger `name` behind `engine` as far as the horizon."""
        self._engine = engine
        self._name = name
        self.horizon = horizon

    def __repr__(self) -> str:
        return f"Known({self._name!r}, entry={self.horizon.entry}, known={self.horizon.known!r})"

    def statements(
        self, *, kinds: Iterable[str] = (), place: str | None = None, actor: str | None = None, text: str | None = None
    ) -> tuple[Told, ...]:
        """Return the statements that count, ordered by day of publication, report and place in the text.

        Args:
            kinds: only these kinds of the codebook; all where empty.
            place: only where this place occurs: the gazetteer's id, or a name, however accents and case are written.
            actor: only where this actor acts, suffers, speaks or holds: an id, or a name.
            text: only where each of these words, or a word that contains it, stands in the quote.
        """
        columns = (statements.c.id, statements.c.payload, statements.c.report, reports.c.heading)
        asked = _narrowed(tuple(kinds), place, actor, text)
        query = select(*columns).where(self.horizon.statements_count(), *asked)
        sources: dict[str, Report] = {}
        found = []
        with failures_told(self._name), reading(self._engine) as connection:
            for id, payload, report_id, heading in connection.execute(query):
                if report_id not in sources:
                    sources[report_id] = report_of(heading)
                found.append(_told(id, payload, report_id, sources[report_id]))
        return tuple(sorted(found, key=_place_in_order))

    def reports(self) -> tuple[ReportRow, ...]:
        """Return the reports, also those that a correction has superseded, ordered by day of publication and id."""
        counted = (
            select(statements.c.report, func.count().label("number"))
            .where(self.horizon.statements_count())
            .group_by(statements.c.report)
        )
        with failures_told(self._name), reading(self._engine) as connection:
            numbers = {row.report: row.number for row in connection.execute(counted)}
            later = dict(self._superseded(connection))
            query = select(reports.c.id, reports.c.heading, reports.c.recorded_at).where(self.horizon.reports_stand())
            found = [
                _report_row(id, report_of(heading), recorded_at, numbers.get(id, 0), later.get(id))
                for id, heading, recorded_at in connection.execute(query)
            ]
        return tuple(sorted(found, key=lambda row: (row.published, row.id)))

    def report(self, id_or_name: str) -> Report:
        """Return a report with its text; of several with one name the last published.

        Raises:
            UsageError: no report of the view has this id or name.
        """
        wanted = indexable(id_or_name)
        query = (
            select(reports.c.heading, reports.c.body)
            .where(self.horizon.reports_stand(), or_(reports.c.id == wanted, reports.c.name == wanted))
            .order_by((reports.c.id == wanted).desc(), reports.c.published.desc(), reports.c.id)
            .limit(1)
        )
        with failures_told(self._name), reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            raise UsageError(f"{self._name}: there is no report {id_or_name!r} here; `sayso reports` lists them")
        return report_of(row.heading, row.body)

    def _superseded(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Yield each superseded report with the one that supersedes it, the last published one last."""
        later = reports.alias("latest")
        query = (
            select(supersessions.c.earlier, supersessions.c.later)
            .join(later, later.c.id == supersessions.c.later)
            .where(self.horizon.superseding(supersessions.c.earlier))
            .order_by(later.c.published, later.c.id)
        )
        for row in connection.execute(query):
            yield row.earlier, row.later


def _narrowed(
    kinds: tuple[str, ...], place: str | None, actor: str | None, text: str | None
) -> Iterator[ColumnElement[bool]]:
    """Yield what the rows of `statements` must fulfil."""
    if kinds:
        yield statements.c.kind.in_(kinds)
    if place is not None:
        named = select(places.c.number).where(_named(places.c.place, places.c.key, place))
        yield statements.c.row.in_(select(statement_places.c.row).where(statement_places.c.number.in_(named)))
    if actor is not None:
        who = statement_actors.c
        yield statements.c.row.in_(select(who.row).where(_named(who.actor, who.key, actor)))
    for word in words(text or "").split():
        yield statements.c.words.contains(word, autoescape=True)


def _named(id: ColumnElement[str], key: ColumnElement[str], wanted: str) -> ColumnElement[bool]:
    return or_(id == indexable(wanted), and_(key == indexable(fold(wanted)), key != ""))


def _told(id: str, payload: str, report_id: str, report: Report) -> Told:
    published = report.published or dt.date.min
    return Told(
        id=id,
        statement=statement_of(payload),
        report_id=report_id,
        report_name=report.name,
        publisher=report.publisher,
        published=published,
        title=report.title,
        url=report.url,
    )


def _place_in_order(told: Told) -> tuple[dt.date, str, int, int, str]:
    return (told.published, told.report_id, told.statement.start, told.statement.end, told.id)


def _report_row(id: str, report: Report, recorded_at: str, counted: int, later: str | None) -> ReportRow:
    return ReportRow(
        id=id,
        name=report.name,
        title=report.title,
        publisher=report.publisher,
        published=report.published or dt.date.min,
        lang=report.lang,
        url=report.url,
        recorded_at=recorded_at,
        statements=counted,
        superseded_by=later,
    )
