import pytest
from ledger_factory import day, quotes, report, say

from sayso.ledger import Ledger
from sayso.report import Report

BEFORE = "The army entered Anefis on Friday, two officials said. The rebels confirmed that they had left the town."
AFTER = BEFORE.replace("Friday", "Saturday") + " This corrects the day."
URL = "https://wire.example/anefis"
TITLE = "Mali army takes town"

FIRST = report(BEFORE, "2023-10-08", name="first", title=TITLE, url=URL)
LATER = report(AFTER, "2023-10-10", name="later", title=TITLE, url=URL)
FIRST_SAYS = say(FIRST, "The army entered Anefis on Friday", "entered")
LATER_SAYS = say(LATER, "The army entered Anefis on Saturday", "entered")


def add(ledger: Ledger, *of: Report) -> None:
    """Take in reports, each with its first clause as a statement."""
    for one in of:
        ledger.add(one, [say(one, one.text.split(",")[0], one.text.split()[2])], reader="rules")


@pytest.mark.parametrize("order", [(FIRST, LATER), (LATER, FIRST)])
def test_corrected_report_counts_until_its_correction_is_published(
    ledger: Ledger, order: tuple[Report, Report]
) -> None:
    add(ledger, *order)

    assert quotes(ledger.as_of(known=day("2023-10-09"))) == [FIRST_SAYS.quote]
    assert quotes(ledger.as_of(known=day("2023-10-10"))) == [LATER_SAYS.quote]
    assert quotes(ledger.as_of()) == [LATER_SAYS.quote]


def test_corrected_report_stays_and_names_its_correction(ledger: Ledger) -> None:
    add(ledger, FIRST, LATER)

    rows = ledger.as_of().reports()
    assert [(row.name, row.statements, row.superseded_by) for row in rows] == [
        ("first", 0, LATER.id),
        ("later", 1, None),
    ]
    assert ledger.as_of().report("first") == FIRST
    assert ledger.as_of(known=day("2023-10-09")).reports()[0].superseded_by is None


def test_report_counts_again_when_its_correction_is_withdrawn(ledger: Ledger) -> None:
    add(ledger, FIRST, LATER)
    ledger.retract(LATER.id, reason="a forgery", by="Awa")
    assert quotes(ledger.as_of()) == [FIRST_SAYS.quote]


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        TITLE.upper(),
        f"CORRECTED-{TITLE}",
        f"Correction: {TITLE}",
        f"UPDATE 2-{TITLE}",
        f"{TITLE} (Updated)",
        f"[Corrigé] {TITLE}",
    ],
)
def test_same_title_shortly_after_and_much_the_same_words_correct(ledger: Ledger, title: str) -> None:
    add(ledger, report(BEFORE, "2023-10-08", title=TITLE), report(AFTER, "2023-10-10", title=title))
    assert quotes(ledger.as_of()) == ["The army entered Anefis on Saturday"]


@pytest.mark.parametrize("url", [URL, "http://www.WIRE.example/anefis/"])
def test_same_address_corrects_however_late(ledger: Ledger, url: str) -> None:
    add(ledger, FIRST, report("Nobody ever entered Anefis, after all.", "2024-02-01", title="None", url=url))
    assert quotes(ledger.as_of()) == ["Nobody ever entered Anefis"]


@pytest.mark.parametrize(
    "other",
    [
        report(AFTER, "2023-10-10", title=TITLE, publisher="Radio Grand Fleuve"),
        report(AFTER, "2023-10-16", title=TITLE),
        report(AFTER, "2023-10-10", title="Mali army takes another town"),
        report(AFTER, "2023-10-10", title=""),
        report("The army left Ber, the mission said, and went to Gao.", "2023-10-10", title=TITLE),
        report(AFTER, "2023-10-10", title="Another", url=f"{URL}-again"),
        report(BEFORE, "2023-10-10", title=TITLE, url=URL),
    ],
    ids=["publisher", "a week later", "title", "no title", "words", "address", "same text"],
)
def test_report_is_not_corrected_by_one_with_another(ledger: Ledger, other: Report) -> None:
    add(ledger, FIRST, other)
    assert len(ledger.as_of().statements()) == 2


def test_two_unknown_publishers_do_not_correct_each_other_by_title(ledger: Ledger) -> None:
    add(ledger, report(BEFORE, publisher="", title=TITLE), report(AFTER, publisher="", title=TITLE))
    assert len(ledger.as_of().statements()) == 2


def test_within_a_day_the_marked_one_is_the_correction(ledger: Ledger) -> None:
    corrected = report(BEFORE.replace("Friday", "Monday"), title=f"CORRECTED-{TITLE}")
    add(ledger, corrected, report(AFTER, title=TITLE))
    assert quotes(ledger.as_of()) == ["The army entered Anefis on Monday"]


def test_within_a_day_the_longer_text_is_the_correction(ledger: Ledger) -> None:
    add(ledger, report(AFTER, title=TITLE), report(BEFORE, title=TITLE))
    assert quotes(ledger.as_of()) == ["The army entered Anefis on Saturday"]


def test_the_last_of_several_corrections_counts(ledger: Ledger) -> None:
    last = report(BEFORE.replace("Friday", "Sunday"), "2023-10-12", name="last", title=TITLE, url=URL)
    add(ledger, last, FIRST, LATER)

    assert quotes(ledger.as_of(known=day("2023-10-11"))) == ["The army entered Anefis on Saturday"]
    assert quotes(ledger.as_of()) == ["The army entered Anefis on Sunday"]
    assert [row.superseded_by for row in ledger.as_of().reports()] == [last.id, last.id, None]
    assert ledger.verify() == []
