"""TIMEX3 values and the codebook's precisions of stretches of the calendar."""

from __future__ import annotations

import datetime as dt

from sayso.read.times.calendar import CHRIST, ONE_DAY, Grain, Period, before_christ, month_of, season_name
from sayso.read.times.expression import Edge

_PRECISION = {
    Grain.WEEKEND: "range",
    Grain.WEEK: "week",
    Grain.MONTH: "month",
    Grain.QUARTER: "season",
    Grain.SEASON: "season",
    Grain.HALF: "season",
    Grain.YEAR: "year",
    Grain.DECADE: "decade",
    Grain.CENTURY: "decade",
}


def precision_of(grain: Grain) -> str:
    """Return the codebook's precision for a size of stretch."""
    return _PRECISION.get(grain, "day")


def value_of(period: Period) -> str:
    """Return the TIMEX3 value of a stretch."""
    first, grain = period.first, period.grain
    iso_year, week, _ = first.isocalendar()
    if before_christ(period):
        year, iso = f"BC{CHRIST - first.year:04d}", f"BC{CHRIST - iso_year:04d}"
    else:
        year, iso = f"{first.year:04d}", f"{iso_year:04d}"
    values = {
        Grain.WEEK: f"{iso}-W{week:02d}",
        Grain.WEEKEND: f"{iso}-W{week:02d}-WE",
        Grain.MONTH: f"{year}-{first.month:02d}",
        Grain.QUARTER: f"{year}-Q{(first.month + 2) // 3}",
        Grain.HALF: f"{year}-H{1 if first.month == 1 else 2}",
        Grain.YEAR: year,
        Grain.DECADE: f"{year[:-1]}X",
        Grain.CENTURY: f"{year[:-2]}XX",
    }
    if grain is Grain.SEASON:
        return f"{year}-{season_name(period)}"
    return values.get(grain, f"{year}-{first.month:02d}-{first.day:02d}")


def edged(period: Period, edge: Edge | None) -> tuple[dt.date, dt.date, str]:
    """Return the first and last day, and the precision, of the part of a stretch that an edge picks out.

    A month's early, middle and late part are its days 1-10, 11-20 and the rest, its end the last seven days; a year's
    are January to March, June and July, October to December; a week's, some days at either end.
    """
    first, last, grain = period.first, period.last, period.grain
    if edge is None:
        return first, last, precision_of(grain)
    if grain is Grain.MONTH:
        return _part_of_month(period, edge)
    if grain is Grain.YEAR:
        from_month, to_month = _MONTHS_OF_YEAR[edge]
        return month_of(first.year, from_month).first, month_of(first.year, to_month).last, "season"
    if grain is Grain.WEEK:
        ends = {
            Edge.START: (first, first + ONE_DAY),
            Edge.END: (last - 3 * ONE_DAY, last),
            Edge.CLOSE: (last - 2 * ONE_DAY, last),
        }
        return (*ends.get(edge, (first + 2 * ONE_DAY, first + 3 * ONE_DAY)), "range")
    if grain is Grain.DECADE:
        begin, end = _YEARS_OF_DECADE[edge]
        return dt.date(first.year + begin, 1, 1), dt.date(first.year + end, 12, 31), "year"
    return first, last, precision_of(grain)


_MONTHS_OF_YEAR = {
    Edge.START: (1, 3),
    Edge.MID: (6, 7),
    Edge.END: (10, 12),
    Edge.CLOSE: (10, 12),
    Edge.FIRST_HALF: (1, 6),
    Edge.SECOND_HALF: (7, 12),
}
_YEARS_OF_DECADE = {
    Edge.START: (0, 3),
    Edge.MID: (4, 6),
    Edge.END: (6, 9),
    Edge.CLOSE: (8, 9),
    Edge.FIRST_HALF: (0, 4),
    Edge.SECOND_HALF: (5, 9),
}
_DAYS_OF_MONTH = {Edge.START: (1, 10), Edge.MID: (11, 20), Edge.FIRST_HALF: (1, 15)}


def _part_of_month(period: Period, edge: Edge) -> tuple[dt.date, dt.date, str]:
    first, last = period.first, period.last
    if edge is Edge.CLOSE:
        return last - 6 * ONE_DAY, last, "week"
    if edge in _DAYS_OF_MONTH:
        begin, end = _DAYS_OF_MONTH[edge]
        return first.replace(day=begin), first.replace(day=end), "range"
    return first.replace(day=21 if edge is Edge.END else 16), last, "range"
