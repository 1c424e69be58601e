"""Evidence about one place held against each other: what is retold, what came before what, what only was a raid.

Reports give most things without a day of their own. These rules say which day follows from the other evidence; each is
general, and each leaves what the text dates as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.interval import ONE_DAY
from sayso.statement import Modality
from sayso.weigh.effects import FOR, Effect
from sayso.weigh.evidence import Evidence

SAME_EVENT = dt.timedelta(days=3)
"""Two days that differ by no more may be those of one event, as two reporters have it."""
RAID = dt.timedelta(days=2)
"""Who comes and goes within so short a time has raided the place, not taken it."""
FELL = dt.timedelta(days=7)
"""A fall without a victor is the same as a capture told of a day so near."""

_ORDER = (Effect.LEAVES, Effect.FALLS, Effect.TAKES, Effect.HOLDS, Effect.LACKS, Effect.CONTESTS, Effect.RAIDS)
"""Of one day: first somebody leaves, then another comes, then it is so."""


def reconciled(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence by day, with days that follow from other evidence, and without what adds nothing."""
    steps: tuple[Callable[[list[Evidence]], list[Evidence]], ...] = (
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


# --- a state that a change told in the same report has ended ---------------------------------------------------------


def _before_changes(found: list[Evidence]) -> list[Evidence]:
    """Move states without a day of their own before the change that the same report tells.

    "The army entered the town, a stronghold of the rebels": the second is how it was before the first. Where the report
    has the change denied, the state is the denial's, and stays; so does what somebody else says against the change.
    """
    by_report: dict[str, list[Evidence]] = {}
    for piece in found:
        by_report.setdefault(piece.told.report_id, []).append(piece)
    return [_moved(piece, by_report[piece.told.report_id]) for piece in found]


def _moved(piece: Evidence, report: list[Evidence]) -> Evidence:
    if piece.exact or piece.effect is not Effect.HOLDS or piece.told.statement.modality is not Modality.OCCURRED:
        return piece
    ended = [change.day for change in report if _ends(change, piece) and not _is_denied(change, report)]
    return replace(piece, day=min(ended) - ONE_DAY) if ended else piece


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
    changes = [piece for piece in found if piece.effect is Effect.TAKES and piece.exact]
    return [_agreeing(piece, changes) if piece.effect is Effect.HOLDS else piece for piece in found]


def _agreeing(piece: Evidence, changes: list[Evidence]) -> Evidence:
    if piece.earliest is None or piece.latest is None or piece.earliest == piece.latest:
        return piece
    within = [change for change in changes if piece.earliest < change.day <= piece.latest]
    came = [change.day for change in within if change.side == piece.side]
    went = [change.day for change in within if change.side != piece.side]
    if came:
        return replace(piece, day=max(piece.day, min(came)))
    return replace(piece, day=min(piece.day, min(went) - ONE_DAY)) if went else piece


# --- changes that are told again -------------------------------------------------------------------------------------


def _without_retold(found: list[Evidence]) -> list[Evidence]:
    """Leave out changes without a day that others date: "the town, which they had left" is no second leaving."""
    return [piece for piece in found if not _is_retold(piece, found)]


def _is_retold(piece: Evidence, found: list[Evidence]) -> bool:
    if piece.exact or piece.effect not in {Effect.TAKES, Effect.LEAVES}:
        return False
    dated = [other.day for other in found if _dates(other, piece)]
    return bool(dated) and not any(max(dated) < other.day and _undoes(other, piece) for other in found if other.exact)


def _dates(other: Evidence, piece: Evidence) -> bool:
    """Whether it may be the same change, told with its day."""
    if not other.exact or other.effect is not piece.effect or other.day > piece.day:
        return False
    return other.holder == piece.holder or (piece.effect is Effect.TAKES and other.side == piece.side)


def _undoes(other: Evidence, piece: Evidence) -> bool:
    """Whether, had the change been told of before, this would have made it possible once more."""
    if other.day > piece.day:
        return False
    if piece.effect is Effect.LEAVES:
        return other.side == piece.side and other.effect in FOR
    lost = other.side == piece.side and other.effect is Effect.LEAVES
    return lost or (other.side != piece.side and other.effect in FOR)


def _left_when_taken(found: list[Evidence]) -> list[Evidence]:
    """Put a departure that is told after another side's arrival on the day of that arrival.

    Whoever was there had gone when the other came; a departure without a day is that one, however late it is told.
    """
    arrivals = [piece for piece in found if piece.effect is Effect.TAKES and piece.exact]
    return [_at_arrival(piece, arrivals, found) for piece in found]


def _at_arrival(piece: Evidence, arrivals: list[Evidence], found: list[Evidence]) -> Evidence:
    if piece.effect is not Effect.LEAVES:
        return piece
    before = [one.day for one in arrivals if one.side != piece.side and one.day < piece.day]
    if not before or (piece.exact and piece.day - max(before) > SAME_EVENT):
        return piece
    since = any(
        max(before) <= other.day <= piece.day and other.side == piece.side and other.exact and other.effect in FOR
        for other in found
    )
    return piece if since else replace(piece, day=max(before))


def _without_falls(found: list[Evidence]) -> list[Evidence]:
    """Leave out falls without a victor where somebody is told to have come at about that time, or earlier."""
    arrivals = [piece.day for piece in found if piece.effect is Effect.TAKES]
    return [
        piece
        for piece in found
        if piece.effect is not Effect.FALLS
        or not any(abs(day - piece.day) <= FELL or (not piece.exact and day <= piece.day) for day in arrivals)
    ]


# --- raids and repetitions -------------------------------------------------------------------------------------------


def _raids_apart(found: list[Evidence]) -> list[Evidence]:
    """Make of a first arrival and a departure within `RAID` no more than that somebody came and went."""
    first: dict[str, dt.date] = {}
    arrivals: dict[str, list[int]] = {}
    raids: set[int] = set()
    for number, piece in enumerate(found):
        if piece.effect in FOR:
            first.setdefault(piece.side, piece.day)
            if piece.effect is Effect.TAKES and not piece.begins and first[piece.side] == piece.day:
                arrivals.setdefault(piece.holder, []).append(number)
    for number, piece in enumerate(found):
        if piece.effect is Effect.LEAVES:
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
