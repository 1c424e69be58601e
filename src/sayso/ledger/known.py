"""What a ledger knew: the reports published by a day, and taken in by a time, and what they say.

Invariant: a view never sees a row written after it was made, so it answers the same however often it is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Unpack

from sqlalchemy import ColumnElement, Connection, Engine, and_, bindparam, func, or_, select

from sayso.errors import UsageError
from sayso.exchange import Json
from sayso.holding import Told
from sayso.ledger.asked import Asked, Asking
from sayso.ledger.dialects import reading
from sayso.ledger.failures import failures_told
from sayso.ledger.fulltext import REPORT_WORDS, found_by
from sayso.ledger.places import place_of
from sayso.ledger.reviews import Judged, Review, judged, reviews_of
from sayso.ledger.rows import indexable, report_of, statement_of
from sayso.ledger.schema import places, reports, reviews, statements, supersessions
from sayso.ledger.standing import Horizon
from sayso.report import Report
from sayso.statement import Place, Statement


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

    def as_json(self) -> Json:
        """Return it as a row of a list of reports."""
        return {
            "id": self.id,
            "name": self.name,
            "publisher": self.publisher,
            "title": self.title,
            "published": self.published.isoformat(),
            "lang": self.lang,
            "url": self.url,
            "recorded_at": self.recorded_at,
            "statements": self.statements,
            "superseded_by": self.superseded_by,
        }


class Known:
    """A read-only view of a ledger."""

    def __init__(self, engine: Engine, name: str, horizon: Horizon) -> None:
        """Look at the ledger `name` behind `engine` as far as the horizon."""
        self._engine = engine
        self._name = name
        self.horizon = horizon
        self._reviews: tuple[Review, ...] | None = None

    def __repr__(self) -> str:
        return f"Known({self._name!r}, entry={self.horizon.entry}, known={self.horizon.known!r})"

    @property
    def known(self) -> dt.date | None:
        """The day by which what is seen was published; None for all."""
        return dt.date.fromisoformat(self.horizon.known) if self.horizon.known else None

    def statements(self, **asked: Unpack[Asking]) -> tuple[Told, ...]:
        """Return the statements that count, ordered by day of publication, report and place in the text.

        Args:
            asked: what narrows them down, as in `Asked`.
        """
        narrowed = Asked(**asked)
        with failures_told(self._name), reading(self._engine) as connection:
            return self._told(connection, [*narrowed.conditions(connection)])

    def statement(self, id: str) -> Told | None:
        """Return the statement with an id; None where none counts."""
        with failures_told(self._name), reading(self._engine) as connection:
            return next(iter(self._told(connection, [statements.c.id == indexable(id)])), None)

    def places(
        self, *, words: Iterable[str] = (), ids: Collection[str] = (), country: str | None = None
    ) -> dict[int, Place]:
        """Return the places that were named by the view's last entry, each form of each once, by number.

        Args:
            words: only names in whose key each of these stands.
            ids: also, whatever their name, places with these ids of the gazetteer.
            country: only in this country, or without one: ISO 3166 alpha-2.
        """
        likes = [places.c.key.contains(word, autoescape=True) for word in words]
        query = select(places).where(places.c.entry <= self.horizon.entry)
        if likes:
            query = query.where(or_(and_(*likes), places.c.place.in_([indexable(id) for id in ids])))
        if country is not None:
            query = query.where(or_(places.c.country == indexable(country.upper()), places.c.country.is_(None)))
        with failures_told(self._name), reading(self._engine) as connection:
            return {row["number"]: place_of(dict(row)) for row in connection.execute(query).mappings()}

    def search(self, asked: str, *, most: int = 100) -> tuple[ReportRow, ...]:
        """Return the reports in whose title or text all that is asked stands, the last published first.

        Args:
            asked: words, found in any of their forms; those in double quotes side by side. English and French.
            most: how many are returned at most.

        Raises:
            UsageError: nothing is asked.
        """
        with failures_told(self._name), reading(self._engine) as connection:
            found = found_by(connection.dialect.name, REPORT_WORDS, asked)
            if found is None:
                raise UsageError(f"{asked!r} holds no word to search for")
            ordered = (reports.c.published.desc(), reports.c.id)
            rows = self._report_rows(connection, [reports.c.entry.in_(found)], ordered, most)
        return tuple(rows)

    def reviews(self) -> tuple[Review, ...]:
        """Return what people had decided by the view's last entry, in the order in which they did."""
        if self._reviews is None:
            with failures_told(self._name), reading(self._engine) as connection:
                self._reviews = reviews_of(connection, self.horizon.entry)
        return self._reviews

    def as_read(self, ids: Iterable[str]) -> dict[str, Statement]:
        """Return statements as a reader last read them, by id: without what reviews have made of them since."""
        of_reviews = select(reviews.c.entry)
        query = select(statements.c.id, statements.c.payload).where(
            statements.c.id.in_(bindparam("ids", sorted(ids), expanding=True)),
            statements.c.entry <= self.horizon.entry,
            statements.c.entry.not_in(of_reviews),
        )
        with failures_told(self._name), reading(self._engine) as connection:
            rows = connection.execute(query.order_by(statements.c.entry)).all()
        return {row.id: statement_of(row.payload) for row in rows}

    def judged(self) -> Judged:
        """Return what the reviews that stand come to, for whoever weighs."""
        return judged(self.reviews())

    def _told(self, connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> tuple[Told, ...]:
        columns = (statements.c.id, statements.c.payload, statements.c.report, reports.c.heading)
        query = select(*columns).where(self.horizon.statements_count(), *conditions)
        reviewed = self.judged().reviewed
        sources: dict[str, Report] = {}
        found = []
        for id, payload, report_id, heading in connection.execute(query):
            if report_id not in sources:
                sources[report_id] = report_of(heading)
            source = sources[report_id]
            found.append(_told(id, payload, report_id, source, reviewed=id in reviewed or report_id in reviewed))
        return tuple(sorted(found, key=_place_in_order))

    def reports(self) -> tuple[ReportRow, ...]:
        """Return the reports, also those that a correction has superseded, ordered by day of publication and id."""
        with failures_told(self._name), reading(self._engine) as connection:
            return tuple(self._report_rows(connection, [], (reports.c.published, reports.c.id), None))

    def _report_rows(
        self,
        connection: Connection,
        conditions: Sequence[ColumnElement[bool]],
        order: tuple[ColumnElement[str], ...],
        most: int | None,
    ) -> list[ReportRow]:
        wanted = (
            select(reports.c.id, reports.c.heading, reports.c.recorded_at)
            .where(self.horizon.reports_stand(), *conditions)
            .order_by(*order)
            .limit(most)
        )
        rows = connection.execute(wanted).all()
        # Of all reports at once, or of the few that were found.
        ids = None if most is None else [row.id for row in rows]
        counted = select(statements.c.report, func.count().label("number")).where(self.horizon.statements_count())
        if ids is not None:
            counted = counted.where(statements.c.report.in_(ids))
        numbers = {row.report: row.number for row in connection.execute(counted.group_by(statements.c.report))}
        later = dict(self._superseded(connection))
        return [
            _report_row(id, report_of(heading), recorded_at, numbers.get(id, 0), later.get(id))
            for id, heading, recorded_at in rows
        ]

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

    def superseded(self) -> dict[str, str]:
        """Return the reports that are superseded, by id, each with the id of the last one that corrects it."""
        with failures_told(self._name), reading(self._engine) as connection:
            return dict(self._superseded(connection))

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


def _told(id: str, payload: str, report_id: str, report: Report, *, reviewed: bool) -> Told:
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
        reviewed=reviewed,
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
