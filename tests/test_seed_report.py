"""The report that sayso began with, from its file to its answers (needs the annotated corpus beside the repository)."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import Report, Statement, reader_named
from sayso.gather import read_source
from sayso.holding import Told
from sayso.know.sides import affiliations
from sayso.ledger import open_ledger
from sayso.weigh import field_of, holding_on, places_named, undertakings

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def report() -> Report:
    shared = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).parents[2] / "shared")
    path = shared / "seed" / "report.txt"
    if not path.exists():
        pytest.skip("no annotated corpus: set SAYSO_SHARED to the folder that holds it")
    found = next(read_source(path, published=dt.date(2023, 11, 14)))
    assert isinstance(found, Report)
    return found


@pytest.fixture(scope="module")
def said(report: Report) -> tuple[Statement, ...]:
    return reader_named("rules").read(report)


def one(said: tuple[Statement, ...], kind: str, words: str) -> Statement:
    return next(s for s in said if s.kind == kind and words in s.quote)


def day(statement: Statement) -> tuple[str, str]:
    assert statement.when
    return str(statement.when.interval.first), str(statement.when.interval.last)


def test_the_entry_is_the_general_staffs_word_on_social_media(said: tuple[Statement, ...]) -> None:
    entry = one(said, "capture", "took up position")
    assert entry.said_by
    assert (entry.said_by.name, entry.said_by.channel) == ("Malian general staff", "a statement on social media")
    assert day(entry) == ("2023-11-14", "2023-11-14")
    assert [place.name for place in entry.places] == ["Kidal"]


@pytest.mark.parametrize(
    ("kind", "words", "first", "last"),
    [
        ("armed_clash", "clashing with separatist fighters", "2023-11-11", "2023-11-12"),
        ("disruption", "cut telephone links", "2023-11-10", "2023-11-10"),
        ("deployment", "dispatched a large convoy", "2023-10-02", "2023-10-02"),
        ("withdrawal", "left the Kidal camp", "2023-10-31", "2023-10-31"),
        ("capture", "seized control", "2023-10-31", "2023-10-31"),
        ("agreement", "peace deal in 2015", "2015-01-01", "2015-12-31"),
        ("withdrawal", "nearly 6,000", "2023-07-01", "None"),
    ],
)
def test_what_happened_when(said: tuple[Statement, ...], kind: str, words: str, first: str, last: str) -> None:
    days = [day(s) for s in said if s.kind == kind and words in s.quote and s.when]
    assert (first, last) in days


def test_the_camp_was_seized_not_the_town(said: tuple[Statement, ...]) -> None:
    assert [(p.name, p.kind) for p in one(said, "capture", "seized control").places] == [("Kidal camp", "camp")]


def test_the_juntas_demand_and_the_councils_deadline(said: tuple[Statement, ...]) -> None:
    demand = one(said, "withdrawal", "depart from Mali")
    assert demand.said_by
    assert (demand.said_by.name, demand.modality.value) == ("Malian junta", "demanded")
    deadline = one(said, "withdrawal", "deadline")
    assert deadline.said_by
    assert (deadline.said_by.name, str(deadline.due)) == ("UN Security Council", "2023-12-31")


def test_about_6000_personnel(said: tuple[Statement, ...]) -> None:
    assert [(c.what, c.low, c.high) for c in one(said, "withdrawal", "6,000").counts] == [("personnel", None, 6000)]


def test_nothing_is_dated_by_the_captions_photo(said: tuple[Statement, ...]) -> None:
    assert [s.quote for s in said if s.when and str(s.when.interval.first).startswith("2020-09")] == []


@pytest.fixture(scope="module")
def told(
    report: Report, said: tuple[Statement, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Told, ...]]:
    with open_ledger(tmp_path_factory.mktemp("seed") / "seed.db") as ledger:
        ledger.add(report, said, reader="rules")
        yield ledger.as_of().statements()


@pytest.mark.parametrize(
    ("on", "status", "holder"),
    [
        ("2023-11-10", "held", "Tuareg-dominated separatist groups"),
        ("2023-11-15", "claimed", "Malian Armed Forces"),
    ],
)
def test_who_holds_the_town(told: tuple[Told, ...], on: str, status: str, holder: str) -> None:
    answer = holding_on(
        field_of(told, places_named(told, "Kidal", "city")[0], affiliations()), dt.date.fromisoformat(on)
    )
    assert (answer.status.value, answer.holder) == (status, holder)
    assert answer.support


def test_what_falls_due(told: tuple[Told, ...]) -> None:
    assert [(str(u.due), u.outcome.value) for u in undertakings(told, dt.date(2023, 12, 1))] == [
        ("2023-12-31", "pending")
    ]
