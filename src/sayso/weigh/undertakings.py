"""Undertakings: what somebody must, promised or was told to do by a date, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sayso.holding import Told
from sayso.statement import Actor, Modality
from sayso.undertaking import Outcome, Undertaking
from sayso.weigh.names import folded
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.places import PlaceKey, key_of

_WIDE = frozenset({"country", "region", "area"})
"""Kinds of places so wide that one thing done within them does not settle an undertaking about the whole."""

Matter = tuple[str, frozenset[str], dt.date, frozenset[PlaceKey]]
"""What makes two statements one undertaking: kind, who has to do it, by when, where."""


def undertakings(told: Iterable[Told], on: dt.date, known: Affiliations | None = None) -> tuple[Undertaking, ...]:
    """Return all undertakings with their outcome on a day, by due date.

    Args:
        told: the statements that are known.
        on: the day whose state is asked for; what was published later does not count.
        known: who is who.
    """
    who = known or NoAffiliations()
    upto = sorted((one for one in told if one.published <= on), key=lambda one: (one.published, one.id))
    groups: list[list[Told]] = []
    for one in upto:
        if one.statement.due and not _empty(one):
            group = next((group for group in groups if _same(_matter(group[0], who), _matter(one, who))), None)
            if group:
                group.append(one)
            else:
                groups.append([one])
    made = [_undertaking(group, groups, upto, on, who) for group in groups]
    return tuple(sorted(made, key=lambda one: (one.due, one.kind, one.what)))


def _empty(one: Told) -> bool:
    """Whether a statement names neither who has to act nor what with nor who set the day: nothing to follow up."""
    statement = one.statement
    return not (statement.actors or statement.targets or statement.object or statement.said_by)


def _matter(one: Told, known: Affiliations) -> Matter:
    statement = one.statement
    assert statement.due is not None  # noqa: S101 (only those with a due date are grouped)
    return statement.kind, _parties(statement.actors, known), statement.due, frozenset(map(key_of, statement.places))


def _parties(actors: Sequence[Actor], known: Affiliations) -> frozenset[str]:
    return frozenset(known.identity(actor.name, actor.id) for actor in actors)


def _same(a: Matter, b: Matter) -> bool:
    if (a[0], a[2]) != (b[0], b[2]):
        return False
    actors = not a[1] or not b[1] or bool(a[1] & b[1])
    places = not a[3] or not b[3] or bool(a[3] & b[3])
    return actors and places


def _undertaking(
    group: list[Told],
    groups: list[list[Told]],
    told: Sequence[Told],
    on: dt.date,
    known: Affiliations,
) -> Undertaking:
    first = group[0].statement
    due = first.due
    assert due is not None  # noqa: S101 (only those with a due date are grouped)
    outcome, settled = _outcome(group, groups, told, on, known)
    by = {known.identity(actor.name, actor.id): actor for one in reversed(group) for actor in one.statement.actors}
    set_by = {
        folded(one.statement.said_by.name): one.statement.said_by.name
        for one in reversed(group)
        if one.statement.said_by
    }
    return Undertaking(
        what=first.quote,
        kind=first.kind,
        by=tuple(by[identity] for identity in sorted(by)),
        set_by=tuple(sorted(set_by.values())),
        due=due,
        outcome=outcome,
        statements=tuple(group),
        settled_by=settled,
    )


def _outcome(
    group: list[Told],
    groups: list[list[Told]],
    told: Sequence[Told],
    on: dt.date,
    known: Affiliations,
) -> tuple[Outcome, tuple[Told, ...]]:
    """Return what became of an undertaking, and the statements that tell."""
    kind, parties, due, places = _matter(group[0], known)
    set_on = group[0].published
    later = [one for one in told if one.published >= set_on and one not in group]
    concerned = [one for one in later if one.statement.kind == kind and _concerns(one, parties, places, known)]
    done = [one for one in concerned if one.statement.modality is Modality.OCCURRED and _happened(one, set_on, due)]
    if done and not _too_wide(group):
        return Outcome.KEPT, (done[0],)
    refused = [one for one in concerned if one.statement.modality in {Modality.DENIED, Modality.FAILED}]
    if refused:
        return Outcome.BROKEN, (refused[0],)
    moved = [other for other in groups if other is not group and _supersedes(other, group, known)]
    if moved:
        return Outcome.SUPERSEDED, (moved[0][0],)
    return (Outcome.PENDING, ()) if on <= due else (Outcome.LAPSED, ())


def _too_wide(group: list[Told]) -> bool:
    """Whether the undertaking is about a whole country or region: one withdrawal from one camp does not keep it."""
    places = [place for one in group for place in one.statement.places]
    return not places or any(place.kind in _WIDE for place in places)


def _concerns(one: Told, parties: frozenset[str], places: frozenset[PlaceKey], known: Affiliations) -> bool:
    theirs = _parties(one.statement.actors, known)
    here = frozenset(map(key_of, one.statement.places))
    return bool(parties & theirs) and (not places or bool(places & here))


def _happened(one: Told, set_on: dt.date, due: dt.date) -> bool:
    """Whether a thing was done after it was undertaken and by the day."""
    when = one.statement.when
    if when is None:
        return set_on < one.published <= due
    last = when.interval.last or when.interval.first or one.published
    return set_on <= last <= due


def _supersedes(other: list[Told], group: list[Told], known: Affiliations) -> bool:
    """Whether another undertaking of the same parties on the same thing was set later, for another day."""
    a, b = _matter(other[0], known), _matter(group[0], known)
    speakers = ({folded(o.statement.said_by.name) for o in g if o.statement.said_by} for g in (other, group))
    same_speaker = bool(set.intersection(*speakers))
    return (
        a[0] == b[0]
        and a[1] == b[1]
        and a[3] == b[3]
        and a[2] != b[2]
        and same_speaker
        and other[0].published > group[-1].published
    )
