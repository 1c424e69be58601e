"""Persons, bodies and names of unknown kind."""

from __future__ import annotations

from sayso.know.gazetteer.fold import fold
from sayso.read.actors.lexicon import words
from sayso.read.actors.memory import Memory
from sayso.read.actors.party import Party
from sayso.read.actors.phrase import Phrase
from sayso.read.places.lexicon import lexicon

_OFTEN = 2
_OFFICE = 2
"""Words of an office by which its holder is known later."""


def person(phrase: Phrase, memory: Memory, side: Party | None) -> Party:
    """Return the person that a name means: one of the same surname told of before, or a new one.

    Args:
        phrase: the name, with title or noun.
        memory: the report's parties.
        side: for whom the person speaks or acts, where the phrase tells.
    """
    party = _named(phrase, memory, side)
    named = len(phrase.core.name.split())
    office = [word.lower() for word in phrase.words[:-named] if word != "."]
    for length in range(1, min(_OFFICE, len(office)) + 1):
        memory.also("office:" + " ".join(office[-length:]), party)
    return party


def _named(phrase: Phrase, memory: Memory, side: Party | None) -> Party:
    core = phrase.core
    parts = fold(core.name).split()
    type = _type(phrase, side)
    known = memory.get("person:" + parts[-1])
    if known is None and (famous := memory.known_person(core.name)):
        famous.of = famous.of or side
        return memory.keep("person:" + parts[-1], lambda: famous)
    if known is not None and (len(parts) == 1 or len(known.words) == 1 or known.words & set(parts[:-1])):
        if known.words < set(parts):
            known.name, known.words = core.name, set(parts)
        if known.type == "unknown":
            known.type = type
        known.of = known.of or side
        return known
    made = Party(
        _cased(core.name), type, None, "person", phrase.core.type, phrase.country, named=True, words=set(parts), of=side
    )
    key = "person:" + parts[-1]
    if known is not None:
        key = "person:" + " ".join(parts)
    return memory.keep(key, lambda: made)


def _type(phrase: Phrase, side: Party | None) -> str:
    noun, titled = phrase.core.noun, phrase.core.type
    if side is not None and (noun is None or noun.role.id in {"agent", "officer"}):
        return side.type
    if noun is not None and noun.role.type != "unknown":
        return noun.role.type
    return titled or "unknown"


def body(phrase: Phrase, memory: Memory) -> Party:
    """Return the body that a name means."""
    core = phrase.core
    name = _cased(core.name)
    parts = fold(name).split()
    initials = "".join(part[0] for part in parts if part not in words().particles)
    known = memory.get("body:" + " ".join(parts))
    if known is None:
        whose = memory.known(memory.best(core.known)) if core.known else None
        type = memory.as_foreign(core.type or "unknown", phrase.country)
        type = whose.type if whose and whose.sort == "group" else type
        known = memory.keep(
            "body:" + " ".join(parts),
            lambda: Party(name, type, None, "group", "", phrase.country, named=True, words=set(parts), of=whose),
        )
    memory.shorten(phrase, known)
    if len(initials) > _OFTEN:
        memory.also("short:" + initials, known)
    return known


def bare_name(phrase: Phrase, memory: Memory, *, often: bool) -> Party | None:
    """Return whom a capitalised name without title means; None where nothing shows that it is an actor's.

    Args:
        phrase: the name.
        memory: the report's parties.
        often: whether the report has the name more than once.
    """
    parts = fold(phrase.core.name).split()
    if not parts:
        return None
    found = memory.under(" ".join(parts)) or memory.under(parts[-1])
    if found is not None and (len(parts) == 1 or found.sort == "person"):
        return found
    if len(parts) == 1 and parts[0] in lexicon().vocabulary:
        return None
    if phrase.before in words().hearers:
        name = phrase.core.name
        return memory.keep("body:" + " ".join(parts), lambda: Party(name, "media", None, "group", named=True))
    if len(parts) > 1 or often or phrase.speaks or phrase.after in words().auxiliaries or phrase.after.endswith("ed"):
        return person(phrase, memory, None)
    return None


def _cased(name: str) -> str:
    """Return a name that stands in capitals throughout in the usual case."""
    return (
        " ".join(word.capitalize() if len(word) > 1 else word for word in name.split())
        if name.isupper() and " " in name
        else name
    )
