"""The two ends of a stretch: what one end tells holds for the other, and the first comes first."""

from __future__ import annotations

from dataclasses import replace

from sayso.read.times.builders import Stretch
from sayso.read.times.calendar import day_of, weekday_near
from sayso.read.times.context import Context
from sayso.read.times.expression import Date, DayPart, Expression
from sayso.read.times.resolve import Resolved, resolve


def ends_of(made: Stretch, context: Context, direction: int, at: int) -> tuple[Resolved, Resolved]:
    """Return both ends of a stretch on the calendar, and let the context remember the last.

    Args:
        made: the two expressions.
        context: what the text told before; is changed.
        direction: 1 for a future, -1 for a past, 0 where the sentence does not show.
        at: offset of the stretch in the text.
    """
    first_made, last_made = _lent(made)
    first = resolve(first_made, context, direction, at)
    context.told(first.period, at, first.anchor)
    last = resolve(last_made, context, direction, at)
    if first.first and last.last and first.first > last.last:
        first, last = _ordered((first_made, last_made), (first, last), context, direction, at)
    context.told(last.period, at, last.anchor)
    return first, last


def _lent(made: Stretch) -> tuple[Expression, Expression]:
    """Let what one end tells hold for both: the year, or the day of "late morning to early evening on Thursday"."""
    first, last = made.first.core, made.last.core
    if isinstance(first, DayPart) and made.last.part is not None and not isinstance(last, DayPart):
        return replace(made.last, part=first), made.last
    if not isinstance(first, Date) or not isinstance(last, Date) or last.before_christ != first.before_christ:
        return made.first, made.last
    if first.year is None and first.month is not None and last.year is not None:
        year = last.year - 1 if _later_in_year(first, last) else last.year
        return replace(made.first, core=replace(first, year=year)), made.last
    if last.year is None and last.month is not None and first.year is not None:
        year = first.year + 1 if _later_in_year(first, last) else first.year
        return made.first, replace(made.last, core=replace(last, year=year))
    return made.first, made.last


def _later_in_year(first: Date, last: Date) -> bool:
    return (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)


def _ordered(
    made: tuple[Expression, Expression],
    ends: tuple[Resolved, Resolved],
    context: Context,
    direction: int,
    at: int,
) -> tuple[Resolved, Resolved]:
    """Return the ends in order: the weekday after the first, or the first a year before the last."""
    (first_made, last_made), (first, last) = made, ends
    begin, first_core, last_core = first.first, first_made.core, last_made.core
    if begin is not None and isinstance(last_core, Date) and last_core.weekday and last_core.month is None:
        day = weekday_near(begin, last_core.weekday, 1)
        return first, replace(last, first=day, last=day, value=day.isoformat(), period=day_of(day))
    undated = isinstance(first_core, Date) and first_core.year is None and first_core.month is not None
    if undated and isinstance(first_core, Date) and last.first is not None:
        earlier = replace(first_made, core=replace(first_core, year=last.first.year - 1))
        return resolve(earlier, context, direction, at), last
    return first, last
