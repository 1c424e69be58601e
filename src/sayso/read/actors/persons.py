"""Names of persons: a title or a first name and capitalised words, or a name that somebody says something under."""

from __future__ import annotations

from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line
from sayso.read.actors.phrase import Core
from sayso.read.places.lexicon import lexicon

_MOST = 6
"""Words of the longest name."""


def titled_at(line: Line, index: int) -> Core | None:
    """Return the person whose title begins with the word, or None."""
    match = title_at(line, index)
    if match is None:
        return None
    last, type = match
    first = last + 1
    while first < len(line.words) and (line.words[first].text == "." or title_at(line, first)):
        following = title_at(line, first)
        if following:
            type = type if type != "unknown" else following[1]
            first = following[0] + 1
        else:
            first += 1
    stop = name_end(line, first)
    if stop is None:
        return None
    return Core(index, stop, "person", type=type, name=line.span(first, stop))


def title_at(line: Line, index: int) -> tuple[int, str] | None:
    """Return the last word and the type of the title that begins with the word."""
    for parts, type in words().titles.get(line.words[index].lower, ()):
        last = index + len(parts) - 1
        if last < len(line.words) and all(line.words[index + k].lower == part for k, part in enumerate(parts)):
            return last, type
    return None


def name_end(line: Line, first: int) -> int | None:
    """Return the last word of the person's name that begins with the word `first`, or None where none begins."""
    if first >= len(line.words) or not _is_name(line, first):
        return None
    stop = first
    at = first
    while at + 1 < min(len(line.words), first + _MOST) and not line.possessive(at):
        at += 1
        word = line.words[at]
        if word.text == "." and len(line.words[at - 1].text) == 1 and line.words[at - 1].end == word.start:
            continue
        if _is_name(line, at):
            stop = at
        elif word.lower not in words().person_particles:
            break
    return stop


def _is_name(line: Line, index: int) -> bool:
    word = line.words[index]
    if not line.proper(index) or word.plain or any(char.isdigit() for char in word.text):
        return False
    return word.lower not in words().organisations and word.lower not in lexicon().neutral


def person_at(line: Line, index: int) -> Core | None:
    """Return the person whose first name the word is, or None."""
    word = line.words[index]
    if not word.text[0].isupper() or word.lower not in lexicon().first_names:
        return None
    stop = name_end(line, index)
    if stop is None or stop == index:
        return None
    place = line.places[index]
    if (
        place is not None
        and place.use == "literal"
        and place.place.id
        and place.start == word.start
        and place.end >= line.words[stop].end
    ):
        return None
    return Core(index, stop, "person", name=line.span(index, stop))
