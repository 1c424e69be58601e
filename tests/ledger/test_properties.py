"""What holds of every ledger, whatever is done to it in whatever order."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_factory import NOON, fresh, say
from sqlalchemy import Connection

from sayso.clock import FixedClock
from sayso.errors import UsageError
from sayso.holding import Told
from sayso.interval import Bound, Interval
from sayso.ledger import Known, Ledger, Verb, backup, read_ledger
from sayso.report import Report
from sayso.statement import Statement, When

TEXT = "The army entered Kidal. The rebels fled Anefis. The mission left Ber."
DAYS = tuple(dt.date(2023, 11, 1) + dt.timedelta(days=number) for number in range(3))
CLAUSES = (
    ("entered Kidal", "entered", Interval.day(DAYS[0])),
    ("fled Anefis", "fled", Interval(Bound.UNKNOWN, DAYS[1])),
    ("left Ber", "left", Interval(DAYS[1], Bound.OPEN)),
)
# Each second one stands at one address, so that the later of them correct the earlier; two a day, for the ties.
REPORTS = tuple(
    Report(
        text=f"{TEXT} Version {number}.",
        name=f"r{number}",
        publisher="Halyard Wire",
        published=DAYS[number // 4],
        url="https://wire.example/a" if number % 2 else None,
    )
    for number in range(12)
)
SHORT = settings(max_examples=20, deadline=None)


@dataclass(frozen=True)
class Act:
    """One thing done: "add" a report with some of its clauses; withdraw, restore or review it, or its first clause."""

    verb: str
    report: Report
    clauses: tuple[int, ...]

    def said(self) -> list[Statement]:
        return [
            say(self.report, quote, trigger, when=When("then", interval, "day"))
            for quote, trigger, interval in (CLAUSES[number] for number in self.clauses)
        ]

    def on(self, ledger: Ledger) -> None:
        if self.verb == "add":
            ledger.add(self.report, self.said(), reader="rules")
            return
        target = self.said()[0].id_in(self.report.id) if self.clauses else self.report.id
        why = {"reason": "on second thoughts", "by": "Awa"}
        with suppress(UsageError):  # it may not be there yet
            if self.verb == "retract":
                ledger.retract(target, **why)
            elif self.verb == "restore":
                ledger.restore(target, **why)
            elif self.verb == "undo":
                ledger.review(Verb.UNDO, ledger.as_of().reviews()[-1].id if ledger.as_of().reviews() else "", **why)
            else:
                ledger.review(Verb(self.verb), target, {"field": "kind", "value": "siege"}, **why)


CLAUSE_NUMBERS = st.lists(st.sampled_from(range(len(CLAUSES))), unique=True).map(tuple)
ADDS = st.builds(Act, st.just("add"), st.sampled_from(REPORTS), CLAUSE_NUMBERS)
VERBS = ("add", "add", "add", "retract", "restore", "accept", "edit", "reject", "undo")
ACTS = st.builds(Act, st.sampled_from(VERBS), st.sampled_from(REPORTS), CLAUSE_NUMBERS)


def seen(view: Known) -> tuple[object, tuple[Told, ...], object]:
    """All that a view tells, but for the times at which it was recorded."""
    rows = [(row.id, row.name, row.statements, row.superseded_by) for row in view.reports()]
    return rows, view.statements(), (view.judged(), [review.stands for review in view.reviews()])


def views(acts: Sequence[Act]) -> list[object]:
    """What a ledger to which these things are done knew on each day, and at the end."""
    with tempfile.TemporaryDirectory() as folder, fresh(Path(folder)) as ledger:
        for act in acts:
            act.on(ledger)
        assert ledger.verify() == []
        return [seen(ledger.as_of(known=day)) for day in (*DAYS, None)]


@SHORT
@given(st.lists(ACTS, max_size=8))
def test_a_view_as_of_a_time_is_what_the_ledger_showed_then(acts: list[Act]) -> None:
    clock = FixedClock(NOON)
    with tempfile.TemporaryDirectory() as folder, fresh(Path(folder), clock=clock) as ledger:
        shown = []
        for number, act in enumerate(acts):
            clock.at = NOON + dt.timedelta(hours=number)
            act.on(ledger)
            shown.append((clock.at, seen(ledger.as_of()), seen(ledger.as_of(known=DAYS[1]))))
        assert [(at, seen(ledger.as_of(None, at)), seen(ledger.as_of(DAYS[1], at))) for at, _, _ in shown] == shown
        assert ledger.verify() == []


@SHORT
@given(st.lists(ADDS, max_size=5, unique_by=lambda act: act.report), st.randoms())
def test_the_order_of_adding_does_not_change_any_view(acts: list[Act], random: Random) -> None:
    shuffled = list(acts)
    random.shuffle(shuffled)
    assert views(shuffled) == views(acts)


@SHORT
@given(st.lists(ADDS, max_size=5, unique_by=lambda act: act.report), st.data())
def test_adding_twice_is_adding_once(acts: list[Act], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(acts), max_size=4)) if acts else []
    assert views([*acts, *again]) == views(acts)


@SHORT
@given(st.lists(ADDS, max_size=4), st.sampled_from(REPORTS), CLAUSE_NUMBERS)
def test_only_the_last_reading_of_a_report_counts(acts: list[Act], report: Report, clauses: tuple[int, ...]) -> None:
    others = [act for act in acts if act.report.text != report.text]
    last = Act("add", report, clauses)
    assert views([*others, *[a for a in acts if a.report == report], last]) == views([*others, last])


@SHORT
@given(st.lists(ACTS, max_size=8))
def test_replaying_all_rows_gives_what_the_ledger_tells(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, fresh(Path(folder)) as ledger:
        for act in acts:
            act.on(ledger)
        with ledger._engine.connect() as connection:
            replayed = replay(connection)
        assert sorted(told.id for told in ledger.as_of().statements()) == replayed


@SHORT
@given(st.lists(ACTS, max_size=6), st.sampled_from([*DAYS, dt.date(2024, 1, 1)]))
def test_what_can_be_so_on_a_day_is_told_of_it_and_nothing_else(acts: list[Act], on: dt.date) -> None:
    with tempfile.TemporaryDirectory() as folder, fresh(Path(folder)) as ledger:
        for act in acts:
            act.on(ledger)
        view = ledger.as_of()
        assert view.statements(valid_on=on) == tuple(one for one in view.statements() if _may_be_so(one, on))


@SHORT
@given(st.lists(ACTS, max_size=8), st.lists(ACTS, max_size=4))
def test_a_view_never_sees_what_is_recorded_after_it(acts: list[Act], later: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, fresh(Path(folder)) as ledger:
        for act in acts:
            act.on(ledger)
        view = ledger.as_of(known=DAYS[1])
        before = seen(view)
        for act in later:
            act.on(ledger)
        assert seen(view) == before


@SHORT
@given(st.lists(ACTS, max_size=8))
def test_a_backup_tells_what_the_ledger_tells(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, fresh(Path(folder)) as ledger:
        for act in acts:
            act.on(ledger)
        backup(Path(folder) / "a.db", Path(folder) / "copy.db")
        with read_ledger(Path(folder) / "copy.db") as copy:
            assert copy.verify() == []
            assert seen(copy.as_of()) == seen(ledger.as_of())


def _may_be_so(one: Told, on: dt.date) -> bool:
    assert one.statement.when
    start, end = one.statement.when.interval.start, one.statement.when.interval.end
    has_begun = not isinstance(start, dt.date) or start <= on
    has_ended = isinstance(end, dt.date) and end <= on
    return has_begun and not has_ended


def replay(connection: Connection) -> list[str]:
    """Go through the rows of a ledger, entry by entry, and return the ids of the statements that count at the end."""
    rows = [
        *connection.exec_driver_sql("SELECT entry, 'a retraction', id, '' FROM retractions"),
        *connection.exec_driver_sql("SELECT entry, 'report', id, published FROM reports"),
        *connection.exec_driver_sql("SELECT entry, 'statement', id, report FROM statements"),
    ]
    standing: dict[str, tuple[str, str]] = {}
    for _, what, id, more in sorted(tuple(row) for row in rows):
        if what == "a retraction":
            standing.pop(id, None)
        else:
            standing[id] = (what, more)
    pairs = connection.exec_driver_sql("SELECT earlier, later FROM supersessions")
    superseded = {earlier for earlier, later in pairs if later in standing}
    live = {id for id, (what, _) in standing.items() if what == "report"} - superseded
    return sorted(id for id, (what, report) in standing.items() if what == "statement" and report in live)
