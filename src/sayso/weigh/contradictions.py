"""Disputes over who holds a place: words for two sides, or for a side and against it, of about the same days.

A change of hands is no dispute: one leaves, another comes, and both may be right.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence

from sayso.dispute import Dispute, Side
from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Place
from sayso.weigh.days import earlier, later
from sayso.weigh.effects import FOR, Effect
from sayso.weigh.evidence import Evidence, names_of
from sayso.weigh.standing import once

NEAR = dt.timedelta(days=3)
"""Words about days that differ by no more may be about one situation."""
_SAYS = {Effect.LACKS: "does not hold", Effect.LEAVES: "has left"}


def over_holder(evidence: Sequence[Evidence], place: Place) -> list[Dispute]:
    """Return the disputes over a place: evidence that contradicts other, linked from day to day.

    Args:
        evidence: about the place, by day.
        place: the place.
    """
    names = names_of(evidence)
    name_of: dict[str, str] = {}
    for piece in evidence:
        if piece.holder:
            name_of.setdefault(piece.side, names[piece.holder].name)
    return [_dispute(linked, place, name_of) for linked in _linked(evidence)]


def _linked(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return the evidence that is contradicted, in groups of what hangs together."""
    group_of: dict[int, list[int]] = {}
    for n, one in enumerate(evidence):
        for m in range(n + 1, len(evidence)):
            other = evidence[m]
            if other.day - one.day > NEAR:
                break
            if _contradict(one, other, evidence[n + 1 : m]):
                joined = sorted({*group_of.get(n, [n]), *group_of.get(m, [m])})
                for each in joined:
                    group_of[each] = joined
    groups = {tuple(group) for group in group_of.values()}
    return [_with_retractions([evidence[n] for n in group], evidence) for group in sorted(groups)]


def _with_retractions(group: list[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Add what a voice of a dispute says later, of the same days, against its own earlier word."""
    first, last = earlier(group[0].day, NEAR), later(group[-1].day, NEAR)
    near = evidence[bisect.bisect_left(evidence, first, key=_day) : bisect.bisect_right(evidence, last, key=_day)]
    added = [piece for piece in near if piece not in group and any(_takes_back(piece, one) for one in group)]
    return sorted([*group, *added], key=_day)


def _takes_back(piece: Evidence, one: Evidence) -> bool:
    """Whether a voice says later, of one day, that a side did not hold what it had said that it held, or did."""
    same = piece.voices == one.voices and piece.side == one.side and piece.told.published > one.told.published
    return (
        same
        and piece.exact
        and {piece.effect, one.effect} & FOR != set()
        and Effect.LACKS in {piece.effect, one.effect}
    )


def _day(piece: Evidence) -> dt.date:
    return piece.day


def _contradict(one: Evidence, other: Evidence, between: Iterable[Evidence]) -> bool:
    """Whether two voices cannot both be right; `other` is of the same day or a later one.

    Args:
        one: the earlier.
        other: the later.
        between: what acts between the two.
    """
    if one.voices & other.voices or not one.side or not other.side:
        return False
    if one.side == other.side:
        effects = {one.effect, other.effect}
        if Effect.LACKS in effects:
            return bool(effects & FOR)
        return one.effect is Effect.LEAVES and other.effect is Effect.HOLDS and not _comes(other.side, between)
    # Who takes a place from another contradicts nobody; who is said to be there still, or there as well, does.
    return one.effect in FOR and other.effect is Effect.HOLDS and other.exact and not _comes(other.side, between)


def _comes(side: str, between: Iterable[Evidence]) -> bool:
    return any(piece.effect is Effect.TAKES and piece.side == side for piece in between)


def _dispute(pieces: Sequence[Evidence], place: Place, name_of: dict[str, str]) -> Dispute:
    sides: dict[str, list[Told]] = {}
    placed: set[str] = set()
    # A word that another is there says as well that the first is not: it stands once, for the other.
    for piece in sorted(pieces, key=lambda piece: piece.effect not in FOR):
        if piece.told.id not in placed:
            placed.add(piece.told.id)
            verb = _SAYS.get(piece.effect, "holds")
            sides.setdefault(f"{name_of[piece.side]} {verb} {place.name}", []).append(piece.told)
    shown = [Side(says, once(told)) for says, told in sides.items()]
    shown.sort(key=lambda side: (side.statements[0].published, side.statements[0].id))
    days = [piece.day for piece in pieces]
    return Dispute("holder", place, Interval.inclusive(min(days), max(days)), tuple(shown))
