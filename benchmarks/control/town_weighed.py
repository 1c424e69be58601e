"""sayso's own forecast: the claims as statements, weighed as `sayso holds` weighs them, as known on each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from town_claims import Claim
from town_rules import ONE_DAY, SURE, Asked
from town_scores import Forecast
from town_table import CLASSES

from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import CONTESTED, Actor, Place, Statement, When
from sayso.weigh.control import evidence_about
from sayso.weigh.evidence import Evidence
from sayso.weigh.fought import FIGHTS, Fights, contested_on
from sayso.weigh.parties import NoAffiliations
from sayso.weigh.posterior import HAZARD, NOBODY, Passes, States, passes_over

SIDES = ("Ukraine", "Russia")
GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Rates:
    """What can be fitted: the chance a day of an untold change, and the rates of contest."""

    hazard: float = HAZARD
    fights: Fights = FIGHTS


@dataclass(frozen=True, slots=True)
class Prepared:
    """One town with the evidence that stood at each stretch of days between two claims.

    Args:
        asked: the town and its days.
        stretches: first day of each stretch, and the evidence known on it.
    """

    asked: Asked
    stretches: tuple[tuple[dt.date, tuple[Evidence, ...]], ...]


def prepared(asked: Asked) -> Prepared:
    """Weigh the claims known at each day on which one is published, once for all rates."""
    place = Place(asked.town, asked.town, "city")
    told = [_given(asked, place)]
    stretches = [(asked.first, _known(told, place))]
    for number, claim in enumerate(asked.claims):
        told += _told(claim, number, place)
        known = _known(told, place)
        if stretches[-1][0] == claim.day:
            stretches.pop()
        stretches.append((claim.day, known))
    return Prepared(asked, tuple(stretches))


def _known(told: Sequence[Told], place: Place) -> tuple[Evidence, ...]:
    """Return the evidence; what is given is no report, and as sure as the rules take it to be."""
    evidence = evidence_about(told, place, NoAffiliations())
    return tuple(replace(piece, reliability=SURE) if piece.told.id == GIVEN else piece for piece in evidence)


def forecasts(town: Prepared, rates: Rates, every: int = 1) -> list[Forecast]:
    """Forecast each day (or each so many days) by what was known on it."""
    found = []
    days, at = town.asked.days(), 0
    passes = _passes(town.stretches[0][1], rates)
    for day in days[::every]:
        while at + 1 < len(town.stretches) and town.stretches[at + 1][0] <= day:
            at += 1
            passes = _passes(town.stretches[at][1], rates)
        evidence = town.stretches[at][1]
        shares = dict(zip(passes.states.holders, passes.on(day), strict=True))
        contested = contested_on(evidence, day, rates.fights)
        spread = shares[NOBODY] / len(SIDES)
        one, other = ((1 - contested) * (shares.get(side.lower(), 0.0) + spread) for side in SIDES)
        found.append((one, other, contested))
    return found


def _passes(evidence: Sequence[Evidence], rates: Rates) -> Passes:
    holders = sorted({piece.holder for piece in evidence if piece.holder})
    states = States((NOBODY, *holders), (NOBODY, *holders))
    return passes_over(evidence, states, rates.hazard)


def _given(asked: Asked, place: Place) -> Told:
    """Return the true class of the day before as a statement of fact."""
    day = asked.first - ONE_DAY
    contested = asked.given == CLASSES[2]
    holder = CONTESTED if contested else asked.given
    actors = () if contested else (asked.given,)
    return _statement(GIVEN, "control", actors, holder, day, place)


def _told(claim: Claim, number: int, place: Place) -> list[Told]:
    id = f"{claim.day}/{number:03}"
    if claim.type == "take" and claim.side:
        return [_statement(id, "capture", (claim.side,), claim.side, claim.day, place)]
    if claim.type == "fight":
        return [_statement(id, "armed_clash", SIDES, None, claim.day, place)]
    return []


def _statement(id: str, kind: str, actors: Sequence[str], holder: str | None, day: dt.date, place: Place) -> Told:  # noqa: PLR0917
    who = tuple(Actor(name, name, "military") for name in actors)
    statement = Statement(
        id,
        0,
        len(id),
        id[:1],
        0,
        1,
        kind,
        actors=who,
        places=(place,),
        when=When(str(day), Interval.day(day), "day"),
        holders=(holder,) if holder else (),
    )
    return Told(id, statement, id, id, "the log", day)
