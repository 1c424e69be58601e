"""Days a little earlier or later, within the calendar: reports may name its first year, and its last."""

from __future__ import annotations

import datetime as dt


def earlier(day: dt.date, by: dt.timedelta) -> dt.date:
    """Return the day so much earlier, or the first of the calendar."""
    return day - by if day - dt.date.min > by else dt.date.min


def later(day: dt.date, by: dt.timedelta) -> dt.date:
    """Return the day so much later, or the last of the calendar."""
    return day + by if dt.date.max - day > by else dt.date.max
