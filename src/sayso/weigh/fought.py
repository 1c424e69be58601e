"""How likely it is that a place is contested: a second hidden state beside that of the holder, contested or not.

Word that a place is contested makes it so with the probability that such word is right; a capture ends the contest with
a probability, word that one side holds the place with a smaller one. Fighting in the place, or a raid on it, makes it
at least as likely as such places are found to be contested; more fights do not add up, as they are told of one front
again and again. When nothing is heard the probability wanders: to a little for a place of which no more is known, and
to a guess between three (contested, or held by either side) for one that was last told to be contested.

`docs/holdings.md` has the mathematics, and what the rates were fitted to.
"""

from __future__ import annotations

import bisect
import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.weigh.effects import Effect
from sayso.weigh.evidence import Evidence

_TELLS = frozenset({Effect.CONTESTS, Effect.RAIDS, Effect.TAKES, Effect.HOLDS})


@dataclass(frozen=True, slots=True)
class Fights:
    """The rates of the state.

    Args:
        rest: probability that a place is contested of which nothing was heard.
        guess: to which the probability wanders where a place was last told to be contested.
        fades: days after which 1/e of what was heard is left.
        fought: probability that a place is contested in which a fight or a raid is told.
        settled: of a contest, how likely it is over when somebody is told to have taken the place.
        calmed: the same when somebody is told to hold it.
    """

    rest: float
    guess: float
    fades: float
    fought: float
    settled: float
    calmed: float


FIGHTS = Fights(rest=0.01, guess=1 / 3, fades=600.0, fought=0.25, settled=0.8, calmed=0.4)


def contested_on(evidence: Sequence[Evidence], on: dt.date, rates: Fights = FIGHTS) -> float:
    """Return the probability that a place is contested on a day, by what is told of that day and the days before.

    Args:
        evidence: of the place, by day.
        on: the day.
        rates: of the state.
    """
    chance, target, last = rates.rest, rates.rest, on
    for piece in evidence[: bisect.bisect_right(evidence, on, key=lambda piece: piece.day)]:
        if piece.effect not in _TELLS or piece.repeats:
            continue
        chance = _faded(chance, target, max(0, (piece.day - last).days), rates)
        chance, last = _updated(chance, piece, rates), piece.day
        if piece.effect is not Effect.RAIDS:
            target = rates.guess if piece.effect is Effect.CONTESTS else rates.rest
    return _faded(chance, target, (on - last).days, rates)


def _faded(chance: float, target: float, days: int, rates: Fights) -> float:
    return target + (chance - target) * math.exp(-days / rates.fades)


def _updated(chance: float, piece: Evidence, rates: Fights) -> float:
    if piece.effect is Effect.CONTESTS:
        return 1 - (1 - chance) * (1 - piece.reliability)
    if piece.effect is Effect.RAIDS:
        return max(chance, rates.fought)
    return chance * (1 - (rates.settled if piece.effect is Effect.TAKES else rates.calmed))
