"""The algebra of the calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.times.calendar import (
    Grain,
    day_or_none,
    day_shifted,
    easter,
    holding,
    holiday_of,
    season_of,
    shifted,
    weekday_near,
    weekend_before,
)
from sayso.read.times.value import value_of

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(3000, 12, 31))
GRAINS = st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.HALF, Grain.YEAR])


@pytest.mark.parametrize(
    ("year", "day"), [(1999, "1999-04-04"), (2008, "2008-03-23"), (2023, "2023-04-09"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("good_friday", "2023-04-07"),
        ("pentecost", "2023-05-28"),
        ("thanksgiving", "2023-11-23"),
        ("new_year", "2023-01-01"),
    ],
)
def test_holidays(name: str, day: str) -> None:
    assert holiday_of(2023, name).first.isoformat() == day


def test_winter_ends_in_the_next_year() -> None:
    winter = season_of(2023, "WI")
    assert (winter.first, winter.last) == (dt.date(2023, 12, 1), dt.date(2024, 2, 29))


def test_no_such_day() -> None:
    assert day_or_none(2023, 2, 29) is None


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        (Grain.DAY, "2023-11-14"),
        (Grain.WEEK, "2023-W46"),
        (Grain.WEEKEND, "2023-W46-WE"),
        (Grain.MONTH, "2023-11"),
        (Grain.QUARTER, "2023-Q4"),
        (Grain.SEASON, "2023-FA"),
        (Grain.HALF, "2023-H2"),
        (Grain.YEAR, "2023"),
        (Grain.DECADE, "202X"),
        (Grain.CENTURY, "20XX"),
    ],
)
def test_values(grain: Grain, value: str) -> None:
    assert value_of(holding(dt.date(2023, 11, 14), grain)) == value


@given(DAYS, GRAINS)
def test_a_period_holds_its_day(day: dt.date, grain: Grain) -> None:
    period = holding(day, grain)
    assert period.first <= day <= period.last


@given(DAYS, GRAINS, st.integers(-50, 50))
def test_a_step_and_back(day: dt.date, grain: Grain, amount: int) -> None:
    period = holding(day, grain)
    assert shifted(shifted(period, amount), -amount) == period


@given(DAYS, GRAINS)
def test_the_next_period_follows_at_once(day: dt.date, grain: Grain) -> None:
    period = holding(day, grain)
    assert shifted(period, 1).first == period.last + dt.timedelta(days=1)


@given(DAYS, st.integers(1, 7))
def test_the_weekday_before_is_less_than_a_week_away(day: dt.date, weekday: int) -> None:
    found = weekday_near(day, weekday, -1)
    assert found.isoweekday() == weekday
    assert 0 <= (day - found).days < 7


@given(DAYS)
def test_the_weekend_before_begins_on_a_saturday(day: dt.date) -> None:
    weekend = weekend_before(day)
    assert weekend.first.isoweekday() == 6
    assert weekend.first <= day


@pytest.mark.parametrize(
    ("grain", "amount", "day"),
    [
        (Grain.MONTH, 1, "2023-02-28"),
        (Grain.YEAR, -1, "2022-01-31"),
        (Grain.DAY, 1, "2023-02-01"),
        (Grain.WEEK, 2, "2023-02-14"),
    ],
)
def test_days_shifted(grain: Grain, amount: int, day: str) -> None:
    assert day_shifted(dt.date(2023, 1, 31), grain, amount).isoformat() == day


def test_a_step_beyond_the_calendar_stays_on_it() -> None:
    assert day_shifted(dt.date(9999, 12, 31), Grain.YEAR, 5) == dt.date(9999, 12, 31)
