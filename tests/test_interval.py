import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.interval import Bound, Interval

NOV_14 = dt.date(2023, 11, 14)
NOV_15 = dt.date(2023, 11, 15)
NOV_20 = dt.date(2023, 11, 20)

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start = draw(DAYS | st.just(Bound.UNKNOWN))
    length = dt.timedelta(days=draw(st.integers(1, 500)))
    known = st.just(start + length) if isinstance(start, dt.date) else DAYS
    return Interval(start, draw(known | st.sampled_from(Bound)))


@pytest.mark.parametrize(
    ("start", "end"),
    [(NOV_14, NOV_14), (NOV_15, NOV_14), (Bound.OPEN, NOV_14), (Bound.OPEN, Bound.UNKNOWN)],
)
def test_interval_is_not_empty(start: dt.date | Bound, end: dt.date | Bound) -> None:
    with pytest.raises(ValueError, match="an interval"):
        Interval(start, end)


@pytest.mark.parametrize(
    ("first", "last", "ongoing", "interval"),
    [
        (NOV_14, NOV_14, False, Interval(NOV_14, NOV_15)),
        (NOV_14, None, True, Interval(NOV_14, Bound.OPEN)),
        (NOV_14, None, False, Interval(NOV_14, Bound.UNKNOWN)),
        (None, NOV_14, False, Interval(Bound.UNKNOWN, NOV_15)),
        (None, None, False, Interval(Bound.UNKNOWN, Bound.UNKNOWN)),
        (None, None, True, Interval(Bound.UNKNOWN, Bound.OPEN)),
    ],
)
def test_first_and_last_day_are_both_within(
    first: dt.date | None, last: dt.date | None, ongoing: bool, interval: Interval
) -> None:
    assert Interval.inclusive(first, last, ongoing=ongoing) == interval
    assert (interval.first, interval.last, interval.ongoing) == (first, last, ongoing)


@pytest.mark.parametrize(
    ("interval", "days"),
    [
        (Interval.day(NOV_14), 1),
        (Interval(NOV_14, NOV_20), 6),
        (Interval(NOV_14, Bound.OPEN), None),
        (Interval(Bound.UNKNOWN, NOV_14), None),
    ],
)
def test_length_in_days(interval: Interval, days: int | None) -> None:
    assert interval.days == days


@pytest.mark.parametrize(
    ("interval", "day", "may"),
    [
        (Interval(NOV_14, NOV_20), NOV_14, True),
        (Interval(NOV_14, NOV_20), NOV_20, False),
        (Interval(NOV_15, NOV_20), NOV_14, False),
        (Interval(Bound.UNKNOWN, NOV_20), NOV_14, True),
        (Interval(NOV_14, Bound.UNKNOWN), NOV_20, True),
        (Interval(NOV_15, Bound.OPEN), NOV_14, False),
    ],
)
def test_missing_bound_excludes_nothing(interval: Interval, day: dt.date, may: bool) -> None:
    assert interval.may_contain(day) is may


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Interval(NOV_14, NOV_15), Interval(NOV_15, NOV_20), False),
        (Interval(NOV_14, NOV_20), Interval(NOV_15, NOV_20), True),
        (Interval(NOV_14, Bound.OPEN), Interval(NOV_20, Bound.UNKNOWN), True),
        (Interval(NOV_15, Bound.OPEN), Interval(Bound.UNKNOWN, NOV_15), False),
    ],
)
def test_half_open_stretches_that_touch_do_not_overlap(one: Interval, other: Interval, overlap: bool) -> None:
    assert one.overlaps(other) is overlap


@given(intervals(), intervals())
def test_overlap_is_symmetric(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(intervals())
def test_interval_overlaps_itself_and_contains_its_first_and_last_day(interval: Interval) -> None:
    assert interval.overlaps(interval)
    assert [day for day in (interval.first, interval.last) if day and not interval.may_contain(day)] == []


@given(intervals())
def test_inclusive_form_gives_the_interval_back(interval: Interval) -> None:
    assert Interval.inclusive(interval.first, interval.last, ongoing=interval.ongoing) == interval


@given(intervals(), DAYS)
def test_interval_contains_a_day_exactly_if_it_overlaps_that_day(interval: Interval, day: dt.date) -> None:
    assert interval.may_contain(day) == interval.overlaps(Interval.day(day))
