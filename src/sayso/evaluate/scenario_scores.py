"""What a ledger answers to the questions of a scenario, and how far it is right."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.dispute import Dispute
from sayso.evaluate.scenario import Copies, Disagreement, Due, Query, Scenario
from sayso.holding import Holding, Told
from sayso.interval import Interval
from sayso.know.gazetteer import gazetteer
from sayso.know.sides import affiliations
from sayso.ledger import Ledger, open_ledger
from sayso.read import Reader
from sayso.report import Report
from sayso.undertaking import Outcome
from sayso.weigh import (
    PlaceIndex,
    disputes,
    field_of,
    holding_on,
    places_named,
    undertakings,
    unknown_holding,
)
from sayso.weigh.copies import origins
from sayso.weigh.places import bare_name

COPIED = 0.5
"""Share of a report's statements that stand in an earlier one from which the report is a copy of it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A query with what the ledger says.

    Args:
        query: what was asked.
        holding: the answer.
        holder, status: whether each is right.
        brier: sum over holders and nobody of the squared distance between probability and truth, in [0, 2].
    """

    query: Query
    holding: Holding
    holder: bool
    status: bool
    brier: float


@dataclass(frozen=True, slots=True)
class Became:
    """A thing due with what the ledger says became of it; nothing where it knows of no such thing."""

    due: Due
    states: frozenset[Outcome]

    @property
    def right(self) -> bool:
        """Whether one of the answers is right."""
        return bool(self.states & self.due.states)


@dataclass(frozen=True, slots=True)
class BCubed:
    """B-cubed precision and recall of groups of reports (Bagga and Baldwin 1998)."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """How a scenario was answered.

    Args:
        reports, statements: that went into the ledger.
        answered: the queries.
        became: the things due.
        copies: None where the scenario tells of none.
        disputes: those wanted, and whether each was found.
        disputes_given: how many the ledger shows.
    """

    reports: int
    statements: int
    answered: tuple[Answered, ...]
    became: tuple[Became, ...]
    copies: BCubed | None
    disputes: tuple[tuple[Disagreement, bool], ...]
    disputes_given: int


def score_scenario(scenario: Scenario, reader: Reader, *, done: Callable[[], None] = lambda: None) -> ScenarioResult:
    """Add the reports of a scenario to a fresh ledger and answer its questions from it.

    Args:
        scenario: reports and questions.
        reader: what reads the reports.
        done: called after each report.
    """
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "scenario.db") as ledger:
        for report in scenario.reports:
            ledger.add(report, reader.read(report), reader=reader.name)
            done()
        views = _Views(ledger)
        everything = views.told(None)
        shown = disputes(everything, affiliations()) if scenario.disputes else ()
        return ScenarioResult(
            reports=len(scenario.reports),
            statements=len(everything),
            answered=tuple(_answered(query, views) for query in scenario.queries),
            became=tuple(_became(due, views) for due in scenario.due),
            copies=_copies(scenario.copies, scenario.reports, everything) if scenario.copies else None,
            disputes=tuple((wanted, any(_is(wanted, one) for one in shown)) for wanted in scenario.disputes),
            disputes_given=len(shown),
        )


class _Views:
    """What a ledger knew on each day that is asked about, looked up once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._told: dict[dt.date | None, tuple[Told, ...]] = {}
        self._index: dict[dt.date | None, PlaceIndex] = {}

    def told(self, known: dt.date | None) -> tuple[Told, ...]:
        if known not in self._told:
            self._told[known] = self._ledger.as_of(known=known).statements()
        return self._told[known]

    def index(self, known: dt.date | None) -> PlaceIndex:
        if known not in self._index:
            self._index[known] = PlaceIndex(self.told(known))
        return self._index[known]


# --- who holds a place ------------------------------------------------------------------------------------------------


def _answered(query: Query, views: _Views) -> Answered:
    index = views.index(query.known)
    ids = [entry.id for entry in gazetteer().find(query.place, loose=False)]
    places = places_named(index, query.place, query.kind, ids)
    if places:
        holding = holding_on(field_of(index, places[0], affiliations()), query.on)
    else:
        holding = unknown_holding(query.place, query.kind)
    right = {_identity(name) for name in query.answer if name}
    holder = _identity(holding.holder) in right if holding.holder else not right or None in query.answer
    return Answered(query, holding, holder, holding.status in query.statuses, _brier(holding, right))


def _identity(name: str) -> str:
    return affiliations().identity(name, None)


def _brier(holding: Holding, right: set[str]) -> float:
    shares: dict[str, float] = {}
    for each in holding.holders:
        name = _identity(each.name)
        shares[name] = shares.get(name, 0.0) + each.probability
    nobody = max(0.0, 1 - sum(shares.values()))
    good = sum(shares.get(name, 0.0) for name in right) if right else nobody
    wrong = [share for name, share in shares.items() if name not in right] + ([nobody] if right else [])
    return (1 - good) ** 2 + sum(share**2 for share in wrong)


# --- what fell due ----------------------------------------------------------------------------------------------------


def _became(due: Due, views: _Views) -> Became:
    by = {_identity(name) for name in due.by}
    found = undertakings(views.told(due.known or due.on), due.on, affiliations())
    alike = [one for one in found if (one.kind, one.due) == (due.kind, due.due)]
    named = [one for one in alike if not by or by & {affiliations().identity(a.name, a.id) for a in one.by}]
    return Became(due, frozenset(one.outcome for one in named or alike))


# --- copies and disputes ----------------------------------------------------------------------------------------------


def _copies(wanted: Iterable[Copies], reports: Sequence[Report], told: Sequence[Told]) -> BCubed:
    names = [report.name for report in reports]
    truth = {name: frozenset({name}) for name in names}
    for group in wanted:
        truth.update(dict.fromkeys(group.reports, frozenset(group.reports)))
    given = groups_of_copies(told)
    found = {name: given.get(name, frozenset({name})) for name in names}
    shared = {name: len(truth[name] & found[name]) for name in names}
    precision = sum(shared[name] / len(found[name]) for name in names) / len(names)
    recall = sum(shared[name] / len(truth[name]) for name in names) / len(names)
    return BCubed(precision, recall)


def groups_of_copies(told: Sequence[Told]) -> dict[str, frozenset[str]]:
    """Return for each report, by name, the names of those that go back to the same one, itself among them."""
    origin = origins(told)
    report_of = {one.id: one.report_name for one in told}
    statements: dict[str, list[str]] = {}
    for one in told:
        statements.setdefault(one.report_name, []).append(report_of[origin[one.id]])
    root: dict[str, str] = {}
    for name, sources in statements.items():
        copied = max(sorted(set(sources)), key=lambda source: (source != name, sources.count(source)))
        root[name] = copied if sources.count(copied) >= COPIED * len(sources) else name
    groups: dict[str, set[str]] = {}
    for name, source in root.items():
        groups.setdefault(root[source], set()).add(name)
    return {name: frozenset(group) for group in groups.values() for name in group}


def _is(wanted: Disagreement, shown: Dispute) -> bool:
    place = bare_name(shown.place.name)[0] if shown.place else None
    asked = bare_name(wanted.place)[0] if wanted.place else None
    days = Interval.inclusive(wanted.first, wanted.last)
    return shown.about == wanted.about and place == asked and shown.interval.overlaps(days)
