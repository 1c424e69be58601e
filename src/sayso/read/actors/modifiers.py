"""Which words may stand between a determiner and a head: closed lists, and adjectives by their ending."""

from __future__ import annotations

from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line

_SHORTEST = 5
_PARTICIPLES = ("ed", "ing")


def is_modifier(line: Line, index: int, *, led: bool) -> bool:
    """Say whether the word may stand before a head.

    Args:
        line: the paragraph.
        index: of the word.
        led: whether a determiner or another part of the phrase stands before it: a participle alone may be a verb.
    """
    word = line.words[index]
    lower, lists = word.lower, words()
    if not word.text[0].isalpha() or lower in lists.verbs or line.possessive(index):
        return False
    if lower in lists.adjectives or is_compound(lower):
        return True
    if word.text[0].isupper() and not word.plain:
        return False
    if lower.endswith(_PARTICIPLES):
        return led
    return len(lower) >= _SHORTEST and (lower.endswith(lists.endings) or (led and lower.endswith("ly")))


def is_compound(lower: str) -> bool:
    """Say whether a word is an adjective of two: "rebel-held", "Tuareg-dominated"."""
    return "-" in lower and lower.endswith(words().endings)
