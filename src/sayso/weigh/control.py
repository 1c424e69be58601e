"""Who holds a place: gather the evidence about it, then ask about any day.

Invariants:
- An answer is a pure function of the statements handed in, whatever their order.
- A holder that is named comes with the statements that say so.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.holding import Holder, Holding, Since, Status, Told
from sayso.interval import Bound, Interval
from sayso.statement import Actor, Place
from sayso.weigh.effects import FOR
from sayso.weigh.evidence import Evidence, evidence_in, names_of, statements_about
from sayso.weigh.fought import contested_on
from sayso.weigh.index import PlaceIndex
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.posterior import NOBODY, Passes, States, Vector, passes_over
from sayso.weigh.reconcile import reconciled
from sayso.weigh.standing import ageing_days, contested_lately, once, standing_of

LEAST_SURE = 0.5
"""A side with less probability than this holds nothing; it is named only where the place is contested."""
CLEAR = 2
"""How much likelier than any other side a side must be: less is no answer, whatever the rest."""


@dataclass(frozen=True, slots=True)
class Field:
    """All evidence about one place, ready to be asked about any day.

    Args:
        place: the place.
        evidence: by day.
        names: the name that each holder's identity goes by.
        passes: how likely each holder is, day by day.
    """

    place: Place
    evidence: tuple[Evidence, ...]
    names: dict[str, Actor]
    passes: Passes


def evidence_about(told: Iterable[Told], place: Place, known: Affiliations) -> tuple[Evidence, ...]:
    """Return what statements tell about who holds a place, by day; copies of one statement count once."""
    return reconciled(evidence_in(statements_about(told, place), known))


def field_of(told: Iterable[Told] | PlaceIndex, place: Place, known: Affiliations | None = None) -> Field:
    """Gather the evidence about a place from all statements that are known."""
    about = told.about(place) if isinstance(told, PlaceIndex) else told
    evidence = evidence_about(about, place, known or NoAffiliations())
    names = names_of(evidence)
    side_of = {piece.holder: piece.side for piece in reversed(evidence)}
    holders = sorted(names)
    states = States((NOBODY, *holders), (NOBODY, *(side_of[holder] for holder in holders)))
    return Field(place, evidence, names, passes_over(evidence, states))


def unknown_holding(name: str, kind: str | None = None) -> Holding:
    """Return the answer for a place that no statement speaks of."""
    return holding_on(field_of((), Place(name, name, kind or "city")), dt.date.min)


def holding_on(field: Field, on: dt.date) -> Holding:
    """Return who holds the place on a day.

    The interval of the answer is the stretch around the day in which nothing is told that could change it.
    """
    days = field.passes.days
    before = [day for day in days if day <= on]
    after = [day for day in days if day > on]
    interval = Interval(before[-1] if before else Bound.UNKNOWN, after[0] if after else Bound.OPEN)
    return _holding(field, on, interval, _runs(field))


def holdings(field: Field) -> tuple[Holding, ...]:
    """Return the place's history: one holding for each stretch in which the answer is the same."""
    runs = _runs(field)
    merged: list[Holding] = []
    days = sorted({*field.passes.days, *ageing_days(field.evidence)})
    for day, following in itertools.zip_longest(days, days[1:]):
        holding = _holding(field, day, Interval(day, following or Bound.OPEN), runs)
        last = merged[-1] if merged else None
        if last and (last.holder, last.status) == (holding.holder, holding.status):
            merged[-1] = _joined(last, holding)
        else:
            merged.append(holding)
    return tuple(merged)


def _joined(last: Holding, new: Holding) -> Holding:
    return replace(
        new,
        interval=Interval(last.interval.start, new.interval.end),
        since=last.since,
        support=once((*last.support, *new.support)),
        against=once((*last.against, *new.against)),
    )


def _holding(field: Field, on: dt.date, interval: Interval, runs: dict[dt.date, tuple[str, dt.date]]) -> Holding:
    contested = round(contested_on(field.evidence, on), 4)
    return replace(_held(field, on, interval, runs), contested=contested)


def _held(field: Field, on: dt.date, interval: Interval, runs: dict[dt.date, tuple[str, dt.date]]) -> Holding:
    posterior = field.passes.on(on)
    sure = _sides(field, posterior)
    side = _likeliest(sure)
    holders = _ranked(field, posterior)
    rival = max((value for each, value in sure.items() if each not in {side, NOBODY}), default=0.0)
    if side == NOBODY or sure[side] < max(LEAST_SURE, CLEAR * rival):
        return _undecided(field, on, interval, holders)
    last = max((day for day in field.passes.days if day <= on), default=None)
    run = runs[last][1] if last and runs[last][0] == side else None
    standing = standing_of(field.evidence, side, run, on)
    if not standing.support:
        return _undecided(field, on, interval, holders)
    return Holding(
        field.place,
        interval,
        standing.status,
        _name(field, side, posterior),
        holders,
        standing.since,
        once(piece.told for piece in standing.support),
        once(piece.told for piece in standing.against),
    )


def _undecided(field: Field, on: dt.date, interval: Interval, holders: tuple[Holder, ...]) -> Holding:
    """Return the answer where no side is likely enough: contested where several are told to be there, else unknown."""
    fought = contested_lately(field.evidence, on)
    nothing = Since(None, None, None)
    if not fought:
        return Holding(field.place, interval, Status.UNKNOWN, None, holders, nothing)
    claimants = {field.names[piece.holder].name: piece.side for piece in fought if piece.effect in FOR}
    named = next((holder.name for holder in holders if holder.name in claimants), None)
    support = [p.told for p in fought if named is None or (p.effect in FOR and p.side == claimants[named])]
    against = [p.told for p in fought if p.told not in support]
    return Holding(field.place, interval, Status.CONTESTED, named, holders, nothing, once(support), once(against))


def _runs(field: Field) -> dict[dt.date, tuple[str, dt.date]]:
    """Return for each day of evidence the likeliest side, and since which such day it has been so without a break."""
    runs: dict[dt.date, tuple[str, dt.date]] = {}
    last: tuple[str, dt.date] | None = None
    for day in field.passes.days:
        side = _likeliest(_sides(field, field.passes.on(day)))
        last = last if last and last[0] == side else (side, day)
        runs[day] = last
    return runs


def _sides(field: Field, posterior: Vector) -> dict[str, float]:
    """Return the probability of each side: that of all its holders."""
    sure: dict[str, float] = {}
    for side, value in zip(field.passes.states.sides, posterior, strict=True):
        sure[side] = sure.get(side, 0.0) + value
    return sure


def _likeliest(sure: dict[str, float]) -> str:
    """Return the likeliest side; of equals, a named one."""
    return max(sure, key=lambda side: (round(sure[side], 9), side))


def _name(field: Field, side: str, posterior: Vector) -> str | None:
    """Return the name of the likeliest holder of a side."""
    states = field.passes.states
    own = [n for n, each in enumerate(states.sides) if each == side and states.holders[n] != NOBODY]
    if not own:
        return None
    best = max(own, key=lambda n: (round(posterior[n], 9), states.holders[n]))
    return field.names[states.holders[best]].name


def _ranked(field: Field, posterior: Vector) -> tuple[Holder, ...]:
    states = field.passes.states
    ranked = sorted(range(len(posterior)), key=lambda n: (-posterior[n], states.holders[n]))
    return tuple(
        Holder(field.names[states.holders[n]].name, field.names[states.holders[n]].id, round(posterior[n], 4))
        for n in ranked
        if states.holders[n] != NOBODY
    )
