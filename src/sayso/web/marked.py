"""A report's text with its statements marked in place.

Invariant: the segments, put together, are the text.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.holding import Told


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text within which the same statements are made.

    Args:
        text: the words.
        numbers: of the statements whose quote covers it, from 1; empty where none does.
        opens: of those, the ones whose quote begins here.
        is_trigger: these words name the event of one of them.
    """

    text: str
    numbers: tuple[int, ...]
    opens: tuple[int, ...]
    is_trigger: bool


def paragraphs(text: str, told: Sequence[Told]) -> list[list[Segment]]:
    """Return a text as paragraphs of segments.

    Args:
        text: the report's.
        told: its statements, numbered as they stand.
    """
    bounds = {0, len(text)}
    for one in told:
        statement = one.statement
        bounds |= {statement.start, statement.end, statement.trigger_start, statement.trigger_end}
    start = 0
    spans = []
    for paragraph in text.split("\n\n"):
        spans.append((start, start + len(paragraph)))
        bounds |= set(spans[-1])
        start += len(paragraph) + 2
    cuts = sorted(bound for bound in bounds if 0 <= bound <= len(text))
    return [
        [
            _segment(text, left, right, told)
            for left, right in itertools.pairwise(cuts)
            if first <= left and right <= last
        ]
        for first, last in spans
    ]


def _segment(text: str, left: int, right: int, told: Sequence[Told]) -> Segment:
    covering = [
        (number, one.statement)
        for number, one in enumerate(told, 1)
        if one.statement.start <= left and right <= one.statement.end
    ]
    return Segment(
        text=text[left:right],
        numbers=tuple(number for number, _ in covering),
        opens=tuple(number for number, one in covering if one.start == left),
        is_trigger=any(one.trigger_start <= left and right <= one.trigger_end for _, one in covering),
    )
