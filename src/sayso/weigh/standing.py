"""How a place stands when its likeliest holder is known: on whose word, against whose, since when, and how sure."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.holding import Since, Status, Told
from sayso.interval import ONE_DAY
from sayso.weigh.days import earlier, later
from sayso.weigh.effects import CHANGES, FOR, Effect
from sayso.weigh.evidence import Evidence
from sayso.weigh.parties import Interest
from sayso.weigh.reconcile import RAID, SAME_EVENT

RECENT = dt.timedelta(days=30)
"""How long a contradiction keeps a place contested when nothing newer settles it."""
SHORTLY = dt.timedelta(days=90)
"""How long before it is first told a state is taken to have been so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a place stands with one side as its likeliest holder.

    Args:
        status: how sure, in a word.
        since: from when the side has held it.
        support, against: the evidence, by day.
    """

    status: Status
    since: Since
    support: tuple[Evidence, ...]
    against: tuple[Evidence, ...]


def standing_of(evidence: Sequence[Evidence], side: str, run: dt.date | None, on: dt.date) -> Standing:
    """Return how a place stands on a day.

    Args:
        evidence: all of the place, by day.
        side: the likeliest holder's.
        run: the first day of evidence from which the side has been the likeliest without a break, or None.
        on: the day.
    """
    upto = bisect.bisect_right(evidence, on, key=_day)
    told = evidence[bisect.bisect_left(evidence, run, key=_day) if run else 0 : upto]
    came = next((piece.day for piece in told if piece.side == side and piece.effect in FOR), None)
    mine = [piece for piece in told if piece.side == side and piece.effect in FOR]
    against = [piece for piece in told if _is_against(piece, side) and (came is None or piece.day >= came)]
    support = mine or _told_later(evidence[upto:], side, on)
    denied = [piece for piece in told if piece.effect is Effect.LACKS and piece.interest is not Interest.OWN]
    status = _status(support, against, denied, on)
    if status is Status.CLAIMED and _is_confirmed(evidence[upto:], side, on):
        status = Status.HELD
    return Standing(status, _since(evidence, side, mine), tuple(support), tuple(against))


def contested_lately(evidence: Sequence[Evidence], on: dt.date) -> list[Evidence]:
    """Return the recent evidence that a place is fought over, where nobody is likely to hold it."""
    first = bisect.bisect_left(evidence, earlier(on, RECENT), key=_day)
    recent = evidence[first : bisect.bisect_right(evidence, on, key=_day)]
    claims = [p for p in recent if p.effect in FOR]
    if len({p.side for p in claims}) > 1:
        return claims
    denied = {p.side for p in recent if p.effect is Effect.LACKS}
    gainsaid = [p for p in recent if p.effect in FOR | {Effect.LACKS} and p.side in denied]
    if claims and denied & {p.side for p in claims}:
        return gainsaid
    return [p for p in recent if p.effect in {Effect.CONTESTS, Effect.RAIDS} and _is_live(p, on)]


def ageing_days(evidence: Iterable[Evidence]) -> set[dt.date]:
    """Return the days on which evidence becomes too old to keep a place contested: an answer may change untold."""
    days = set()
    for piece in evidence:
        if piece.effect in {Effect.CONTESTS, Effect.RAIDS, Effect.LACKS} | FOR:
            lasts = RAID if piece.effect is Effect.RAIDS else RECENT
            days.add(later(piece.day, lasts + ONE_DAY))
    return days


def once(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return each statement once, the earliest published first."""
    by_id = {one.id: one for one in told}
    return tuple(sorted(by_id.values(), key=lambda one: (one.published, one.id)))


def _is_against(piece: Evidence, side: str) -> bool:
    """Whether it speaks against a side: that it is not there, or that another is, or comes and goes."""
    if piece.effect in {Effect.CONTESTS, Effect.RAIDS, Effect.FALLS}:
        return True
    if piece.effect in FOR:
        return piece.side != side
    return piece.side == side


def _told_later(following: Iterable[Evidence], side: str, on: dt.date) -> list[Evidence]:
    """Return the first later word that the side was there: it leaves then, or holds the place shortly after."""
    told = [piece for piece in following if piece.side == side and piece.effect in {Effect.LEAVES, Effect.HOLDS}]
    shortly = later(on, SHORTLY)
    return [p for p in told if p.day == told[0].day and (p.effect is Effect.LEAVES or p.day <= shortly)]


def _day(piece: Evidence) -> dt.date:
    return piece.day


# --- how sure --------------------------------------------------------------------------------------------------------


def _status(
    support: Sequence[Evidence], against: Sequence[Evidence], denied: Sequence[Evidence], on: dt.date
) -> Status:
    """Return how sure it is: contested by what nothing newer settles, else claimed where only its own side says so."""
    settling = [*support, *denied]
    live = [
        piece
        for piece in against
        # What is said again is as old as its first telling.
        if _is_live(piece, on) and not piece.repeats and not any(_settles(one, piece) for one in settling)
    ]
    if any(_gainsays(piece, support) for piece in live) and not _outweighed(support, live):
        return Status.CONTESTED
    if all(piece.interest is Interest.OWN and piece.effect is not Effect.LEAVES for piece in support):
        return Status.CLAIMED
    return Status.HELD


def _is_live(piece: Evidence, on: dt.date) -> bool:
    return on - piece.day <= (RAID if piece.effect is Effect.RAIDS else RECENT)


def _settles(one: Evidence, piece: Evidence) -> bool:
    """Whether a later word of no interested party closes the matter.

    That a place is called somebody's in passing does not undo a capture that another claims: such words lag behind.
    """
    if piece.effect is Effect.RAIDS and one.effect is Effect.TAKES and one.day >= piece.day:
        # The fight for a place ends with its capture.
        return True
    if one.interest is Interest.OWN or not _is_newer(one, piece):
        return False
    if one.effect is Effect.LACKS:
        # That one side is not there closes the matter with that side alone.
        return one.side == piece.side and piece.effect in FOR
    if one.exact or one.effect in CHANGES or piece.effect is not Effect.TAKES:
        return True
    return piece.interest is Interest.OWN and one.told.published - piece.told.published > SAME_EVENT


def _is_newer(one: Evidence, piece: Evidence) -> bool:
    """Whether one word was published after another, or, beside a party's word for itself, is about a later day."""
    if one.told.published == piece.told.published:
        return piece.interest is Interest.OWN and one.day > piece.day
    return one.told.published > piece.told.published


def _is_confirmed(following: Iterable[Evidence], side: str, on: dt.date) -> bool:
    """Whether somebody without an interest tells later that the side is there still, or leaves, before any contrary."""
    for piece in following:
        if piece.day > later(on, SHORTLY):
            return False
        if piece.side == side and piece.effect in FOR | {Effect.LEAVES} and piece.interest is not Interest.OWN:
            return True
        if _is_against(piece, side):
            return False
    return False


def _gainsays(piece: Evidence, support: Sequence[Evidence]) -> bool:
    """Whether it contradicts: a word that the holder left does so only where its own side alone says that it stayed."""
    if piece.effect is not Effect.LEAVES:
        return True
    since = [one for one in support if one.day >= piece.day]
    came_back = any(one.effect is Effect.TAKES for one in since)
    stayed = bool(since) and not came_back and all(one.interest is Interest.OWN or _lags(one, piece) for one in since)
    return stayed and piece.interest is not Interest.OWN


def _lags(one: Evidence, piece: Evidence) -> bool:
    """Whether a state is told in passing by somebody who could not know yet what the other tells."""
    return not one.exact and one.told.published <= piece.told.published


def _outweighed(support: Sequence[Evidence], against: Sequence[Evidence]) -> bool:
    """Whether those against speak for themselves only, and an admission says otherwise."""
    return all(piece.interest is Interest.OWN for piece in against) and any(
        piece.interest is Interest.LOSS for piece in support
    )


# --- since when ------------------------------------------------------------------------------------------------------


def _since(evidence: Sequence[Evidence], side: str, mine: Sequence[Evidence]) -> Since:
    """Return from when a side has held a place: as told, or between the last contrary and the first word."""
    if not mine:
        return Since(None, None, None)
    taken = next((piece for piece in mine if piece.effect is Effect.TAKES and piece.exact), None)
    if taken:
        return Since(taken.day, taken.earliest or taken.day, taken.latest or taken.day)
    first = mine[0]
    before = evidence[: bisect.bisect_left(evidence, first.day, key=_day)]
    contrary = next((piece.day for piece in reversed(before) if _excludes(piece, side)), None)
    earliest = later(contrary, ONE_DAY) if contrary else first.earliest
    return Since(None, earliest, first.latest or first.day)


def _excludes(piece: Evidence, side: str) -> bool:
    """Whether it tells that another side was there, or this one was not."""
    return piece.side != side if piece.effect in FOR else piece.effect is Effect.LACKS and piece.side == side
