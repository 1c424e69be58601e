"""Disputes: statements that cannot all be so, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sayso.dispute import Dispute, Side
from sayso.holding import Told
from sayso.interval import Bound, Interval
from sayso.statement import Count, Modality, Place
from sayso.weigh.control import evidence_about
from sayso.weigh.effects import Effect
from sayso.weigh.evidence import Evidence
from sayso.weigh.names import folded
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.places import PlaceKey, key_of

NEAR_DAYS = dt.timedelta(days=3)
"""Statements about one place whose days differ by no more may speak of one event."""
_TOLLS = frozenset({"killed", "wounded", "captured", "abducted", "arrested", "displaced", "missing"})
_FOR = frozenset({Effect.TAKES, Effect.HOLDS})


def disputes(told: Iterable[Told], known: Affiliations | None = None) -> tuple[Dispute, ...]:
    """Return what the statements disagree on, by the first day that it is about.

    Args:
        told: the statements that are known.
        known: who is who.
    """
    who = known or NoAffiliations()
    ordered = sorted(told, key=lambda one: (one.published, one.id))
    by_place: dict[PlaceKey, list[Told]] = {}
    shown: dict[PlaceKey, Place] = {}
    for one in ordered:
        for place in one.statement.places:
            key = key_of(place)
            shown.setdefault(key, place)
            if one not in by_place.setdefault(key, []):
                by_place[key].append(one)
    found: list[Dispute] = []
    for key in sorted(by_place, key=lambda key: (key.name, key.kind)):
        place, about = shown[key], by_place[key]
        found.extend(_over_holder(evidence_about(about, place, who), place))
        found.extend(_over_occurrence(about, place, who))
        found.extend(_over_counts(about, place))
    return tuple(
        sorted(found, key=lambda dispute: (str(_first(dispute.interval)), dispute.about, dispute.sides[0].says))
    )


def _first(interval: Interval) -> dt.date | None:
    return interval.first


# --- who holds a place -----------------------------------------------------------------------------------------------


def _over_holder(evidence: Sequence[Evidence], place: Place) -> list[Dispute]:
    """Return the disputes in which one says that an actor holds the place, another that it does not or another does."""
    found: list[Dispute] = []
    used: set[str] = set()
    for one in evidence:
        if one.effect not in _FOR or one.told.id in used:
            continue
        against = [other for other in evidence if _contradicts(one, other)]
        if not against:
            continue
        agreeing = [
            o for o in evidence if o.holder == one.holder and o.effect in _FOR and abs(o.day - one.day) <= NEAR_DAYS
        ]
        used.update(piece.told.id for piece in (*agreeing, *against))
        days = [piece.day for piece in (*agreeing, *against)]
        sides = [_side(f"{one.name} holds {place.name}", agreeing), *_opposing(against, place)]
        found.append(Dispute("holder", place, Interval.inclusive(min(days), max(days)), tuple(sides)))
    return found


def _contradicts(one: Evidence, other: Evidence) -> bool:
    """Whether another speaker says the contrary of about the same days."""
    if _voice(one.told) == _voice(other.told) or abs(one.day - other.day) > NEAR_DAYS:
        return False
    if other.holder == one.holder:
        return other.effect is Effect.LACKS
    if other.effect not in _FOR:
        return False
    # One takes what another held the day before: a change, not a contradiction.
    return one.effect is Effect.TAKES and other.effect is Effect.HOLDS and other.day > one.day and other.exact


def _voice(one: Told) -> str:
    speaker = one.statement.said_by
    return folded(speaker.name) if speaker else f"the reporter/{folded(one.publisher)}"


def _side(says: str, pieces: Sequence[Evidence]) -> Side:
    return Side(says, _once([piece.told for piece in pieces]))


def _opposing(against: Sequence[Evidence], place: Place) -> list[Side]:
    groups: dict[str, list[Evidence]] = {}
    for piece in against:
        verb = "does not hold" if piece.effect is Effect.LACKS else "holds"
        groups.setdefault(f"{piece.name} {verb} {place.name}", []).append(piece)
    return [_side(says, groups[says]) for says in sorted(groups)]


def _once(told: Sequence[Told]) -> tuple[Told, ...]:
    by_id = {one.id: one for one in told}
    return tuple(sorted(by_id.values(), key=lambda one: (one.published, one.id)))


# --- whether it happened ----------------------------------------------------------------------------------------------


def _over_occurrence(told: Sequence[Told], place: Place, known: Affiliations) -> list[Dispute]:
    """Return the disputes in which one tells a thing as so and another denies it."""
    found: list[Dispute] = []
    for denial in told:
        if denial.statement.modality is not Modality.DENIED or denial.statement.holders:
            continue
        affirmed = [one for one in told if _affirms(one, denial, known)]
        if affirmed:
            kind = denial.statement.kind.replace("_", " ")
            sides = (Side(f"there was {kind}", _once(affirmed)), Side(f"there was no {kind}", (denial,)))
            found.append(Dispute("occurrence", place, _hull([denial, *affirmed]), sides))
    return found


def _affirms(one: Told, denial: Told, known: Affiliations) -> bool:
    a, b = one.statement, denial.statement
    if a.kind != b.kind or a.modality is not Modality.OCCURRED or _voice(one) == _voice(denial):
        return False
    days = (_day(one), _day(denial))
    if abs(days[0] - days[1]) > NEAR_DAYS * 2:
        return False
    doers = [{known.identity(actor.name, actor.id) for actor in s.actors} for s in (a, b)]
    return not doers[0] or not doers[1] or bool(doers[0] & doers[1])


def _day(one: Told) -> dt.date:
    when = one.statement.when
    return (when.interval.last or when.interval.first or one.published) if when else one.published


def _hull(told: Sequence[Told]) -> Interval:
    days = [_day(one) for one in told]
    return Interval.inclusive(min(days), max(days))


# --- how many -------------------------------------------------------------------------------------------------------


def _over_counts(told: Sequence[Told], place: Place) -> list[Dispute]:
    """Return the disputes in which tolls of one kind of event, place and day do not meet."""
    counted = [(one, count) for one in told for count in one.statement.counts if count.what in _TOLLS and _is_told(one)]
    found: list[Dispute] = []
    used: set[str] = set()
    for one, count in counted:
        if one.id in used:
            continue
        rivals = [(o, c) for o, c in counted if _other_toll(one, count, o, c)]
        if rivals:
            used.update([one.id, *(o.id for o, _ in rivals)])
            sides = [Side(_toll(count), (one,))]
            sides += [Side(_toll(c), (o,)) for o, c in rivals]
            found.append(Dispute("count", place, _hull([one, *(o for o, _ in rivals)]), tuple(sides)))
    return found


def _is_told(one: Told) -> bool:
    return one.statement.modality in {Modality.OCCURRED, Modality.POSSIBLE} and one.statement.when is not None


def _other_toll(one: Told, count: Count, other: Told, rival: Count) -> bool:
    if other.id == one.id or count.what != rival.what or one.statement.kind != other.statement.kind:
        return False
    if _voice(one) == _voice(other) or _day(one) != _day(other) or _span(one) > 1 or _span(other) > 1:
        return False
    return _low(count) > _high(rival) or _low(rival) > _high(count)


def _span(one: Told) -> float:
    when = one.statement.when
    return (when.interval.days or float("inf")) if when and when.interval.end is not Bound.OPEN else float("inf")


def _low(count: Count) -> float:
    return count.low if count.low is not None else 0


def _high(count: Count) -> float:
    return count.high if count.high is not None else float("inf")


def _toll(count: Count) -> str:
    if count.low == count.high:
        return f"{count.low} {count.what}"
    bound = (
        f"at least {count.low}"
        if count.high is None
        else f"up to {count.high}"
        if count.low is None
        else f"{count.low} to {count.high}"
    )
    return f"{bound} {count.what}"
