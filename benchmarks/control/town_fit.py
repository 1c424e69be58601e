"""Fit sayso's rates to the days before the test: likelihood of towns, not of days, with weak priors at what ships.

The days of one town hang together, so the mean log score of its days counts once. All towns of the table take part,
also those where nothing happens: to choose by outcome would make changes look commoner than they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from town_scores import LEAST
from town_table import CLASSES
from town_weighed import Prepared, Rates, forecasts

from sayso.weigh.fought import FIGHTS, Fights

EVERY = 3
"""Days between those that are scored while fitting."""
WIDTH = 0.7
"""Standard deviation of the priors, in logs or log odds: a factor of two either way is no surprise."""
ROUNDS = 5

Case = tuple[Prepared, Sequence[str | None]]


def fitted(cases: Sequence[Case]) -> Rates:
    """Return the likeliest rates, by steps along each, halved each round."""
    prior = _numbers(Rates())
    best, step = list(prior), 0.7
    least = _cost(best, prior, cases)
    for _ in range(ROUNDS):
        for n in range(len(best)):
            for way in (step, -step):
                least = _walked(best, n, way, least, lambda numbers: _cost(numbers, prior, cases))
        step /= 2
    return _rates(best)


def _walked(best: list[float], n: int, way: float, least: float, cost: Callable[[list[float]], float]) -> float:
    """Move one number as long as it pays; return the cost reached."""
    while True:
        best[n] += way
        reached = cost(best)
        if reached >= least - 1e-3:
            best[n] -= way
            return least
        least = reached


def _cost(numbers: Sequence[float], prior: Sequence[float], cases: Sequence[Case]) -> float:
    rates = _rates(numbers)
    total, days = 0.0, 0
    for town, truth in cases:
        for forecast, held in zip(forecasts(town, rates, EVERY), truth[::EVERY], strict=True):
            if held:
                total -= math.log(max(forecast[CLASSES.index(held)], LEAST))
                days += 1
    away = sum((a - b) ** 2 for a, b in zip(numbers, prior, strict=True))
    return len(cases) * total / days + away / (2 * WIDTH**2)


def _numbers(rates: Rates) -> list[float]:
    fights = rates.fights
    return [
        math.log(rates.hazard),
        math.log(fights.rest),
        math.log(fights.fades),
        _odds(fights.fought),
        _odds(fights.settled),
    ]


def _rates(numbers: Sequence[float]) -> Rates:
    hazard, rest, fades, fought, settled = numbers
    return Rates(
        math.exp(hazard),
        Fights(
            rest=math.exp(rest),
            guess=FIGHTS.guess,
            fades=math.exp(fades),
            fought=_share(fought),
            settled=_share(settled),
            calmed=FIGHTS.calmed,
        ),
    )


def _odds(share: float) -> float:
    return math.log(share / (1 - share))


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
