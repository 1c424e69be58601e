"""Persons: whose names towns bear, and who bear the names of towns."""

from __future__ import annotations

from sayso.read.places.candidate import Candidate, Line

_SHORTEST = 3
"""Letters of the shortest surname."""
_WORDS = range(2, 5)
"""Words of a person's name."""


def follows_a_person(line: Line, at: int, stop: int, *, known: bool) -> bool:
    """Say whether words before or in a name make it a person's: a title, a first name, an initial.

    Args:
        line: the paragraph.
        at: the number of the name's first word.
        stop: the number of the word after its last.
        known: whether the gazetteer has the whole name.
    """
    lexicon, words = line.lexicon, line.words
    before = at - 1
    dotted = before > 0 and words[before].text == "." and words[before].start == words[before - 1].end
    before -= dotted
    if before >= 0 and words[before].end + 2 >= words[at].start:
        lower = words[before].lower.rstrip(".")
        if words[before].text[0].isupper() and (lower in lexicon.titles or lower in lexicon.first_names):
            return True
        if dotted and len(lower) == 1 and lower.isalpha():
            return True
    if words[at].lower not in lexicon.first_names:
        return False
    return (stop - at > 1 and not known) or (
        line.is_capital(stop) and line.joined(stop - 1, stop) and words[stop].lower not in lexicon.types
    )


def surnames_in(line: Line) -> set[str]:
    """Return the lower-cased last words of persons' names in a paragraph."""
    found: set[str] = set()
    lexicon = line.lexicon
    for at, word in enumerate(line.words):
        if not word.text[0].isupper() or (
            word.lower.rstrip(".") not in lexicon.first_names and word.lower.rstrip(".") not in lexicon.titles
        ):
            continue
        stop = at + 1
        while stop < min(len(line.words), at + 5) and (line.is_capital(stop) or line.words[stop].text == "."):
            stop += 1
        last = line.words[stop - 1]
        if stop - 1 > at and last.capital and len(last.lower) >= _SHORTEST:
            found.add(last.lower)
    return found


def is_bare(name: Candidate) -> bool:
    """Say whether an unknown name of several words stands where nothing makes it a place: likely a person."""
    words = name.name.split()
    around = name.entries or name.kinds or name.cue or name.direction or name.country
    return not around and len(words) in _WORDS and all(word[:1].isupper() for word in words)


def last_of(name: Candidate) -> str:
    """Return the last word of a name, lower-cased."""
    return name.name.split()[-1].lower()
