"""What an incident hit and what was used, in the words of the text."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.evaluate.muc.fill.incident import Incident, Told
from sayso.evaluate.muc.fill.phrases import WORDS, number_in, phrase_at, without_determiners
from sayso.evaluate.muc.fill.tables import tables
from sayso.evaluate.muc.heads import head_of


@dataclass(frozen=True, slots=True)
class Thing:
    """A physical target: words, type, number and effect as the templates write them."""

    words: str
    type: str
    number: str
    effect: str


def things_of(incident: Incident) -> list[Thing]:
    """Return the physical targets of an incident, each once."""
    found: dict[str, Thing] = {}
    if incident.type == "KIDNAPPING":
        return []
    for told in incident.told:
        words = [told.statement.object] if told.statement.object else []
        words += [actor.text for actor in told.statement.targets]
        for phrase in [*words, *_things_in(told)]:
            head = head_of(without_determiners(phrase))
            if head not in tables().things or head in tables().instruments:
                continue
            plain = without_determiners(phrase).upper().strip(" ,.")
            thing = Thing(plain, tables().things[head], number_in(phrase), _effect_on_things(told))
            there = found.get(head)
            if there is None or (len(thing.words) > len(there.words) and not there.effect):
                found[head] = thing
    return list(found.values())


def _things_in(told: Told) -> list[str]:
    quote = told.statement.quote
    return [
        phrase_at(quote, match.start(), match.end())
        for match in WORDS.finditer(quote)
        if match[0].upper() in tables().things and match[0].upper() not in tables().people
    ]


def _effect_on_things(told: Told) -> str:
    patterns = tables().patterns
    if told.stage != "ACCOMPLISHED":
        return ""
    if patterns["destroyed"].search(told.statement.quote):
        return "DESTROYED"
    return "SOME DAMAGE" if patterns["damaged"].search(told.statement.quote) or told.type == "ARSON" else ""


def instruments_of(incident: Incident) -> list[tuple[str, str]]:
    """Return the instruments of an incident: (words, type)."""
    if incident.type in {"KIDNAPPING", "ARSON"}:
        return []
    found: dict[str, tuple[str, str]] = {}
    for told in incident.told:
        for match in WORDS.finditer(told.sentence):
            head = match[0].upper().rstrip(".")
            type = tables().instruments.get(head)
            if type is None or head in tables().things:
                continue
            phrase = without_determiners(phrase_at(told.sentence, match.start(), match.end())).upper()
            if "CAR" in phrase.replace("-", " ").split() and type == "BOMB":
                type = "VEHICLE BOMB"
            found.setdefault(type, (phrase, type))
    return list(found.values())
