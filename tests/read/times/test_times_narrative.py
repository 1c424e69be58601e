"""Times in histories: shorter dates lean on the dates told before them, not on publication."""

import datetime as dt

import pytest

from sayso.read.times import find_times

PUBLISHED = dt.date(2009, 12, 19)


def values(text: str, published: dt.date | None = PUBLISHED) -> list[str]:
    return [mention.value for mention in find_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 November 1941 they attacked. In December they won. On 14 January they left.",
            ["1941-11-03", "1941-12", "1942-01-14"],
        ),
        (
            "In July 1936 the war began. Three days later the city fell. The following month it was retaken.",
            ["1936-07", "1936-07-04", "1936-08"],
        ),
        (
            "In May 1950 they marched. In the spring of 1951 they lost. The next year they came back.",
            ["1950-05", "1951-SP", "1952"],
        ),
        ("On 20 July 1944 it began. By August it was over.", ["1944-07-20", "1944-08"]),
        ("They fought from November 1950 to January 1951.", ["1950-11/1951-01"]),
        ("In 490 BC they landed. The following year they left.", ["BC0490", "BC0489"]),
        ("In 264 BC the war began. In 241 it ended.", ["BC0264", "BC0241"]),
    ],
)
def test_narrative(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_narrative_needs_no_publication() -> None:
    assert values("On 3 November 1941 they came. On 5 December they left.", None) == ["1941-11-03", "1941-12-05"]


def test_years_before_christ_have_no_interval() -> None:
    (mention,) = find_times("In August 480 BC they landed.", published=PUBLISHED)
    assert (mention.value, mention.interval) == ("BC0480-08", None)


def test_news_that_recalls_history_stays_news() -> None:
    text = "They seized power in 2004. On Friday they cut the lines, and on December 2 they left."
    assert values(text) == ["2004", "2009-12-18", "2009-12-02"]


def test_a_bare_year_in_passing_does_not_move_the_story() -> None:
    text = "In March 1916 they dug in. He had been born in 1870. In April they attacked."
    assert values(text) == ["1916-03", "1870", "1916-04"]
