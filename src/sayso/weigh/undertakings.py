"""Undertakings: what somebody must, promised or was told to do by a date, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.holding import Told
from sayso.statement import Actor, Modality
from sayso.undertaking import Outcome, Undertaking
from sayso.weigh.names import folded
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.places import PlaceKey, key_of

MATTERS = dt.timedelta(days=180)
"""How long after its day what is told of a thing due still is about it: a later election is another one."""
_SETTING = frozenset({Modality.PLANNED, Modality.DEMANDED, Modality.THREATENED, Modality.EXPECTED, Modality.OCCURRED})
"""How a thing that is due is told; who denies it does not undertake it, and what may be is not undertaken yet."""
_WIDE = frozenset({"country", "region", "area"})
"""Kinds of places so wide that one thing done within them does not settle an undertaking about the whole."""
_NATIONWIDE = frozenset({"election", "office", "decision", "sanction", "trial"})
"""Kinds of things that are done once for a whole country: there, the width of the place says nothing."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """What makes two statements one undertaking.

    Args:
        kind: the codebook kind.
        parties: who has to do it, by identity.
        due: by when.
        places: where.
    """

    kind: str
    parties: frozenset[str]
    due: dt.date
    places: frozenset[PlaceKey]

    def joins(self, other: _Matter) -> bool:
        """Whether two statements of one kind and day may speak of one thing: what only one names, it adds."""
        parties = not self.parties or not other.parties or bool(self.parties & other.parties)
        return parties and (not self.places or not other.places or bool(self.places & other.places))

    def concerns(self, one: _Later) -> bool:
        """Whether a later statement of the kind is about the same parties and place.

        Where nobody is named who has to act, only a thing done once for a whole country can be told from others.
        """
        here = bool(self.places & one.places)
        if not self.parties:
            return here and self.kind in _NATIONWIDE
        return bool(self.parties & one.parties) and (not self.places or here)


@dataclass(frozen=True, slots=True)
class _Later:
    """A statement that may tell what became of a matter, with its parties and places."""

    told: Told
    parties: frozenset[str]
    places: frozenset[PlaceKey]


@dataclass(frozen=True, slots=True)
class _Group:
    """Statements that set one undertaking, the earliest first."""

    matter: _Matter
    told: list[Told]

    @property
    def set_on(self) -> dt.date:
        return self.told[0].published

    def speakers(self) -> frozenset[str]:
        """Return who sets it; "" for the reporter's own voice."""
        return frozenset(folded(o.statement.said_by.name) if o.statement.said_by else "" for o in self.told)


def undertakings(told: Iterable[Told], on: dt.date, known: Affiliations | None = None) -> tuple[Undertaking, ...]:
    """Return all undertakings with their outcome on a day, by due date.

    Args:
        told: the statements that are known.
        on: the day whose state is asked for; what was published later does not count.
        known: who is who.
    """
    who = known or NoAffiliations()
    by_kind: dict[str, list[_Later]] = {}
    groups: dict[tuple[str, dt.date], list[_Group]] = {}
    for one in sorted((one for one in told if one.published <= on), key=lambda one: (one.published, one.id)):
        later = _Later(one, _parties(one.statement.actors, who), frozenset(map(key_of, one.statement.places)))
        by_kind.setdefault(one.statement.kind, []).append(later)
        matter = _matter(later)
        if matter:
            alike = groups.setdefault((matter.kind, matter.due), [])
            group = next((group for group in alike if group.matter.joins(matter)), None)
            if group:
                group.told.append(one)
            else:
                alike.append(_Group(matter, [one]))
    every = [group for alike in groups.values() for group in alike]
    rivals: dict[str, list[_Group]] = {}
    for group in every:
        rivals.setdefault(group.matter.kind, []).append(group)
    made = [_undertaking(group, rivals[group.matter.kind], by_kind[group.matter.kind], on, who) for group in every]
    return tuple(sorted(made, key=lambda one: (one.due, one.kind, one.what, one.statements[0].id)))


def _matter(one: _Later) -> _Matter | None:
    """Return what a statement sets; None where nothing is due, or it names neither who, what, where nor who set it."""
    statement = one.told.statement
    named = (statement.actors, statement.targets, statement.object, statement.places, statement.said_by)
    if statement.due is None or statement.modality not in _SETTING or not any(named):
        return None
    return _Matter(statement.kind, one.parties, statement.due, one.places)


def _parties(actors: Sequence[Actor], known: Affiliations) -> frozenset[str]:
    return frozenset(known.identity(actor.name, actor.id) for actor in actors)


def _undertaking(
    group: _Group, rivals: Sequence[_Group], told: Sequence[_Later], on: dt.date, known: Affiliations
) -> Undertaking:
    outcome, settled = _outcome(group, rivals, told, on)
    by = {known.identity(actor.name, actor.id): actor for one in reversed(group.told) for actor in one.statement.actors}
    set_by = {
        folded(one.statement.said_by.name): one.statement.said_by.name
        for one in reversed(group.told)
        if one.statement.said_by
    }
    return Undertaking(
        what=group.told[0].statement.quote,
        kind=group.matter.kind,
        by=tuple(by[identity] for identity in sorted(by)),
        set_by=tuple(sorted(set_by.values())),
        due=group.matter.due,
        outcome=outcome,
        statements=tuple(group.told),
        settled_by=settled,
    )


def _outcome(
    group: _Group, rivals: Sequence[_Group], told: Sequence[_Later], on: dt.date
) -> tuple[Outcome, tuple[Told, ...]]:
    """Return what became of an undertaking, and the statements that tell."""
    matter, setting = group.matter, {one.id for one in group.told}
    concerned = [
        later.told
        for later in told
        if later.told.published >= group.set_on
        and later.told.id not in setting
        and _day(later.told) - matter.due <= MATTERS
        and matter.concerns(later)
    ]
    done = [one for one in concerned if one.statement.modality is Modality.OCCURRED and _since(one, group.set_on)]
    in_time = _settling(group, [one for one in done if _day(one) <= matter.due])
    if in_time:
        return Outcome.KEPT, in_time
    refused = [one for one in concerned if _refuses(one, matter.due)]
    late = _settling(group, [one for one in done if _day(one) > matter.due])
    if refused or late:
        return Outcome.BROKEN, (refused[0],) if refused else late
    moved = [other for other in rivals if other is not group and _supersedes(other, group)]
    if moved:
        return Outcome.SUPERSEDED, (min(moved, key=lambda other: (other.set_on, other.told[0].id)).told[0],)
    return (Outcome.PENDING, ()) if on <= matter.due else (Outcome.LAPSED, ())


def _settling(group: _Group, done: Sequence[Told]) -> tuple[Told, ...]:
    """Return the first statements that tell the thing done everywhere it is due; none where part of it is missing.

    One withdrawal from one camp does not keep a promise to leave a country, nor one to leave three camps.
    """
    places = [place for one in group.told for place in one.statement.places]
    nationwide = group.matter.kind in _NATIONWIDE
    if not done or (not nationwide and (not places or any(place.kind in _WIDE for place in places))):
        return ()
    settling: dict[str, Told] = {}
    for key in sorted(group.matter.places, key=lambda key: (key.name, key.kind)):
        first = next((one for one in done if key in map(key_of, one.statement.places)), None)
        if first is None:
            return ()
        settling[first.id] = first
    return tuple(settling.values()) or (done[0],)


def _day(one: Told) -> dt.date:
    """Return the day by which a thing that is told was done."""
    when = one.statement.when
    return (when.interval.last or when.interval.first or one.published) if when else one.published


def _since(one: Told, set_on: dt.date) -> bool:
    """Whether a thing was done after it was undertaken; without a day, what is told on the same day may be older."""
    return _day(one) >= set_on if one.statement.when else one.published > set_on


def _refuses(one: Told, due: dt.date) -> bool:
    """Whether a statement says that the thing was not, or will not be, done; "not yet" says neither before the day."""
    if one.statement.modality not in {Modality.DENIED, Modality.FAILED}:
        return False
    when = one.statement.when
    of_the_present = when is not None and _day(one) <= one.published
    return not of_the_present or one.published >= due


def _supersedes(other: _Group, group: _Group) -> bool:
    """Whether another undertaking of the same parties on the same thing was set later by the same, for another day."""
    a, b = other.matter, group.matter
    same = (a.parties, a.places) == (b.parties, b.places) and bool(a.parties or a.places)
    in_time = group.told[-1].published < other.set_on and other.set_on - b.due <= MATTERS
    return same and a.due != b.due and in_time and bool(other.speakers() & group.speakers())
