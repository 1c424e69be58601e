"""Words of a text as the search for places needs them: with their case, and where sentences begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.read.places.lexicon import Lexicon

MAX_PARAGRAPH = 20_000
"""Characters: a longer stretch without a line break is cut, which bounds memory."""
_CAPITALS = 0.6
"""Share of capitals among letters from which a paragraph counts as written in capitals."""
_TOO_FEW = 20
"""Letters: a shorter stretch does not tell whether a text is in capitals."""
_SHORT = 3
"""Letters of the longest word that can be an abbreviation before a full stop, or has no ending to lose."""

_PARAGRAPH = re.compile(rf"[^\n]{{1,{MAX_PARAGRAPH}}}")
# Abbreviations ("U.S."), French elisions ("l'", "d'"), words with inner hyphens and apostrophes, single marks. Each
# alternative is linear: its repeated part begins with a mark that the part before cannot contain.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|(?:[cdjlmnst]|[LDJCS]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=[^\W\d_])"
    r"|[^\W_]+(?:[-'\u2019\u2018\u02bc\u2013][^\W_]+)*|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_ARTICLE_HYPHEN = re.compile(r"(?:al|el|as|ash|an|ad|ar|at|az|ez|es|ed|de|d|l)[-'’][^\W\d_]")
_ENDS = frozenset(".!?:;…")
_QUOTES = frozenset("\"'“”‘’«»([-—–*•")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark.

    Args:
        start, end: offsets in characters of the text.
        text: as it stands, without a possessive ending.
        lower: lower-cased, with straight apostrophes.
        capital: whether its case says that it can begin or continue a name.
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


def words_of(text: str, start: int, end: int, lexicon: Lexicon, *, capitals: bool) -> list[Word]:
    """Return the words and marks of `text[start:end]`, with offsets in the whole text.

    Args:
        text: the whole text.
        start: where the stretch to read begins.
        end: where it ends.
        lexicon: the word lists.
        capitals: whether the stretch is written in capitals, so that case tells nothing.
    """
    found: list[Word] = []
    first = True
    for match in _WORD.finditer(text, start, end):
        word = _word(match, capitals, first, lexicon)
        found.append(word)
        if word.text[-1] in _ENDS and not _abbreviates(found):
            first = True
        elif word.text not in _QUOTES:
            first = False
    return found


def _word(match: re.Match[str], capitals: bool, first: bool, lexicon: Lexicon) -> Word:
    text = match.group()
    if len(text) > _SHORT and text[-1] in "sS" and (ending := _POSSESSIVE.search(text)):
        text = text[: ending.start()]
    lower = text.lower().replace("’", "'")
    particle = len(text) > _SHORT and not text.islower() and bool(_ARTICLE_HYPHEN.match(text))
    capital = text[0].isupper() or text[0].isdigit() or particle
    plain = capital and (capitals or first) and _is_plain(lower, lexicon)
    return Word(match.start(), match.start() + len(text), text, lower, capital and not plain, plain, first)


def _is_plain(lower: str, lexicon: Lexicon) -> bool:
    return lower in lexicon.vocabulary or lower in lexicon.stop or lower in lexicon.directions


def _abbreviates(found: list[Word]) -> bool:
    """Say whether the full stop just read ends an abbreviation: a title, an initial, "U.S."."""
    if found[-1].text[-1] != "." or len(found) == 1:
        return found[-1].text != "." and found[-1].text[-1] == "."
    before = found[-2]
    return (
        before.end == found[-1].start
        and before.text[0].isupper()
        and len(before.text) <= _SHORT
        and not before.text.isdigit()
    )
