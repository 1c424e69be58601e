"""Disputes over who did it: one attack, as far as all else tells, that each of two voices lays to another door.

Two sides that shell one town on one day may both have done so. Only where targets, numbers or words are so alike that
one attack is meant do two doers gainsay one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.dispute import Dispute, Side
from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Modality
from sayso.weigh.closing import voice_of
from sayso.weigh.kinship import ANYONE, kinship
from sayso.weigh.matching import Fit, likeness, parties_fit
from sayso.weigh.parties import Affiliations
from sayso.weigh.places import NoGeography, PlaceKey
from sayso.weigh.standing import once
from sayso.weigh.traits import Traits, traits_of

ONE_ATTACK = 2.2
"""Likeness, doers left aside, from which two statements are of one attack: twice what two of one kind, town and day
that have nothing else in common reach."""
_RETURNED = 1.3
"""What it tells that, in one report, who is blamed blames another: two attacks are seldom told as word and answer."""
_COMPARED = 100
"""Statements of one place and day that one is compared with, the first by id: bounds the time."""
_SO = frozenset({Modality.OCCURRED, Modality.POSSIBLE})


def over_author(told: Iterable[Told], known: Affiliations) -> list[Dispute]:
    """Return the disputes over who did something, by place and day.

    Args:
        told: statements of any kind; those count that lay an attack of one day to a named door.
        known: who is who.
    """
    laid: dict[tuple[PlaceKey, object], list[Traits]] = {}
    for one in sorted({one.id: one for one in told}.values(), key=lambda one: one.id):
        traits = _laid(one, known)
        for key in traits.places if traits else ():
            if traits:
                laid.setdefault((key, traits.first), []).append(traits)
    return [dispute for key, alike in laid.items() for dispute in _disputes(key[0], alike, known)]


def _laid(one: Told, known: Affiliations) -> Traits | None:
    """Return the traits of a statement that lays an attack of one day to a named door, else None."""
    statement = one.statement
    if statement.kind not in kinship().authored or statement.modality not in _SO:
        return None
    traits = traits_of(one, known, NoGeography())
    if traits is None or traits.first != traits.last:
        return None
    return traits if any(not doer.vague or doer.group != ANYONE for doer in traits.actors) else None


def _disputes(key: PlaceKey, alike: Sequence[Traits], known: Affiliations) -> list[Dispute]:
    """Return what is disputed of one place and day, in groups of what hangs together."""
    group_of: dict[str, list[Traits]] = {}
    for n, one in enumerate(alike):
        for other in alike[n + 1 : n + 1 + _COMPARED]:
            if _gainsay(one, other, known):
                joined = {t.id: t for t in (*group_of.get(one.id, [one]), *group_of.get(other.id, [other]))}
                for id in joined:
                    group_of[id] = list(joined.values())
    groups = {tuple(sorted(one.id for one in group)): group for group in group_of.values()}
    return [_dispute(key, groups[ids]) for ids in sorted(groups)]


def _gainsay(one: Traits, other: Traits, known: Affiliations) -> bool:
    if parties_fit(one.actors, other.actors) is not Fit.APART or voice_of(one.told) == voice_of(other.told):
        return False
    alike = likeness(one, other)
    together = one.told.report_id == other.told.report_id
    returned = together and (_blamed_blames(one, other, known) or _blamed_blames(other, one, known))
    return alike is not None and alike + (_RETURNED if returned else 0.0) >= ONE_ATTACK


def _blamed_blames(one: Traits, other: Traits, known: Affiliations) -> bool:
    """Whether the speaker of one is of the side to whose door the other lays the attack."""
    speaker = one.told.statement.said_by
    if speaker is None:
        return False
    return known.side(speaker.name, speaker.id, speaker.type) in {doer.side for doer in other.actors}


def _dispute(key: PlaceKey, group: Sequence[Traits]) -> Dispute:
    sides: dict[frozenset[str], list[Told]] = {}
    for one in sorted(group, key=lambda one: (one.told.published, one.id)):
        sides.setdefault(frozenset(party.side for party in one.actors), []).append(one.told)
    shown = tuple(Side(f"{_doers(statements[0])} did it", once(statements)) for statements in sides.values())
    first = min(group, key=lambda one: one.id)
    return Dispute("author", first.places[key], Interval.day(first.first), shown)


def _doers(one: Told) -> str:
    return " and ".join(actor.name for actor in one.statement.actors)
