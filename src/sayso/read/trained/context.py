"""Which words the joining network sees around a trigger: arrays that training and reading make alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

BEFORE = 64
"""Words before a trigger that may be joined to it: of the corpus's fillers 95 of a hundred begin there or after."""
AFTER = 40
"""Words from the trigger on."""
_EXACT = 8
_STEPS = (10, 13, 17, 23, 31, 43)
SIDE = _EXACT + 1 + len(_STEPS) + 1
DISTANCES = 2 * SIDE - 1
"""Buckets of the distance between a trigger and a word: exact up to 8, then in growing steps, on both sides."""
REACH = 4
GAPS = 2 * REACH + 1
"""Buckets of the distance in sentences: -4 or less ... 4 or more."""


def _bucket(distance: int) -> int:
    side = abs(distance)
    bucket = side if side <= _EXACT else _EXACT + 1 + sum(side > step for step in _STEPS)
    return SIDE - 1 + (bucket if distance >= 0 else -bucket)


_BUCKETS = np.array([_bucket(distance) for distance in range(-BEFORE, AFTER)], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Contexts:
    """For each trigger the words around it, [triggers, BEFORE + AFTER].

    Args:
        index: of each word on the tape of words; 0 where there is none.
        mask: 1 where there is a word, else 0.
        distance, gap: the buckets of the distance in words and in sentences.
    """

    index: Ints
    mask: Ints
    distance: Ints
    gap: Ints


def contexts_of(first: Sequence[int], sentences: Sequence[int], start: Sequence[int], stop: Sequence[int]) -> Contexts:
    """Return the contexts of some triggers.

    Args:
        first: the position on the tape of each trigger's first word.
        sentences: the number of the sentence of each word on the tape.
        start: for each trigger the first position that it may see.
        stop: for each trigger the position after the last one that it may see.
    """
    owner = np.asarray(sentences, dtype=np.int64)
    centre = np.asarray(first, dtype=np.int64)[:, None]
    index = centre + np.arange(-BEFORE, AFTER)[None, :]
    seen = (index >= np.asarray(start)[:, None]) & (index < np.asarray(stop)[:, None])
    index = np.where(seen, index, 0)
    gap = np.clip(owner[index] - owner[centre], -REACH, REACH) + REACH
    return Contexts(
        index=index,
        mask=seen.astype(np.int64),
        distance=np.broadcast_to(_BUCKETS, index.shape),
        gap=np.where(seen, gap, REACH),
    )
