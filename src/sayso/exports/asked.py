"""What is exported: a view of a ledger, narrowed down, and read in parts so that any number of statements fits."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from sayso.dispute import Dispute
from sayso.holding import Holding, Status, Told
from sayso.incident import Incident
from sayso.know.gazetteer.fold import fold
from sayso.know.sides import affiliations
from sayso.ledger import Known, ReportRow
from sayso.report import Report
from sayso.statement import Place
from sayso.undertaking import Undertaking
from sayso.weigh import Field, disputes, field_of, holding_on, holdings, incidents, undertakings
from sayso.weigh.geography import geography
from sayso.weigh.places import by_place

REPORTS_AT_ONCE = 250
"""Reports whose statements are held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are exported; nothing given is all.

    Args:
        kinds: kinds of the codebook.
        place: a gazetteer's id or a name.
        country: ISO 3166 alpha-2.
        actor: an actor's id or name: who acts, suffers, speaks or holds.
        text: words that stand in the quote.
        since, until: days; what cannot have been so within them, or of which no report tells when, is left out.
    """

    kinds: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    actor: str | None = None
    text: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the filters that are set."""
        rows = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        return {key: str(value) if isinstance(value, dt.date) else value for key, value in rows.items() if value}

    def holds(self, one: Told) -> bool:
        """Whether a statement can have been so between the days."""
        if self.since is None and self.until is None:
            return True
        when = one.statement.when
        if when is None or (when.interval.first is None and when.interval.last is None):
            return False
        first, last = when.interval.first, when.interval.last
        after = self.since is None or last is None or last >= self.since
        return after and (self.until is None or first is None or first <= self.until)


@dataclass(frozen=True, slots=True)
class Digest:
    """Which ledger, as it was, is exported.

    Args:
        head: the digest of its last entry.
        entry: the number of the last entry that is seen.
    """

    head: str = ""
    entry: int = 0


@dataclass(frozen=True)
class Exported:
    """What is exported. Whatever a format cannot carry is counted in `left_out`, by reason.

    Args:
        view: what the ledger knew.
        on: the day in the world for which holdings and undertakings are told.
        wanted: which statements.
        digest: which ledger.
        left_out: filled while a format is written.
    """

    view: Known
    on: dt.date
    wanted: Wanted = Wanted()
    digest: Digest = Digest()
    left_out: Counter[str] = field(default_factory=Counter)

    @functools.cached_property
    def reports(self) -> dict[str, ReportRow]:
        """The reports of the view by id, in order of publication, also those that are superseded."""
        return {row.id: row for row in self.view.reports()}

    @functools.cached_property
    def revised(self) -> dict[str, list[str]]:
        """The ids of the reports that each report corrects."""
        found: dict[str, list[str]] = {}
        for row in self.reports.values():
            if row.superseded_by:
                found.setdefault(row.superseded_by, []).append(row.id)
        return found

    def statements(self) -> Iterator[Told]:
        """Yield the statements, in order of publication, report and place in the text."""
        return (one for one in self._read(self.wanted.kinds, self.wanted.text) if self.wanted.holds(one))

    def report(self, id: str) -> Report:
        """Return a report with its text."""
        return self.view.report(id)

    def incidents(self) -> tuple[Incident, ...]:
        """Return the events of which at least one statement is wanted; all are held in memory, as they are weighed."""
        wanted = {one.id for one in self.statements()}
        found = incidents(self._read(), affiliations(), geography())
        return tuple(one for one in found if any(told.id in wanted for told in one.statements))

    def histories(self) -> Iterator[tuple[Place, tuple[Holding, ...]]]:
        """Yield each place with who held it, stretch by stretch; what is told of it is weighed whole."""
        for field_ in self._fields():
            stretches = holdings(field_)
            if stretches:
                yield field_.place, stretches

    def picture(self) -> Iterator[Holding]:
        """Yield who holds each place on the day, by name; places of which nothing tells are left out."""
        for field_ in self._fields():
            held = holding_on(field_, self.on)
            if held.status is not Status.UNKNOWN:
                yield held

    def undertakings(self) -> tuple[Undertaking, ...]:
        """Return what is due of which at least one statement is wanted, and what became of it by the day."""
        wanted = {one.id for one in self.statements()}
        found = undertakings(self._read(), self.on, affiliations())
        return tuple(one for one in found if any(told.id in wanted for told in one.statements))

    def disputes(self) -> tuple[Dispute, ...]:
        """Return where statements cannot all be so, of which at least one is wanted."""
        wanted = {one.id for one in self.statements()}
        found = disputes(self._read(), affiliations())
        return tuple(one for one in found if any(told.id in wanted for side in one.sides for told in side.statements))

    def _fields(self) -> Iterator[Field]:
        known, country, name = affiliations(), self.wanted.country, self.wanted.place
        for place, told in by_place(tuple(self._read())):
            here = country is None or place.country == country.upper()
            if here and (name is None or name == place.id or fold(name) == fold(place.name)):
                yield field_of(told, place, known)

    def _read(self, kinds: tuple[str, ...] = (), text: str | None = None) -> Iterator[Told]:
        """Yield statements by where and who; what is weighed is not narrowed down by kind, words or day."""
        ids = [row.id for row in self.reports.values() if row.statements]
        for start in range(0, len(ids), REPORTS_AT_ONCE):
            few = ids[start : start + REPORTS_AT_ONCE]
            yield from self.view.statements(
                reports=few,
                kinds=kinds,
                text=text,
                place=self.wanted.place,
                country=self.wanted.country,
                actor=self.wanted.actor,
            )
