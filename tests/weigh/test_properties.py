"""What holds of everything that is weighed, whatever is told: no statements of one another's making, any order."""

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests_told import TELL

from sayso.holding import Status, Told
from sayso.interval import Bound
from sayso.weigh import (
    disputes,
    field_of,
    holding_on,
    holdings,
    incidents,
    places_named,
    timeline,
    undertakings,
    weighted,
)
from sayso.weigh.incidents import IncidentIndex
from sayso.weigh.places import by_place

KINDS = ["capture", "control", "withdrawal", "handover", "siege", "repulse", "armed_clash", "air_strike"]
MODALITIES = ["occurred", "occurred", "occurred", "denied", "failed", "possible", "planned", "demanded"]
ACTORS = ["army", "rebels", "jihadists"]
PLACES = [("Kidal", "city"), ("Kidal camp", "camp"), ("Ber", "city")]
EDGES = [dt.date.min, dt.date(2023, 11, 1), dt.date(2023, 12, 31), dt.date(9999, 12, 30)]
DAYS = st.one_of(st.dates(dt.date(2023, 11, 1), dt.date(2023, 12, 31)), st.sampled_from(EDGES))
SHORT = settings(max_examples=60, deadline=None)


@st.composite
def telling(draw: st.DrawFn) -> Told:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    dated = draw(st.sampled_from(["on", "stretch", "since", "until", "none"]))
    when = {
        "on": {"on": str(first)},
        "stretch": {"on": str(first), "until": str(last)},
        "since": {"since": str(first)},
        "until": {"until": str(last)},
        "none": {},
    }[dated]
    place, kind = draw(st.sampled_from(PLACES))
    return TELL(
        str(draw(DAYS)),
        draw(st.sampled_from(KINDS)),
        *draw(st.lists(st.sampled_from(ACTORS), max_size=2, unique=True)),
        place=place,
        place_kind=kind,
        precision=draw(st.sampled_from(["day", "range", "month", "year"])),
        by=draw(st.sampled_from([None, "army", "rebels", "residents"])),
        holder=draw(st.sampled_from([None, "army", "rebels", "unknown", "contested"])),
        modality=draw(st.sampled_from(MODALITIES)),
        ends=draw(st.booleans()),
        unverified=draw(st.booleans()),
        due=draw(st.sampled_from([None, None, "2023-12-01"])),
        killed=draw(st.sampled_from([None, (3, 3), (10, None)])),
        report=draw(st.sampled_from(["one", "two", "three"])),
        publisher=draw(st.sampled_from(["Wire", "Daily"])),
        **when,
    )


TOLD = st.lists(telling(), max_size=12)


def weighed(told: list[Told]) -> list[object]:
    """All that is concluded from statements."""
    fields = [field_of(told, place) for place, _ in by_place(sorted(told, key=lambda one: one.id))]
    return [
        [holdings(field) for field in fields],
        disputes(told),
        incidents(told),
        timeline(told),
        undertakings(told, dt.date(2023, 12, 15)),
        [places_named(told, name) for name in ("Kidal", "Ber")],
    ]


@SHORT
@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(told: list[Told], shuffler: random.Random) -> None:
    shuffled = list(told)
    shuffler.shuffle(shuffled)
    assert weighed(shuffled) == weighed(told)


@SHORT
@given(TOLD, st.lists(st.integers(0, 3), min_size=12, max_size=12), st.randoms(use_true_random=False))
def test_the_parts_in_which_reports_arrive_change_nothing(
    told: list[Told], parts: list[int], shuffler: random.Random
) -> None:
    index = IncidentIndex()
    for part in range(4):
        arriving = [one for one, mine in zip(told, parts, strict=False) if mine == part]
        shuffler.shuffle(arriving)
        index.add(arriving)
        index.incidents()
    assert index.incidents() == incidents(told)


@SHORT
@given(TOLD, DAYS)
def test_an_answer_has_statements_and_probabilities(told: list[Told], on: dt.date) -> None:
    for place, _ in by_place(told):
        answer = holding_on(field_of(told, place), on)
        assert answer.interval.may_contain(on)
        assert all(0 <= holder.probability <= 1 for holder in answer.holders)
        assert sum(holder.probability for holder in answer.holders) <= 1.001
        assert 0 <= answer.contested <= 1
        assert answer.holder is None or answer.support
        assert (answer.status is Status.UNKNOWN) <= (answer.holder is None)


@SHORT
@given(TOLD, DAYS)
def test_each_statement_of_an_answer_has_a_weight_and_the_answer_stays(told: list[Told], on: dt.date) -> None:
    for place, _ in by_place(told):
        field = field_of(told, place)
        answer = holding_on(field, on)
        shown = weighted(answer, field, on)
        ids = {one.id for one in (*answer.support, *answer.against)}
        assert {one.id for one in (*shown.support, *shown.against)} == ids
        assert {id for id, _ in shown.weights} <= ids
        assert replace(shown, support=answer.support, against=answer.against, weights=()) == answer


@SHORT
@given(TOLD)
def test_a_history_has_no_gap_and_no_overlap(told: list[Told]) -> None:
    for place, _ in by_place(told):
        stretches = holdings(field_of(told, place))
        assert [one.interval.end for one in stretches[:-1]] == [one.interval.start for one in stretches[1:]]
        assert all(one.interval.end is Bound.OPEN for one in stretches[-1:])


@SHORT
@given(TOLD)
def test_no_statement_stands_on_two_sides_of_a_dispute(told: list[Told]) -> None:
    for dispute in disputes(told):
        ids = [one.id for side in dispute.sides for one in side.statements]
        assert len(dispute.sides) >= 2
        assert len(set(ids)) == len(ids)


@SHORT
@given(TOLD)
def test_each_dated_statement_of_a_place_and_kind_is_in_one_incident(told: list[Told]) -> None:
    found = incidents(told)
    assert len({one.id for one in found}) == len(found)
    ids = [told.id for one in found for told in one.statements]
    assert len(set(ids)) == len(ids)


@SHORT
@given(TOLD, DAYS)
def test_what_is_published_later_does_not_settle_an_undertaking(told: list[Told], on: dt.date) -> None:
    upto = [one for one in told if one.published <= on]
    assert undertakings(told, on) == undertakings(upto, on)
