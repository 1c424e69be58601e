"""When two values of a field are the same, for scoring. The rules are the annotated corpus's own (its `score.py`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any

from sayso.evaluate.coded import Named

Same = Callable[[Any, Any], bool]

_STOP = frozenset({"the", "a", "an", "of", "in", "and", "its", "his", "their", "some", "several", "local", "s"})
"""Words that do not make two names differ."""
_ENOUGH_SHARED = 0.5
"""Share of the words of two names that both must have (Jaccard)."""
_PRONOUN = 4
"""Characters: a gold text no longer than this may be a pronoun, which equals nothing by its words."""
_WORD = re.compile(r"\w+")


@functools.lru_cache(maxsize=100_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _STOP


def same_name(gold: str, read: str) -> bool:
    """Whether two names share at least half of their words."""
    wanted, given = _words(gold), _words(read)
    if not wanted or not given:
        return False
    return wanted == given or len(wanted & given) / len(wanted | given) >= _ENOUGH_SHARED


def same_actor(gold: Named, read: Named) -> bool:
    """Whether the names agree, or both point at the same words and these are no bare pronoun."""
    if same_name(gold.name, read.name):
        return True
    wanted, given = _words(gold.text), _words(read.text)
    within = wanted <= given or given <= wanted
    return len(gold.text) > _PRONOUN and bool(wanted & given) and within


def same_place(gold: Named, read: Named) -> bool:
    """Whether the gold name agrees with the name or the words read, and no country gainsays it."""
    if gold.country and read.country and gold.country != read.country:
        return False
    return same_name(gold.name, read.name) or same_name(gold.name, read.text)


def equal(gold: object, read: object) -> bool:
    """Whether two values are equal."""
    return gold == read


SAME: dict[str, Same] = {
    "modality": equal,
    "speaker": same_actor,
    "actors": same_actor,
    "targets": same_actor,
    "places": same_place,
    "when": equal,
    "counts": equal,
    "holder": same_name,
}
"""For each scored field, when two of its values are the same."""


def hits(gold: Sequence[Any], read: Sequence[Any], same: Same) -> int:
    """Count the gold values that are matched, one to one, by values read; each takes the first that fits."""
    left, found = list(read), 0
    for wanted in gold:
        fitting = next((number for number, given in enumerate(left) if same(wanted, given)), None)
        if fitting is not None:
            del left[fitting]
            found += 1
    return found
