"""Which words may stand between a determiner and a head: closed lists, and adjectives by their ending."""

from __future__ import annotations

import enum
import functools

from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line

_SHORTEST = 5
_KEPT = 30_000
_PARTICIPLES = ("ed", "ing")


class _Kind(enum.Enum):
    """What a word can be before a head, told by the word alone."""

    NONE = 0
    ADJECTIVE = 1
    LIKELY = 2
    """By its ending, unless a capital makes it a name."""
    LED = 3
    """Likewise, but only behind another part of the phrase: a participle alone may be a verb."""


def is_modifier(line: Line, index: int, *, led: bool) -> bool:
    """Say whether the word may stand before a head.

    Args:
        line: the paragraph.
        index: of the word.
        led: whether a determiner or another part of the phrase stands before it.
    """
    word = line.words[index]
    kind = _kind_of(word.lower)
    if kind is _Kind.NONE or (kind is _Kind.LED and not led) or line.possessive(index):
        return False
    return kind is _Kind.ADJECTIVE or word.plain or not word.text[0].isupper()


def may_modify(lower: str) -> bool:
    """Say whether a word can be the first modifier of a phrase that nothing else leads."""
    return _kind_of(lower) in {_Kind.ADJECTIVE, _Kind.LIKELY}


@functools.lru_cache(maxsize=_KEPT)
def _kind_of(lower: str) -> _Kind:
    lists = words()
    if not lower[0].isalpha() or lower in lists.verbs:
        return _Kind.NONE
    if lower in lists.adjectives or is_compound(lower):
        return _Kind.ADJECTIVE
    if lower.endswith(_PARTICIPLES):
        return _Kind.LED
    if len(lower) < _SHORTEST:
        return _Kind.NONE
    if lower.endswith(lists.endings):
        return _Kind.LIKELY
    return _Kind.LED if lower.endswith("ly") else _Kind.NONE


def is_past(lower: str) -> bool:
    """Say whether a word may be a verb in the past: in "-ed", and neither a known adjective nor a compound."""
    return lower.endswith("ed") and lower not in words().adjectives and "-" not in lower


def is_compound(lower: str) -> bool:
    """Say whether a word is an adjective of two: "rebel-held", "Tuareg-dominated"."""
    return "-" in lower and lower.endswith(words().endings)
