"""Who was told of before, or is named later, and a description stands for."""

from __future__ import annotations

from sayso.read.actors.lexicon import words
from sayso.read.actors.memory import Memory
from sayso.read.actors.party import Party
from sayso.read.actors.phrase import Phrase

_ARMED = frozenset({"rebels", "jihadists", "militia"})
FITS = {
    "rebels": (frozenset({"rebels"}), frozenset({"jihadists", "militia"})),
    "jihadists": (frozenset({"jihadists"}),),
    "militants": (_ARMED,),
    "fighters": (_ARMED,),
    "militia": (frozenset({"militia"}), frozenset({"rebels"})),
    "gang": (frozenset({"gang"}),),
    "mercenaries": (frozenset({"mercenaries"}),),
    "peacekeepers": (frozenset({"peacekeepers"}),),
    "intergovernmental": (frozenset({"intergovernmental"}),),
    "opposition": (frozenset({"opposition"}),),
}
"""Role to the types of party that its noun alone can stand for, the likeliest first."""
_SHORTLY = 3
"""Sentences."""


def enemy(phrase: Phrase, memory: Memory) -> Party | None:
    """Return whom the publisher fights: the army in focus for an armed group, the group named most for a state."""
    ours = memory.publisher
    if ours is None or phrase.quoted:
        return None
    if ours.type in _ARMED and memory.focus.country:
        return memory.part_of_state(memory.focus.country, "army")
    if ours.sort == "state":
        return next((party for type, party in memory.ahead.items() if type in _ARMED), None)
    return None


def body_by_last_word(phrase: Phrase, memory: Memory) -> Party | None:
    """Return the body whose name ends with the noun, as in "the Council" after "the Security Council"."""
    word = phrase.words[-1].lower()
    for told in reversed(memory.latest()):
        if told.party.named and told.party.sort == "group" and told.party.name.lower().endswith(" " + word):
            return told.party
    return None


def police_told_last(phrase: Phrase, memory: Memory) -> Party | None:
    """Return the police where "officers" stands shortly after it."""
    for told in reversed(memory.latest()):
        if phrase.country or phrase.sentence - told.phrase.sentence > _SHORTLY or told.party.type == "military":
            return None
        if told.party.type == "police" and told.party.sort == "state":
            return told.party
    return None


def holder_of_office(phrase: Phrase, memory: Memory) -> Party | None:
    """Return the person who was named with the office that the phrase names: "the president"."""
    holder = memory.get("office:" + " ".join(phrase.words[-2:]).lower()) or memory.get(
        "office:" + phrase.words[-1].lower()
    )
    return holder if holder and (not phrase.country or holder.country in {None, phrase.country}) else None


def heard_last(phrase: Phrase, memory: Memory) -> Party | None:
    """Return the body or state told of last, at most a sentence back."""
    for told in reversed(memory.latest()):
        if phrase.sentence - told.phrase.sentence > 1:
            return None
        if told.party.sort in {"group", "state"} and told.party.type != "media":
            return told.party
    return None


def told_before(phrase: Phrase, memory: Memory) -> Party | None:
    """Return the one whom "the spokesman" or "the source" was before."""
    head = phrase.words[-1].lower()
    for told in reversed(memory.latest()):
        noun = told.phrase.core.noun
        if noun is not None and noun.role is phrase.noun.role and told.phrase.words[-1].lower() == head:
            return told.party
    return None


def group_of_leader(leader: Party, phrase: Phrase, memory: Memory) -> Party | None:
    """Return the armed group told of shortly before its leader, where he is of its kind or of none."""
    kinds = _ARMED if leader.type == "unknown" else {leader.type} & _ARMED
    for told in reversed(memory.latest()):
        if phrase.sentence - told.phrase.sentence > _SHORTLY:
            return None
        if told.party.type in kinds and told.party.sort == "group" and told.party.named:
            return told.party
    return None


def earlier_party(phrase: Phrase, role: str, memory: Memory) -> Party | None:
    """Return the party that "the rebels" or "the group" stands for: the latest of its kind, else a later one."""
    modifiers = [word.lower() for word in phrase.words]
    country = phrase.country if role != "peacekeepers" else None
    if (country and not phrase.definite) or not words().strangers.isdisjoint(modifiers):
        return None
    if any(word.startswith(words().against) for word in modifiers):
        return None
    anybody = phrase.noun.plural and modifiers[-1] in words().anybody and len(modifiers) == 1
    if not phrase.definite and (anybody or (phrase.noun.group and phrase.noun.role.id == "fighters")):
        return None
    latest = [told.party for told in memory.latest() if told.party.sort != "person" and told.party.of is None]
    may_follow = phrase.definite or role not in {"fighters", "militants"}
    for types in FITS.get(role, ()):
        fitting = [party for party in latest if party.type in types and country in {None, party.country}]
        named = [party for party in fitting if party.named]
        ahead = [
            party
            for type, party in memory.ahead.items()
            if type in types and may_follow and country in {None, party.country}
        ]
        for found in (named[-1:], ahead[:1], fitting[-1:]):
            if found:
                return found[0]
    return None
