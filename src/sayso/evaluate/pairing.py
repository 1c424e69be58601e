"""Which statement read stands for which statement of the corpus."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.evaluate.coded import Coded, Span

_TRIGGERS = 2.0
_KINDS = 1.5
_VOICES = 0.5
"""Weights of a shared trigger, an equal kind, and both or neither having a speaker; a shared quote weighs up to 1.
They only choose among candidates, and are the annotated corpus's own (its `score.py`)."""
_HALF = 0.5


def pairs(gold: Sequence[Coded], read: Sequence[Coded]) -> list[tuple[int, int]]:
    """Pair the statements of one report, one to one, the most similar first.

    Greedy: near enough to the best total at the dozen statements that a report has.

    Returns:
        Positions in `gold` and in `read`.
    """
    scored = sorted(
        ((similarity(wanted, given), i, j) for i, wanted in enumerate(gold) for j, given in enumerate(read)),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    paired: list[tuple[int, int]] = []
    for score, i, j in scored:
        if score > 0 and i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            paired.append((i, j))
    return paired


def similarity(gold: Coded, read: Coded) -> float:
    """How alike two statements are; 0 where neither their triggers overlap nor their quotes by half of the shorter."""
    shorter = min(gold.span[1] - gold.span[0], read.span[1] - read.span[0]) or 1
    shared = _overlap(gold.span, read.span) / shorter
    triggers = bool(gold.trigger and read.trigger and _overlap(gold.trigger, read.trigger))
    if not triggers and shared < _HALF:
        return 0.0
    voices = bool(gold.speaker) == bool(read.speaker)
    return _TRIGGERS * triggers + shared + _KINDS * (gold.kind == read.kind) + _VOICES * voices


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
