"""Disputes: statements that cannot all be so, side by side.

Invariant: the same statements give the same disputes, whatever their order; each side names at least one statement, and
no statement stands on two sides of one dispute.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence

from sayso.dispute import Dispute, Side
from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Actor, Count, Modality, Place
from sayso.weigh.authors import over_author
from sayso.weigh.closing import closed, voice_of
from sayso.weigh.contradictions import over_holder
from sayso.weigh.control import evidence_about
from sayso.weigh.days import earlier, later
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.places import by_place
from sayso.weigh.standing import once

SAME_EVENT = dt.timedelta(days=6)
"""A thing told and a thing denied of days that differ by no more may be the same: denials come days later."""
_ABOUT_A_HOLDER = frozenset({"capture", "control", "handover"})
"""Kinds whose denial is about who holds the place."""
_TOLLS = frozenset({"killed", "wounded", "captured", "abducted", "arrested", "displaced", "missing"})
_FROM_AFAR = frozenset({"air_strike", "drone_strike", "shelling", "bombing"})
"""Kinds in which all the dead are of one act, whoever they are said to have been; where two sides fight, each loses."""
_NO_ACT = "casualties"
"""The kind of a toll without an act: it may be that of any act on its day."""
_TOLD = frozenset({Modality.OCCURRED, Modality.POSSIBLE})


def disputes(told: Iterable[Told], known: Affiliations | None = None) -> tuple[Dispute, ...]:
    """Return what the statements disagree on, by the first day that it is about.

    Args:
        told: the statements that are known.
        known: who is who.
    """
    who = known or NoAffiliations()
    ordered = sorted(told, key=lambda one: (one.published, one.id))
    found: list[Dispute] = []
    for place, about in by_place(ordered):
        found.extend(over_holder(evidence_about(about, place, who), place))
        found.extend(_over_occurrence(about, place, who))
        found.extend(_over_counts(about, place, who))
    found.extend(_without_a_place(ordered, who))
    found.extend(over_author(ordered, who))
    return _each_once(closed(dispute) for dispute in found)


def _each_once(found: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Leave out what the same statements dispute of a second place that they name, and order the rest."""
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for dispute in sorted(found, key=_order):
        key = dispute.about, frozenset(one.id for side in dispute.sides for one in side.statements)
        if key not in seen:
            seen.add(key)
            kept.append(dispute)
    return tuple(kept)


def _order(dispute: Dispute) -> tuple[str, str, str, str, str]:
    place = dispute.place
    first = dispute.sides[0].statements[0].id
    return str(dispute.interval.first), dispute.about, dispute.sides[0].says, place.name if place else "", first


# --- whether it happened ----------------------------------------------------------------------------------------------


def _over_occurrence(told: Sequence[Told], place: Place | None, known: Affiliations) -> list[Dispute]:
    """Return the disputes in which one tells a thing as so and another denies it."""
    affirmed: dict[str, list[Told]] = {}
    for one in sorted(told, key=_day):
        if one.statement.modality in _TOLD:
            affirmed.setdefault(one.statement.kind, []).append(one)
    denials: dict[frozenset[str], list[Told]] = {}
    for one in told:
        if one.statement.modality is Modality.DENIED and one.statement.kind not in _ABOUT_A_HOLDER:
            alike = affirmed.get(one.statement.kind, [])
            first = bisect.bisect_left(alike, earlier(_day(one), SAME_EVENT), key=_day)
            last = bisect.bisect_right(alike, later(_day(one), SAME_EVENT), key=_day)
            ids = frozenset(other.id for other in alike[first:last] if _is_denied_by(other, one, known))
            if ids:
                admitted = [other.id for other in alike[first:last] if _takes_back(other, one, known)]
                denials.setdefault(ids.union(admitted), []).append(one)
    by_id = {one.id: one for one in told}
    return [_occurrence([by_id[id] for id in ids], denied, place) for ids, denied in denials.items()]


def _occurrence(affirmed: Sequence[Told], denied: Sequence[Told], place: Place | None) -> Dispute:
    kind = denied[0].statement.kind.replace("_", " ")
    sides = (Side(f"there was {kind}", once(affirmed)), Side(f"there was no {kind}", once(denied)))
    return Dispute("occurrence", place, _hull([*affirmed, *denied]), sides)


def _without_a_place(told: Sequence[Told], known: Affiliations) -> list[Dispute]:
    """Return the disputes over denials that name no place, with what the same report tells."""
    placeless = {
        one.report_id for one in told if one.statement.modality is Modality.DENIED and not one.statement.places
    }
    reports: dict[str, list[Told]] = {}
    for one in told:
        denial = one.statement.modality is Modality.DENIED
        if one.report_id in placeless and not (denial and one.statement.places):
            reports.setdefault(one.report_id, []).append(one)
    return [dispute for about in reports.values() for dispute in _over_occurrence(about, None, known)]


def _is_denied_by(one: Told, denial: Told, known: Affiliations) -> bool:
    """Whether a denial is of the thing that is told: by another voice, and of the same doers where both name them."""
    return voice_of(one) != voice_of(denial) and _agree(one.statement.actors, denial.statement.actors, known)


def _takes_back(one: Told, denial: Told, known: Affiliations) -> bool:
    """Whether who denied a thing tells it later: by that, and by nothing that others say, a denial is closed."""
    same = voice_of(one) == voice_of(denial) and one.published > denial.published
    return same and _agree(one.statement.actors, denial.statement.actors, known)


def _agree(a: Sequence[Actor], b: Sequence[Actor], known: Affiliations) -> bool:
    ours, theirs = ({known.identity(actor.name, actor.id) for actor in actors} for actors in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _day(one: Told) -> dt.date:
    when = one.statement.when
    return (when.interval.last or when.interval.first or one.published) if when else one.published


def _hull(told: Sequence[Told]) -> Interval:
    days = [_day(one) for one in told]
    return Interval.inclusive(min(days), max(days))


# --- how many -------------------------------------------------------------------------------------------------------


def _over_counts(told: Sequence[Told], place: Place, known: Affiliations) -> list[Dispute]:
    """Return the disputes in which tolls of one event, as far as kind, place and day tell, do not meet."""
    alike: dict[tuple[str, dt.date], list[tuple[Told, Count]]] = {}
    for one in told:
        if one.statement.modality in _TOLD and _is_of_a_day(one):
            for count in one.statement.counts:
                if count.what in _TOLLS:
                    alike.setdefault((count.what, _day(one)), []).append((one, count))
    found: list[Dispute] = []
    for tolls in alike.values():
        found.extend(_apart(tolls, place, known))
    return found


def _apart(tolls: Sequence[tuple[Told, Count]], place: Place, known: Affiliations) -> list[Dispute]:
    found: list[Dispute] = []
    used: set[str] = set()
    for one, count in tolls:
        if one.id in used:
            continue
        rivals = [(o, c) for o, c in tolls if o.id not in used and _is_rival(one, count, o, c, known)]
        if rivals:
            used.update([one.id, *(other.id for other, _ in rivals)])
            sides: dict[str, list[Told]] = {_toll(count): [one]}
            for other, rival in rivals:
                sides.setdefault(_toll(rival), []).append(other)
            shown = tuple(Side(says, once(statements)) for says, statements in sides.items())
            found.append(Dispute("count", place, _hull([one, *(other for other, _ in rivals)]), shown))
    return found


def _is_of_a_day(one: Told) -> bool:
    return one.statement.when is not None and one.statement.when.interval.days == 1


def _is_rival(one: Told, count: Count, other: Told, rival: Count, known: Affiliations) -> bool:
    """Whether two tolls are of one event and the same people, by two voices, and do not meet."""
    if other.id == one.id or voice_of(one) == voice_of(other):
        return False
    kinds = {one.statement.kind, other.statement.kind} - {_NO_ACT} or {_NO_ACT}
    if len(kinds) > 1:
        return False
    apart = not _agree(one.statement.targets, other.statement.targets, known)
    if apart and not kinds <= _FROM_AFAR:
        return False
    if not _agree(one.statement.actors, other.statement.actors, known):
        return False
    return _low(count) > _high(rival) or _low(rival) > _high(count)


def _low(count: Count) -> float:
    return count.low if count.low is not None else 0


def _high(count: Count) -> float:
    return count.high if count.high is not None else float("inf")


def _toll(count: Count) -> str:
    if count.low == count.high:
        return f"{count.low} {count.what}"
    if count.high is None:
        return f"at least {count.low} {count.what}"
    return f"up to {count.high} {count.what}" if count.low is None else f"{count.low} to {count.high} {count.what}"
