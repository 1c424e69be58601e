"""Determiners and numbers at the head of a phrase."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line
from sayso.read.actors.phrase import Core

_LONGEST = 8
_KEPT = 30_000


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads a phrase.

    Args:
        stop: index of the first word after it.
        definite: whether it points to somebody told of before.
        pronoun: index of a possessive ("its"), or None.
    """

    stop: int
    definite: bool
    pronoun: int | None


def lead_of(line: Line, cores: Sequence[Core | None], index: int) -> Lead | None:
    """Return what leads the phrase that begins with the word, None where a conjunction does ("that the rebels")."""
    lists = words()
    at, definite, pronoun, rough = index, False, None, False
    while at < min(len(line.words), index + _LONGEST):
        word, core = line.words[at], cores[at]
        lower = word.lower
        if core is not None and core.kind != "pronoun":
            break
        if lower in lists.possessives and not line.possessive(at):
            pronoun, definite = at, True
        elif lower in lists.determiners:
            if lower in lists.definite and (rough or (at > index and line.words[at - 1].text[0].isdigit())):
                return None  # "at 0830 the rebels": the phrase begins with the article
            if pronoun is not None or (at > index and lower in lists.definite and definite):
                return None if at == index + 1 else Lead(at, definite, pronoun)
            definite = definite or lower in lists.definite
        elif lower in lists.rough:
            rough = True
        elif not (_is_number(lower) or (at > index and lower in lists.between_numbers)):
            break
        at += 1
    said = line.words[index:at]
    if said and (
        said[-1].lower in lists.between_numbers or (rough and not any(_is_number(word.lower) for word in said))
    ):
        return None
    return Lead(at, definite, pronoun)


def may_lead(lower: str) -> bool:
    """Say whether a word can be the first of what leads a phrase."""
    lists = words()
    return lower in lists.determiners or lower in lists.possessives or lower in lists.rough or _is_number(lower)


@functools.lru_cache(maxsize=_KEPT)
def _is_number(lower: str) -> bool:
    return lower[0].isdigit() or all(part in words().numbers for part in lower.split("-"))
