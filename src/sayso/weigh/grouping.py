"""Statements put together by event: the best pairs first, as long as nothing in either group speaks against.

What tells little (no doer, no act, no place but a wide one) never makes two events one: it joins the one event that it
fits clearly best, and where two fit alike it stays apart.

Invariant: the groups depend on the statements alone, not on their order, nor on how they came in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.weigh.days import later
from sayso.weigh.kinship import kinship
from sayso.weigh.matching import ENOUGH, SLACK, Fit, parties_fit
from sayso.weigh.traits import Party, Traits

CLEARLY = 0.5
"""By how much an event must fit better than the next for a vague statement to join it."""
_AGAINST = -1.5
"""What a pair counts that cannot be one event, or was not compared, in the mean of two groups."""
_ON_THE_WHOLE = 0.2
"""Mean of the scores between two groups from which they may be one."""

_LOOKED_AT = 12
"""Statements of a group that stand for it, those that joined first: they fit best, and it bounds the time."""

Pair = tuple[str, str]
"""The ids of two statements, in order."""


def pair(one: str, other: str) -> Pair:
    """Return two ids as a pair."""
    return (one, other) if one < other else (other, one)


class Group:
    """Statements of one event so far, with what all of them tell together."""

    __slots__ = ("doers", "first", "last", "members", "mutual", "targets")

    def __init__(self, one: Traits) -> None:
        """Begin with one statement."""
        self.members = [one]
        self.first, self.last = one.first, one.last
        self.mutual = one.kind in kinship().mutual
        self.doers = one.actors
        self.targets = one.targets

    def may_join(self, other: Group) -> bool:
        """Whether no day and no name speaks against one event."""
        first, last = self._days(other)
        if first > later(last, SLACK):
            return False
        if self.mutual or other.mutual:
            return parties_fit((*self.doers, *self.targets), (*other.doers, *other.targets)) is not Fit.APART
        return parties_fit(self.doers, other.doers) is not Fit.APART

    def join(self, other: Group) -> None:
        """Take another group in."""
        first, last = self._days(other)
        self.first, self.last = min(first, last), max(first, last)
        self.members += other.members
        self.mutual = self.mutual or other.mutual
        self.doers = _once((*self.doers, *other.doers))
        self.targets = _once((*self.targets, *other.targets))

    def _days(self, other: Group) -> tuple[dt.date, dt.date]:
        return max(self.first, other.first), min(self.last, other.last)


def grouped(
    traits: Sequence[Traits], scores: Mapping[Pair, float], ruled: Mapping[Pair, bool] | None = None
) -> list[list[Traits]]:
    """Return statements by event.

    Args:
        traits: what the statements tell.
        scores: of the pairs that may be one event.
        ruled: pairs of which a person has said that they are of one event, or are not.
    """
    said = ruled or {}
    ordered = sorted(traits, key=lambda one: one.id)
    group_of = {one.id: Group(one) for one in ordered}
    for ids in sorted(two for two, together in said.items() if together and {*two} <= group_of.keys()):
        _join(group_of, ids, lambda ours, theirs: not _ruled_apart(ours, theirs, said))

    def fits(ours: Group, theirs: Group) -> bool:
        return (
            not _ruled_apart(ours, theirs, said)
            and ours.may_join(theirs)
            and _mean(ours, theirs, scores) >= _ON_THE_WHOLE
        )

    best = sorted((-score, ids) for ids, score in scores.items() if score >= ENOUGH)
    clear = {one.id for one in ordered if not one.is_vague}
    for _, ids in best:
        if clear.issuperset(ids):
            _join(group_of, ids, fits)
    _attach([one for one in ordered if one.id not in clear], group_of, clear, scores, fits)
    attached = {one.id for one in ordered if one.id in clear or len(group_of[one.id].members) > 1}
    for _, ids in best:
        if attached.isdisjoint(ids):
            _join(group_of, ids, fits)
    return list({id(group): group.members for group in group_of.values()}.values())


def _join(group_of: dict[str, Group], ids: Pair, fits: Callable[[Group, Group], bool]) -> None:
    ours, theirs = group_of[ids[0]], group_of[ids[1]]
    if ours is not theirs and fits(ours, theirs):
        ours.join(theirs)
        group_of.update((one.id, ours) for one in theirs.members)


def _attach(
    vague: Iterable[Traits],
    group_of: dict[str, Group],
    clear: set[str],
    scores: Mapping[Pair, float],
    fits: Callable[[Group, Group], bool],
) -> None:
    """Put each vague statement with the one event of clear statements that it fits clearly best; all judged before."""
    found: dict[str, dict[int, float]] = {}
    groups = {id(group): group for group in group_of.values()}
    lone = {one.id for one in vague if len(group_of[one.id].members) == 1}
    for (one, other), score in scores.items():
        for mine, theirs in ((one, other), (other, one)):
            if mine in lone and theirs in clear:
                at = id(group_of[theirs])
                found.setdefault(mine, {})[at] = max(score, found.get(mine, {}).get(at, score))
    chosen = {}
    for mine in sorted(found):
        fitting = [(score, at) for at, score in found[mine].items() if fits(group_of[mine], groups[at])]
        fitting.sort(key=lambda pair: -pair[0])
        if fitting and fitting[0][0] >= ENOUGH and (len(fitting) == 1 or fitting[0][0] - fitting[1][0] >= CLEARLY):
            chosen[mine] = groups[fitting[0][1]]
    for mine, group in chosen.items():
        group.join(group_of[mine])
        group_of[mine] = group


def _mean(ours: Group, theirs: Group, scores: Mapping[Pair, float]) -> float:
    first, second = ours.members[:_LOOKED_AT], theirs.members[:_LOOKED_AT]
    pairs = [pair(one.id, other.id) for one in first for other in second]
    return sum(scores.get(ids, _AGAINST) for ids in pairs) / len(pairs)


def _ruled_apart(ours: Group, theirs: Group, said: Mapping[Pair, bool]) -> bool:
    return (
        any(said.get(pair(one.id, other.id)) is False for one in ours.members for other in theirs.members)
        if said
        else False
    )


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(parties))
