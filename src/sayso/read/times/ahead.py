"""A weekday alone, where it is said of something to come, is the next such day, not the last one."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace
from importlib import resources

import yaml

from sayso.interval import Interval
from sayso.read.times.mention import TimeMention

_WEEK = dt.timedelta(days=7)


@functools.cache
def weekdays(lang: str) -> frozenset[str]:
    """Return the names of the weekdays in a language that times are read in."""
    data = yaml.safe_load(resources.files("sayso.read.times").joinpath(f"data/{lang}.yaml").read_text("utf-8"))
    return frozenset(name for names in data["words"]["weekday"].values() for name in names)


def to_come(mention: TimeMention, published: dt.date | None, lang: str) -> TimeMention:
    """Return a mention as of something to come: a bare weekday of the week before publication moves to the week after.

    Args:
        mention: as resolved for something that has happened.
        published: the day of publication, or None.
        lang: "en" or "fr".
    """
    interval = mention.interval
    if published is None or interval is None or interval.first is None or interval.first != interval.last:
        return mention
    if not published - _WEEK < interval.first < published or mention.text.lower() not in weekdays(lang):
        return mention
    day = interval.first + _WEEK
    return replace(mention, interval=Interval.inclusive(day, day, ongoing=False), value=day.isoformat())
