"""Words and marks of a text, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A word keeps its inner hyphens, apostrophes and dots ("cease-fire", "l'armée", "U.N"); any other visible character
# stands alone. Each alternative starts differently and repeats without overlap: linear in the text.
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|[^\w\s]|_")
# What a word can lose at its end without losing its meaning: "army's", "army’s".
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    Args:
        start, end: offsets in characters of the text.
        text: as it stands.
        lower: lower-cased, apostrophes made straight, without a possessive ending.
    """

    start: int
    end: int
    text: str
    lower: str


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the words and marks of `text[start:end]`, with offsets in the whole text."""
    stop = len(text) if end is None else end
    return tuple(_token(match) for match in _TOKEN.finditer(text, start, stop))


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    return Token(match.start(), match.end(), text, _POSSESSIVE.sub("", text.replace("’", "'").lower()) or text)
