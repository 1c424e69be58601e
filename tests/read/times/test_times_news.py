"""Times in news: what each expression means, told on Tuesday 14 November 2023."""

import datetime as dt

import pytest

from sayso.interval import Bound
from sayso.read.times import TimeMention, find_times

PUBLISHED = dt.date(2023, 11, 14)


def only(text: str, published: dt.date | None = PUBLISHED) -> TimeMention:
    (mention,) = find_times(text, published=published)
    return mention


def days(mention: TimeMention) -> tuple[str | None, str | None]:
    interval = mention.interval
    if interval is None:
        return (None, None)
    first, last = (day.isoformat() if day else None for day in (interval.first, interval.last))
    return (first, "open" if interval.ongoing else last)


@pytest.mark.parametrize(
    ("text", "value", "first", "last", "precision"),
    [
        ("Clashes broke out on Tuesday.", "2023-11-14", "2023-11-14", "2023-11-14", "day"),
        ("They entered the town this Tuesday.", "2023-11-14", "2023-11-14", "2023-11-14", "day"),
        ("The rebels cut the lines on Friday.", "2023-11-10", "2023-11-10", "2023-11-10", "day"),
        ("They will meet on Friday.", "2023-11-17", "2023-11-17", "2023-11-17", "day"),
        ("The base was hit late Thursday.", "2023-11-09", "2023-11-09", "2023-11-09", "day"),
        ("He fled yesterday.", "2023-11-13", "2023-11-13", "2023-11-13", "day"),
        ("He fled last Friday.", "2023-11-10", "2023-11-10", "2023-11-10", "day"),
        ("The army drew closer over the weekend.", "2023-W45-WE", "2023-11-11", "2023-11-12", "range"),
        ("It fell last week.", "2023-W45", "2023-11-06", "2023-11-12", "week"),
        ("Talks resume next week.", "2023-W47", "2023-11-20", "2023-11-26", "week"),
        ("It fell last month.", "2023-10", "2023-10-01", "2023-10-31", "month"),
        ("He arrived in May.", "2023-05", "2023-05-01", "2023-05-31", "month"),
        ("It fell in mid-January.", "2023-01", "2023-01-11", "2023-01-20", "range"),
        ("It fell in early November.", "2023-11", "2023-11-01", "2023-11-10", "range"),
        ("It fell in late October.", "2023-10", "2023-10-21", "2023-10-31", "range"),
        ("It fell last March.", "2023-03", "2023-03-01", "2023-03-31", "month"),
        ("They fought in October last year.", "2022-10", "2022-10-01", "2022-10-31", "month"),
        ("Earlier this year they fought.", "2023", "2023-01-01", "2023-11-14", "year"),
        ("It was taken in early 2012.", "2012", "2012-01-01", "2012-03-31", "season"),
        ("It was taken in 2012.", "2012", "2012-01-01", "2012-12-31", "year"),
        ("He was killed three years ago.", "2020", "2020-01-01", "2020-12-31", "year"),
        ("It was seized two weeks ago.", "2023-W44", "2023-10-31", "2023-10-31", "day"),
        ("It fell in the spring of 2020.", "2020-SP", "2020-03-01", "2020-05-31", "season"),
        ("It fell in the third quarter of 2019.", "2019-Q3", "2019-07-01", "2019-09-30", "season"),
        ("It was a stronghold in the 1990s.", "199X", "1990-01-01", "1999-12-31", "decade"),
        ("The convoy left on October 2.", "2023-10-02", "2023-10-02", "2023-10-02", "day"),
        ("The convoy left on Nov. 3.", "2023-11-03", "2023-11-03", "2023-11-03", "day"),
        ("The convoy left on 14.11.2023.", "2023-11-14", "2023-11-14", "2023-11-14", "day"),
        ("The convoy left on 2023-11-13.", "2023-11-13", "2023-11-13", "2023-11-13", "day"),
        ("The convoy left on Dec 31, 2022.", "2022-12-31", "2022-12-31", "2022-12-31", "day"),
        ("The convoy left on the 3rd.", "2023-11-03", "2023-11-03", "2023-11-03", "day"),
        ("They fled on Christmas Eve 2022.", "2022-12-24", "2022-12-24", "2022-12-24", "day"),
        ("Talks will be held on 29 April.", "2024-04-29", "2024-04-29", "2024-04-29", "day"),
        ("Tuesday (Nov. 14) was quiet.", "2023-11-14", "2023-11-14", "2023-11-14", "day"),
    ],
)
def test_dates(text: str, value: str, first: str, last: str, precision: str) -> None:
    mention = only(text)
    assert (mention.type, mention.value, *days(mention), mention.precision) == ("DATE", value, first, last, precision)


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("He spoke at 8 p.m. on Monday.", "2023-11-13T20:00", "2023-11-13", "2023-11-13"),
        ("Shots were heard at dawn on Monday.", "2023-11-13TMO", "2023-11-13", "2023-11-13"),
        ("Overnight, shells fell.", "2023-11-14TNI", "2023-11-13", "2023-11-14"),
        ("It was struck at 1415 GMT.", "2023-11-14T14:15", "2023-11-14", "2023-11-14"),
        ("They came on Tuesday morning.", "2023-11-14TMO", "2023-11-14", "2023-11-14"),
        ("They came last night.", "2023-11-13TNI", "2023-11-13", "2023-11-13"),
        ("By nightfall they held the bridge.", "2023-11-14TNI", "2023-11-14", "2023-11-14"),
    ],
)
def test_times_of_day(text: str, value: str, first: str, last: str) -> None:
    mention = only(text)
    assert (mention.type, mention.value, *days(mention)) == ("TIME", value, first, last)


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision"),
    [
        ("They lost between 2012 and 2014.", "between 2012 and 2014", "2012-01-01", "2014-12-31", "year"),
        (
            "They marched from 21 to 25 December 2022.",
            "from 21 to 25 December 2022",
            "2022-12-21",
            "2022-12-25",
            "range",
        ),
        ("They fought on 14-16 November 2022.", "on 14-16 November 2022", "2022-11-14", "2022-11-16", "range"),
        ("They fought from Friday to Sunday.", "from Friday to Sunday", "2023-11-10", "2023-11-12", "range"),
        ("They fought on Sunday and Monday.", "on Sunday and Monday", "2023-11-12", "2023-11-13", "range"),
        ("They fought in the 1975-90 war.", "in the 1975-90", "1975-01-01", "1990-12-31", "year"),
    ],
)
def test_stretches(text: str, words: str, first: str, last: str, precision: str) -> None:
    mention = only(text)
    start, end = mention.with_preposition
    assert words.endswith(text[start:end])
    assert (*days(mention), mention.precision) == (first, last, precision)


def test_a_stretch_names_its_two_ends() -> None:
    mention = only("They fought from 3 March 2021 to 5 April 2022.")
    assert [(part.text, part.value) for part in mention.parts] == [
        ("3 March 2021", "2021-03-03"),
        ("5 April 2022", "2022-04-05"),
    ]


def test_since_is_open() -> None:
    mention = only("Violence has escalated since July.")
    assert days(mention) == ("2023-07-01", "open")
    assert mention.text == "July"


def test_until_has_no_start() -> None:
    mention = only("They held it until 3 March 2021.")
    assert mention.interval is not None
    assert mention.interval.start is Bound.UNKNOWN
    assert mention.interval.last == dt.date(2021, 3, 3)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The mission must leave by 31 December.", "2023-11-14", "2023-12-31"),
        ("No later than Friday the troops will leave.", "2023-11-14", "2023-11-17"),
        ("They shall go before the end of the year.", "2023-11-14", "2023-12-31"),
        ("The deadline for withdrawal, set by the U.N. Security Council, is December 31.", "2023-12-31", "2023-12-31"),
    ],
)
def test_deadlines(text: str, first: str, last: str) -> None:
    mention = only(text)
    assert mention.deadline
    assert days(mention) == (first, last)


@pytest.mark.parametrize("text", ["They attacked before dawn.", "They attacked on Friday.", "They fled before noon."])
def test_no_deadline(text: str) -> None:
    assert not only(text).deadline


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("The town has been cut off for years.", "PXY", None, "2023-11-14"),
        ("The siege lasted three days.", "P3D", None, None),
        ("In the past 24 hours ten were killed.", "PT24H", "2023-11-13", "2023-11-14"),
        ("In recent days fighting spread.", "PXD", "2023-11-10", "2023-11-14"),
        ("The camp must be handed over within two weeks.", "P2W", "2023-11-14", "2023-11-28"),
        ("They fought for two and a half years.", "P30M", None, None),
        ("It took two decades.", "P20Y", None, None),
    ],
)
def test_lengths(text: str, value: str, first: str | None, last: str | None) -> None:
    mention = only(text)
    assert (mention.type, mention.value, *days(mention)) == ("DURATION", value, first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [("They patrol every day.", "P1D"), ("They meet every Monday.", "XXXX-WXX-1"), ("Patrols go daily.", "P1D")],
)
def test_sets(text: str, value: str) -> None:
    mention = only(text)
    assert (mention.type, mention.value, mention.interval) == ("SET", value, None)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("On Sunday they attacked. The next day they fled.", "2023-11-13"),
        ("They entered on 3 November. Two days later they left.", "2023-11-05"),
        ("The army left on Sunday, two days after rebels took the camp.", "2023-11-10"),
        ("It fell on 3 November, a day earlier than planned.", "2023-11-02"),
        ("They attacked on 3 November. At dawn they fled.", "2023-11-03TMO"),
    ],
)
def test_counted_from_a_day_told_before(text: str, second: str) -> None:
    mentions = find_times(text, published=PUBLISHED)
    assert [mention.value for mention in mentions][1] == second
    assert mentions[1].anchor == "event"


def test_without_publication_nothing_relative_is_placed() -> None:
    mentions = find_times("On Tuesday and last week they fought, as on 3 March and in 2012.", published=None)
    assert [(mention.text, days(mention)) for mention in mentions] == [
        ("Tuesday", (None, None)),
        ("last week", (None, None)),
        ("3 March", (None, None)),
        ("2012", ("2012-01-01", "2012-12-31")),
    ]


def test_a_chronicle_by_the_hour() -> None:
    text = "23 June\n\n21:09 He speaks.\n\n00:40 A case is opened.\n\n02:10 They cross."
    values = [mention.value for mention in find_times(text, published=dt.date(2023, 6, 25))]
    assert values == ["2023-06-23", "2023-06-23T21:09", "2023-06-24T00:40", "2023-06-24T02:10"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("After three days of shelling they took the town.", "2023-11-11", "2023-11-14"),
        ("On Friday they cut the lines, following several days of air strikes.", "2023-11-07", "2023-11-10"),
        ("They were asked to report within two weeks.", "2023-11-14", "2023-11-28"),
        ("Ten died within two days, they said.", "2023-11-12", "2023-11-14"),
    ],
)
def test_lengths_that_a_preposition_places(text: str, first: str, last: str) -> None:
    assert days(find_times(text, published=PUBLISHED)[-1]) == (first, last)


def test_the_last_month_of_something_is_not_the_month_before() -> None:
    assert find_times("It fell in the last month of the war.", published=PUBLISHED) == ()


def test_an_hour_after_a_date_in_a_signal_is_no_year() -> None:
    assert only("ADVISORY 6 AUG 1620. The city fell.", dt.date(2021, 8, 6)).value == "2021-08-06"


def test_a_day_that_is_appointed_lies_ahead() -> None:
    assert only("He called a meeting for Friday.").value == "2023-11-17"


def test_a_dated_entry_of_a_chronicle_is_past() -> None:
    text = "The year in brief.\n\nJan 8 - Jets bomb the capital."
    (mention,) = find_times(text, published=dt.date(2022, 12, 31))
    assert mention.value == "2022-01-08"
