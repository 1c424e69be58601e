"""Weekdays and dates without a year, where they are said of something to come, are the next ones, not the last."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import replace
from importlib import resources

import yaml

from sayso.interval import Interval
from sayso.read.times.mention import TimeMention

_WEEK = dt.timedelta(days=7)
_FEBRUARY = 2
_AHEAD = 3
"""So many times further off than the last such day the next one may be: what has passed is seldom still to come."""
_YEAR = re.compile(r"\d{4}")
_BY_YEAR = frozenset({"publication", "narrative"})
"""Anchors that lent the date its year."""


@functools.cache
def weekdays(lang: str) -> frozenset[str]:
    """Return the names of the weekdays in a language that times are read in."""
    data = yaml.safe_load(resources.files("sayso.read.times").joinpath(f"data/{lang}.yaml").read_text("utf-8"))
    return frozenset(name for names in data["words"]["weekday"].values() for name in names)


def to_come(mention: TimeMention, published: dt.date | None, lang: str) -> TimeMention:
    """Return a mention as of something to come.

    A bare weekday of the week before publication moves to the week after; a date without a year moves to the next year
    unless the last such day is much nearer.

    Args:
        mention: as resolved for something that has happened.
        published: the day of publication, or None.
        lang: "en" or "fr".
    """
    interval = mention.interval
    if published is None or interval is None or interval.last is None or not interval.last < published:
        return mention
    if interval.first == interval.last and mention.text.lower() in weekdays(lang):
        return _moved(mention, interval.last + _WEEK) if interval.last > published - _WEEK else mention
    later = _next_year(interval.last)
    dated = mention.precision == "day" and mention.anchor in _BY_YEAR and not _YEAR.search(mention.text)
    nearer = later - published < _AHEAD * (published - interval.last)
    return _moved(mention, later) if dated and nearer else mention


def _moved(mention: TimeMention, day: dt.date) -> TimeMention:
    """Return a mention of a day, or of the time up to it, moved to another day."""
    interval = mention.interval
    alone = interval is not None and interval.first == interval.last
    moved = Interval.inclusive(day if alone else None, day, ongoing=False)
    return replace(mention, interval=moved, value=day.isoformat())


def _next_year(day: dt.date) -> dt.date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == _FEBRUARY else day.day)
