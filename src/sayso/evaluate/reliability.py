"""Whether a reader's confidence means what it says: how often it is right, by how sure it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.evaluate.corpus import Result
from sayso.evaluate.pairing import pairs

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence.

    Args:
        low, high: the least confidence, and the one that is not reached (1.0 is in the last bin).
        count: statements.
        confidence: their mean confidence; 0 where there are none.
        right: the share that stands in the annotation with its kind; 0 where there are none.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(results: Iterable[Result], bins: int = BINS) -> tuple[Bin, ...]:
    """Sort all statements read into bins by their confidence; those without one are left out.

    Args:
        results: what a reader made of annotated reports.
        bins: how many, of equal width.
    """
    told: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for result in results:
        gold, read = result.annotated.statements, result.read
        right = {j for i, j in pairs(gold, read) if gold[i].kind == read[j].kind}
        for number, statement in enumerate(read):
            if statement.confidence is not None:
                at = min(bins - 1, int(statement.confidence * bins))
                told[at].append((statement.confidence, number in right))
    return tuple(_bin(at / bins, (at + 1) / bins, one) for at, one in enumerate(told))


def calibration_error(table: Iterable[Bin]) -> float:
    """Return the expected calibration error: the mean gap between confidence and share right, by statements."""
    filled = [one for one in table if one.count]
    total = sum(one.count for one in filled)
    return sum(one.count * abs(one.confidence - one.right) for one in filled) / total if total else 0.0


def _bin(low: float, high: float, told: list[tuple[float, bool]]) -> Bin:
    count = len(told)
    if not count:
        return Bin(low, high, 0, 0.0, 0.0)
    return Bin(low, high, count, sum(c for c, _ in told) / count, sum(right for _, right in told) / count)
