"""From tag probabilities to spans of words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.read.trained.network import Floats

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
LEAST_INSIDE = 0.4
"""A span goes on while the next word is inside it with at least this probability."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A run of words.

    Args:
        first, last: indices of its first and last word.
        score: the probability that it begins where it does, in [0, 1].
    """

    first: int
    last: int
    score: float


def goes_on(tags: Floats) -> npt.NDArray[np.bool_]:
    """Say of each word whether a span goes on to it.

    Args:
        tags: probabilities of O, B and I, [..., 3].
    """
    inside = tags[..., INSIDE]
    return np.asarray((inside >= LEAST_INSIDE) & (tags[..., BEGIN] < inside))


def spans_of(tags: Floats, least: float) -> list[WordSpan]:
    """Return the spans that begin with at least the given probability, in order, not overlapping.

    Args:
        tags: probabilities of O, B and I, [words, 3].
        least: in (0, 1).
    """
    spans: list[WordSpan] = []
    inside = goes_on(tags)
    free = 0
    for start in np.flatnonzero(tags[:, BEGIN] >= least).tolist():
        if start < free:
            continue
        last = start
        while last + 1 < len(tags) and inside[last + 1]:
            last += 1
        spans.append(WordSpan(start, last, float(tags[start, BEGIN])))
        free = last + 1
    return spans
