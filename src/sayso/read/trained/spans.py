"""From tag probabilities to spans of words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.read.trained.network import BEGIN, INSIDE, Floats

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


def spans_of(tags: Floats, least: float) -> list[WordSpan]:
    """Return the spans that begin with at least the given probability, in order, not overlapping.

    Args:
        tags: probabilities of O, B and I, [words, 3].
        least: in (0, 1).
    """
    spans: list[WordSpan] = []
    at, count = 0, len(tags)
    while at < count:
        if tags[at, BEGIN] < least:
            at += 1
            continue
        last = at
        while (
            last + 1 < count
            and tags[last + 1, INSIDE] >= LEAST_INSIDE
            and tags[last + 1, BEGIN] < tags[last + 1, INSIDE]
        ):
            last += 1
        spans.append(WordSpan(at, last, float(tags[at, BEGIN])))
        at = last + 1
    return spans


def best_span(tags: Floats, least: float) -> WordSpan | None:
    """Return the likeliest span, or None where none begins with at least the given probability."""
    return max(spans_of(tags, least), key=lambda span: span.score, default=None)
