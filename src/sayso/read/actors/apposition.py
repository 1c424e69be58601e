"""A person and what is said of the person with a comma between: one phrase, "Lecha Dudayev, the mayor"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.read.actors.phrase import Phrase

_PERSONS = frozenset({"person", "name"})


def joined(text: str, phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases, those of one person with an apposition as one phrase around the name."""
    found: list[Phrase] = []
    for phrase in phrases:
        whole = _join(text, found[-1], phrase) if found else None
        if whole is None:
            found.append(phrase)
        else:
            found[-1] = whole
    return found


def _join(text: str, one: Phrase, other: Phrase) -> Phrase | None:
    if text[one.end : other.start].strip() != "," or text[one.end] != "," or one.quoted != other.quoted:
        return None
    if (
        one.core.kind in _PERSONS
        and _describes(other)
        and (other.speaks or other.after in {",", ".", "who", "whose", ""})
    ):
        return _whole(one, other, one)
    if _describes(one) and other.core.kind in _PERSONS and (other.speaks or other.after in {",", "."}):
        return _whole(other, one, one)
    return None


def _describes(phrase: Phrase) -> bool:
    noun = phrase.core.noun
    return phrase.core.kind == "noun" and noun is not None and not noun.plural and not noun.group


def _whole(person: Phrase, said: Phrase, first: Phrase) -> Phrase:
    last = said if first is person else person
    return replace(
        person,
        start=first.start,
        end=last.end,
        core=replace(person.core, kind="person", noun=person.core.noun or said.core.noun),
        attribute=said.attribute or person.attribute,
        owner=said.owner or person.owner,
        country=said.country or person.country,
        speaks=person.speaks or said.speaks,
        after=last.after,
        before=first.before,
    )
