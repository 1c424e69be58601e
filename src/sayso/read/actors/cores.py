"""The words of a line that name or describe an actor by themselves."""

from __future__ import annotations

from sayso.know.countries import country_by_demonym, country_by_name
from sayso.read.actors.aliases import known_at
from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line
from sayso.read.actors.persons import name_end, person_at, titled_at
from sayso.read.actors.phrase import Core

_LONGEST_BODY = 9


def cores_of(line: Line) -> list[Core | None]:
    """Return, for each word, the core that begins there."""
    found: list[Core | None] = [None] * len(line.words)
    index = 0
    while index < len(line.words):
        core = _core_at(line, index)
        found[index] = core
        index = core.last + 1 if core else index + 1
    return found


def _core_at(line: Line, index: int) -> Core | None:
    word = line.words[index]
    if not word.text[0].isalnum():
        return None
    if word.text[0].isupper() or word.capital:
        named = _named_at(line, index)
        if named:
            return named
    return noun_at(line, index) or _pronoun_at(line, index)


def _named_at(line: Line, index: int) -> Core | None:
    known = known_at(line, index)
    body = _body_at(line, index)
    if known and body and body.last > known.last:
        return body if line.words[body.last].text[0].isupper() and not _is_country(line, known) else known
    return known or titled_at(line, index) or body or _country_at(line, index) or person_at(line, index) or _plain_name_at(line, index)


def _is_country(line: Line, core: Core) -> bool:
    return country_by_name(line.span(core.first, core.last)) is not None


def noun_at(line: Line, index: int) -> Core | None:
    """Return the role noun, the longest, that begins with the word."""
    lower = line.words[index].lower
    for parts, noun in words().nouns.get(lower, ()):
        last = index + len(parts) - 1
        if last < len(line.words) and all(line.words[index + k].lower == part for k, part in enumerate(parts)):
            return Core(index, last, "noun", noun=noun)
    return None


def _pronoun_at(line: Line, index: int) -> Core | None:
    pronoun = words().pronouns.get(line.words[index].lower)
    return Core(index, index, "pronoun", name=pronoun) if pronoun else None


def _country_at(line: Line, index: int) -> Core | None:
    place = line.places[index]
    if place is not None and place.start == line.words[index].start and place.place.country:
        last = index
        while last + 1 < len(line.words) and line.words[last + 1].end <= place.end:
            last += 1
        kind = "people" if place.use == "demonym" else "country" if place.place.kind == "country" or place.use == "metonymic" else "place"
        if kind == "people" or place.use in {"literal", "metonymic", "modifier"}:
            return Core(index, last, kind, country=place.place.country, name=place.place.name)
    word = line.words[index]
    if word.plain:
        return None
    people = country_by_demonym(word.text)
    if people:
        return Core(index, index, "people", country=people.iso, name=people.name)
    country = country_by_name(word.text)
    return Core(index, index, "country", country=country.iso, name=country.name) if country else None


def _body_at(line: Line, index: int) -> Core | None:
    """Return the name that begins with the word and holds a body's noun: "Popular Front for the Recovery of X"."""
    if line.words[index].plain:
        return None
    last, noun, type = index - 1, -1, ""
    at = index
    while at < min(len(line.words), index + _LONGEST_BODY):
        word = line.words[at]
        if line.proper(at) and not (word.plain and at == index):
            last = at
            if word.lower in words().organisations and (at > index or len(word.text) > 3):
                noun, type = (at, words().organisations[word.lower]) if noun < 0 or words().organisations[word.lower] != "aid_agency" else (noun, type)
            if line.possessive(at):
                break
        elif word.lower not in words().particles or noun < 0 and word.lower not in {"of", "de", "du", "and", "for"}:
            break
        if at + 1 < len(line.words) and not line.joined(at):
            break
        at += 1
    if noun < 0 or last <= index or last < noun:
        return None
    return Core(index, last, "body", type=type, name=line.span(index, last))


def _plain_name_at(line: Line, index: int) -> Core | None:
    word = line.words[index]
    if word.plain or line.places[index] is not None or not word.text[0].isupper():
        return None
    if word.lower in words().determiners or noun_at(line, index) or word.lower in words().pronouns:
        return None
    stop = name_end(line, index)
    if stop is None or any(line.places[at] for at in range(index, stop + 1)):
        return None
    return Core(index, stop, "name", name=line.span(index, stop))
