"""Incidents: statements of several reports that tell of one event.

A first grouping, the same for any order of arrival: statements of one kind and place whose days overlap and whose named
actors agree are linked, and what is linked in a chain is one incident. A statement that names no actor joins the only
incident it can belong to; where there are several, it stays apart, so that it never makes two events one.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence

from sayso.holding import Told
from sayso.incident import Incident
from sayso.interval import Interval
from sayso.report import content_id
from sayso.statement import Actor, Modality, Place
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.places import PlaceKey, by_place, key_of

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
    dated = sorted((one for one in told if one.statement.modality in _TOLD and _days(one)), key=lambda one: one.id)
    groups: list[list[Told]] = []
    for _, about in by_place(dated):
        kinds: dict[str, list[Told]] = {}
        for one in about:
            kinds.setdefault(one.statement.kind, []).append(one)
        groups.extend(group for alike in kinds.values() for group in _grouped(alike, who))
    made = {incident.id: incident for incident in (_incident(group) for group in groups)}
    return tuple(sorted(made.values(), key=lambda one: (str(one.interval.first if one.interval else ""), one.id)))


def _days(one: Told) -> tuple[dt.date, dt.date] | None:
    when = one.statement.when
    if when is None or when.interval.first is None or when.interval.last is None:
        return None
    days = (when.interval.first, when.interval.last)
    return days if days[1] - days[0] <= LONGEST else None


def _grouped(alike: Sequence[Told], known: Affiliations) -> list[list[Told]]:
    """Return the incidents among statements of one kind and place."""
    named = [one for one in alike if one.statement.actors]
    nameless = [one for one in alike if not one.statement.actors]
    groups = _linked(named, known)
    rest: list[Told] = []
    joining: dict[int, list[Told]] = {}
    starts = sorted((_span(group), number) for number, group in enumerate(groups))
    for one in nameless:
        first, last = _span([one])
        upto = bisect.bisect_right(starts, last, key=lambda start: start[0][0])
        fitting = [n for span, n in starts[:upto] if span[1] >= first and _fits(one, groups[n], known)]
        if len(fitting) == 1:
            joining.setdefault(fitting[0], []).append(one)
        else:
            rest.append(one)
    joined = [[*group, *joining.get(number, [])] for number, group in enumerate(groups)]
    return joined + _linked(rest, known)


def _fits(one: Told, group: Sequence[Told], known: Affiliations) -> bool:
    return any(_one_event(one, other, known) for other in group)


def _linked(alike: Sequence[Told], known: Affiliations) -> list[list[Told]]:
    """Return the groups of statements that hang together, by a sweep over their days."""
    ordered = sorted(alike, key=lambda one: (_span([one]), one.id))
    group_of: dict[str, list[Told]] = {}
    current: list[Told] = []
    for one in ordered:
        first, _ = _span([one])
        current = [other for other in current if _span([other])[1] >= first]
        mine = [one]
        group_of[one.id] = mine
        for other in current:
            theirs = group_of[other.id]
            if theirs is not mine and _one_event(one, other, known):
                mine, theirs = (mine, theirs) if len(mine) >= len(theirs) else (theirs, mine)
                mine.extend(theirs)
                group_of.update((each.id, mine) for each in theirs)
        current.append(one)
    return list({id(group): group for group in group_of.values()}.values())


def _span(group: Sequence[Told]) -> tuple[dt.date, dt.date]:
    days = [days for one in group if (days := _days(one))]
    return min(first for first, _ in days), max(last for _, last in days)


def _one_event(a: Told, b: Told, known: Affiliations) -> bool:
    first, second = _span([a]), _span([b])
    if first[0] > second[1] or second[0] > first[1]:
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
