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
    ],
)
def test_a_bare_weekday_of_something_to_come_is_the_next_one(text: str, lang: str, day: str) -> None:
    (mention,) = find_times(text, published=MONDAY, lang=lang)
    interval = to_come(mention, MONDAY, lang).interval
    assert interval
    assert str(interval.first) == str(interval.last) == day


def test_without_a_day_of_publication_nothing_moves() -> None:
    (mention,) = find_times("They met on Friday", published=MONDAY, lang="en")
    assert to_come(mention, None, "en") == mention
