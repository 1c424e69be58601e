"""Find names in a paragraph: capitalised words that the gazetteer knows, or that stand where a place stands."""

from __future__ import annotations

import re

from sayso.know.countries import Country, country_by_demonym, country_by_name
from sayso.know.gazetteer import Entry, Gazetteer
from sayso.read.places.around import dressed, is_explained
from sayso.read.places.candidate import STRONG, Candidate, Line, Pointer
from sayso.read.places.persons import follows_a_person
from sayso.read.places.pointers import pointer_at

MAX_WORDS = 6
"""Words of the longest name that is looked up."""
MAX_RUN = 8
"""Capitalised words in a row that an unknown name may have."""
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,}")
_COMPOUND = re.compile(r"\w\w[-–](?![A-Z])[^\W\d_]{4,}$")
"""The end of a compound adjective: "Tuareg-dominated"."""
_TWO, _SHORTEST_PART = 2, 3
_INITIALS = frozenset({"st", "ste", "mt", "ft", "n", "s", "e", "w"})
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ad", "ar", "at", "az", "es", "ez", "ed", "ul", "ol"})


def scan(line: Line, places: Gazetteer) -> list[Candidate | Pointer]:
    """Return the candidates and pointers of one paragraph, in text order, none overlapping another's name."""
    found: list[Candidate | Pointer] = []
    at = 0
    while at < len(line.words):
        word = line.words[at]
        if word.capital and not word.text[0].isdigit():
            at, made = _at_capital(line, at, places)
            _extend(found, made)
            while made and at < len(line.words) and line.words[at].start < made[-1].end:
                at += 1
            continue
        if word.plain and line.is_capital(at + 1):
            stop, entries = _longest(line, at, places)
            if stop > at + 1 and _longest(line, at + 1, places)[0] <= stop:
                _extend(found, [_named(line, at, stop, entries)])
                at = stop
                continue
        pointer = pointer_at(line, at)
        if pointer is not None:
            found.append(pointer)
        at += 1
    return found


def _extend(found: list[Candidate | Pointer], made: list[Candidate] | list[Pointer]) -> None:
    """Add findings; a phrase that reaches back over one takes a pointer's place, or stops at a name."""
    for one in made:
        while found and isinstance(found[-1], Pointer) and one.start < found[-1].end:
            found.pop()
        overlaps = bool(found) and one.start < found[-1].end and isinstance(one, Candidate)
        found.append(one._replace(start=one.name_start) if overlaps and isinstance(one, Candidate) else one)


def _at_capital(line: Line, at: int, places: Gazetteer) -> tuple[int, list[Candidate] | list[Pointer]]:
    """Read the name at a capitalised word; return where to go on and what was found."""
    word = line.words[at]
    stop, entries = _longest(line, at, places)
    end = _run_end(line, at)
    if word.lower in line.lexicon.directions and max(stop, end) <= at + 1:
        pointer = pointer_at(line, at)
        return at + 1, [pointer] if pointer else []
    if entries and stop >= end and not _is_adjective(line, at, stop, entries):
        return stop, [_named(line, at, stop, entries)]
    if country := country_by_demonym(word.text):
        return _of_country(line, at, country, places)
    if word.lower in line.lexicon.titles or word.lower in line.lexicon.neutral or _COMPOUND.search(word.text):
        return at + 1, [] if not _COMPOUND.search(word.text) else _hyphenated(line, at, places)
    if made := _hyphenated(line, at, places):
        return at + 1, made
    candidate = _named(line, at, end, ())
    if entries and entries[0].kind in {"country", "region"} and not candidate.kinds and not candidate.cue:
        return stop, [_named(line, at, stop, entries)]
    if _is_owned_camp(candidate):
        return end, [Pointer(candidate.start, candidate.end, "camp", ("camp",), near=candidate.near, block=line.block)]
    return end, [candidate] if _is_worth(candidate) else []


def _is_owned_camp(candidate: Candidate) -> bool:
    """Say whether a camp is called by whose it is ("the former UN camp"): it is the camp of the town spoken of."""
    return "camp" in candidate.kinds[:1] and _ACRONYM.fullmatch(candidate.name) is not None and not candidate.capitals


def _is_worth(candidate: Candidate) -> bool:
    """Say whether an unknown name may be a place at all, or may turn out to be one elsewhere in the report."""
    return not candidate.against or bool(candidate.kinds)


def _run_end(line: Line, at: int) -> int:
    """Return where the run of capitalised words ends that begins at `at` and that one name may fill."""
    stop = at + 1
    while (
        stop - at < MAX_RUN and line.is_capital(stop) and line.joined(stop - 1, stop) and not is_explained(line, stop)
    ):
        stop += 1
    return stop


def _longest(line: Line, at: int, places: Gazetteer) -> tuple[int, tuple[Entry, ...]]:
    """Return the end of the longest known name that begins at `at`, and its entries."""
    ends: list[int] = []
    for stop in range(at + 1, min(len(line.words), at + MAX_WORDS) + 1):
        if stop - 1 > at and not line.joined(stop - 2, stop - 1):
            break
        last = line.words[stop - 1]
        if last.capital or (stop - 1 == at and last.plain):
            ends.append(stop)
        elif last.lower not in line.lexicon.particles and not (
            last.text == "." and line.words[stop - 2].lower in _INITIALS
        ):
            break
    for stop in reversed(ends):
        name = line.text[line.words[at].start : line.words[stop - 1].end]
        if len(name) > 1 and not name.isdigit() and (entries := places.find(name, loose=False)):
            return stop, entries
    return at, ()


def _is_adjective(line: Line, at: int, stop: int, entries: tuple[Entry, ...]) -> bool:
    """Say whether a known name is rather an adjective ("German", "Turkish"), which small towns are named like."""
    if stop - at != 1 or entries[0].kind == "country":
        return False
    return country_by_demonym(line.words[at].text) is not None and not line.phrase_before(at, line.lexicon.strong)[0]


def _named(line: Line, at: int, stop: int, entries: tuple[Entry, ...]) -> Candidate:
    words = line.words
    name = line.text[words[at].start : words[stop - 1].end]
    candidate = Candidate(
        words[at].start,
        words[stop - 1].end,
        words[at].start,
        words[stop - 1].end,
        name,
        entries,
        first=words[at].first,
        block=line.block,
        capitals=line.capitals,
    )
    made = dressed(line, at, stop, candidate)
    if not made.against and follows_a_person(line, at, stop, known=bool(entries)):
        return made._replace(against="a person's name")
    return made


def _of_country(line: Line, at: int, country: Country, places: Gazetteer) -> tuple[int, list[Candidate]]:
    """Read an adjective of a country; with "capital" after it, it is that town ("the Indian capital")."""
    adjective = _adjective(line, at, country.iso)
    if at + 1 < len(line.words) and line.words[at + 1].lower in {"capital", "capitale"} and line.joined(at, at + 1):
        capital = places.find(country.capital, countries=(country.iso,), kinds=("city",))[:1] if country.capital else ()
        if capital and not line.is_capital(at + 2):
            begin = at - (at > 0 and line.words[at - 1].lower in line.lexicon.articles)
            start, end = line.words[begin].start, line.words[at + 1].end
            return at + 2, [
                adjective._replace(start=start, end=end, entries=capital, country="", cue=STRONG, pointing=True)
            ]
    return at + 1, [adjective]


def _adjective(line: Line, at: int, iso: str) -> Candidate:
    word = line.words[at]
    return Candidate(
        word.start, word.end, word.start, word.end, word.text, country=iso, first=word.first, block=line.block
    )


def _hyphenated(line: Line, at: int, places: Gazetteer) -> list[Candidate]:
    """Read "Bangui-Garoua" as two names and "Kidal-based", "Russian-backed" as one that only modifies."""
    word = line.words[at]
    parts = word.text.replace("–", "-").split("-")
    if len(parts) != _TWO or len(parts[0]) < _SHORTEST_PART or parts[0].lower() in _ARTICLES:
        return []
    made: list[Candidate] = []
    start = word.start
    for part in parts:
        known = places.find(part, loose=False) if part[:1].isupper() else ()
        country = country_by_demonym(part) if part[:1].isupper() and not country_by_name(part) else None
        if country is not None:
            made.append(
                Candidate(
                    start, start + len(part), start, start + len(part), part, country=country.iso, block=line.block
                )
            )
        elif known:
            against = "" if parts[1][:1].isupper() else "part of a compound word"
            made.append(
                Candidate(
                    start, start + len(part), start, start + len(part), part, known, against=against, block=line.block
                )
            )
        start += len(part) + 1
    both = parts[1][:1].isupper()
    if len(made) == _TWO and made[1].entries:
        made[1] = dressed(line, at, at + 1, made[1])
        made[1] = made[1]._replace(start=made[1].name_start)
    return made if not both or len(made) == _TWO else []
