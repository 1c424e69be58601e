"""From which day, or on which days, a piece of evidence is so.

Invariant: nothing is dated after the day of publication, and a day that the text does not give is never called exact.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.holding import Told
from sayso.weigh.effects import CHANGES, Effect

SHORT = 7
"""Days: a change told of so short a stretch ("over the weekend") is put on its first day."""
LONGEST_CHANGE = 31
"""Days: a change told of a stretch up to this long ("in March") is put in its middle; of a longer one it has no day,
and is only known to have come about by its end."""
_VAGUE = frozenset({"month", "season", "year", "decade", "unknown"})
"""Precisions with which a state is told to have been so some time within, not all along."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day for a piece of evidence.

    Args:
        day: the day.
        exact: whether the text gives it; else it is the day of publication, or the last by which it had come about.
        earliest, latest: the first and the last day on which a change can have come about, or None.
        begins: the text says that the state began then ("since August"; "from 2012 to 2014"; not "over the weekend").
    """

    day: dt.date
    exact: bool
    earliest: dt.date | None = None
    latest: dt.date | None = None
    begins: bool = False


def days_of(one: Told, effect: Effect) -> tuple[Day, ...]:
    """Return the days that a statement gives for an effect: one of a change, one or both ends of a state."""
    published = one.published
    when = one.statement.when
    if when is None:
        return (_by(published),)
    first, last = when.interval.first, when.interval.last
    if first is not None and first > published:
        return (_by(published),)
    if effect not in CHANGES:
        return _state(first, last, published, vague=when.precision in _VAGUE)
    # Of a state that stopped, the text gives the stretch of the state: the change is its end.
    return (_change(None if one.statement.ends else first, last, published),)


def _by(day: dt.date, earliest: dt.date | None = None) -> Day:
    """Return a day by which it was so: no more is known."""
    return Day(day, exact=False, earliest=earliest, latest=day)


def _on(day: dt.date) -> Day:
    return Day(day, exact=True, earliest=day, latest=day)


def _change(first: dt.date | None, last: dt.date | None, published: dt.date) -> Day:
    if last is None:
        return _by(published, first)
    end = min(last, published)
    if first is None:
        return Day(end, exact=last <= published, latest=end)
    span = (end - first).days
    if span > LONGEST_CHANGE:
        return _by(end, first)
    day = first if span <= SHORT else first + (end - first) // 2
    return Day(day, exact=True, earliest=first, latest=end)


def _state(first: dt.date | None, last: dt.date | None, published: dt.date, *, vague: bool) -> tuple[Day, ...]:
    if last is None or last > published:
        # Still so at publication; where the text tells since when, it began then.
        started = (Day(first, exact=True, earliest=first, latest=first, begins=True),) if first else ()
        return (*started, _by(published)) if first != published else started
    if first is None:
        # "For years", up to the day of the report, gives no day of its own; "until 1995" does.
        return (Day(last, exact=last < published, latest=last),)
    if first == last:
        return (_on(last),)
    if vague:
        return (Day(first + (last - first) // 2, exact=True, earliest=first, latest=last),)
    begins = (last - first).days > SHORT
    return (Day(first, exact=True, earliest=first, latest=first, begins=begins), _on(last))
