"""The words of a line that name or describe an actor by themselves."""

from __future__ import annotations

import functools
from dataclasses import replace

from sayso.know.actors import actor_packs
from sayso.know.countries import country_by_demonym, country_by_iso, country_by_name
from sayso.read.actors.aliases import known_at
from sayso.read.actors.bodies import body_at
from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line
from sayso.read.actors.modifiers import is_compound
from sayso.read.actors.persons import name_end, person_at, title_at, titled_at
from sayso.read.actors.phrase import Core
from sayso.read.places.lexicon import lexicon

_USES = frozenset({"literal", "metonymic", "modifier"})


def cores_of(line: Line) -> list[Core | None]:
    """Return, for each word, the core that begins there; no two of them share a word."""
    found: list[Core | None] = [None] * len(line.words)
    beginners = _beginners()
    index = 0
    while index < len(line.words):
        word = line.words[index]
        if not word.capital and not word.plain and word.lower not in beginners:
            index += 1
            continue
        skipped = _never_at(line, index)
        core = None if skipped else _core_at(line, index)
        found[index] = core
        index = core.last + 1 if core else index + max(1, skipped)
    return found


@functools.cache
def _beginners() -> frozenset[str]:
    """Return the lower-case words that a core, or what only looks like one, can begin with."""
    return frozenset().union(words().nouns, words().pronouns, words().never)


def _never_at(line: Line, index: int) -> int:
    """Return how many words a phrase has that only looks like an actor; 0 where none begins."""
    candidates = words().never.get(line.words[index].lower)
    for parts in candidates or ():
        if [word.lower for word in line.words[index : index + len(parts)]] == list(parts):
            return len(parts)
    return 0


def _core_at(line: Line, index: int) -> Core | None:
    word = line.words[index]
    if not word.text[0].isalpha() and not word.text[0].isdigit():
        return None
    named = _named_at(line, index) if word.text[0].isupper() or word.capital or word.text[0].isdigit() else None
    return named or _noun_at(line, index) or _pronoun_at(line, index)


def _named_at(line: Line, index: int) -> Core | None:
    """Return the name that begins with the word: the longest, of the packs first."""
    known = known_at(line, index)
    if known and any(actor.role == "person" for actor in known.known):
        known = replace(known, kind="person", name=line.span(known.first, known.last))
    if line.words[index].text[0].isdigit():
        return known
    titled = titled_at(line, index)
    candidates = [known, titled, _country_at(line, index), person_at(line, index)]
    body = body_at(line, index)
    if body and not _noun_spans(line, index, body.last):
        candidates.append(body)
    found = [core for core in candidates if core is not None]
    noun = _noun_at(line, index)
    if found:
        longest = max(found, key=lambda core: core.last)
        noun_wins = noun is not None and (
            longest.kind == "place" or (noun.last > index and noun.last >= longest.last and longest.kind == "person")
        )
        return None if noun_wins else longest
    return None if noun else _plain_name_at(line, index)


def _noun_spans(line: Line, first: int, last: int) -> bool:
    """Say whether a capitalised run is but a noun, or a name and a noun: "General Staff", "Malian Army"."""
    noun = _noun_at(line, first)
    if noun is None:
        name = _country_at(line, first) or known_at(line, first)
        noun = _noun_at(line, name.last + 1) if name and name.last < last else None
    return noun is not None and noun.last == last


def _noun_at(line: Line, index: int) -> Core | None:
    """Return the role noun, the longest, that begins with the word."""
    lower = line.words[index].lower
    nouns = words().nouns.get(lower)
    if not nouns or (line.lang == "fr" and lower in words().possessives):
        return None
    for parts, noun in nouns:
        last = index + len(parts) - 1
        if last < len(line.words) and all(line.words[index + k].lower == part for k, part in enumerate(parts)):
            return Core(index, last, "noun", noun=noun)
    return None


def _pronoun_at(line: Line, index: int) -> Core | None:
    word = line.words[index]
    pronoun = words().pronouns.get(word.lower)
    if pronoun is None or (len(word.text) > 1 and word.text.isupper() and not _in_capitals(line, index)):
        return None
    return Core(index, index, "pronoun", name=pronoun)


def compound_at(line: Line, index: int) -> Core | None:
    """Return the actor that the first part of a compound names: "rebel-held", "ISIL-controlled", "US-led"."""
    word = line.words[index]
    name, hyphen, verb = word.text.rpartition("-")
    if not hyphen or verb.lower() not in words().compounds or not name:
        return None
    nouns = words().nouns.get(name.lower(), ())
    if nouns and nouns[-1][0] == (name.lower(),):
        return Core(index, index, "noun", noun=nouns[-1][1])
    if not name[0].isupper():
        return None
    known = actor_packs().find(name)
    country = country_by_name(name) or country_by_demonym(name)
    if known and country is None:
        return Core(index, index, "known", known=known)
    return Core(index, index, "country", country=country.iso, name=country.name) if country else None


def _in_capitals(line: Line, index: int) -> bool:
    return all(word.text.isupper() or not word.text[0].isalpha() for word in line.words[max(0, index - 2) : index + 3])


def _country_at(line: Line, index: int) -> Core | None:
    place, word = line.places[index], line.words[index]
    if word.lower in words().determiners:
        return None
    inside = place is not None and place.start < word.start and place.place.kind != "country"
    if (
        place is not None
        and (place.start == word.start or inside)
        and place.place.country
        and place.use in {*_USES, "demonym"}
    ):
        last = index
        while last + 1 < len(line.words) and line.words[last + 1].end <= place.end:
            last += 1
        kind = "place"
        if inside:
            pass
        elif place.use == "demonym":
            kind = "people"
        elif place.place.kind == "country":
            kind = "country"
        elif _is_capital(place.place.name, place.place.country):
            kind = "capital"
        return Core(index, last, kind, country=place.place.country, name=place.place.name)
    if word.plain:
        return None
    people = country_by_demonym(word.text)
    if people:
        return Core(index, index, "people", country=people.iso, name=people.name)
    country = country_by_name(word.text)
    return Core(index, index, "country", country=country.iso, name=country.name) if country else None


def _is_capital(name: str, country: str) -> bool:
    known = country_by_iso(country)
    return known is not None and known.capital == name


def _plain_name_at(line: Line, index: int) -> Core | None:
    """Return the capitalised name of unknown kind that begins with the word."""
    word, lists = line.words[index], words()
    following = line.words[index + 1].lower if index + 1 < len(line.words) else ""
    if (word.plain and following not in lists.saying) or line.places[index] is not None or not word.text[0].isupper():
        return None
    known = (lists.determiners, lists.pronouns, lists.adjectives, lists.numbers, lists.saying, lexicon().neutral)
    if any(word.lower in one for one in known) or is_compound(word.lower):
        return None
    if word.plain:
        return Core(index, index, "name", name=word.text)
    stop = name_end(line, index)
    if stop is None or any(line.places[at] for at in range(index, stop + 1)):
        return None
    for at in range(index + 1, stop + 1):
        title = title_at(line, at)
        if title and title[0] < stop:
            return Core(index, stop, "person", type=title[1], name=line.span(title[0] + 1, stop))
    return Core(index, stop, "name", name=line.span(index, stop))
