"""Words of a text as the searches for places and actors need them: with their case, and where sentences begin."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.read.places.lexicon import lexicon

MAX_PARAGRAPH = 20_000
"""Characters: a longer stretch without a line break is cut, which bounds memory."""
_CAPITALS = 0.6
"""Share of capitals among letters from which a paragraph counts as written in capitals."""
_TOO_FEW = 20
"""Letters: a shorter stretch does not tell whether a text is in capitals."""
_SHORT = 3
"""Letters of the longest word that can be an abbreviation before a full stop, or has no ending to lose."""

_PARAGRAPH = re.compile(rf"[^\n]{{1,{MAX_PARAGRAPH}}}")
# Abbreviations ("U.S."), French verbs before their pronoun ("a-t-il"), elisions ("l'", "d'"), numbers, words with
# inner hyphens and apostrophes, single marks. Each alternative is linear: its repeated part begins with a mark that the
# part before cannot contain.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[a-zà-ÿ]+(?=-(?:t-)?(?:ils?|elles?)\b)"
    r"|(?:[cdjlmnst]|[LDJCS]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=[^\W\d_])"
    r"|\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:[-'\u2019\u2018\u02bc\u2013][^\W_]+)*|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_ARTICLE_HYPHEN = re.compile(r"(?:al|el|as|ash|an|ad|ar|at|az|ez|es|ed|de|d|l)[-'’][^\W\d_]")
_VOWELS = frozenset("aeiouyàâéèêîïôùû")
_ENDS = frozenset(".!?:;…")
_KEPT_SHAPES = 30_000
_REMEMBERED = 4
"""Texts whose words are kept: a report is searched for places, then for actors."""
_LONGEST_REMEMBERED = 200_000
"""Characters of the longest text whose words are kept, which bounds memory."""
_QUOTES = frozenset("\"'“”‘’«»([-—–*•")


@dataclass(slots=True, eq=False)
class Word:
    """One word or mark; never changed, but not frozen: each word of each report becomes one, and that would cost most.

    Args:
        start, end: offsets in characters of the text.
        text: as it stands, without a possessive ending.
        lower: lower-cased, with straight apostrophes.
        capital: whether its case says that it can begin or continue a name; so can a number.
        plain: whether it is a usual lower-case word whose capital tells nothing: it heads a sentence, or all is so.
        first: whether a sentence begins with it.
    """

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    plain: bool
    first: bool


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the text's lines, none longer than `MAX_PARAGRAPH`."""
    for match in _PARAGRAPH.finditer(text):
        yield match.span()


def in_capitals(text: str) -> bool:
    """Say whether a stretch of text is written in capitals throughout."""
    letters = sum(map(str.isalpha, text))
    return letters > _TOO_FEW and sum(map(str.isupper, text)) > _CAPITALS * letters


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Args:
        start, end: offsets in characters of the text.
        words: its words and marks, with offsets in the whole text.
        capitals: whether it is written in capitals throughout.
    """

    start: int
    end: int
    words: list[Word]
    capitals: bool


def words_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text with their words; those of the texts read last are kept."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _split(text)


def _split(text: str) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(text, start, end) for start, end in paragraphs(text))


_remembered = functools.lru_cache(maxsize=_REMEMBERED)(_split)


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    capitals = in_capitals(text[start:end])
    found: list[Word] = []
    first = True
    for match in _WORD.finditer(text, start, end):
        word, lower, capital, usual = _shape(match.group())
        begin = match.start()
        plain = capital and usual and (capitals or first)
        found.append(Word(begin, begin + len(word), word, lower, capital and not plain, plain, first))
        if word[-1] in _ENDS and not _abbreviates(found):
            first = True
        elif word not in _QUOTES:
            first = False
    return Paragraph(start, end, found, capitals)


@functools.lru_cache(maxsize=_KEPT_SHAPES)
def _shape(text: str) -> tuple[str, str, bool, bool]:
    """Return a word without its possessive ending, lower-cased, whether it can be a name's, whether it is usual."""
    if len(text) > _SHORT and text[-1] in "sS" and (ending := _POSSESSIVE.search(text)):
        text = text[: ending.start()]
    lower = text.lower().replace("’", "'")
    particle = len(text) > _SHORT and not text.islower() and bool(_ARTICLE_HYPHEN.match(text))
    lists = lexicon()
    usual = lower in lists.vocabulary or lower in lists.stop or lower in lists.directions
    return text, lower, text[0].isupper() or text[0].isdigit() or particle, usual


def _abbreviates(found: list[Word]) -> bool:
    """Say whether the full stop just read ends an abbreviation: a title, an initial, "U.S."."""
    if found[-1].text != ".":
        return found[-1].text[-1] == "."
    if len(found) == 1:
        return False
    before = found[-2]
    touching = before.end == found[-1].start
    return touching and before.text[0].isupper() and len(before.text) <= _SHORT and _is_short_form(before.lower)


@functools.lru_cache(maxsize=_KEPT_SHAPES)
def _is_short_form(lower: str) -> bool:
    """Say whether a short word is an initial, a title or another abbreviation, and no town such as Gao."""
    lists = lexicon()
    bare = len(lower) == 1 or _VOWELS.isdisjoint(lower)
    return not lower.isdigit() and (bare or lower in lists.titles or lower in lists.abbreviations)
