"""What a single statement tells about who holds a place, kind by kind and modality by modality.

Only what is told as so, as possibly so, or denied counts: plans, demands, threats and fears move no front line.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.holding import Told
from sayso.statement import CONTESTED, UNKNOWN_HOLDER, Actor, Modality
from sayso.weigh.literal import narrowed

KINDS = frozenset({"capture", "handover", "withdrawal", "control", "repulse", "siege", "armed_clash"})
"""Kinds of statements that tell about a holder."""
ARMED = frozenset(
    {"military", "police", "rebels", "jihadists", "militia", "mercenaries", "gang", "peacekeepers", "foreign_military"}
)
"""Types of actors that hold places by force of arms."""
_HOLDERS = (ARMED | {"government"}) - {"peacekeepers"}
"""Types of speakers who, denying that a place fell, say that it is theirs."""
_ONLOOKERS = frozenset({"media", "witnesses", "expert", "aid_agency", "civilians"})
"""Types of actors that tell of places, and hold none."""


class Effect(enum.Enum):
    """What a piece of evidence does."""

    TAKES = "takes"
    """From the day on, the holder holds the place."""
    HOLDS = "holds"
    """On the day, the holder holds the place."""
    LEAVES = "leaves"
    """From the day on, the holder does not hold the place any more."""
    FALLS = "falls"
    """From the day on, whoever held the place does not; nobody says who has taken it."""
    LACKS = "lacks"
    """On the day, the holder does not hold the place."""
    CONTESTS = "contests"
    """On the day, more than one side fights over the place."""
    RAIDS = "raids"
    """On the day, somebody came and went, or two sides fought there."""


CHANGES = frozenset({Effect.TAKES, Effect.LEAVES, Effect.FALLS})
FOR = frozenset({Effect.TAKES, Effect.HOLDS})
"""Effects that speak for their holder."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What a statement tells of one actor, before it is known who else is concerned.

    Args:
        told: the statement.
        effect: what it does.
        name, id, type: of the actor as told; "" and None for `FALLS`, `CONTESTS` and `RAIDS`.
    """

    told: Told
    effect: Effect
    name: str = ""
    id: str | None = None
    type: str = "unknown"


def pieces_of(told: Told) -> list[Piece]:
    """Return what a statement tells of each actor; nothing where it moves nobody."""
    pieces = _pieces(replace(told, statement=narrowed(told.statement)))
    return [replace(piece, told=told) for piece in pieces]


def _pieces(one: Told) -> list[Piece]:
    statement = one.statement
    if statement.kind not in KINDS:
        return []
    if statement.modality is Modality.POSSIBLE and not statement.when:
        # What may be so moves nothing unless at a time: "should the town be evacuated" tells nothing.
        return []
    if statement.modality in {Modality.OCCURRED, Modality.POSSIBLE}:
        return _affirmed(one)
    if statement.modality in {Modality.DENIED, Modality.FAILED}:
        return _denied(one)
    return []


def _affirmed(one: Told) -> list[Piece]:
    statement = one.statement
    if statement.kind == "armed_clash":
        armed = {actor.name for actor in (*statement.actors, *statement.targets) if actor.type in ARMED | {"unknown"}}
        return [Piece(one, Effect.RAIDS)] if len(armed) > 1 and statement.modality is Modality.OCCURRED else []
    if CONTESTED in statement.holders:
        return [Piece(one, Effect.CONTESTS)]
    if statement.kind == "withdrawal":
        return _leaving(one)
    if statement.kind in {"repulse", "siege"}:
        # Besieged or attacked, a place stays with who holds it; a siege lifted moves nobody out of the place.
        return _each(one, Effect.HOLDS, _holders(one))
    if statement.ends:
        return _ended(one)
    if statement.kind == "control":
        return _each(one, Effect.HOLDS, _holders(one))
    return _taking(one)


def _taking(one: Told) -> list[Piece]:
    """A capture or handover: the holder comes, whoever is named as giving the place up goes."""
    statement = one.statement
    actors = {actor.name for actor in statement.actors}
    lost = {actor.name for actor in statement.targets} - actors if statement.kind == "capture" else set()
    # Nobody captures a place from himself: who is named as holder and as loser has lost it.
    holders = [holder for holder in _holders(one) if holder.name not in lost]
    names = {holder.name for holder in holders}
    givers = statement.actors if statement.kind == "handover" else ()
    gone = [actor for actor in givers if actor.name not in names]
    if holders:
        return _each(one, Effect.LEAVES, gone) + _each(one, Effect.TAKES, holders)
    losers = gone or [actor for actor in statement.targets if actor.type in ARMED | {"government", "unknown"}]
    if losers:
        return _each(one, Effect.LEAVES, losers)
    # Somebody who came and is not said to hold the place has raided it, or may have.
    return [] if statement.actors else [Piece(one, Effect.FALLS)]


def _leaving(one: Told) -> list[Piece]:
    """A withdrawal: the actors go, and the holder, where the text names another, has the place from then on."""
    actors = one.statement.actors
    names = {actor.name for actor in actors}
    after = [holder for holder in _holders(one) if holder.name not in names]
    return _each(one, Effect.LEAVES, actors) + _each(one, Effect.TAKES, after)


def _ended(one: Told) -> list[Piece]:
    """A state of control that stopped: at a day, somebody left; without one, it only is so no more."""
    statement = one.statement
    holders = _holders(one)
    actors = list(statement.actors) or holders
    names = {actor.name for actor in actors}
    after = [holder for holder in holders if holder.name not in names]
    if statement.when and statement.when.interval.last:
        return _each(one, Effect.LEAVES, actors) + _each(one, Effect.TAKES, after)
    return _each(one, Effect.LACKS, actors) + _each(one, Effect.HOLDS, after)


def _denied(one: Told) -> list[Piece]:
    """Return what a denial or a failure tells.

    Who is said to have come does not hold the place, who is said to have gone does; a holder that is named holds it.
    """
    statement = one.statement
    if statement.kind == "armed_clash":
        return []
    holders = _holders(one)
    if statement.kind == "capture":
        return _not_taken(one, holders)
    holding = _each(one, Effect.HOLDS, holders)
    if statement.kind == "withdrawal":
        return holding or _each(one, Effect.HOLDS, statement.actors)
    if statement.kind in {"repulse", "siege", "handover"}:
        # A handover that did not happen tells neither that the giver stayed nor that the other is not there.
        return holding
    names = {holder.name for holder in holders}
    return holding + _each(one, Effect.LACKS, [actor for actor in statement.actors if actor.name not in names])


def _not_taken(one: Told, holders: Iterable[Actor]) -> list[Piece]:
    """Return what a denied or failed capture tells: who is there still, and who has not come.

    Who is denied to have come is not who holds the place then. A party that denies a fall, and names nobody who would
    have come, says that it is there; nobody denies his own capture, whatever a reader made of the words.
    """
    statement, speaker = one.statement, one.statement.said_by
    takers = [actor for actor in statement.actors if speaker is None or actor.name != speaker.name]
    names = {actor.name for actor in statement.actors}
    there = [holder for holder in holders if holder.name not in names]
    if not there and not takers and speaker and speaker.type in _HOLDERS:
        there = [Actor(speaker.text, speaker.name, speaker.type, speaker.id)]
    kept = {holder.name for holder in there}
    return _each(one, Effect.HOLDS, there) + _each(
        one, Effect.LACKS, [actor for actor in takers if actor.name not in kept]
    )


def _holders(one: Told) -> list[Actor]:
    """Return the holder that a statement names; of joint holders the first: the one that other reports name too."""
    statement = one.statement
    actors = {actor.name: actor for actor in (*statement.targets, *statement.actors)}
    named = [name for name in statement.holders if name not in {CONTESTED, UNKNOWN_HOLDER}][:1]
    return [actors.get(name, Actor(name, name)) for name in named]


def _each(one: Told, effect: Effect, actors: Iterable[Actor]) -> list[Piece]:
    return [Piece(one, effect, actor.name, actor.id, actor.type) for actor in actors if actor.type not in _ONLOOKERS]
