"""Scores of forecasts of who holds each town on each day, and their bootstrap over towns."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from town_table import CLASSES

Forecast = tuple[float, float, float]
"""Probability of each class, in the order of `CLASSES`."""
LEAST = 1e-3
"""A probability below this counts as this in the log score: nobody is ever so sure."""
WITHIN = 30
"""Days around a switch in which the truth must show the state, or the switch is false."""
BINS = 10
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Cells:
    """What one town adds up to.

    Args:
        days: with a truth.
        right, brier, log: sums over the days.
        bins: for each tenth of confidence: days, confidence, right.
        switches, false: changes of the likeliest class, and those that the truth does not show.
    """

    days: int
    right: int
    brier: float
    log: float
    bins: tuple[tuple[int, float, int], ...]
    switches: int
    false: int


def cells(forecasts: Sequence[Forecast], truth: Sequence[str | None]) -> Cells:
    """Score one town."""
    counts, sums, hits = [0] * BINS, [0.0] * BINS, [0] * BINS
    right, brier, log, days = 0, 0.0, 0.0, 0
    for forecast, held in zip(forecasts, truth, strict=True):
        if held is None:
            continue
        at, best = CLASSES.index(held), max(range(len(forecast)), key=forecast.__getitem__)
        days += 1
        right += at == best
        brier += sum((value - (n == at)) ** 2 for n, value in enumerate(forecast))
        log -= math.log(max(forecast[at], LEAST))
        cell = min(BINS - 1, int(forecast[best] * BINS))
        counts[cell] += 1
        sums[cell] += forecast[best]
        hits[cell] += at == best
    switches, false = _switches(forecasts, truth)
    return Cells(days, right, brier, log, tuple(zip(counts, sums, hits, strict=True)), switches, false)


def _switches(forecasts: Sequence[Forecast], truth: Sequence[str | None]) -> tuple[int, int]:
    likeliest = [CLASSES[max(range(len(f)), key=f.__getitem__)] for f in forecasts]
    switches = false = 0
    for day in range(1, len(likeliest)):
        if likeliest[day] != likeliest[day - 1]:
            switches += 1
            false += likeliest[day] not in truth[max(0, day - WITHIN) : day + WITHIN + 1]
    return switches, false


def totals(parts: Sequence[Cells]) -> dict[str, float]:
    """Return the figures over towns, each day of each town counted once."""
    days = sum(part.days for part in parts)
    gaps = 0.0
    for n in range(BINS):
        confidence = sum(part.bins[n][1] for part in parts)
        right = sum(part.bins[n][2] for part in parts)
        gaps += abs(confidence - right)
    return {
        "accuracy": sum(part.right for part in parts) / days,
        "brier": sum(part.brier for part in parts) / days,
        "log": sum(part.log for part in parts) / days,
        "calibration_error": gaps / days,
    }


def intervals(by_town: Mapping[str, Cells], seed: int = 7) -> dict[str, tuple[float, float]]:
    """Return the 95 % interval of each figure, towns drawn with replacement."""
    return _bounds([totals(parts) for parts in _draws(by_town, seed)])


def differences(
    ours: Mapping[str, Cells], theirs: Mapping[str, Cells], seed: int = 7
) -> dict[str, tuple[float, float]]:
    """Return the 95 % interval of our figure less theirs, the same towns drawn for both."""
    rows = []
    for mine, other in zip(_draws(ours, seed), _draws(theirs, seed), strict=True):
        a, b = totals(mine), totals(other)
        rows.append({name: a[name] - b[name] for name in a})
    return _bounds(rows)


def _draws(by_town: Mapping[str, Cells], seed: int) -> list[list[Cells]]:
    chance = random.Random(seed)  # noqa: S311 (a bootstrap)
    names = sorted(by_town)
    return [[by_town[name] for name in chance.choices(names, k=len(names))] for _ in range(RESAMPLES)]


def _bounds(rows: Sequence[Mapping[str, float]]) -> dict[str, tuple[float, float]]:
    low, high = int(0.025 * len(rows)), int(0.975 * len(rows)) - 1
    found = {}
    for name in rows[0]:
        values = sorted(row[name] for row in rows)
        found[name] = round(values[low], 4), round(values[high], 4)
    return found
