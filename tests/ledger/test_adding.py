import pytest
from ledger_factory import DENIED, ENTERED, ENTRY, EXIT, LEFT, quotes, report, say

from sayso.errors import EvidenceError, UndatedError, UsageError
from sayso.ledger import Added, Ledger
from sayso.statement import Statement


def test_added_report_and_its_statements_are_told(ledger: Ledger) -> None:
    added = ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")

    assert added == Added(new=True, report_id=ENTRY.id, statements=2, retracted=0)
    told = ledger.as_of().statements()
    assert [one.statement for one in told] == [ENTERED, DENIED]
    assert told[0].id == ENTERED.id_in(ENTRY.id)
    assert told[0].report_id == ENTRY.id
    assert told[0].report_name == "entry"
    assert told[0].publisher == "Halyard Wire"
    assert told[0].published == ENTRY.published
    assert ledger.as_of().report("entry") == ENTRY


def test_report_that_says_nothing_is_kept(ledger: Ledger) -> None:
    assert ledger.add(ENTRY, [], reader="rules") == Added(new=True, report_id=ENTRY.id, statements=0, retracted=0)
    assert [row.name for row in ledger.as_of().reports()] == ["entry"]


@pytest.mark.parametrize("reader", ["rules", "trained"])
def test_adding_the_same_again_records_nothing(ledger: Ledger, reader: str) -> None:
    ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")
    before = ledger.info()

    again = ledger.add(ENTRY, [DENIED, ENTERED, ENTERED], reader=reader)

    assert again == Added(new=False, report_id=ENTRY.id, statements=0, retracted=0)
    assert ledger.info() == before


def test_another_reading_replaces_the_statements_that_it_lacks(ledger: Ledger) -> None:
    ledger.add(ENTRY, [DENIED], reader="rules")

    added = ledger.add(ENTRY, [ENTERED], reader="trained")

    assert added == Added(new=False, report_id=ENTRY.id, statements=1, retracted=1)
    assert quotes(ledger.as_of()) == ["The army entered Kidal on Tuesday"]


def test_statement_read_otherwise_under_the_same_id_is_replaced(ledger: Ledger) -> None:
    without_place = say(ENTRY, ENTERED.quote, "entered")
    assert without_place.id_in(ENTRY.id) == ENTERED.id_in(ENTRY.id)
    ledger.add(ENTRY, [without_place], reader="rules")

    added = ledger.add(ENTRY, [ENTERED], reader="rules 2")

    assert (added.statements, added.retracted) == (1, 1)
    assert [told.statement for told in ledger.as_of().statements()] == [ENTERED]


def test_statement_that_a_later_reading_finds_again_counts_again(ledger: Ledger) -> None:
    ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")
    ledger.add(ENTRY, [ENTERED], reader="trained")

    assert ledger.add(ENTRY, [ENTERED, DENIED], reader="rules").statements == 1
    assert quotes(ledger.as_of()) == [ENTERED.quote, DENIED.quote]


def test_statements_stand_in_the_order_of_publication_and_text(ledger: Ledger) -> None:
    ledger.add(EXIT, [LEFT], reader="rules")
    ledger.add(ENTRY, [DENIED, ENTERED], reader="rules")

    assert quotes(ledger.as_of()) == [ENTERED.quote, DENIED.quote, LEFT.quote]


def test_report_without_a_day_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UndatedError, match=r"^entry: no date of publication was found"):
        ledger.add(report("The army entered Kidal.", published=None, name="entry"), [], reader="rules")


@pytest.mark.parametrize(
    "false",
    [
        Statement("The army took Kidal", 0, 19, "took", 9, 13, "capture"),
        Statement("The army entered Kidal", 0, 22, "denied", 46, 52, "capture"),
        Statement("", 0, 0, "", 0, 0, "capture"),
    ],
)
def test_report_with_a_statement_that_it_does_not_make_is_refused_as_a_whole(ledger: Ledger, false: Statement) -> None:
    with pytest.raises(EvidenceError, match=ENTRY.id):
        ledger.add(ENTRY, [ENTERED, false], reader="rules")
    assert ledger.info().reports == 0


def test_reader_without_a_name_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="'reader' is empty"):
        ledger.add(ENTRY, [], reader=" ")


@pytest.mark.parametrize(
    "text", ["Broken \ud800 page fell.", "Null \x00 fell.", "Кідаль 𐍀 'fell'; DROP TABLE reports.", "Very long " * 5000]
)
def test_text_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    strange = report(text, name=text, title=text, url=text)
    said = say(strange, text, text.split()[1])
    ledger.add(strange, [said], reader="rules")

    assert ledger.as_of().report(strange.id) == strange
    assert ledger.as_of().report(text) == strange
    assert [told.statement for told in ledger.as_of().statements()] == [said]
    assert ledger.verify() == []
