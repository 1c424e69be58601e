"""Incidents: statements of several reports that tell of one event.

Invariant: the same statements give the same incidents, in whatever order and in how many parts they come in; each
statement is in one incident at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.holding import Told
from sayso.incident import Incident, Ruling
from sayso.interval import Interval
from sayso.report import content_id
from sayso.statement import Actor, Place
from sayso.weigh.days import later
from sayso.weigh.grouping import Pair, grouped, pair
from sayso.weigh.matching import ENOUGH, SLACK, match
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.places import Geography, NoGeography, PlaceKey, key_of
from sayso.weigh.tolls import tolls_of
from sayso.weigh.traits import Traits, traits_of

COMPARED = 150
"""Statements of one place that one is compared with, of those whose days meet the last to begin: bounds the time."""


def incidents(
    told: Iterable[Told],
    known: Affiliations | None = None,
    lies: Geography | None = None,
    rulings: Sequence[Ruling] = (),
) -> tuple[Incident, ...]:
    """Return the incidents that dated statements tell of, by their first day.

    Args:
        told: the statements that are known; those without a day or a place of their own are left out.
        known: who is who.
        lies: in which region and country places lie.
        rulings: what persons have said of single statements, the earliest first.
    """
    index = IncidentIndex(known, lies)
    index.add(told)
    return index.incidents(rulings)


class IncidentIndex:
    """Incidents that grow with the reports: what comes in touches only the places that it names."""

    def __init__(self, known: Affiliations | None = None, lies: Geography | None = None) -> None:
        """Begin with no statement."""
        self._known = known or NoAffiliations()
        self._lies = lies or NoGeography()
        self._traits: dict[str, Traits] = {}
        self._at: dict[PlaceKey, dict[str, Traits]] = {}
        self._scores: dict[PlaceKey, dict[Pair, float]] = {}
        self._stale: set[PlaceKey] = set()
        self._groups: dict[tuple[str, ...], list[list[Traits]]] = {}

    def add(self, told: Iterable[Told]) -> None:
        """Take statements in; one that is known already changes nothing."""
        for one in told:
            traits = None if one.id in self._traits else traits_of(one, self._known, self._lies)
            if traits:
                self._traits[one.id] = traits
                for key in (*traits.places, *traits.above):
                    self._at.setdefault(key, {})[one.id] = traits
                    self._stale.add(key)

    def incidents(self, rulings: Sequence[Ruling] = ()) -> tuple[Incident, ...]:
        """Return the incidents of all statements taken in so far, by their first day."""
        for key in self._stale:
            self._scores[key] = _scores(key, list(self._at[key].values()))
        self._stale.clear()
        scores = {ids: score for found in self._scores.values() for ids, score in found.items()}
        said = _said(rulings, self._traits)
        kept = self._groups
        self._groups = {}
        made: list[Incident] = []
        for ids, inner in _hanging_together(self._traits, scores, said):
            rule = {two: together for two, together in said.items() if {*two} <= set(ids)} if said else {}
            groups = kept.get(ids) if not rule else None
            if groups is None:
                groups = grouped([self._traits[id] for id in ids], inner, rule)
            if not rule:
                self._groups[ids] = groups
            made.extend(incident_of([one.told for one in group]) for group in groups)
        return tuple(sorted(made, key=lambda one: (str(one.interval.first if one.interval else ""), one.id)))


def _scores(key: PlaceKey, here: list[Traits]) -> dict[Pair, float]:
    """Return the scores of the statements of one place; those within it are compared with those of all of it."""
    here.sort(key=lambda one: (one.first, one.last, one.id))
    found: dict[Pair, float] = {}
    current: list[Traits] = []
    for one in here:
        current = [other for other in current if later(other.last, SLACK) >= one.first]
        for other in current[-COMPARED:]:
            if key in one.places or key in other.places:
                score = match(one, other)
                if score is not None:
                    found[pair(one.id, other.id)] = score
        current.append(one)
    return found


def _hanging_together(
    traits: Mapping[str, Traits], scores: Mapping[Pair, float], said: Mapping[Pair, bool]
) -> list[tuple[tuple[str, ...], dict[Pair, float]]]:
    """Return the statements that are linked by pairs that may be one event, with the scores among them."""
    root = {id: id for id in traits}

    def top(id: str) -> str:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for ids in (*(ids for ids, score in scores.items() if score >= ENOUGH), *(ids for ids, yes in said.items() if yes)):
        root[top(ids[0])] = top(ids[1])
    members: dict[str, list[str]] = {}
    for id in traits:
        members.setdefault(top(id), []).append(id)
    inner: dict[str, dict[Pair, float]] = {}
    for ids, score in scores.items():
        if top(ids[0]) == top(ids[1]):
            inner.setdefault(top(ids[0]), {})[ids] = score
    return [(tuple(sorted(ids)), inner.get(first, {})) for first, ids in members.items()]


def _said(rulings: Sequence[Ruling], traits: Mapping[str, Traits]) -> dict[Pair, bool]:
    """Return what persons have said of pairs of statements, the last word on each."""
    said: dict[Pair, bool] = {}
    for ruling in rulings:
        together = [id for id in dict.fromkeys(ruling.together) if id in traits]
        apart = [id for id in dict.fromkeys(ruling.apart) if id in traits and id not in together]
        said.update({pair(one, other): True for one in together for other in together if one < other})
        said.update({pair(one, other): False for one in together for other in apart})
    return said


def incident_of(statements: Iterable[Told]) -> Incident:
    """Return the incident that statements make, whatever they tell: they are taken to be of one event.

    Args:
        statements: at least one, each with a day.
    """
    ordered = sorted(statements, key=lambda one: (one.published, one.id))
    kinds = Counter(one.statement.kind for one in ordered)
    return Incident(
        id=content_id("incident", *sorted(one.id for one in ordered)),
        kind=max(kinds, key=lambda kind: kinds[kind]),
        interval=_days(ordered),
        actors=_named(actor for one in ordered for actor in one.statement.actors),
        targets=_named(actor for one in ordered for actor in one.statement.targets),
        places=_placed(place for one in ordered for place in one.statement.places),
        statements=tuple(ordered),
        tolls=tolls_of(ordered),
    )


def _days(statements: Iterable[Told]) -> Interval | None:
    """Return the days that all allow, or, where there is none, all days that any gives."""
    firsts, lasts = [], []
    for one in statements:
        interval = one.statement.when.interval if one.statement.when else None
        if interval and interval.first and interval.last:
            firsts.append(interval.first)
            lasts.append(interval.last)
    if not firsts:
        return None
    if max(firsts) <= min(lasts):
        return Interval.inclusive(max(firsts), min(lasts))
    return Interval.inclusive(min(firsts), max(lasts))


def _named(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    by_name: dict[str, Actor] = {}
    for actor in actors:
        by_name.setdefault(actor.name, actor)
    return tuple(by_name[name] for name in sorted(by_name))


def _placed(places: Iterable[Place]) -> tuple[Place, ...]:
    by_key: dict[PlaceKey, Place] = {}
    for place in places:
        by_key.setdefault(key_of(place), place)
    return tuple(by_key[key] for key in sorted(by_key, key=lambda key: (key.name, key.kind)))
