"""Who holds a place: a hidden holder that changes rarely, and statements as noisy observations of it.

The state of a place on a day is one holder of those ever named for it, or nobody known. Between observations the
state stays, or goes over to any other with a small constant hazard, so that certainty fades when nothing is heard.
Evidence of a change moves the state on its day; evidence of a state weighs the states on its day. All is linear, so the
posterior of any day given all evidence is computed exactly by a forward and a backward pass over the days told of.
Plain HMMs with fixed rates do badly on fronts; here, too, only statements move the holder, and the hazard just fades.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.holding import Holder, Holding, Since, Status, Told
from sayso.interval import ONE_DAY, Bound, Interval
from sayso.statement import Actor, Place
from sayso.weigh.evidence import Effect, Evidence, evidence_about, names_of
from sayso.weigh.parties import Affiliations, Interest, NoAffiliations
from sayso.weigh.places import key_of

HAZARD = 1 / 700
"""Chance a day that a holder changes untold: some 16 months without a word take half of the certainty away."""
LEAST_SURE = 0.5
"""A holder with less probability than this is not named."""
RECENT = dt.timedelta(days=30)
"""How long a contradiction keeps a place contested when nothing newer settles it."""
_NOBODY = ""

Vector = list[float]


@dataclass(frozen=True, slots=True)
class Field:
    """All evidence about one place, ready to be asked about any day.

    Args:
        place: the place.
        evidence: by day.
        states: identities of the holders, `""` for nobody known first.
        names: the name that each goes by.
    """

    place: Place
    evidence: tuple[Evidence, ...]
    states: tuple[str, ...]
    names: dict[str, Actor]


def field_of(told: Iterable[Told], place: Place, known: Affiliations | None = None) -> Field:
    """Gather the evidence about a place from all statements that are known."""
    evidence = evidence_about(told, key_of(place), known or NoAffiliations())
    names = names_of(evidence)
    return Field(place, evidence, (_NOBODY, *sorted(names)), names)


def unknown_holding(name: str, kind: str | None = None) -> Holding:
    """Return the answer for a place that no statement speaks of."""
    place = Place(name, name, kind or "city")
    return holding_on(Field(place, (), (_NOBODY,), {}), dt.date.min)


def holding_on(field: Field, on: dt.date) -> Holding:
    """Return who holds the place on a day.

    The interval of the answer is the stretch around the day in which nothing is told that could change it.
    """
    days = sorted({piece.day for piece in field.evidence})
    before = [day for day in days if day <= on]
    after = [day for day in days if day > on]
    interval = Interval(before[-1] if before else Bound.UNKNOWN, after[0] if after else Bound.OPEN)
    posterior = _posterior(field, on)
    ranked = sorted(range(len(field.states)), key=lambda n: (-posterior[n], field.states[n]))
    holders = tuple(
        Holder(field.names[field.states[n]].name, field.names[field.states[n]].id, round(posterior[n], 4))
        for n in ranked
        if field.states[n] != _NOBODY
    )
    best = field.states[ranked[0]]
    if best == _NOBODY or posterior[ranked[0]] < LEAST_SURE:
        return _unknown(field, interval, holders, on)
    support, against = _sides(field, best, on)
    status = _status(support, against, on)
    shown = tuple(piece.told for piece in support), tuple(piece.told for piece in against)
    return Holding(
        field.place,
        interval,
        status,
        field.names[best].name,
        holders,
        _since(field, best, on),
        _once(shown[0]),
        _once(shown[1]),
    )


def holdings(field: Field) -> tuple[Holding, ...]:
    """Return the place's history: one holding for each stretch in which the answer is the same."""
    days = sorted({piece.day for piece in field.evidence})
    merged: list[Holding] = []
    for day, following in itertools.zip_longest(days, days[1:]):
        holding = holding_on(field, day)
        end = following or Bound.OPEN
        last = merged[-1] if merged else None
        if last and (last.holder, last.status) == (holding.holder, holding.status):
            merged[-1] = _joined(last, holding, end)
        else:
            merged.append(_spanning(holding, Interval(day, end)))
    return tuple(merged)


def _spanning(holding: Holding, interval: Interval) -> Holding:
    return Holding(
        holding.place,
        interval,
        holding.status,
        holding.holder,
        holding.holders,
        holding.since,
        holding.support,
        holding.against,
    )


def _joined(last: Holding, new: Holding, end: dt.date | Bound) -> Holding:
    spanned = _spanning(new, Interval(last.interval.start, end))
    return Holding(
        spanned.place,
        spanned.interval,
        spanned.status,
        spanned.holder,
        spanned.holders,
        last.since,
        _once((*last.support, *new.support)),
        _once((*last.against, *new.against)),
    )


def _once(told: Sequence[Told]) -> tuple[Told, ...]:
    by_id = {one.id: one for one in told}
    return tuple(sorted(by_id.values(), key=lambda one: (one.published, one.id)))


def _unknown(field: Field, interval: Interval, holders: tuple[Holder, ...], on: dt.date) -> Holding:
    contests = [piece for piece in field.evidence if piece.effect is Effect.CONTESTS and abs(piece.day - on) <= RECENT]
    status = Status.CONTESTED if contests else Status.UNKNOWN
    nothing = Since(None, None, None)
    return Holding(field.place, interval, status, None, holders, nothing, _once([piece.told for piece in contests]), ())


# --- the posterior -------------------------------------------------------------------------------------------------


def _posterior(field: Field, on: dt.date) -> Vector:
    """Return the probability of each state on a day, given all evidence before and after it."""
    forward = _run(field, [piece for piece in field.evidence if piece.day <= on], on)
    backward = _run_back(field, [piece for piece in field.evidence if piece.day > on], on)
    return _normal([a * b for a, b in zip(forward, backward, strict=True)])


def _run(field: Field, pieces: Sequence[Evidence], on: dt.date) -> Vector:
    count = len(field.states)
    vector = [1 / count] * count
    last: dt.date | None = None
    for piece in pieces:
        vector = _fade(vector, (piece.day - last).days if last else 0)
        vector = _normal(_moved(field, piece, vector))
        last = piece.day
    return _fade(vector, (on - last).days) if last else vector


def _run_back(field: Field, pieces: Sequence[Evidence], on: dt.date) -> Vector:
    vector = [1.0] * len(field.states)
    later: dt.date | None = None
    for piece in reversed(pieces):
        vector = _fade(vector, (later - piece.day).days if later else 0, keep_mass=False)
        vector = _normal(_explained(field, piece, vector))
        later = piece.day
    return _fade(vector, (later - on).days, keep_mass=False) if later else vector


def _fade(vector: Vector, days: int, *, keep_mass: bool = True) -> Vector:
    """Let the state wander for some days: closed form of the symmetric chain with `HAZARD` a day."""
    count = len(vector)
    if count == 1 or days <= 0:
        return vector
    stays = (1 - HAZARD * count / (count - 1)) ** days
    total = sum(vector) / count
    faded = [total + (value - total) * stays for value in vector]
    return _normal(faded) if keep_mass else faded


def _moved(field: Field, piece: Evidence, vector: Vector) -> Vector:
    """Apply a piece of evidence to the state of its day, forwards."""
    r = piece.reliability
    if piece.effect is Effect.TAKES:
        at = field.states.index(piece.holder)
        kept = [(1 - r) * value for value in vector]
        kept[at] += r * sum(vector)
        return kept
    if piece.effect is Effect.LEAVES:
        at = field.states.index(piece.holder)
        gone = r * vector[at]
        kept = list(vector)
        kept[at] -= gone
        kept[0] += gone
        return kept
    return [value * weight for value, weight in zip(vector, _likelihood(field, piece), strict=True)]


def _explained(field: Field, piece: Evidence, vector: Vector) -> Vector:
    """Apply a piece of evidence backwards: how well each earlier state leads to what is told after."""
    r = piece.reliability
    if piece.effect is Effect.TAKES:
        after = vector[field.states.index(piece.holder)]
        return [(1 - r) * value + r * after for value in vector]
    if piece.effect is Effect.LEAVES:
        # That somebody leaves tells that he was there: the states that make the words true weigh more.
        at = field.states.index(piece.holder)
        left = [(1 - r) * value for value in vector]
        left[at] = r * vector[0] + (1 - r) * vector[at]
        return left
    return [value * weight for value, weight in zip(vector, _likelihood(field, piece), strict=True)]


def _likelihood(field: Field, piece: Evidence) -> Vector:
    """Return how well each state explains that a holder is told to hold, or not to hold, the place."""
    count = len(field.states)
    if piece.effect is Effect.CONTESTS or count == 1:
        return [1.0] * count
    r = piece.reliability
    others = (1 - r) / (count - 1)
    if piece.effect is Effect.HOLDS:
        return [r if state == piece.holder else others for state in field.states]
    return [others if state == piece.holder else r for state in field.states]


def _normal(vector: Vector) -> Vector:
    total = sum(vector)
    return [value / total for value in vector] if total > 0 else [1 / len(vector)] * len(vector)


# --- how it stands ---------------------------------------------------------------------------------------------------


def _sides(field: Field, best: str, on: dt.date) -> tuple[list[Evidence], list[Evidence]]:
    """Return what speaks for the holder on a day, and what against, since the holder is told to have come."""
    start = _start(field, best, on)
    side = next(piece.side for piece in field.evidence if piece.holder == best)
    support: list[Evidence] = []
    against: list[Evidence] = []
    for piece in field.evidence:
        if piece.day > on or (start and piece.day < start):
            continue
        if piece.holder == best and piece.effect in {Effect.TAKES, Effect.HOLDS}:
            support.append(piece)
        elif _is_against(piece, best, side):
            against.append(piece)
    return support or _told_later(field, best, on), against


_AGAINST_ITS_HOLDER = frozenset({Effect.LACKS, Effect.LEAVES})


def _is_against(piece: Evidence, best: str, side: str) -> bool:
    """Whether it speaks against a holder: that it is not there, or that another side is."""
    if piece.effect is Effect.CONTESTS:
        return True
    if piece.effect in _AGAINST_ITS_HOLDER:
        return piece.holder == best
    return piece.side != side


def _told_later(field: Field, best: str, on: dt.date) -> list[Evidence]:
    """Return the first later word that the holder was there: it leaves then, or holds the place still."""
    told = [p for p in field.evidence if p.day > on and p.holder == best and p.effect in {Effect.LEAVES, Effect.HOLDS}]
    return [piece for piece in told if piece.day == told[0].day]


def _status(support: Sequence[Evidence], against: Sequence[Evidence], on: dt.date) -> Status:
    """Return how sure it is: contested by what nothing newer settles, else claimed where only its own side says so."""
    settled = [piece.told.published for piece in support if piece.interest is not Interest.OWN]
    live = [
        piece
        for piece in against
        if on - piece.day <= RECENT and not any(day > piece.told.published for day in settled)
    ]
    if any(_gainsays(piece, support) for piece in live) and not _outweighed(support, live):
        return Status.CONTESTED
    if all(piece.interest is Interest.OWN and piece.effect is not Effect.LEAVES for piece in support):
        return Status.CLAIMED
    return Status.HELD


def _gainsays(piece: Evidence, support: Sequence[Evidence]) -> bool:
    """Whether it contradicts: a word that the holder left does so only where its own side alone says that it stayed."""
    if piece.effect is not Effect.LEAVES:
        return True
    since = [one for one in support if one.day >= piece.day]
    return piece.interest is not Interest.OWN and bool(since) and all(one.interest is Interest.OWN for one in since)


def _outweighed(support: Sequence[Evidence], against: Sequence[Evidence]) -> bool:
    """Whether those against speak for themselves only, and an admission or a third party says otherwise."""
    return all(piece.interest is Interest.OWN for piece in against) and any(
        piece.interest is Interest.LOSS for piece in support
    )


def _start(field: Field, best: str, on: dt.date) -> dt.date | None:
    """Return the day from which the holder is told to have taken the place, of those up to the day; None if none is."""
    taken = [
        piece.day
        for piece in field.evidence
        if piece.effect is Effect.TAKES and piece.holder == best and piece.day <= on
    ]
    left = [
        piece.day
        for piece in field.evidence
        if piece.day <= on
        and (
            (piece.effect is Effect.TAKES and piece.holder != best)
            or (piece.effect is Effect.LEAVES and piece.holder == best)
        )
    ]
    after_loss = [day for day in taken if not left or day >= max(left)]
    return min(after_loss) if after_loss else None


def _since(field: Field, best: str, on: dt.date) -> Since:
    """Return from when the holder has held the place: as told, or between the last contrary and the first word."""
    start = _start(field, best, on)
    told = [
        p.day for p in field.evidence if p.holder == best and p.effect in {Effect.TAKES, Effect.HOLDS} and p.day <= on
    ]
    latest = start or (min(told) if told else None)
    contrary = [
        p.day
        for p in field.evidence
        if latest and p.day < latest and p.effect in {Effect.TAKES, Effect.HOLDS} and p.holder != best
    ]
    earliest = start or (max(contrary) + ONE_DAY if contrary else None)
    return Since(start, earliest, latest)
