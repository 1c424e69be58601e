import datetime as dt

import pytest
from ledger_factory import DENIED, ENTERED, ENTRY, EXIT, LEFT, NOON, day, quotes, report

from sayso.clock import FixedClock
from sayso.errors import UsageError
from sayso.ledger import Ledger

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger of two reports: the army's entry into Kidal, and a week later an exit from Ménaka."""
    ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")
    ledger.add(EXIT, [LEFT], reader="rules")
    return ledger


@pytest.mark.parametrize(
    ("known", "names"),
    [
        ("2023-11-13", []),
        ("2023-11-14", ["entry"]),
        ("2023-11-19", ["entry"]),
        ("2023-11-20", ["entry", "exit"]),
    ],
)
def test_what_was_known_on_a_day_was_published_by_then(told: Ledger, known: str, names: list[str]) -> None:
    view = told.as_of(known=day(known))
    assert [row.name for row in view.reports()] == names
    assert {one.report_name for one in view.statements()} == set(names)


def test_what_was_recorded_by_a_time_was_taken_in_by_then(ledger: Ledger, clock: FixedClock) -> None:
    ledger.add(EXIT, [LEFT], reader="rules")
    clock.at = NOON + 2 * HOUR
    ledger.add(ENTRY, [ENTERED], reader="rules")

    assert quotes(ledger.as_of(recorded=NOON - HOUR)) == []
    assert quotes(ledger.as_of(recorded=NOON)) == [LEFT.quote]
    assert quotes(ledger.as_of(recorded=NOON + HOUR)) == [LEFT.quote]
    assert quotes(ledger.as_of(recorded=NOON + 2 * HOUR)) == [ENTERED.quote, LEFT.quote]
    assert quotes(ledger.as_of(known=day("2023-11-14"), recorded=NOON)) == []


def test_recorded_time_is_a_moment_in_whatever_zone(ledger: Ledger) -> None:
    ledger.add(EXIT, [LEFT], reader="rules")
    bamako_later = NOON.astimezone(dt.timezone(dt.timedelta(hours=-3)))
    assert quotes(ledger.as_of(recorded=bamako_later)) == [LEFT.quote]


def test_recorded_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="names no time zone"):
        ledger.as_of(recorded=dt.datetime(2024, 1, 1))  # noqa: DTZ001 (that is the point)


def test_view_does_not_see_what_comes_after_it(told: Ledger) -> None:
    view = told.as_of()
    told.add(report("The rebels fled Kidal.", "2023-11-15"), [], reader="rules")
    told.retract(LEFT.id_in(EXIT.id), reason="misread", by="Awa")

    assert [row.name for row in view.reports()] == ["entry", "exit"]
    assert quotes(view) == [ENTERED.quote, DENIED.quote, LEFT.quote]


def test_clock_set_back_does_not_turn_the_order_of_entries(ledger: Ledger, clock: FixedClock) -> None:
    ledger.add(ENTRY, [ENTERED], reader="rules")
    clock.at = NOON - HOUR
    ledger.add(EXIT, [LEFT], reader="rules")

    assert quotes(ledger.as_of(recorded=NOON - HOUR)) == []
    assert quotes(ledger.as_of(recorded=NOON)) == [ENTERED.quote, LEFT.quote]
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [ENTERED, DENIED, LEFT]),
        ({"kinds": ["capture"]}, [ENTERED]),
        ({"kinds": ["capture", "withdrawal"]}, [ENTERED, LEFT]),
        ({"place": "Kidal"}, [ENTERED]),
        ({"place": "KIDAL"}, [ENTERED]),
        ({"place": "gn:2455290"}, [ENTERED]),
        ({"place": "menaka"}, [LEFT]),
        ({"place": "Kid"}, []),
        ({"place": "%"}, []),
        ({"actor": "Malian Armed Forces"}, [ENTERED]),
        ({"actor": "ml-fama"}, [ENTERED]),
        ({"actor": "permanent strategic framework"}, [DENIED]),
        ({"actor": "MINUSMA"}, [LEFT]),
        ({"actor": ""}, []),
        ({"text": "rebels"}, [DENIED]),
        ({"text": "MÉNAKA left"}, [LEFT]),
        ({"text": "monday rebels"}, []),
        ({"text": "%"}, [ENTERED, DENIED, LEFT]),
        ({"kinds": ["capture"], "place": "Ménaka"}, []),
    ],
)
def test_statements_are_found_by(told: Ledger, asked: dict[str, str], found: list[object]) -> None:
    assert [one.statement for one in told.as_of().statements(**asked)] == found


def test_report_is_found_by_id_and_by_name(told: Ledger) -> None:
    assert told.as_of().report(EXIT.id) == EXIT
    assert told.as_of().report("exit") == EXIT


@pytest.mark.parametrize("wanted", ["exit", EXIT.id, "", "nobody's"])
def test_report_outside_the_view_is_not_found(told: Ledger, wanted: str) -> None:
    with pytest.raises(UsageError, match="there is no report"):
        told.as_of(known=day("2023-11-14")).report(wanted)


def test_of_reports_with_one_name_the_last_published_is_told(ledger: Ledger) -> None:
    ledger.add(report("The second.", "2023-11-15", name="note"), [], reader="rules")
    ledger.add(report("The first.", "2023-11-14", name="note"), [], reader="rules")
    assert ledger.as_of().report("note").text == "The second."


def test_row_of_a_report_tells_what_it_is(told: Ledger) -> None:
    row = told.as_of().reports()[0]
    assert (row.id, row.name, row.publisher, row.published) == (ENTRY.id, "entry", "Halyard Wire", day("2023-11-14"))
    assert (row.statements, row.superseded_by) == (2, None)
    assert row.recorded_at == "2024-01-01T12:00:00.000000Z"


def test_view_says_what_it_shows(told: Ledger) -> None:
    assert repr(told.as_of(known=day("2023-11-14"))).endswith(", entry=2, known='2023-11-14')")
