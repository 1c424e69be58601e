import pytest
from ledger_factory import DENIED, ENTERED, ENTRY, EXIT, LEFT, NOON, day, quotes, say

from sayso.clock import FixedClock
from sayso.errors import UsageError
from sayso.ledger import Added, Ledger

ENTERED_ID = ENTERED.id_in(ENTRY.id)


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")
    ledger.add(EXIT, [LEFT], reader="rules")
    return ledger


def test_withdrawn_statement_counts_no_more(told: Ledger) -> None:
    told.retract(ENTERED_ID, reason="the quote is about Anefis", by="Awa")
    assert quotes(told.as_of()) == [DENIED.quote, LEFT.quote]
    assert (told.info().statements, told.info().retracted) == (2, 1)


def test_withdrawn_report_and_its_statements_count_no_more(told: Ledger) -> None:
    told.retract(ENTRY.id, reason="a forgery", by="Awa")
    assert quotes(told.as_of()) == [LEFT.quote]
    assert [row.name for row in told.as_of().reports()] == ["exit"]
    assert (told.info().reports, told.info().first_published) == (1, day("2023-11-20"))


def test_withdrawing_does_not_change_what_was_recorded_before(told: Ledger, clock: FixedClock) -> None:
    clock.at = NOON.replace(hour=13)
    told.retract(ENTRY.id, reason="a forgery", by="Awa")
    assert quotes(told.as_of(recorded=NOON)) == [ENTERED.quote, DENIED.quote, LEFT.quote]


@pytest.mark.parametrize("id", [ENTERED_ID, ENTRY.id])
def test_withdrawing_twice_is_withdrawing_once(told: Ledger, id: str) -> None:
    told.retract(id, reason="misread", by="Awa")
    once = told.info()
    told.retract(id, reason="misread, indeed", by="Moussa")
    assert told.info() == once


@pytest.mark.parametrize("id", [ENTERED_ID, ENTRY.id])
def test_reading_again_does_not_bring_back_what_a_person_withdrew(told: Ledger, id: str) -> None:
    told.retract(id, reason="misread", by="Awa")
    before = told.info()

    assert told.add(ENTRY, [ENTERED, DENIED], reader="trained") == Added(False, ENTRY.id, 0, 0)
    assert told.info() == before


def test_another_reading_of_a_withdrawn_statement_does_not_count_either(told: Ledger) -> None:
    told.retract(ENTERED_ID, reason="misread", by="Awa")
    told.add(ENTRY, [say(ENTRY, ENTERED.quote, "entered"), DENIED], reader="trained")
    assert quotes(told.as_of()) == [DENIED.quote, LEFT.quote]


@pytest.mark.parametrize("id", [ENTERED_ID, ENTRY.id])
def test_what_was_withdrawn_can_be_brought_back(told: Ledger, clock: FixedClock, id: str) -> None:
    whole = quotes(told.as_of())
    told.retract(id, reason="misread", by="Awa")
    clock.at = NOON.replace(hour=13)
    told.restore(id, reason="it was right", by="Moussa")

    assert quotes(told.as_of()) == whole
    assert quotes(told.as_of(recorded=NOON)) != whole
    assert told.add(ENTRY, [ENTERED, DENIED], reader="rules") == Added(False, ENTRY.id, 0, 0)
    assert told.verify() == []


def test_what_was_brought_back_can_be_withdrawn_again(told: Ledger) -> None:
    told.retract(ENTERED_ID, reason="misread", by="Awa")
    told.restore(ENTERED_ID, reason="it was right", by="Moussa")
    told.retract(ENTERED_ID, reason="no, it was not", by="Awa")
    assert quotes(told.as_of()) == [DENIED.quote, LEFT.quote]


def test_bringing_back_what_stands_does_nothing(told: Ledger) -> None:
    before = told.info()
    told.restore(ENTRY.id, reason="in doubt", by="Awa")
    assert told.info() == before


@pytest.mark.parametrize("id", ["0123456789abcdef", "", "nobody's \ud800"])
def test_what_is_not_there_cannot_be_withdrawn(told: Ledger, id: str) -> None:
    with pytest.raises(UsageError, match="holds no report or statement"):
        told.retract(id, reason="misread", by="Awa")


@pytest.mark.parametrize(("reason", "by"), [("", "Awa"), ("misread", ""), (" ", " ")])
def test_withdrawing_needs_a_reason_and_a_name(told: Ledger, reason: str, by: str) -> None:
    with pytest.raises(UsageError, match="is empty"):
        told.retract(ENTRY.id, reason=reason, by=by)
