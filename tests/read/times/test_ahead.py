"""Weekdays of what is to come."""

import datetime as dt

import pytest

from sayso.read.times import find_times
from sayso.read.times.ahead import to_come

MONDAY = dt.date(2013, 6, 24)


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("Security chiefs are to meet at Baabda on Tuesday", "en", "2013-06-25"),
        ("They will meet again on Friday", "en", "2013-06-28"),
        ("Une réunion est prévue vendredi", "fr", "2013-06-28"),
        ("It was announced yesterday", "en", "2013-06-23"),
        ("It is due on 21 June 2013", "en", "2013-06-21"),
        ("They were ordered to leave on 3 January", "en", "2014-01-03"),
        ("They had promised to leave on 1 May", "en", "2013-05-01"),
    ],
)
def test_days_of_something_to_come_are_ahead(text: str, lang: str, day: str) -> None:
    (mention,) = find_times(text, published=MONDAY, lang=lang)
    interval = to_come(mention, MONDAY, lang).interval
    assert interval
    assert str(interval.first) == str(interval.last) == day


def test_without_a_day_of_publication_nothing_moves() -> None:
    (mention,) = find_times("They met on Friday", published=MONDAY, lang="en")
    assert to_come(mention, None, "en") == mention


def test_a_deadline_that_was_ordered_is_the_nearest_such_day() -> None:
    (mention,) = find_times("The council ordered the mission to leave by December 31.", published=MONDAY, lang="en")
    interval = to_come(mention, MONDAY, "en").interval
    assert interval
    assert (interval.first, str(interval.last)) == (None, "2013-12-31")
