"""How likely each holder is on each day: a hidden holder that changes rarely, and evidence as noisy observation of it.

The state of a place on a day is one of the holders ever named for it, or nobody known. With a small chance a day the
state is drawn anew, so that certainty fades when nothing is heard. Evidence of a change moves the state on its day;
evidence of a state weighs the states on its day. All is linear, so the posterior of any day given all evidence takes
one pass forwards and one pass backwards over the evidence. Only "nobody known" is no true state but ignorance: what
comes to light is given to the days before as well (`_explained`).

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

HAZARD = 1 / 2000
"""Chance a day of an untold change: half of a certainty is gone after four years without a word. Contested towns of a
war with a public record of their holders (146 towns, 2023-24) changed hands once in 692 days, and most changes were
told. Set by hand; fitted to the last 90 days of 2022 in that record, with a weak prior, it is one in 1,600
(benchmarks/control). Smaller chances would call a town held ten years after the last word about it."""
NOBODY_SHARE = 0.75
"""Probability of nobody known before anything is told, and once everything told has faded; named holders share the
rest."""
UNTOLD = 1 / 60
"""Chance a day, once a side is told to hold the place, that it has come there untold since the evidence before: of two
states told months apart the later is believed (the last decisive claim is hard to beat on fronts), of two told on one
day neither."""
HIDDEN = 0.65
"""How well it is explained, where nobody was known to hold the place, that some side is told to hold it: it may have
been there all along. With this, a first word is believed about as much as its speaker is reliable."""
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
        hazard: chance a day of an untold change.
    """

    states: States
    days: tuple[dt.date, ...]
    forward: tuple[Vector, ...]
    backward: tuple[Vector, ...]
    hazard: float = HAZARD

    def on(self, day: dt.date) -> Vector:
        """Return the probability of each state on a day, given all evidence before and after it."""
        at = bisect.bisect_right(self.days, day)
        resting = self.states.resting()
        before = _fade(self.forward[at - 1], resting, (day - self.days[at - 1]).days, self.hazard) if at else resting
        if at == len(self.days):
            return before
        after = _fade_back(self.backward[at], resting, (self.days[at] - day).days, self.hazard)
        return _normal([a * b for a, b in zip(before, after, strict=True)])


def passes_over(evidence: Sequence[Evidence], states: States, hazard: float = HAZARD) -> Passes:
    """Return both passes over the evidence; what repeats itself is left out.

    Args:
        evidence: in the order in which it acts.
        states: all holders of the evidence.
        hazard: chance a day of an untold change.
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
        vector = _fade(vector, resting, (day - days[number - 1]).days, hazard) if number else resting
        for piece, gap in _gaps(by_day[day], days, number):
            vector = _normal(_moved(states, piece, gap, vector))
        forward.append(vector)
    backward: list[Vector] = []
    vector = [1.0] * len(resting)
    for number in range(len(days) - 1, -1, -1):
        if number + 1 < len(days):
            vector = _fade_back(vector, resting, (days[number + 1] - days[number]).days, hazard)
        for piece, gap in reversed(_gaps(by_day[days[number]], days, number)):
            vector = _normal(_explained(states, piece, gap, vector))
        backward.append(vector)
    return Passes(states, days, tuple(forward), tuple(reversed(backward)), hazard)


def _gaps(pieces: Sequence[Evidence], days: Sequence[dt.date], number: int) -> list[tuple[Evidence, int]]:
    """Return the evidence of a day, the first of it with the days since the evidence before, all else with none."""
    gap = (days[number] - days[number - 1]).days if number else 0
    return [(piece, 0 if at else gap) for at, piece in enumerate(pieces)]


def _fade(vector: Vector, resting: Vector, days: int, hazard: float) -> Vector:
    """Let the state wander for some days: with the hazard a day it is drawn anew from the resting probabilities."""
    kept = math.exp(-hazard * days)
    return [kept * value + (1 - kept) * rest for value, rest in zip(vector, resting, strict=True)]


def _fade_back(vector: Vector, resting: Vector, days: int, hazard: float) -> Vector:
    """Return how well each state explains what is told some days later; `_fade` the other way round."""
    kept = math.exp(-hazard * days)
    drawn = (1 - kept) * sum(rest * value for rest, value in zip(resting, vector, strict=True))
    return [kept * value + drawn for value in vector]


def _moved(states: States, piece: Evidence, gap: int, vector: Vector) -> Vector:
    """Apply a piece of evidence to the state of its day, forwards."""
    act = _act(states, piece, gap)
    moved = [stays * value for stays, value in zip(act.stays, vector, strict=True)]
    moved[act.to] += sum(goes * value for goes, value in zip(act.goes, vector, strict=True))
    return moved


def _explained(states: States, piece: Evidence, gap: int, vector: Vector) -> Vector:
    """Apply a piece of evidence backwards: how well each earlier state leads to what is told after."""
    act = _act(states, piece, gap, hidden=0.0)
    there = vector[act.to]
    before = [stays * value + goes * there for stays, goes, value in zip(act.stays, act.goes, vector, strict=True)]
    if piece.effect in {Effect.HOLDS, Effect.LEAVES}:
        # What comes to light throws light on the days before: there, nobody known weighs no more than any one holder.
        resting = states.resting()
        before[0] *= resting[-1] / resting[0]
    return before


@dataclass(frozen=True, slots=True)
class _Act:
    """What a piece of evidence does to each state: how likely it is told and the state stays, or goes over to another.

    Args:
        to: the state that others go over to.
        stays, goes: of each state.
    """

    to: int
    stays: Vector
    goes: Vector


def _act(states: States, piece: Evidence, gap: int, hidden: float = HIDDEN) -> _Act:
    count, r = len(states.holders), piece.reliability
    never = [0.0] * count
    at = states.holders.index(piece.holder) if piece.holder else 0
    if piece.effect is Effect.TAKES:
        return _Act(at, _but([1 - r] * count, at, TOOK_ITS_OWN), _but([r] * count, at, 0))
    if piece.effect is Effect.LEAVES:
        return _Act(0, _but([WAS_ELSEWHERE] * count, at, 1 - r), _but(never, at, r))
    if piece.effect is Effect.FALLS:
        return _Act(0, _but([1 - r] * count, 0, 1), _but([r] * count, 0, 0))
    if piece.effect is Effect.HOLDS:
        other = (1 - r) / (count - 1)
        # An ally's presence is half told with one's own.
        stays = [(r + other) / 2 if side == piece.side else other for side in states.sides]
        goes = [r * (1 - math.exp(-UNTOLD * gap))] * count
        return _Act(at, _but(_but(stays, at, r), 0, 1 - r), _but(_but(goes, at, 0), 0, r * hidden))
    if piece.effect is Effect.LACKS:
        other = (1 - r) / (count - 1)
        return _Act(0, [other if side == piece.side else r for side in states.sides], never)
    return _Act(0, [1.0] * count, never)


def _but(vector: Vector, at: int, value: float) -> Vector:
    """Return the vector with another value in one place."""
    return [*vector[:at], value, *vector[at + 1 :]]


def _normal(vector: Vector) -> Vector:
    total = sum(vector)
    return [value / total for value in vector] if total > 0 else [1 / len(vector)] * len(vector)
