"""One paragraph as the search for actors needs it: words, whose they are, what is quoted, what is a place."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from sayso.know.gazetteer.fold import fold
from sayso.read.places import PlaceMention
from sayso.read.places.words import Word, words_of

_OPEN = frozenset("“«")
_CLOSE = frozenset("”»")
_APOSTROPHES = "'’"
_KEPT_PARTS = 30_000
_GAP = 4
"""Characters between two words of a phrase: a possessive ending and a space."""
SENTENCES = 1000
"""Numbers set aside for the sentences of one paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph.

    Args:
        text: the whole text of the report.
        lang: ISO 639-1.
        words: its words and marks.
        places: the place mention that each word belongs to, or None.
        quoted: whether each word stands in direct speech.
        sentences: number of the sentence that each word stands in.
        keys: folded parts of the words ("al", "shabaab"), each with the index of its word.
        first_key: index in `keys` of each word's first part; one more entry at the end.
    """

    text: str
    lang: str
    words: list[Word]
    places: list[PlaceMention | None]
    quoted: list[bool]
    sentences: list[int]
    keys: list[tuple[str, int]] = field(default_factory=list)
    first_key: list[int] = field(default_factory=list)

    def possessive(self, index: int) -> bool:
        """Say whether the word is a possessor: "Mali's", "the rebels'"."""
        end = self.words[index].end
        if self.text[end : end + 1] not in _APOSTROPHES or end >= len(self.text):
            return False
        after = self.text[end + 1 : end + 2]
        return after == "s" or (self.words[index].lower.endswith("s") and not after.isalnum())

    def span(self, first: int, last: int) -> str:
        """Return the text from the first to the last word."""
        return self.text[self.words[first].start : self.words[last].end]

    def joined(self, index: int) -> bool:
        """Say whether only white space or a possessive ending stands between the word and the next."""
        if index + 1 >= len(self.words):
            return False
        between = self.text[self.words[index].end : self.words[index + 1].start]
        return len(between) <= _GAP and between.strip("'’s \n") == "" and between != ""

    def proper(self, index: int) -> bool:
        """Say whether the word is spelled as a name's word is."""
        word = self.words[index]
        return word.text[0].isupper() or (word.capital and not word.text[0].isdigit())


def line_of(text: str, number: int, words: list[Word], places: list[PlaceMention | None], lang: str = "en") -> Line:
    """Prepare the paragraph of that number."""
    line = Line(text, lang, words, places, _quoted(words), _sentences(number, words))
    for index, word in enumerate(words):
        line.first_key.append(len(line.keys))
        for part in _parts(word.text):
            line.keys.append((part, index))
    line.first_key.append(len(line.keys))
    return line


def _sentences(number: int, words: list[Word]) -> list[int]:
    """Number the sentences of a paragraph, `SENTENCES` for each paragraph."""
    sentence = number * SENTENCES
    numbers: list[int] = []
    opened = False
    for word in words:
        if word.first and not opened:
            sentence += 1
        opened = word.first
        numbers.append(sentence)
    return numbers


_ARTICLES = frozenset(["el", "ad", "ash", "as", "ar", "an", "at", "az"])


@functools.lru_cache(maxsize=_KEPT_PARTS)
def _parts(word: str) -> tuple[str, ...]:
    parts = fold(word).split()
    return tuple("al" if part in _ARTICLES and len(parts) > 1 else part for part in parts)


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name as the keys of a line have them, without a leading article."""
    parts = [part for line in words_of(name) for word in line.words for part in _parts(word.text)]
    return tuple(parts[1:] if len(parts) > 1 and parts[0] in _LEADING else parts)


_LEADING = frozenset({"the", "le", "la", "les", "l"})


def _quoted(words: list[Word]) -> list[bool]:
    inside = False
    quoted: list[bool] = []
    for word in words:
        if word.text in _OPEN:
            inside = True
        elif word.text in _CLOSE:
            inside = False
        elif word.text == '"':
            inside = not inside
        quoted.append(inside)
    return quoted
