"""Questions to a ledger: the answers are those that weighing all its statements would give."""

import datetime as dt
from collections.abc import Iterator

import pytest

from sayso.ask import about, learnt, picture
from sayso.cli.holds import answer
from sayso.clock import FixedClock
from sayso.dispute import Dispute
from sayso.examples import example_questions, example_reports
from sayso.holding import Status
from sayso.know.sides import affiliations
from sayso.ledger import Ledger, open_ledger
from sayso.read import reader_named
from sayso.weigh import disputes

NOON = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)
DAYS = [dt.date(2023, 10, 1), dt.date(2023, 11, 2), dt.date(2023, 11, 15), dt.date(2024, 6, 1)]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the reports that ship with sayso."""
    reader = reader_named("rules")
    with open_ledger(tmp_path_factory.mktemp("ask") / "a.db", clock=FixedClock(NOON)) as made:
        for report in example_reports():
            made.add(report, reader.read(report), reader="rules")
        yield made


@pytest.mark.parametrize("known", [None, *DAYS])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kidal", None),
        ("Kidal", "camp"),
        ("Kidal region", None),
        ("Ber", "city"),
        ("Anéfif", None),
        ("Anefis", None),
        ("Tesalit", None),
        ("Tombouctou", None),
        ("Nowhere", None),
        ("", None),
        ("%", None),
    ],
)
def test_what_concerns_a_place_answers_as_all_statements_do(
    ledger: Ledger, name: str, kind: str | None, known: dt.date | None
) -> None:
    view = ledger.as_of(known=known)
    whole = view.statements()
    for day in DAYS:
        assert about(view, name, kind).on(day) == answer(whole, name, kind, day)


def test_examples_are_answered_as_by_all_statements(ledger: Ledger) -> None:
    for question in example_questions()["holds"]:
        known = dt.date.fromisoformat(question["known"]) if question["known"] else None
        on = dt.date.fromisoformat(question["on"])
        view = ledger.as_of(known=known)
        asked = question["place"], question["kind"]
        assert about(view, *asked).on(on) == answer(view.statements(), *asked, on)


def test_picture_tells_every_place_that_somebody_holds(ledger: Ledger) -> None:
    view, on = ledger.as_of(), dt.date(2023, 11, 20)
    told: list[tuple[int, int]] = []

    whole = picture(view, on, told=lambda done, of: told.append((done, of)))
    mali = picture(view, on, "ml")

    assert told[-1][0] == told[-1][1]
    assert [one for one in whole if one.place.country == "ML"] == list(mali)
    assert ("Kidal", "city", "Malian Armed Forces") in {(o.place.name, o.place.kind, o.holder) for o in mali}
    assert Status.UNKNOWN not in {one.status for one in whole}
    assert picture(view, on, "FR") == ()


def test_what_was_learnt_is_what_came_to_be_known(ledger: Ledger) -> None:
    before, after = ledger.as_of(known=dt.date(2023, 11, 13)), ledger.as_of(known=dt.date(2023, 11, 15))
    found = learnt(before, after, dt.date(2023, 11, 15))

    ids = {one.id for one in before.statements()}
    assert {one.id for one in found.added} == {one.id for one in after.statements()} - ids
    changes = {(o.place.name, o.place.kind): (o.before.holder, o.after.holder) for o in found.holdings}
    assert changes["Kidal", "city"][1] == "Malian Armed Forces"
    assert _sides(found.disputes) <= _sides(disputes(after.statements(), affiliations()))
    assert learnt(after, after, dt.date(2023, 11, 15)).holdings == ()


def test_what_a_correction_takes_back_is_gone(ledger: Ledger) -> None:
    corrected = [row for row in ledger.as_of().reports() if row.superseded_by]
    assert corrected
    day = ledger.as_of().report(corrected[0].superseded_by or "").published
    assert day
    found = learnt(ledger.as_of(known=day - dt.timedelta(days=1)), ledger.as_of(known=day), day)
    assert {one.report_id for one in found.gone} == {corrected[0].id}


def _sides(found: tuple[Dispute, ...]) -> set[frozenset[str]]:
    return {frozenset(one.id for side in dispute.sides for one in side.statements) for dispute in found}
