"""Evidence about one place held against each other: what is retold, what came before what, what only was a raid.

Reports give most things without a day of their own. These rules say which day follows from the other evidence; each is
general, and each leaves what the text dates as it is.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.interval import ONE_DAY
from sayso.statement import Modality
from sayso.weigh.dated import Dated
from sayso.weigh.days import earlier, later
from sayso.weigh.effects import FOR, Effect
from sayso.weigh.evidence import Evidence

SAME_EVENT = dt.timedelta(days=3)
"""Two days that differ by no more may be those of one event, as two reporters have it."""
BACKGROUND = dt.timedelta(days=365)
"""What is told without a day beside a change so recent belongs to it; a change longer ago is itself the background."""
NEWS = dt.timedelta(days=31)
"""A change so recent is what a report is about; what it tells beside it without a day led up to it."""
RAID = dt.timedelta(days=2)
"""Who comes and goes within so short a time has raided the place, not taken it."""
FELL = dt.timedelta(days=7)
"""A fall without a victor is the same as a capture told of a day so near."""

_ORDER = (Effect.LEAVES, Effect.FALLS, Effect.TAKES, Effect.HOLDS, Effect.LACKS, Effect.CONTESTS, Effect.RAIDS)
"""Of one day: first somebody leaves, then another comes, then it is so."""


def reconciled(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence by day, with days that follow from other evidence, and without what adds nothing."""
    steps: tuple[Callable[[list[Evidence]], list[Evidence]], ...] = (
        _in_order_of_telling,
        _before_changes,
        _within_stretches,
        _without_retold,
        _left_when_taken,
        _without_falls,
        _raids_apart,
    )
    evidence = sorted(found, key=_order)
    for step in steps:
        evidence = sorted(step(evidence), key=_order)
    return tuple(_repeats_marked(evidence))


def _order(piece: Evidence) -> tuple[dt.date, int, dt.date, str, str]:
    return piece.day, _ORDER.index(piece.effect), piece.told.published, piece.told.id, piece.holder


# --- a change without a day beside one with a day --------------------------------------------------------------------


def _in_order_of_telling(found: list[Evidence]) -> list[Evidence]:
    """Place a capture without a day by the dated captures by other sides that the same report tells before it.

    Reports begin with the news. What follows a capture of these days is its background; what follows one of long ago
    goes on from there. A capture without a day that stands first is the news itself.
    """
    by_report: dict[str, list[Evidence]] = {}
    for piece in found:
        if piece.effect is Effect.TAKES and piece.exact and not piece.begins:
            by_report.setdefault(piece.told.report_id, []).append(piece)
    return [
        _after_lead(piece, by_report.get(piece.told.report_id, ()))
        if piece.effect is Effect.TAKES and not piece.exact
        else piece
        for piece in found
    ]


def _after_lead(piece: Evidence, dated: Sequence[Evidence]) -> Evidence:
    start = piece.told.statement.start
    leads = [o.day for o in dated if o.side != piece.side and o.day < piece.day and o.told.statement.start < start]
    news = [day for day in leads if piece.told.published - day <= NEWS]
    if news:
        day = earlier(min(news), ONE_DAY)
        return replace(piece, day=day, earliest=None, latest=day)
    if leads:
        day = later(max(leads), ONE_DAY)
        return replace(piece, day=day, earliest=day, latest=piece.told.published)
    return piece


# --- a state that a change told in the same report has ended ---------------------------------------------------------


def _before_changes(found: list[Evidence]) -> list[Evidence]:
    """Move states without a day of their own before the change that the same report tells.

    "The army entered the town, a stronghold of the rebels": the second is how it was before the first. Where the report
    has the change denied, the state is the denial's, and stays; so does what somebody else says against the change, and
    what followed when the side came back.
    """
    by_report: dict[str, list[Evidence]] = {}
    for piece in found:
        by_report.setdefault(piece.told.report_id, []).append(piece)
    return [_moved(piece, by_report[piece.told.report_id]) for piece in found]


def _moved(piece: Evidence, report: list[Evidence]) -> Evidence:
    if piece.effect is not Effect.HOLDS or piece.told.statement.modality is not Modality.OCCURRED:
        return piece
    returned = max((p.day for p in report if p.effect is Effect.TAKES and p.side == piece.side), default=dt.date.min)
    ended = [
        change.day
        for change in report
        if change.day > returned
        and _is_beside(piece, change)
        and _ends(change, piece)
        and not _is_denied(change, report)
    ]
    return replace(piece, day=earlier(min(ended), ONE_DAY)) if ended else piece


def _is_beside(piece: Evidence, change: Evidence) -> bool:
    """Whether a state is told beside a change: without a day of its own, or on its very day by the same voice."""
    if piece.exact:
        return piece.day == change.day and piece.voices == change.voices
    return piece.day - change.day <= BACKGROUND


def _ends(change: Evidence, piece: Evidence) -> bool:
    comes = change.effect is Effect.TAKES and change.side != piece.side and not change.begins
    goes = change.effect is Effect.LEAVES and change.holder == piece.holder
    if not comes and not goes:
        return False
    background = piece.told.statement.said_by is None or change.told.statement.said_by is None
    return background or piece.voices == change.voices


def _is_denied(change: Evidence, report: list[Evidence]) -> bool:
    return any(other.effect is Effect.LACKS and other.side == change.side for other in report)


# --- a state of some time within a stretch ---------------------------------------------------------------------------


def _within_stretches(found: list[Evidence]) -> list[Evidence]:
    """Move states told of some time within a stretch ("in 2014") to that side of a dated change where they agree."""
    dated = Dated(found)
    return [_agreeing(piece, dated) if piece.effect is Effect.HOLDS else piece for piece in found]


def _agreeing(piece: Evidence, dated: Dated) -> Evidence:
    if piece.earliest is None or piece.latest is None or piece.earliest == piece.latest:
        return piece
    within = list(dated.arrivals_within(piece.earliest, piece.latest))
    came = [day for side, day in within if side == piece.side]
    went = [day for side, day in within if side != piece.side]
    if came:
        return replace(piece, day=max(piece.day, *came))
    return replace(piece, day=min(piece.day, earlier(min(went), ONE_DAY))) if went else piece


# --- changes that are told again -------------------------------------------------------------------------------------


def _without_retold(found: list[Evidence]) -> list[Evidence]:
    """Leave out changes without a day that others date: "the town, which they had left" is no second leaving.

    Who has come, by a retelling, is there by its word. Where something since then has made the change possible once
    more, it is a new one.
    """
    dated = Dated(found)
    kept = []
    for piece in found:
        if not _is_retold(piece, dated):
            kept.append(piece)
        elif piece.effect is Effect.TAKES:
            kept.append(replace(piece, effect=Effect.HOLDS, earliest=None))
    return kept


def _is_retold(piece: Evidence, dated: Dated) -> bool:
    if piece.exact or piece.effect not in {Effect.TAKES, Effect.LEAVES}:
        return False
    told = dated.last_told(piece)
    if told is None:
        return False
    if piece.effect is Effect.LEAVES:
        return not dated.is_there(piece.side, later(told, ONE_DAY), piece.day)
    return not dated.is_gone(piece.side, told, piece.day)


def _left_when_taken(found: list[Evidence]) -> list[Evidence]:
    """Put a departure that is told after another side's arrival on the day of that arrival.

    Whoever was there had gone when the other came; a departure without a day is that one, if it is told within a year.
    """
    dated = Dated(found)
    return [_at_arrival(piece, dated) if piece.effect is Effect.LEAVES else piece for piece in found]


def _at_arrival(piece: Evidence, dated: Dated) -> Evidence:
    came = dated.last_arrival_of_another(piece.side, piece.day)
    if came is None or piece.day - came > (SAME_EVENT if piece.exact else BACKGROUND):
        return piece
    return piece if dated.is_there(piece.side, came, piece.day) else replace(piece, day=came)


def _without_falls(found: list[Evidence]) -> list[Evidence]:
    """Leave out falls without a victor where somebody is told to have come at about that time, or earlier."""
    arrivals = [piece.day for piece in found if piece.effect is Effect.TAKES]
    return [piece for piece in found if piece.effect is not Effect.FALLS or not _has_victor(piece, arrivals)]


def _has_victor(fall: Evidence, arrivals: Sequence[dt.date]) -> bool:
    until = bisect.bisect_right(arrivals, later(fall.day, FELL))
    since = bisect.bisect_left(arrivals, earlier(fall.day, FELL)) if fall.exact else 0
    return since < until


# --- raids and repetitions -------------------------------------------------------------------------------------------


def _raids_apart(found: list[Evidence]) -> list[Evidence]:
    """Make of a first arrival and a departure within `RAID` no more than that somebody came and went.

    Who lost the place again to others has held it; who left it has raided it.
    """
    first: dict[str, dt.date] = {}
    arrivals: dict[str, list[int]] = {}
    raids: set[int] = set()
    for number, piece in enumerate(found):
        if piece.effect in FOR:
            first.setdefault(piece.side, piece.day)
            if piece.effect is Effect.TAKES and not piece.begins and first[piece.side] == piece.day:
                arrivals.setdefault(piece.holder, []).append(number)
    for number, piece in enumerate(found):
        if piece.effect is Effect.LEAVES and piece.told.statement.kind == "withdrawal":
            came = [n for n in arrivals.get(piece.holder, ()) if dt.timedelta(0) <= piece.day - found[n].day <= RAID]
            raids.update([*came, number] if came else [])
    return [replace(p, effect=Effect.RAIDS, holder="", side="") if n in raids else p for n, p in enumerate(found)]


def _repeats_marked(found: Sequence[Evidence]) -> list[Evidence]:
    """Mark what the same voice has said of about the same day before: five claims by one army are one claim."""
    last: dict[tuple[Effect, str, frozenset[str]], dt.date] = {}
    marked = []
    for piece in found:
        key = (piece.effect, piece.holder, piece.voices)
        said = last.get(key)
        repeats = said is not None and piece.day - said <= SAME_EVENT
        if not repeats:
            last[key] = piece.day
        marked.append(replace(piece, repeats=True) if repeats else piece)
    return marked
