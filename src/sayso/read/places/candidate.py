"""What the search finds before it decides: names with what stands around them, and words that point back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sayso.know.gazetteer import Entry
from sayso.read.places.lexicon import LONGEST_PHRASE, Lexicon
from sayso.read.places.words import Word

WEAK, STRONG = 1, 2
"""How much the word before a name speaks for a place: "of" often stands before one, "in" mostly does."""


class Candidate(NamedTuple):
    """A name that may be a place's; a named tuple, since it is changed part by part, and that copies it fastest.

    Args:
        start, end: offsets of the whole phrase ("the town of Kidal").
        name_start, name_end: offsets of the name in it.
        name: the name as it stands.
        entries: what the gazetteer has under it, best first; empty for an unknown name.
        kinds: the kinds that a type word allows; empty where there is none.
        type_word: that word, lower-cased, or "".
        type_before: whether the type word is the first part of the name itself ("Lake Chad").
        direction: "northern" where a part of the place is meant, or "".
        near: whether words put the thing near the place.
        cue: 0, `WEAK` or `STRONG`.
        against: why it is likely no place ("a person's name", "part of an organisation's name"), or "".
        whole: whether the name fills its run of capitalised words.
        metonymic: whether a country or capital acts as its government here.
        speaks: whether a verb of saying follows that persons mostly do.
        first: whether it heads a sentence, so that its capital tells nothing.
        country: ISO code where it is an adjective ("Malian"), else "".
        taken: whether a word for taking, leaving or hitting a place stands before it ("recaptured", "the attack on").
        block: the number of its paragraph.
        capitals: whether its paragraph is written in capitals.
        pointing: whether it describes the place and does not name it ("the Indian capital").
        label: the English name where words around the name make it another place's ("road to Dogofry"), else "".
        listed: whether its preposition stands before another name of the row that it is in.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    entries: tuple[Entry, ...] = ()
    kinds: tuple[str, ...] = ()
    type_word: str = ""
    type_before: bool = False
    direction: str = ""
    near: bool = False
    cue: int = 0
    against: str = ""
    whole: bool = True
    metonymic: bool = False
    speaks: bool = False
    first: bool = False
    country: str = ""
    listed: bool = False
    taken: bool = False
    block: int = 0
    capitals: bool = False
    pointing: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that mean a place named before, or a part of the country in focus ("the town", "there", "the north").

    Args:
        start, end: offsets.
        word: the noun, lower-cased.
        kinds: what it can mean; "capital" for the capital of the country in focus.
        direction: "northern" for "the north", else "".
        near: whether words put the thing near it.
        block: the number of its paragraph.
    """

    start: int
    end: int
    word: str
    kinds: tuple[str, ...]
    direction: str = ""
    near: bool = False
    block: int = 0


class Line:
    """The words of one paragraph, with questions that look around a position."""

    def __init__(
        self, text: str, words: list[Word], lexicon: Lexicon, block: int = 0, *, capitals: bool = False
    ) -> None:
        """Keep the text, its words, the word lists, the paragraph's number and whether it is in capitals."""
        self.block = block
        self.capitals = capitals
        self._phrases: dict[tuple[int, int], str] = {}
        self.text = text
        self.words = words
        self.lexicon = lexicon

    def joined(self, left: int, right: int) -> bool:
        """Say whether only white space stands between two neighbouring words."""
        gap = self.text[self.words[left].end : self.words[right].start]
        return not gap or gap.isspace()

    def phrase_before(self, at: int, phrases: frozenset[str] | dict[str, tuple[str, ...]]) -> tuple[str, int]:
        """Return the longest phrase of the list that ends right before `at`, and where it begins; ("", at) if none."""
        if at == 0 or self.words[at - 1].lower not in self.lexicon.lasts:
            return "", at
        low = max(0, at - LONGEST_PHRASE)
        for begin in range(low, at):
            phrase = self.lowered(begin, at)
            if phrase in phrases and self.unbroken(begin, at + 1):
                return phrase, begin
        return "", at

    def phrase_after(self, at: int, phrases: frozenset[str] | dict[str, tuple[str, ...]]) -> tuple[str, int]:
        """Return the longest phrase of the list that begins at word `at`, and where it ends; ("", at) if none."""
        if at >= len(self.words) or self.words[at].lower not in self.lexicon.firsts:
            return "", at
        for stop in range(min(len(self.words), at + LONGEST_PHRASE), at, -1):
            phrase = self.lowered(at, stop)
            if phrase in phrases and self.unbroken(at - 1, stop):
                return phrase, stop
        return "", at

    def lowered(self, begin: int, stop: int) -> str:
        """Return words `begin` to `stop`, lower-cased, joined by single spaces."""
        phrase = self._phrases.get((begin, stop))
        if phrase is None:
            phrase = self._phrases[begin, stop] = " ".join(word.lower for word in self.words[begin:stop])
        return phrase

    def unbroken(self, begin: int, stop: int) -> bool:
        """Say whether no mark or possessive stands between the words `begin` to `stop`."""
        return all(self.joined(at, at + 1) for at in range(max(begin, 0), min(stop, len(self.words)) - 1))

    def is_capital(self, at: int) -> bool:
        """Say whether there is a word at `at` that can be part of a name."""
        return 0 <= at < len(self.words) and self.words[at].capital
