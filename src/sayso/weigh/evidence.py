"""All evidence about who holds one place, put together: who is meant, on which day, and how far it is to be trusted.

Invariant: the same statements give the same evidence, whatever their order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.holding import Told
from sayso.statement import Actor, Modality, Place
from sayso.weigh.copies import origins
from sayso.weigh.dating import Day, days_of
from sayso.weigh.effects import ARMED, FOR, KINDS, Effect, Piece, pieces_of
from sayso.weigh.literal import places_meant
from sayso.weigh.names import folded
from sayso.weigh.parties import Affiliations, Interest, Speaking, interest_in, speaking_of
from sayso.weigh.places import speaks_of

RELIABILITY = {Interest.OWN: 0.72, Interest.LOSS: 0.95, Interest.NONE: 0.9}
"""How often a thing is so that is told of a place, by the speaker's interest. In the change log of a war with a public
truth (2022-25) claims of captures were borne out in 0.63 to 0.97 of cases, by side; admissions and third parties are
set by the rule of thumb that nobody invents a loss of his own."""
HEDGED = 0.75
"""Factor on the distance from a coin's toss for what may be so, or could not be checked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one statement tells about one holder.

    Args:
        told: the statement.
        effect: what it does.
        holder: identity of the holder; "" for `CONTESTS`, `FALLS` and `RAIDS`.
        side: the side that the holder fights on; its identity where nothing is known.
        name, id: of the holder as told.
        day: from which, or on which, it is so.
        exact: whether the text gives the day; else it is the day of publication, or what follows from other evidence.
        earliest, latest: the first and the last day on which a change can have come about, or None.
        begins: the text says that the state began on the day.
        reliability: the probability that it is so, in [0.5, 1).
        interest: of whoever says so.
        voices: the sides that speak, or the outlet where none does.
        repeats: the same voice has said the same of about the same day before: it adds nothing.
    """

    told: Told
    effect: Effect
    holder: str
    side: str
    name: str
    id: str | None
    day: dt.date
    exact: bool
    earliest: dt.date | None
    latest: dt.date | None
    begins: bool
    reliability: float
    interest: Interest
    voices: frozenset[str]
    repeats: bool = False


def statements_about(told: Iterable[Told], place: Place) -> list[Told]:
    """Return the statements of any kind that speak of a place itself, the earliest published first."""
    about = [one for one in told if one.statement.places and _is_about(one, place)]
    return sorted(about, key=lambda one: (one.published, one.id))


def _is_about(one: Told, place: Place) -> bool:
    meant = places_meant(one.statement)
    whole = meant == one.statement.places
    return speaks_of(one if whole else replace(one, statement=replace(one.statement, places=meant)), place)


def evidence_in(about: Sequence[Told], known: Affiliations) -> list[Evidence]:
    """Return what statements about one place tell about its holder; copies of one statement count once."""
    telling = [one for one in about if one.statement.kind in KINDS]
    origin = origins(telling)
    types = _types_of(about)
    typed = [_typed(piece, types) for one in telling if origin[one.id] == one.id for piece in pieces_of(one)]
    pieces = _identified([_own(piece, known) for piece in typed])
    parties = _parties(about, pieces, known)
    found = [_evidence(piece, day, known, parties) for piece in pieces for day in days_of(piece.told, piece.effect)]
    there = {(piece.told.id, piece.side) for piece in found if piece.effect in FOR}
    # "The town is the government's, the army is not in it yet": nothing against the side.
    return [piece for piece in found if piece.effect is not Effect.LACKS or (piece.told.id, piece.side) not in there]


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


def _types_of(about: Iterable[Told]) -> dict[str, str]:
    """Return the commonest type that is given with each name; of equals the first in the alphabet."""
    seen: dict[str, dict[str, int]] = {}
    for one in about:
        speaker = (one.statement.said_by,) if one.statement.said_by else ()
        for actor in (*one.statement.actors, *one.statement.targets, *speaker):
            if actor.type != "unknown":
                counts = seen.setdefault(folded(actor.name), {})
                counts[actor.type] = counts.get(actor.type, 0) + 1
    return {name: min(counts, key=lambda each: (-counts[each], each)) for name, counts in seen.items()}


def _typed(piece: Piece, types: dict[str, str]) -> Piece:
    """Fill in the type of a holder that is named without one, as other statements of the place give it."""
    if piece.type != "unknown" or not piece.name:
        return piece
    return replace(piece, type=types.get(folded(piece.name), "unknown"))


def _own(piece: Piece, known: Affiliations) -> Piece:
    """Take whoever a party's organ, in its own voice, tells of by a mere description of the party's kind for the party.

    "The Movement took the town", "our fighters left it": what it calls the others is of another kind.
    """
    speaker = piece.told.statement.said_by
    if not piece.name or piece.id or (speaker and (speaker.id or speaker.name != piece.name)):
        return piece
    party = known.party(piece.told.publisher)
    if party is None or piece.type not in {"unknown", party.type}:
        return piece
    return replace(piece, name=party.name, id=party.id, type=party.type)


def _identified(pieces: list[Piece]) -> list[Piece]:
    """Take a mere description ("the rebels") for the one known actor of its type that is named for the place.

    Where several known actors of the type are named, or none, a description stays what it is.
    """
    named: dict[str, set[tuple[str, str]]] = {}
    for piece in pieces:
        if piece.id:
            named.setdefault(piece.type, set()).add((piece.id, piece.name))
    only = {type: min(actors) for type, actors in named.items() if len({id for id, _ in actors}) == 1}
    return [
        replace(piece, id=only[piece.type][0], name=only[piece.type][1])
        if piece.name and not piece.id and piece.type in only and piece.type in ARMED
        else piece
        for piece in pieces
    ]


def _parties(about: Iterable[Told], pieces: Iterable[Piece], known: Affiliations) -> frozenset[str]:
    """Return the sides that have an interest in a place: told to hold it or not, or at arms there."""
    holders = {known.side(piece.name, piece.id, piece.type) for piece in pieces if piece.name}
    armed = {
        known.side(actor.name, actor.id, actor.type)
        for one in about
        for actor in (*one.statement.actors, *one.statement.targets)
        if actor.type in ARMED
    }
    return frozenset(holders | armed)


def _evidence(piece: Piece, day: Day, known: Affiliations, parties: frozenset[str]) -> Evidence:
    one = piece.told
    side = known.side(piece.name, piece.id, piece.type) if piece.name else ""
    # A siege or an attack begins, not the holding of the place besieged or attacked.
    begins = day.begins and piece.effect is Effect.HOLDS and one.statement.kind == "control"
    speaking = speaking_of(one, known)
    interest = _interest(speaking, piece.effect, side, parties)
    reliability = RELIABILITY[interest]
    if one.statement.unverified or one.statement.modality is Modality.POSSIBLE:
        reliability = 0.5 + (reliability - 0.5) * HEDGED
    return Evidence(
        told=one,
        # What is told to have begun on a day is told to have come about on it.
        effect=Effect.TAKES if begins else piece.effect,
        holder=known.identity(piece.name, piece.id) if piece.name else "",
        side=side,
        name=piece.name,
        id=piece.id,
        day=day.day,
        exact=day.exact,
        earliest=day.earliest,
        latest=day.latest,
        begins=begins,
        reliability=reliability,
        interest=interest,
        voices=speaking.voices or frozenset({f"outlet/{folded(one.publisher)}"}),
    )


def _interest(speaking: Speaking, effect: Effect, side: str, parties: frozenset[str]) -> Interest:
    """Return what the place means to whoever speaks, given all sides that have an interest in it."""
    if not side:
        return Interest.NONE
    others = parties - {side}
    if effect in FOR:
        return interest_in(speaking, side, others)
    if side in speaking.sides:
        return Interest.LOSS
    return Interest.OWN if speaking.sides & others else Interest.NONE
