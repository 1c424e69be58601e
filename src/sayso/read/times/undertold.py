"""Completing dates of which the text tells a part: the year of "14 January", the week of "Tuesday".

In news the day of publication decides, and the tense of the sentence says on which side of it the date lies. In a
narrative the date told before decides: a story moves forward, so that the next "January" after November is that of the
following year, and only a short way back is likelier than a long way forward.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sayso.read.times.calendar import (
    CHRIST,
    MAX_YEAR,
    MIN_YEAR,
    Grain,
    Period,
    before_christ,
    century_of,
    day_of,
    day_or_none,
    decade_of,
    half_of,
    holiday_of,
    month_of,
    quarter_of,
    season_of,
    weekday_near,
    year_of,
)
from sayso.read.times.context import Context, Mode, is_hour
from sayso.read.times.expression import Core, Date

BACKWARD = 1.2
"""How many days forward a narrative would sooner go than one day back."""
SOON = 45
"""Days after publication within which a date without a clear tense may lie ahead."""
FAR_AHEAD = 180
"""Days after publication beyond which even a future tense does not carry a date without a year."""
OLD = 1000
"""Bare years below this are before Christ where the dates told before them are."""
OLDEST = 3000
"""Years before Christ beyond which no written record tells a war."""
CHRONICLE = -2
"""The direction of a date that begins an entry of a chronicle: past, however near its day lies ahead."""

ABSOLUTE, PUBLICATION, NARRATIVE = "absolute", "publication", "narrative"
Placed = tuple[Period, str]


def completed(date: Date, context: Context, direction: int) -> Placed | None:
    """Return the stretch that a date names, with the anchor that completed it; None where nothing can.

    Args:
        date: what the words tell.
        context: what the text told before.
        direction: 1 for a future, -1 for a past, 0 where the sentence does not show.
    """
    if date.before_christ or (date.year is not None and date.year < OLD and _story_is_old(context)):
        period = in_year(date, CHRIST - (date.year or 0)) if (date.year or 0) < OLDEST else None
        return (period, ABSOLUTE) if period else None
    if date.decade is not None or date.century is not None:
        return _long(date, context)
    if is_hour(date) and context.mode is Mode.NEWS:
        return _yearless(replace(date, year=None), context, direction)
    if date.year is not None:
        period = in_year(date, date.year)
        return (period, ABSOLUTE) if period else None
    if date.weekday is not None and date.month is None:
        return _weekday(date, context, direction)
    if date.day is not None and date.month is None:
        return _monthless(date.day, context, direction)
    return _yearless(date, context, direction)


def _story_is_old(context: Context) -> bool:
    return context.period is not None and before_christ(context.period)


def in_year(date: Date, year: int) -> Period | None:
    """Return the stretch that a date names in a year, None where the calendar has none such."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    if date.holiday is not None:
        return holiday_of(year, date.holiday)
    if date.month is not None:
        if date.day is not None:
            return day_or_none(year, date.month, date.day)
        return _week_in_month(year, date.month, date.week) if date.week else month_of(year, date.month)
    if date.season is not None:
        return season_of(year, date.season)
    if date.quarter is not None:
        return quarter_of(year, date.quarter)
    return half_of(year, date.half) if date.half is not None else year_of(year)


def _week_in_month(year: int, month: int, week: int) -> Period:
    whole = month_of(year, month)
    if week < 0:
        return Period(whole.last - dt.timedelta(days=6), whole.last, Grain.WEEK)
    first = min(whole.first.replace(day=7 * week - 6), whole.last)
    return Period(first, min(first + dt.timedelta(days=6), whole.last), Grain.WEEK)


def _long(date: Date, context: Context) -> Placed | None:
    if date.century is not None:
        return century_of(date.century), ABSOLUTE
    decade = date.decade or 0
    if decade >= 100:  # noqa: PLR2004 - a decade told with its century
        return decade_of(decade), ABSOLUTE
    near = context.period.first.year if context.mode is Mode.NARRATIVE and context.period else None
    anchor = near or (context.published.year if context.published else None)
    if anchor is None:
        return decade_of(1900 + decade), ABSOLUTE
    century = anchor // 100 * 100
    return decade_of(century + decade if century + decade <= anchor else century - 100 + decade), PUBLICATION


def _weekday(date: Date, context: Context, direction: int) -> Placed | None:
    weekday = date.weekday or 1
    if context.mode is Mode.NARRATIVE and context.day is not None:
        return day_of(weekday_near(context.day, weekday, 1)), NARRATIVE
    if context.published is None:
        return None
    if date.day is not None:
        return _weekday_with_day(date, context.published), PUBLICATION
    if direction > 0:
        return day_of(weekday_near(context.published, weekday, 1)), PUBLICATION
    return day_of(weekday_near(context.published, weekday, -1)), PUBLICATION


def _weekday_with_day(date: Date, published: dt.date) -> Period:
    """Return the nearest day of that number that falls on that weekday: "Saturday 12"."""
    span = [published + dt.timedelta(days=gap) for gap in range(-62, 63)]
    fits = [day for day in span if day.day == date.day and day.isoweekday() == date.weekday]
    return day_of(min(fits, key=lambda day: abs((day - published).days)) if fits else published)


def _monthless(number: int, context: Context, direction: int) -> Placed | None:
    """Return the day of that number nearest to the day told last, on the side of publication that the tense tells."""
    near = context.day or context.published
    if near is None or before_christ(day_of(near)):
        return None
    months = ((near.year * 12 + near.month - 1 + gap) for gap in (-2, -1, 0, 1))
    days = [period.first for index in months if (period := day_or_none(index // 12, index % 12 + 1, number))]
    published = context.published
    if context.mode is Mode.NEWS and published is not None:
        fits = [day for day in days if (day >= published if direction > 0 else day <= published)]
        days = fits or days
    if not days:
        return None
    return day_of(min(days, key=lambda day: abs((day - near).days))), NARRATIVE


def _yearless(date: Date, context: Context, direction: int) -> Placed | None:
    if context.mode is Mode.NARRATIVE:
        return _in_narrative(date, context)
    if context.published is None:
        return None
    published = context.published
    options = [period for year in (-1, 0, 1) if (period := in_year(date, published.year + year))]
    if not options:
        return None
    return _in_news(options, published, direction), PUBLICATION


def _in_news(options: list[Period], published: dt.date, direction: int) -> Period:
    past = [period for period in options if period.first <= published]
    ahead = [period for period in options if period.last >= published]
    if direction > 0 and ahead and (ahead[0].first - published).days <= FAR_AHEAD:
        return ahead[0]
    soon = bool(ahead) and direction != CHRONICLE and (ahead[0].first - published).days <= SOON
    if soon and (direction == 0 or not past or (published - past[-1].last).days > FAR_AHEAD):
        return ahead[0]
    return past[-1] if past else options[0]


def _in_narrative(date: Date, context: Context) -> Placed | None:
    reference = context.period
    if reference is None and context.first_year is not None:
        first = in_year(date, context.first_year)
        return (first, NARRATIVE) if first else None
    if reference is None:
        return None
    years = (reference.first.year + gap for gap in (-1, 0, 1))
    options = [period for year in years if (period := in_year(date, year))]
    if not options:
        return None
    return min(options, key=lambda period: _cost(period, reference)), NARRATIVE


def _cost(period: Period, reference: Period) -> float:
    if reference.first <= period.first <= reference.last or period.first <= reference.first <= period.last:
        return 0
    gap = (period.first - reference.first).days
    return gap if gap > 0 else -gap * BACKWARD


def unplaced_value(core: Core) -> str:
    """Return the TIMEX3 value of a date whose year is not known, with `X` for what is missing."""
    if not isinstance(core, Date) or core.year is not None:
        return ""
    if core.month is not None:
        return f"XXXX-{core.month:02d}" + (f"-{core.day:02d}" if core.day else "")
    if core.season is not None:
        return f"XXXX-{core.season}"
    return f"XXXX-WXX-{core.weekday}" if core.weekday is not None else ""
