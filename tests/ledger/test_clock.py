import datetime as dt

import pytest

from sayso.clock import FixedClock, SystemClock, utc
from sayso.errors import UsageError

BAMAKO_NOON = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)
KYIV_AFTERNOON = dt.datetime(2024, 1, 1, 14, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def test_system_clock_tells_utc() -> None:
    assert SystemClock().now().tzinfo is dt.UTC


def test_fixed_clock_stands_still_until_it_is_set() -> None:
    clock = FixedClock(BAMAKO_NOON)
    assert (clock.now(), clock.now()) == (BAMAKO_NOON, BAMAKO_NOON)
    clock.at = KYIV_AFTERNOON
    assert clock.now().isoformat() == "2024-01-01T12:00:00+00:00"


def test_time_in_another_zone_is_the_same_moment_in_utc() -> None:
    assert utc(KYIV_AFTERNOON).isoformat() == "2024-01-01T12:00:00+00:00"


def test_time_without_a_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="2024-01-01T12:00:00 names no time zone: write it with one"):
        utc(dt.datetime(2024, 1, 1, 12))  # noqa: DTZ001 (that is the point)
