import datetime as dt

import pytest

from sayso.errors import SourceError, UndatedError
from sayso.gather.draft import Draft, Given, named, report_of

DAY = dt.date(2023, 11, 14)
LATER = dt.date(2023, 11, 15)


@pytest.mark.parametrize(
    ("in_file", "given", "published", "published_from"),
    [
        (DAY, None, DAY, "metadata"),
        (DAY, LATER, LATER, "given"),
        (None, LATER, LATER, "given"),
    ],
)
def test_date_that_is_given_beats_the_file_s(
    in_file: dt.date | None, given: dt.date | None, published: dt.date, published_from: str
) -> None:
    report = report_of(Draft("a.txt", "a", "The army left.", published=in_file), Given(published=given))
    assert (report.published, report.published_from) == (published, published_from)


def test_no_date_is_no_date() -> None:
    draft = Draft("a.txt", "a", "BAMAKO, 14 November 2023 (AFP) - The army left.")
    with pytest.raises(UndatedError):
        report_of(draft, Given())
    assert report_of(draft, Given(undated=True)).published is None


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (Draft("a.txt", "a", ""), "it holds no text"),
        (Draft("a.txt", "a", "x\0"), "it holds NUL characters, so it is no text: save it as plain text"),
        (Draft("a.txt", "a", "x", title="\0"), "it holds NUL characters, so it is no text: save it as plain text"),
        (
            Draft("a.txt", "a", "x\ud800"),
            "it holds half a surrogate pair, which is no character: save it as UTF-8",
        ),
    ],
)
def test_what_no_record_can_hold_is_refused(draft: Draft, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        report_of(draft, Given(published=DAY))
    assert caught.value.reason == reason


@pytest.mark.parametrize(("own", "name"), [("", "kidal"), ("w1", "w1")])
def test_name_of_the_file_stands_in_for_a_missing_one(own: str, name: str) -> None:
    assert named(Draft("a.txt", own, "x"), "kidal").name == name
