"""How likely each holder is on each day: a hidden holder that changes rarely, and evidence as noisy observation of it.

The state of a place on a day is one of the holders ever named for it, or nobody known. With a small chance a day the
state is drawn anew, so that certainty fades when nothing is heard. Evidence of a change moves the state on its day;
evidence of a state weighs the states on its day. All is linear, so the posterior of any day given all evidence is
computed exactly by one pass forwards and one pass backwards over the evidence.

Plain hidden Markov models with rates fitted to a fast war do badly on slow fronts (most of their switches are false);
here only statements move the holder, and the chance of an untold change does no more than fade.
"""

from __future__ import annotations

import bisect
import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.weigh.effects import Effect
from sayso.weigh.evidence import Evidence

HAZARD = 1 / 700
"""Chance a day of an untold change: half of a certainty is gone after 16 months without a word. Contested towns of a
war with a public record of their holders (146 towns, 2023-24) changed hands once in 692 days."""
NOBODY_SHARE = 0.6
"""Probability of nobody known before anything is told, and once everything told has faded; named holders share the
rest."""
TOOK_ITS_OWN = 0.5
"""How well it is explained that a side is told to take a place that it holds: retellings with a later day are common,
but a capture speaks for another holder before."""
WAS_ELSEWHERE = 0.1
"""How well it is explained that a side is told to leave a place where it was not: whoever says so, for or against it,
takes for granted that it was there."""
NOBODY = ""
"""The state in which nobody is known to hold the place."""

Vector = list[float]


@dataclass(frozen=True, slots=True)
class States:
    """The states that a place can be in.

    Args:
        holders: identities, `NOBODY` first.
        sides: of each, in the same order.
    """

    holders: tuple[str, ...]
    sides: tuple[str, ...]

    def resting(self) -> Vector:
        """The probabilities when nothing is known."""
        named = len(self.holders) - 1
        return [NOBODY_SHARE, *[(1 - NOBODY_SHARE) / named] * named] if named else [1.0]


@dataclass(frozen=True, slots=True)
class Passes:
    """What a pass forwards and a pass backwards leave at each day of the evidence.

    Args:
        states: the states.
        days: the days that evidence is about, ascending.
        forward: for each day, the probabilities given the evidence up to it and on it.
        backward: for each day, how well each state before its evidence explains that and all later evidence.
    """

    states: States
    days: tuple[dt.date, ...]
    forward: tuple[Vector, ...]
    backward: tuple[Vector, ...]

    def on(self, day: dt.date) -> Vector:
        """Return the probability of each state on a day, given all evidence before and after it."""
        at = bisect.bisect_right(self.days, day)
        resting = self.states.resting()
        before = _fade(self.forward[at - 1], resting, (day - self.days[at - 1]).days) if at else resting
        if at == len(self.days):
            return before
        after = _fade_back(self.backward[at], resting, (self.days[at] - day).days)
        return _normal([a * b for a, b in zip(before, after, strict=True)])


def passes_over(evidence: Sequence[Evidence], states: States) -> Passes:
    """Return both passes over the evidence; what repeats itself is left out.

    Args:
        evidence: in the order in which it acts.
        states: all holders of the evidence.
    """
    by_day: dict[dt.date, list[Evidence]] = {}
    for piece in evidence:
        by_day.setdefault(piece.day, [])
        if not piece.repeats:
            by_day[piece.day].append(piece)
    days = tuple(sorted(by_day))
    resting = states.resting()
    forward: list[Vector] = []
    vector = resting
    for number, day in enumerate(days):
        vector = _fade(vector, resting, (day - days[number - 1]).days) if number else resting
        for piece in by_day[day]:
            vector = _normal(_moved(states, piece, vector))
        forward.append(vector)
    backward: list[Vector] = []
    vector = [1.0] * len(resting)
    for number in range(len(days) - 1, -1, -1):
        if number + 1 < len(days):
            vector = _fade_back(vector, resting, (days[number + 1] - days[number]).days)
        for piece in reversed(by_day[days[number]]):
            vector = _normal(_explained(states, piece, vector))
        backward.append(vector)
    return Passes(states, days, tuple(forward), tuple(reversed(backward)))


def _fade(vector: Vector, resting: Vector, days: int) -> Vector:
    """Let the state wander for some days: with `HAZARD` a day it is drawn anew from the resting probabilities."""
    kept = math.exp(-HAZARD * days)
    return [kept * value + (1 - kept) * rest for value, rest in zip(vector, resting, strict=True)]


def _fade_back(vector: Vector, resting: Vector, days: int) -> Vector:
    """Return how well each state explains what is told some days later; `_fade` the other way round."""
    kept = math.exp(-HAZARD * days)
    drawn = (1 - kept) * sum(rest * value for rest, value in zip(resting, vector, strict=True))
    return [kept * value + drawn for value in vector]


def _moved(states: States, piece: Evidence, vector: Vector) -> Vector:
    """Apply a piece of evidence to the state of its day, forwards."""
    r = piece.reliability
    if piece.effect is Effect.TAKES:
        at = states.holders.index(piece.holder)
        kept = [(1 - r) * value for value in vector]
        kept[at] = TOOK_ITS_OWN * vector[at] + r * (sum(vector) - vector[at])
        return kept
    if piece.effect is Effect.LEAVES:
        at = states.holders.index(piece.holder)
        kept = [WAS_ELSEWHERE * value for value in vector]
        kept[at] = (1 - r) * vector[at]
        kept[0] += r * vector[at]
        return kept
    if piece.effect is Effect.FALLS:
        kept = [(1 - r) * value for value in vector]
        kept[0] += r * sum(vector)
        return kept
    return [value * weight for value, weight in zip(vector, _likelihood(states, piece), strict=True)]


def _explained(states: States, piece: Evidence, vector: Vector) -> Vector:
    """Apply a piece of evidence backwards: how well each earlier state leads to what is told after."""
    r = piece.reliability
    if piece.effect is Effect.TAKES:
        at = states.holders.index(piece.holder)
        before = [(1 - r) * value + r * vector[at] for value in vector]
        before[at] = TOOK_ITS_OWN * vector[at]
        return before
    if piece.effect is Effect.LEAVES:
        at = states.holders.index(piece.holder)
        before = [WAS_ELSEWHERE * value for value in vector]
        before[at] = (1 - r) * vector[at] + r * vector[0]
        return before
    if piece.effect is Effect.FALLS:
        return [(1 - r) * value + r * vector[0] for value in vector]
    return [value * weight for value, weight in zip(vector, _likelihood(states, piece), strict=True)]


def _likelihood(states: States, piece: Evidence) -> Vector:
    """Return how well each state explains that a holder is told to hold, or not to hold, the place."""
    count = len(states.holders)
    if piece.effect not in {Effect.HOLDS, Effect.LACKS} or count == 1:
        return [1.0] * count
    r = piece.reliability
    other = (1 - r) / (count - 1)
    if piece.effect is Effect.LACKS:
        return [other if side == piece.side else r for side in states.sides]
    # An ally's presence is half told with one's own.
    allied = (r + other) / 2
    return [
        r if holder == piece.holder else allied if side == piece.side else other
        for holder, side in zip(states.holders, states.sides, strict=True)
    ]


def _normal(vector: Vector) -> Vector:
    total = sum(vector)
    return [value / total for value in vector] if total > 0 else [1 / len(vector)] * len(vector)
