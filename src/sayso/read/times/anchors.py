"""The day that a relative expression counts from, and the name of that anchor."""

from __future__ import annotations

import datetime as dt

from sayso.read.times.calendar import ONE_DAY, Grain, Period, day_of
from sayso.read.times.context import FAR_BACK, HEADING, NEAR, Context, Mode
from sayso.read.times.expression import Base, Clock, DayPart

PUBLICATION, EVENT = "publication", "event"


def base_day(base: Base, context: Context, at: int, unit: Grain) -> tuple[dt.date, str] | None:
    """Return the day counted from, and the name of that anchor."""
    if base is Base.NARRATIVE and context.mode is Mode.NEWS and unit.days <= Grain.WEEK.days:
        day = context.day_near(at, NEAR if unit.days < 1 else FAR_BACK)
        return None if day is None else (day, PUBLICATION if day == context.published else EVENT)
    leans = base is Base.NARRATIVE or (base is Base.STORY and context.mode is Mode.NARRATIVE)
    if leans and context.period is not None:
        return (context.period.first, EVENT)
    if context.published is None or (context.mode is Mode.NARRATIVE and base is Base.NARRATIVE):
        return None
    return (context.published, PUBLICATION)


def day_base(part: DayPart, context: Context, at: int) -> tuple[Period, str] | None:
    """Return the day that a part of an untold day ("at dawn") belongs to."""
    if part.base is Base.PUBLICATION:
        day, anchor = context.published, PUBLICATION
    else:
        day = context.day_near(at)
        anchor = PUBLICATION if day == context.published else EVENT
    if day is None:
        return None
    return day_of(day + part.step * ONE_DAY), anchor


def clock_base(core: Clock, context: Context, at: int) -> tuple[Period, str] | None:
    """Return the day that an hour belongs to; at the start of a paragraph it begins an entry of a chronicle."""
    if at - context.paragraph > HEADING:
        return day_base(DayPart("DT"), context, at)
    day = context.day_of_entry(core.hour)
    return None if day is None else (day_of(day), PUBLICATION if day == context.published else EVENT)
