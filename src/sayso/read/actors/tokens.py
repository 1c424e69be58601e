"""Words of a text as the search for actors needs them: with their case, and where sentences begin."""

from __future__ import annotations

import re

from sayso.read.places.lexicon import lexicon
from sayso.read.places.words import Word, in_capitals

_SHORT = 3
"""Letters of a word that may be an abbreviation, or too short to end in "'s"."""
_SAMPLE = 400
"""Characters at the head of a paragraph that show how it is written."""

# Abbreviations ("U.S."), French verbs before their pronoun ("a-t-il"), elisions ("l'", "d'"), numbers, words with
# inner hyphens and apostrophes, single marks. Each alternative is linear: its repeated part begins with a mark that the
# part before cannot contain.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[a-zà-ÿ]+(?=-(?:t-)?(?:ils?|elles?)\b)"
    r"|(?:[cdjlmnst]|[LDJCS]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=[^\W\d_])"
    r"|\d+(?:[.,]\d+)*|[^\W_]+(?:[-'’‘–][^\W_]+)*|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_ARTICLE_HYPHEN = re.compile(r"(?:al|el|as|ash|an|ad|ar|at|az|ez|es|ed|de|d|l)[-'’][^\W\d_]")
_ENDS = frozenset(".!?:;…")
_QUOTES = frozenset("\"'“”‘’«»([-—–*•")


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words and marks of `text[start:end]`, with offsets in the whole text."""
    capitals = in_capitals(text[start : min(end, start + _SAMPLE)])
    found: list[Word] = []
    first = True
    for match in _WORD.finditer(text, start, end):
        word = _word(match, first=first, capitals=capitals)
        found.append(word)
        if word.text[-1] in _ENDS and not _abbreviates(found):
            first = True
        elif word.text not in _QUOTES:
            first = False
    return found


def _word(match: re.Match[str], *, first: bool, capitals: bool) -> Word:
    text = match.group()
    if len(text) > _SHORT and text[-1] in "sS" and (ending := _POSSESSIVE.search(text)):
        text = text[: ending.start()]
    lower = text.lower().replace("’", "'")
    particle = len(text) > _SHORT and not text.islower() and bool(_ARTICLE_HYPHEN.match(text))
    capital = text[0].isupper() or particle
    plain = capital and (capitals or first) and _is_plain(lower)
    return Word(match.start(), match.start() + len(text), text, lower, capital and not plain, plain, first)


def _is_plain(lower: str) -> bool:
    lists = lexicon()
    return lower in lists.vocabulary or lower in lists.stop or lower in lists.directions


def _abbreviates(found: list[Word]) -> bool:
    """Say whether the full stop just read ends an abbreviation: a title, an initial, "U.S."."""
    if found[-1].text != ".":
        return found[-1].text[-1] == "."
    if len(found) == 1:
        return False
    before = found[-2]
    touching = before.end == found[-1].start
    return touching and before.text[0].isupper() and len(before.text) <= _SHORT and not before.text.isdigit()
