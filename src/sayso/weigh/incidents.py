"""Incidents: statements of several reports that tell of one event.

A first grouping, the same for any order of arrival: statements of one kind and place whose days overlap and whose
actors do not exclude each other are linked, and what is linked in a chain is one incident.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sayso.holding import Told
from sayso.incident import Incident
from sayso.interval import Interval
from sayso.report import content_id
from sayso.statement import Actor, Modality, Place
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.places import PlaceKey, key_of

LONGEST = dt.timedelta(days=14)
"""A statement about a longer stretch tells of a campaign, not of one event, and stands alone."""
_TOLD = frozenset({Modality.OCCURRED, Modality.POSSIBLE, Modality.DENIED})


def incidents(told: Iterable[Told], known: Affiliations | None = None) -> tuple[Incident, ...]:
    """Return the incidents that dated statements tell of, by their first day.

    Args:
        told: the statements that are known; those without a day or a place of their own are left out.
        known: who is who.
    """
    who = known or NoAffiliations()
    by_place: dict[tuple[str, PlaceKey], list[Told]] = {}
    for one in sorted(told, key=lambda one: one.id):
        if one.statement.modality in _TOLD and _days(one):
            for key in {key_of(place) for place in one.statement.places}:
                by_place.setdefault((one.statement.kind, key), []).append(one)
    groups = [group for alike in by_place.values() for group in _linked(alike, who)]
    made = {incident.id: incident for incident in (_incident(group) for group in groups)}
    return tuple(sorted(made.values(), key=lambda one: (str(one.interval.first if one.interval else ""), one.id)))


def _days(one: Told) -> tuple[dt.date, dt.date] | None:
    when = one.statement.when
    if when is None or when.interval.first is None or when.interval.last is None:
        return None
    days = (when.interval.first, when.interval.last)
    return days if days[1] - days[0] <= LONGEST else None


def _linked(alike: Sequence[Told], known: Affiliations) -> list[list[Told]]:
    """Return the connected groups of statements of one kind and place."""
    groups: list[list[Told]] = []
    for one in alike:
        touching = [group for group in groups if any(_one_event(one, other, known) for other in group)]
        groups = [group for group in groups if not any(group is each for each in touching)]
        groups.append([one, *(other for group in touching for other in group)])
    return groups


def _one_event(a: Told, b: Told, known: Affiliations) -> bool:
    first, second = _days(a), _days(b)
    if not first or not second or first[0] > second[1] or second[0] > first[1]:
        return False
    return _compatible(a.statement.actors, b.statement.actors, known) and _compatible(
        a.statement.targets, b.statement.targets, known
    )


def _compatible(a: Sequence[Actor], b: Sequence[Actor], known: Affiliations) -> bool:
    if not a or not b:
        return True
    return bool({known.identity(x.name, x.id) for x in a} & {known.identity(x.name, x.id) for x in b})


def _incident(group: Sequence[Told]) -> Incident:
    ordered = sorted(group, key=lambda one: (one.published, one.id))
    days = [days for one in ordered if (days := _days(one))]
    return Incident(
        id=content_id("incident", *sorted(one.id for one in ordered)),
        kind=ordered[0].statement.kind,
        interval=Interval.inclusive(min(first for first, _ in days), max(last for _, last in days)),
        actors=_named(actor for one in ordered for actor in one.statement.actors),
        targets=_named(actor for one in ordered for actor in one.statement.targets),
        places=_placed(place for one in ordered for place in one.statement.places),
        statements=tuple(ordered),
    )


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
