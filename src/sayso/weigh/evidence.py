"""What single statements tell about who holds a place.

Only what is told as so, as possibly so, or denied counts: plans, demands, threats and fears move no front line.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.holding import Told
from sayso.interval import ONE_DAY, Bound
from sayso.statement import CONTESTED, UNKNOWN_HOLDER, Actor, Modality
from sayso.weigh.names import folded
from sayso.weigh.parties import Affiliations, Interest, interest_in, speaking_of
from sayso.weigh.places import PlaceKey, speaks_of

_CHANGES = frozenset({"capture", "handover"})
_LEAVING = frozenset({"withdrawal"})
_STATES = frozenset({"control", "repulse", "siege"})
KINDS = _CHANGES | _LEAVING | _STATES
"""Kinds of statements that tell about a holder."""

RELIABILITY = {Interest.OWN: 0.72, Interest.LOSS: 0.95, Interest.NONE: 0.9}
"""How often a thing is so that is told of a place, by the speaker's interest. In the change log of a war with a public
truth (2022-25) claims of captures were borne out in 0.63 to 0.97 of cases, by side; admissions and third parties are
set by the rule of thumb that nobody invents a loss of his own."""
LONGEST_CHANGE = 31
"""Days: a change told of a longer stretch has no day."""
HEDGED = 0.75
"""Factor on the distance from a coin's toss for what may be so, or could not be checked."""


class Effect(enum.Enum):
    """What a piece of evidence does."""

    TAKES = "takes"
    """From the day on, the holder holds the place."""
    HOLDS = "holds"
    """On the day, the holder holds the place."""
    LEAVES = "leaves"
    """From the day on, the holder does not hold the place any more."""
    LACKS = "lacks"
    """On the day, the holder does not hold the place."""
    CONTESTS = "contests"
    """On the day, more than one side fights over the place."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one statement tells about one holder.

    Args:
        told: the statement.
        effect: what it does.
        holder: identity of the holder; "" for `CONTESTS`.
        side: the side that the holder fights on; its identity where nothing is known.
        name, id: of the holder as told.
        day: from which, or on which, it is so.
        exact: whether the text gives the day; else it is the day of publication or, for a state that a change told in
            the same report ended, the day before that change.
        reliability: the probability that it is so, in [0.5, 1).
        interest: of whoever says so.
    """

    told: Told
    effect: Effect
    holder: str
    side: str
    name: str
    id: str | None
    day: dt.date
    exact: bool
    reliability: float
    interest: Interest


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a statement tells of one actor, before it is known who else is concerned."""

    told: Told
    effect: Effect
    name: str
    id: str | None
    type: str = "unknown"


def evidence_about(told: Iterable[Told], key: PlaceKey, known: Affiliations) -> tuple[Evidence, ...]:
    """Return what statements tell about who holds a place, by day; copies of one statement count once."""
    about = [one for one in told if one.statement.kind in KINDS and speaks_of(one, key)]
    first_of: dict[tuple[str, ...], Told] = {}
    for one in sorted(about, key=lambda one: (one.published, one.id)):
        first_of.setdefault(_words(one), one)
    pieces = _identified([piece for one in first_of.values() for piece in _pieces(one)])
    parties = frozenset(known.side(piece.name, piece.id, piece.type) for piece in pieces if piece.name)
    weighed = [evidence for piece in pieces for evidence in _evidence(piece, known, parties)]
    placed = _before_changes(_without_retold(weighed))
    return tuple(sorted(placed, key=_order))


_ORDER = (Effect.LEAVES, Effect.TAKES, Effect.HOLDS, Effect.LACKS, Effect.CONTESTS)
"""Of one day: first somebody leaves, then another comes, then it is so."""


def _order(piece: Evidence) -> tuple[dt.date, int, dt.date, str, str]:
    return piece.day, _ORDER.index(piece.effect), piece.told.published, piece.told.id, piece.holder


def _identified(pieces: list[_Piece]) -> list[_Piece]:
    """Take a mere description ("the rebels") for the one known actor of its type that is named for the place.

    Where several known actors of the type are named, or none, a description stays what it is.
    """
    named: dict[str, set[tuple[str, str]]] = {}
    for piece in pieces:
        if piece.id:
            named.setdefault(piece.type, set()).add((piece.id, piece.name))
    only = {type: next(iter(actors)) for type, actors in named.items() if len({id for id, _ in actors}) == 1}
    return [
        replace(piece, id=only[piece.type][0], name=only[piece.type][1])
        if piece.name and not piece.id and piece.type in only and piece.type in _ARMED
        else piece
        for piece in pieces
    ]


_ARMED = frozenset({"military", "rebels", "jihadists", "militia", "gang", "peacekeepers"})


def _words(one: Told) -> tuple[str, ...]:
    """Return what two copies of one wire share: the words, and whose say-so."""
    speaker = one.statement.said_by
    return folded(one.statement.quote), one.statement.kind, folded(speaker.name) if speaker else ""


def _pieces(one: Told) -> list[_Piece]:
    statement = one.statement
    if statement.modality is Modality.OCCURRED:
        return _affirmed(one)
    if statement.modality is Modality.POSSIBLE:
        # What may be so moves nothing unless at a time: "should the town be evacuated" tells nothing.
        return _affirmed(one) if statement.when else []
    if statement.modality in {Modality.DENIED, Modality.FAILED}:
        return _denied(one)
    return []


def _affirmed(one: Told) -> list[_Piece]:
    statement = one.statement
    if CONTESTED in statement.holders:
        return [_Piece(one, Effect.CONTESTS, "", None)]
    leaving = [_Piece(one, Effect.LEAVES, actor.name, actor.id, actor.type) for actor in statement.actors]
    if statement.kind in _LEAVING or statement.ends:
        return leaving
    effect = Effect.TAKES if statement.kind in _CHANGES else Effect.HOLDS
    taken = [_Piece(one, effect, *holder) for holder in _holders(one)]
    return taken + leaving if statement.kind == "handover" else taken


def _denied(one: Told) -> list[_Piece]:
    """Return what a denial tells: who is said to have taken the place does not hold it; who is named as holder does."""
    statement = one.statement
    holding = [_Piece(one, Effect.HOLDS, *holder) for holder in _holders(one)]
    if statement.kind in _LEAVING:
        return [_Piece(one, Effect.HOLDS, actor.name, actor.id, actor.type) for actor in statement.actors]
    would = statement.targets if statement.kind == "handover" else statement.actors
    named = {piece.name for piece in holding}
    return holding + [
        _Piece(one, Effect.LACKS, actor.name, actor.id, actor.type) for actor in would if actor.name not in named
    ]


def _holders(one: Told) -> list[tuple[str, str | None, str]]:
    """Return name, id and type of the holders that a statement names."""
    statement = one.statement
    actors = {actor.name: actor for actor in (*statement.targets, *statement.actors)}
    # Of joint holders the first is the one that the record can follow from report to report.
    named = [name for name in statement.holders if name not in {CONTESTED, UNKNOWN_HOLDER}][:1]
    return [(name, actors[name].id, actors[name].type) if name in actors else (name, None, "unknown") for name in named]


def _evidence(piece: _Piece, known: Affiliations, parties: frozenset[str]) -> list[Evidence]:
    """Return a piece with its day and weight; a state of a stretch is told of its first day and of its last."""
    one = piece.told
    day, exact = _day(one, piece.effect)
    side = known.side(piece.name, piece.id, piece.type) if piece.name else ""
    interest = _interest(one, known, piece.effect, side, parties)
    reliability = RELIABILITY[interest]
    if one.statement.unverified or one.statement.modality is Modality.POSSIBLE:
        reliability = 0.5 + (reliability - 0.5) * HEDGED
    holder = known.identity(piece.name, piece.id) if piece.name else ""
    last = Evidence(one, piece.effect, holder, side, piece.name, piece.id, day, exact, reliability, interest)
    first = one.statement.when.interval.first if one.statement.when else None
    if piece.effect is Effect.HOLDS and first and first < day:
        return [replace(last, day=first, exact=True), last]
    return [last]


def _interest(one: Told, known: Affiliations, effect: Effect, side: str, parties: frozenset[str]) -> Interest:
    """Return what the place means to whoever speaks, given all sides that are ever named for it."""
    speaking = speaking_of(one, known)
    if not side:
        return Interest.NONE
    others = parties - {side}
    if effect in {Effect.LEAVES, Effect.LACKS}:
        if side in speaking.sides:
            return Interest.LOSS
        return Interest.OWN if speaking.sides & others else Interest.NONE
    return interest_in(speaking, side, others)


def _day(one: Told, effect: Effect) -> tuple[dt.date, bool]:
    """Return the day of a change, or a day on which a state is told to be so, and whether the text gives it.

    A change told of a long or open stretch ("since August") had come about by the day of publication; no more is known.
    """
    when = one.statement.when
    if when is None:
        return one.published, False
    first, last = when.interval.first, when.interval.last
    if when.interval.end is Bound.OPEN:
        return one.published, False
    if effect in {Effect.TAKES, Effect.LEAVES}:
        short = first is not None and last is not None and (last - first).days <= LONGEST_CHANGE
        return (first, True) if first is not None and short else (last or one.published, False)
    return (last or first or one.published), True


def _without_retold(found: list[Evidence]) -> list[Evidence]:
    """Leave out changes without a day that others date: "the town, which they had left" is no second leaving."""
    dated = {(p.effect, p.holder): p.day for p in sorted(found, key=lambda p: p.day, reverse=True) if p.exact}
    return [piece for piece in found if not _retold(piece, dated.get((piece.effect, piece.holder)))]


def _retold(piece: Evidence, day: dt.date | None) -> bool:
    is_change = piece.effect in {Effect.TAKES, Effect.LEAVES}
    return is_change and not piece.exact and day is not None and day <= piece.told.published


def _before_changes(found: list[Evidence]) -> list[Evidence]:
    """Move states without a day of their own before the change that the same report tells.

    "The army entered the town, a stronghold of the rebels": the second is how it was before the first. Where the report
    has the change denied, the state is the denial's, and stays.
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
    if change.effect is Effect.LEAVES:
        return change.holder == piece.holder
    return change.effect is Effect.TAKES and change.side != piece.side


def _is_denied(change: Evidence, report: list[Evidence]) -> bool:
    return any(other.effect is Effect.LACKS and other.side == change.side for other in report)


def names_of(evidence: Iterable[Evidence]) -> dict[str, Actor]:
    """Return for each holder's identity the name it goes by: the commonest, the shortest of equals."""
    seen: dict[str, dict[tuple[str, str | None], int]] = {}
    for piece in evidence:
        if piece.holder:
            counts = seen.setdefault(piece.holder, {})
            counts[piece.name, piece.id] = counts.get((piece.name, piece.id), 0) + 1
    chosen: dict[str, Actor] = {}
    for holder, counts in seen.items():
        name, id = min(counts, key=lambda pair: (-counts[pair], len(pair[0]), pair[0], pair[1] or ""))
        chosen[holder] = Actor(name, name, id=id)
    return chosen
