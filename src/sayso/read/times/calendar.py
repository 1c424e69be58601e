"""Stretches of the calendar and how to step between them."""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
import enum
from dataclasses import dataclass

MIN_YEAR, MAX_YEAR = 1, 9998
"""Years between which every stretch has a first and a last day that `datetime` can hold."""

CHRIST = 9000
"""The year that years before Christ are counted back from: `datetime` holds none earlier than 1, so that 490 BC is kept
as 8510, with all its steps, and written back by `value.value_of`. No such stretch is given an interval."""

ONE_DAY = dt.timedelta(days=1)
MONTHS = 12
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the first month of each, on the northern half of the earth
_SEASONS = ("SP", "SU", "FA", "WI")
_FIXED_HOLIDAYS = {
    "christmas": (12, 25),
    "christmas_eve": (12, 24),
    "new_year": (1, 1),
    "new_year_eve": (12, 31),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "may_day": (5, 1),
    "halloween": (10, 31),
    "all_saints": (11, 1),
    "assumption": (8, 15),
    "bastille": (7, 14),
    "armistice": (11, 11),
    "us_independence": (7, 4),
}
_EASTER_HOLIDAYS = {
    "easter": 0,
    "good_friday": -2,
    "easter_monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "ash_wednesday": -46,
}


class Grain(enum.Enum):
    """The size of a stretch; the value is the unit's letter in a TIMEX3 duration."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "S"
    HALF = "H"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"

    @property
    def months(self) -> int:
        """The length in months, 0 for a unit that is no whole number of months."""
        return _MONTHS_OF.get(self, 0)

    @property
    def days(self) -> float:
        """The usual length in days, for comparing sizes."""
        return _DAYS_OF[self]


_MONTHS_OF = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
_DAYS_OF = {
    Grain.SECOND: 1 / 86400,
    Grain.MINUTE: 1 / 1440,
    Grain.HOUR: 1 / 24,
    Grain.DAY: 1,
    Grain.WEEKEND: 2,
    Grain.WEEK: 7,
    Grain.MONTH: 30.4,
    Grain.QUARTER: 91,
    Grain.SEASON: 91,
    Grain.HALF: 182,
    Grain.YEAR: 365,
    Grain.DECADE: 3652,
    Grain.CENTURY: 36524,
}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days that the calendar has a name for.

    Args:
        first, last: its first and last day.
        grain: its size.
    """

    first: dt.date
    last: dt.date
    grain: Grain


def before_christ(period: Period) -> bool:
    """Whether a period stands for one before Christ."""
    return period.first.year > CHRIST // 2


def day_of(day: dt.date) -> Period:
    """Return the period of one day."""
    return Period(day, day, Grain.DAY)


def day_or_none(year: int, month: int, day: int) -> Period | None:
    """Return the day, or None where the calendar has none such (30 February)."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    try:
        return day_of(dt.date(year, month, day))
    except ValueError:
        return None


def weekday_near(day: dt.date, weekday: int, direction: int) -> dt.date:
    """Return the nearest such weekday on or before (-1), or on or after (1), a day.

    Args:
        day: the day to look from.
        weekday: 1 (Monday) to 7.
        direction: -1 to look back, 1 to look ahead.
    """
    gap = (day.isoweekday() - weekday) % 7 if direction < 0 else (weekday - day.isoweekday()) % 7
    return day + dt.timedelta(days=gap * (1 if direction >= 0 else -1))


def _months(year: int, month: int, length: int, grain: Grain) -> Period:
    year += (month - 1) // MONTHS
    month = (month - 1) % MONTHS + 1
    year = min(max(year, MIN_YEAR), MAX_YEAR)
    ends = year * MONTHS + month - 1 + length - 1
    last_year, last_month = min(ends // MONTHS, MAX_YEAR), ends % MONTHS + 1
    last = dt.date(last_year, last_month, gregorian.monthrange(last_year, last_month)[1])
    return Period(dt.date(year, month, 1), last, grain)


def year_of(year: int) -> Period:
    """Return the year."""
    return _months(year, 1, 12, Grain.YEAR)


def month_of(year: int, month: int) -> Period:
    """Return the month."""
    return _months(year, month, 1, Grain.MONTH)


def season_of(year: int, season: str) -> Period:
    """Return the season that begins in the year; winter ends in the next."""
    return _months(year, _SEASON_MONTH[season], 3, Grain.SEASON)


def season_name(period: Period) -> str:
    """Return `SP`, `SU`, `FA` or `WI`."""
    return _SEASONS[(period.first.month - 3) // 3]


def quarter_of(year: int, quarter: int) -> Period:
    """Return the quarter, 1 to 4."""
    return _months(year, 3 * quarter - 2, 3, Grain.QUARTER)


def half_of(year: int, half: int) -> Period:
    """Return the half of the year, 1 or 2."""
    return _months(year, 6 * half - 5, 6, Grain.HALF)


def decade_of(first_year: int) -> Period:
    """Return the ten years from `first_year`."""
    return _months(first_year, 1, 120, Grain.DECADE)


def century_of(number: int) -> Period:
    """Return the century: 20 for the years 1900 to 1999, as the press counts."""
    return _months(max(100 * (number - 1), MIN_YEAR), 1, 1200, Grain.CENTURY)


def week_of(day: dt.date) -> Period:
    """Return the week, Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    return Period(monday, monday + 6 * ONE_DAY, Grain.WEEK)


def weekend_before(day: dt.date) -> Period:
    """Return the last Saturday and Sunday that began on or before the day."""
    saturday = weekday_near(day, 6, -1)
    return Period(saturday, saturday + ONE_DAY, Grain.WEEKEND)


def holding(day: dt.date, grain: Grain) -> Period:
    """Return the period of a size that holds the day (for a weekend, the one of its week)."""
    makers = {
        Grain.WEEK: lambda: week_of(day),
        Grain.WEEKEND: lambda: Period(week_of(day).last - ONE_DAY, week_of(day).last, Grain.WEEKEND),
        Grain.MONTH: lambda: month_of(day.year, day.month),
        Grain.QUARTER: lambda: quarter_of(day.year, (day.month + 2) // 3),
        Grain.HALF: lambda: half_of(day.year, 1 if day.month <= MONTHS // 2 else 2),
        Grain.SEASON: lambda: _season_holding(day),
        Grain.YEAR: lambda: year_of(day.year),
        Grain.DECADE: lambda: decade_of(day.year // 10 * 10),
        Grain.CENTURY: lambda: century_of(day.year // 100 + 1),
    }
    maker = makers.get(grain)
    return maker() if maker else day_of(day)


def _season_holding(day: dt.date) -> Period:
    year = day.year - 1 if day.month < _SEASON_MONTH["SP"] else day.year
    return season_of(year, _SEASONS[((day.month - 3) % MONTHS) // 3])


def shifted(period: Period, amount: int) -> Period:
    """Return the period so many of its own size later, or earlier where `amount` is negative."""
    months = period.grain.months
    try:
        if months:
            index = period.first.year * MONTHS + period.first.month - 1 + months * amount
            return _months(index // MONTHS, index % MONTHS + 1, months, period.grain)
        size = 7 if period.grain in (Grain.WEEK, Grain.WEEKEND) else 1
        gap = dt.timedelta(days=size * amount)
        return Period(period.first + gap, period.last + gap, period.grain)
    except OverflowError:
        return period


def day_shifted(day: dt.date, grain: Grain, amount: int) -> dt.date:
    """Return the day so many units later or earlier, the last of the month where the month is too short."""
    months = grain.months
    try:
        if not months:
            return day + dt.timedelta(days=round(grain.days * amount))
        index = day.year * MONTHS + day.month - 1 + months * amount
        year, month = index // MONTHS, index % MONTHS + 1
        return dt.date(year, month, min(day.day, gregorian.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return day


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Western churches (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def holiday_of(year: int, name: str) -> Period:
    """Return the day of a holiday in a year.

    Raises:
        KeyError: the calendar does not know the name.
    """
    if name in _EASTER_HOLIDAYS:
        return day_of(easter(year) + _EASTER_HOLIDAYS[name] * ONE_DAY)
    if name == "thanksgiving":
        return day_of(weekday_near(dt.date(year, 11, 1), 4, 1) + 21 * ONE_DAY)
    month, day = _FIXED_HOLIDAYS[name]
    return day_of(dt.date(year, month, day))
