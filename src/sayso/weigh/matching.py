"""Whether two statements tell of one event: kind, days, place, who, how many, and the words.

Each trait adds or takes away; some exclude. The weights were set by hand and looked at on the training part of the
corpus. They are in the order of what they tell: names more than numbers, numbers more than words of the kind that every
report uses. Do not tune one alone.

Invariant: the score of two statements depends on the two alone, and is the same either way round.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Sequence

from sayso.statement import Count
from sayso.weigh.days import later
from sayso.weigh.kinship import ANYONE, kinship
from sayso.weigh.places import PlaceKey
from sayso.weigh.traits import Party, Traits
from sayso.weigh.wording import alike

ENOUGH = 1.0
"""Two statements with this score or more are of one event."""
SLACK = dt.timedelta(days=1)
"""Reports of one night give one day or the next."""

_SAME_KIND, _NEAR_KIND, _WITHOUT_ACT = 0.3, -0.4, -0.2
_SAME_DAY, _OVERLAP, _DAY_APART = 0.6, 0.1, -1.2
_PLACE = {"city": 0.4, "camp": 0.7, "facility": 0.7, "road": 0.3, "terrain": 0.2, "district": 0.1, "area": -0.3}
_WIDE_PLACE = -0.5
"""A region or a country, where many things happen on a day."""
_NATION = 0.2
"""A country, for what it has at most a few of in a fortnight."""
_WITHIN = -0.5
"""One names a town, the other only the region or country that it lies in."""
_WORDS, _COMMON_WORDS = 4.0, 0.2
"""Two statements of two events of one kind have a cosine of 0.2 as often as not; what differs from that tells."""
_OTHER_WORDS, _MANY_WORDS = -0.08, 10
"""What each word of the shorter quote takes away at most where nothing is in common: short quotes tell little."""
_ONCE = 0.5
"""A place changes hands once on a day, as a rule."""
_LIKE_COUNTS, _EQUAL_COUNTS, _APART_COUNTS, _FAR_COUNTS = 0.4, 1.0, -0.4, -1.2
_TELLING_COUNT = 3
"""Two reports may both speak of one or two dead by chance."""
_FAR = 3.0
"""Tolls that differ by this factor are seldom of one event."""
_SAME_REPORT = -0.5
"""What one report says again it says with something new; two events in one sentence are as common."""


class Fit(enum.Enum):
    """How the actors of two statements go together."""

    SAME = 1.0
    """One is named by both."""
    SIDE = 0.4
    """Both name somebody of one side."""
    OPEN = 0.0
    """One names nobody, or nobody in particular."""
    APART = -2.0
    """Both name somebody, and not the same."""


def match(one: Traits, other: Traits) -> float | None:
    """Return how much speaks for one event, `ENOUGH` or more deciding; None where it cannot be one."""
    doers = _doers(one, other)
    rest = None if doers is None else likeness(one, other)
    return None if doers is None or rest is None else round(doers + rest, 6)


def likeness(one: Traits, other: Traits) -> float | None:
    """Return how much speaks for one event, doers left aside; None where it cannot be one."""
    kinds, days, place = _kinds(one, other), _days(one, other), _place(one, other)
    if kinds is None or days is None or place is None:
        return None
    same_report = one.told.report_id == other.told.report_id
    counts = _counts(one, other)
    if same_report and (counts < 0 or days < 0):
        # One report that gives two numbers, or two days, tells of two events.
        return None
    targets = 0.0 if _is_mutual(one, other) else parties_fit(one.targets, other.targets).value
    repeated = _SAME_REPORT if same_report else 0.0
    return round(kinds + days + place + targets + counts + _words(one, other) + repeated, 6)


def parties_fit(ours: Sequence[Party], theirs: Sequence[Party]) -> Fit:
    """Return how two lists of actors go together."""
    if not ours or not theirs:
        return Fit.OPEN
    if any(_is_one(a, b) for a in ours for b in theirs):
        named = any(not party.vague for party in ours)
        return Fit.SAME if named else Fit.SIDE
    if {party.side for party in ours} & {party.side for party in theirs}:
        return Fit.SIDE
    open_ = any(_may_be_one(a, b) for a in ours for b in theirs)
    return Fit.OPEN if open_ else Fit.APART


_LEAST_NAME = 2


def _is_one(one: Party, other: Party) -> bool:
    """Whether two names are one actor's; a person's name may be given in part."""
    if one.identity == other.identity:
        return True
    both = one.words & other.words
    part = both in {one.words, other.words}
    return part and len(both) >= _LEAST_NAME and one.group == other.group and not (one.vague or other.vague)


def _may_be_one(one: Party, other: Party) -> bool:
    """Whether a vague name may be of whom the other names."""
    vague = one.vague or other.vague
    return vague and (one.group == other.group or ANYONE in {one.group, other.group})


def _words(one: Traits, other: Traits) -> float:
    if one.language and other.language and one.language != other.language:
        return 0.0
    least = _OTHER_WORDS * min(len(one.words), len(other.words), _MANY_WORDS)
    return max(least, _WORDS * (alike(one.words, other.words) - _COMMON_WORDS))


def _kinds(one: Traits, other: Traits) -> float | None:
    table = kinship()
    if one.kind == other.kind:
        return _SAME_KIND + (_ONCE if one.kind in table.once else 0.0)
    if table.may_be_one(one.kind, other.kind):
        return _NEAR_KIND
    tells = table.tells_of(one.kind, other.kind) or table.tells_of(other.kind, one.kind)
    return _WITHOUT_ACT if tells else None


def _days(one: Traits, other: Traits) -> float | None:
    if one.first > later(other.last, SLACK) or other.first > later(one.last, SLACK):
        return None
    if one.first > other.last or other.first > one.last:
        return _DAY_APART
    exact = one.first == one.last and other.first == other.last
    return _SAME_DAY if exact else _OVERLAP


def _place(one: Traits, other: Traits) -> float | None:
    """Return what the places tell: the most exact that both name counts; places of other countries are others."""
    nationwide = {one.kind, other.kind} & kinship().nationwide
    told = [
        _NATION if nationwide and key.kind == "country" else _PLACE.get(key.kind, _WIDE_PLACE)
        for key in one.places
        if key in other.places and not _abroad(one, other, key)
    ]
    if told:
        return max(told)
    within = any(key in other.above for key in one.places) or any(key in one.above for key in other.places)
    return _WITHIN if within else None


def _abroad(one: Traits, other: Traits, key: PlaceKey) -> bool:
    here, there = one.places[key].country, other.places[key].country
    return here is not None and there is not None and here != there


def _doers(one: Traits, other: Traits) -> float | None:
    """Return what the doers tell; None where they are others. Where both do the same, all named count."""
    if _is_mutual(one, other):
        fit = parties_fit((*one.actors, *one.targets), (*other.actors, *other.targets))
    else:
        fit = parties_fit(one.actors, other.actors)
    return None if fit is Fit.APART else fit.value


def _is_mutual(one: Traits, other: Traits) -> bool:
    return bool({one.kind, other.kind} & kinship().mutual)


def _counts(one: Traits, other: Traits) -> float:
    """Return what the numbers tell: of what both count, the most telling."""
    told = [_count(one.counts[what], other.counts[what]) for what in one.counts if what in other.counts]
    return max(told, key=lambda value: (abs(value), value)) if told else 0.0


def _count(one: Count, other: Count) -> float:
    ours, theirs = _bounds(one), _bounds(other)
    if ours == theirs:
        return _EQUAL_COUNTS if ours[0] >= _TELLING_COUNT else _LIKE_COUNTS
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return _LIKE_COUNTS
    low, high = sorted((max(1.0, min(ours[1], theirs[1])), max(ours[0], theirs[0])))
    return _FAR_COUNTS if high / low >= _FAR else _APART_COUNTS


def _bounds(count: Count) -> tuple[float, float]:
    low = float(count.low) if count.low is not None else 0.0
    return low, float(count.high) if count.high is not None else float("inf")
