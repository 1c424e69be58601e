"""Who holds a place, as stories tell it."""

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_told import TELL

from sayso.holding import Holding, Status, Told
from sayso.interval import Bound, Interval
from sayso.statement import Place
from sayso.weigh import field_of, holding_on, holdings, places_named, unknown_holding

KIDAL = Place("Kidal", "Kidal", "city")
CAMP = Place("the camp", "Kidal camp", "camp")


def on(told: list[Told], day: str, place: Place = KIDAL) -> Holding:
    return holding_on(field_of(told, place), dt.date.fromisoformat(day))


def test_a_reporter_who_says_who_controls_a_town(tell) -> None:
    answer = on([tell("2023-11-08", "control", "rebels")], "2023-11-08")
    assert (answer.status, answer.holder) == (Status.HELD, "rebels")
    assert [one.statement.actors[0].name for one in answer.support] == ["rebels"]


def test_only_the_army_says_that_it_took_the_town(tell) -> None:
    told = [tell("2023-11-14", "capture", "army", on="2023-11-14", by="army")]
    assert on(told, "2023-11-15").status is Status.CLAIMED
    assert on(told, "2023-11-15").holder == "army"


def test_before_the_capture_the_stronghold_after_it_the_army(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army", report="wire"),
        tell("2023-11-14", "control", "rebels", report="wire"),
    ]
    assert on(told, "2023-11-10").holder == "rebels"
    assert on(told, "2023-11-15").holder == "army"


def test_the_loser_admits_it(tell) -> None:
    told = [
        tell("2023-11-08", "control", "rebels"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        tell("2023-11-15", "capture", "army", on="2023-11-14", by="rebels"),
    ]
    answer = on(told, "2023-11-16")
    assert (answer.status, answer.holder) == (Status.HELD, "army")
    assert answer.since.start == dt.date(2023, 11, 14)


def test_a_denial_makes_it_contested(tell) -> None:
    told = [
        tell("2023-11-08", "control", "rebels"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="rebels", modality="denied", holder="rebels"),
    ]
    assert on(told, "2023-11-14").status is Status.CONTESTED


def test_one_leaves_and_another_comes_the_same_day(tell) -> None:
    told = [
        tell("2023-10-31", "withdrawal", "mission", place="Kidal camp", place_kind="camp", on="2023-10-31"),
        tell("2023-10-31", "capture", "rebels", place="Kidal camp", place_kind="camp", on="2023-10-31"),
    ]
    assert on(told, "2023-10-20", CAMP).holder == "mission"
    assert on(told, "2023-11-02", CAMP).holder == "rebels"


def test_a_camp_is_not_the_town_and_near_is_not_in(tell) -> None:
    told = [
        tell("2023-10-31", "capture", "rebels", place="Kidal camp", place_kind="camp", on="2023-10-31"),
        tell("2023-11-12", "capture", "army", near=True, on="2023-11-12"),
    ]
    assert on(told, "2023-11-13").status is Status.UNKNOWN


@pytest.mark.parametrize("modality", ["planned", "demanded", "threatened", "expected"])
def test_what_has_not_happened_moves_nobody(tell, modality: str) -> None:
    told = [tell("2023-11-08", "control", "rebels"), tell("2023-11-09", "capture", "army", modality=modality)]
    assert on(told, "2023-11-10").holder == "rebels"


def test_certainty_fades(tell) -> None:
    told = [tell("2023-11-08", "control", "rebels"), tell("2019-01-01", "control", "army")]
    sure = [on(told, day).holders[0].probability for day in ("2023-11-08", "2024-11-08", "2026-11-08")]
    assert sure == sorted(sure, reverse=True)
    assert on(told, "2030-01-01").status is Status.UNKNOWN
    assert on(told[:1], "2030-01-01").status is Status.UNKNOWN


def test_nobody_knows_before_anything_is_told() -> None:
    assert on([], "2023-11-08").status is Status.UNKNOWN
    assert unknown_holding("Menaka").holder is None


def test_the_start_is_between_the_last_contrary_word_and_the_first(tell) -> None:
    told = [
        tell("2023-10-01", "control", "army", on="2023-10-01"),
        tell("2023-11-08", "control", "rebels", on="2023-11-08"),
    ]
    since = on(told, "2023-11-10").since
    assert (since.start, since.earliest, since.latest) == (None, dt.date(2023, 10, 2), dt.date(2023, 11, 8))


def test_history_joins_stretches_with_one_answer(tell) -> None:
    told = [
        tell("2023-10-01", "control", "rebels", on="2023-10-01"),
        tell("2023-11-01", "control", "rebels", on="2023-11-01"),
        tell("2023-11-20", "capture", "army", on="2023-11-14", by="rebels"),
    ]
    stretches = holdings(field_of(told, KIDAL))
    assert [(one.interval, one.holder) for one in stretches] == [
        (Interval(dt.date(2023, 10, 1), dt.date(2023, 11, 14)), "rebels"),
        (Interval(dt.date(2023, 11, 14), Bound.OPEN), "army"),
    ]


def test_who_is_said_to_hold_a_place_that_another_leaves_holds_it_from_then_on(tell) -> None:
    told = [tell("2023-11-14", "withdrawal", "rebels", on="2023-11-13", by="rebels", holder="army")]
    assert (on(told, "2023-11-10").holder, on(told, "2023-11-14").holder) == ("rebels", "army")
    assert on(told, "2023-11-14").since.start == dt.date(2023, 11, 13)


def test_a_siege_that_is_lifted_was_outside_the_town(tell) -> None:
    lifted = tell("2023-11-14", "siege", "jihadists", on="2023-11-13", ends=True)
    assert (on([lifted], "2023-11-10").holder, on([lifted], "2023-11-14").holder) == (None, None)
    held = tell("2023-11-14", "siege", "jihadists", on="2023-11-13", ends=True, holder="army")
    assert (on([held], "2023-11-14").status, on([held], "2023-11-14").holder) == (Status.HELD, "army")


def test_a_town_that_fell_is_lost_even_where_nobody_says_to_whom(tell) -> None:
    told = [tell("2023-11-01", "control", "army"), tell("2023-11-14", "capture", holder="unknown", on="2023-11-13")]
    assert (on(told, "2023-11-12").holder, on(told, "2023-11-14").holder) == ("army", None)
    victor = tell("2023-11-16", "capture", "rebels", on="2023-11-12")
    assert on([*told, victor], "2023-11-14").holder == "rebels"


def test_who_is_named_as_holder_and_loser_of_a_capture_has_lost(tell) -> None:
    told = [
        tell("2023-11-01", "control", "army"),
        tell("2023-11-14", "capture", targets=("army",), holder="army", on="2023-11-13", by="army"),
    ]
    assert [on(told, day).holder for day in ("2023-11-12", "2023-11-14")] == ["army", None]


def test_who_comes_and_goes_within_a_day_has_taken_nothing(tell) -> None:
    told = [
        tell("2023-11-01", "control", "army"),
        tell("2023-11-14", "capture", "jihadists", on="2023-11-13"),
        tell("2023-11-14", "withdrawal", "jihadists", on="2023-11-13"),
    ]
    assert (on(told, "2023-11-13").status, on(told, "2023-11-13").holder) == (Status.CONTESTED, "army")
    assert (on(told, "2023-11-20").status, on(told, "2023-11-20").holder) == (Status.HELD, "army")


def test_a_town_is_contested_while_two_sides_fight_in_it(tell) -> None:
    told = [tell("2023-11-01", "control", "army"), tell("2023-11-14", "armed_clash", "army", "rebels", on="2023-11-13")]
    days = ["2023-11-12", "2023-11-13", "2023-11-15", "2023-11-16"]
    assert [on(told, day).status.value for day in days] == ["held", "contested", "contested", "held"]
    assert [on(told, day).holder for day in days] == ["army"] * 4


def test_a_town_of_nobody_known_is_contested_while_two_sides_fight_in_it(tell) -> None:
    told = [tell("2023-11-14", "armed_clash", "army", "rebels", on="2023-11-13")]
    assert [on(told, day).status.value for day in ("2023-11-12", "2023-11-13", "2023-11-16")] == [
        "unknown",
        "contested",
        "unknown",
    ]


def test_the_fight_ends_with_the_capture(tell) -> None:
    told = [
        tell("2023-11-14", "armed_clash", "army", "rebels", on="2023-11-13"),
        tell("2023-11-14", "capture", "army", on="2023-11-13"),
    ]
    assert (on(told, "2023-11-13").status, on(told, "2023-11-13").holder) == (Status.HELD, "army")


@pytest.mark.parametrize("how", [{"near": True}, {"modality": "expected"}, {"modality": "denied"}])
def test_a_fight_near_by_or_not_fought_contests_nothing(tell, how: dict[str, Any]) -> None:
    told = [
        tell("2023-11-01", "control", "army"),
        tell("2023-11-14", "armed_clash", "army", "rebels", on="2023-11-13", **how),
    ]
    assert on(told, "2023-11-13").status is Status.HELD


def test_a_state_of_years_up_to_the_report_yields_to_the_capture_in_it(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army", report="wire"),
        tell("2023-11-14", "control", "army", until="2023-11-14", precision="unknown", holder="rebels", report="wire"),
    ]
    assert (on(told, "2023-11-13").holder, on(told, "2023-11-14").holder) == ("rebels", "army")
    assert on(told, "2023-11-14").status is Status.CLAIMED


def test_what_a_resident_says_against_the_capture_in_the_same_report_is_no_background(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army", report="wire"),
        tell("2023-11-14", "control", "rebels", by="residents", report="wire"),
    ]
    assert on(told, "2023-11-14").status is Status.CONTESTED


def test_a_capture_of_years_ago_is_the_background_of_the_state_told_beside_it(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "rebels", on="2012-03-30", report="wire"),
        tell("2023-11-14", "control", "army", report="wire"),
    ]
    assert [on(told, day).holder for day in ("2012-04-10", "2023-11-14")] == ["rebels", "army"]


def test_one_voice_does_not_put_two_in_a_place_on_one_day(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army", report="wire"),
        tell("2023-11-14", "control", "rebels", on="2023-11-14", by="army", report="wire"),
    ]
    assert [on(told, day).holder for day in ("2023-11-13", "2023-11-14")] == ["rebels", "army"]
    other = tell("2023-11-14", "control", "rebels", on="2023-11-14", by="residents", report="wire")
    assert on([told[0], other], "2023-11-14").status is Status.CONTESTED


def test_a_state_told_after_a_return_is_of_today(tell) -> None:
    told = [
        tell("2023-11-20", "capture", "rebels", on="2023-11-10", report="wire"),
        tell("2023-11-20", "capture", "army", on="2023-11-18", report="wire"),
        tell("2023-11-20", "control", "army", report="wire"),
    ]
    assert [on(told, day).holder for day in ("2023-11-12", "2023-11-20")] == ["rebels", "army"]
    assert on(told, "2023-11-20").since.start == dt.date(2023, 11, 18)


def test_held_since_a_day_is_not_held_before(tell) -> None:
    told = [tell("2023-11-14", "control", "rebels", since="2023-08-01", precision="month")]
    assert (on(told, "2023-07-01").status, on(told, "2023-09-01").status) == (Status.UNKNOWN, Status.HELD)
    assert on(told, "2023-11-14").since.start == dt.date(2023, 8, 1)


def test_held_until_a_day_is_not_held_after(tell) -> None:
    told = [tell("2023-11-14", "control", "rebels", until="2022-12-31", precision="year", ends=True)]
    assert (on(told, "2022-11-01").holder, on(told, "2023-01-10").holder) == ("rebels", None)


def test_a_former_holder_holds_nothing_on_the_day_of_the_report(tell) -> None:
    told = [tell("2023-11-14", "control", "jihadists", ends=True)]
    assert (on(told, "2023-11-10").status, on(told, "2023-11-14").status) == (Status.UNKNOWN, Status.UNKNOWN)


def test_a_capture_of_some_day_in_a_month_has_bounds(tell) -> None:
    told = [
        tell("2023-02-14", "control", "army"),
        tell("2023-04-14", "capture", "rebels", on="2023-03-01", until="2023-03-31", precision="month"),
    ]
    assert [on(told, day).holder for day in ("2023-03-01", "2023-03-31")] == ["army", "rebels"]
    since = on(told, "2023-04-20").since
    assert (since.earliest, since.latest) == (dt.date(2023, 3, 1), dt.date(2023, 3, 31))


def test_a_state_of_some_time_in_a_year_lies_before_the_capture_in_that_year(tell) -> None:
    told = [
        tell("2020-01-14", "control", "rebels", on="2014-01-01", until="2014-12-31", precision="year"),
        tell("2014-03-04", "capture", "army", on="2014-03-03"),
    ]
    assert [on(told, day).holder for day in ("2014-02-20", "2014-06-01")] == ["rebels", "army"]


def test_a_capture_without_a_day_after_a_loss_is_a_new_one(tell) -> None:
    told = [
        tell("2023-11-01", "capture", "army", on="2023-11-01"),
        tell("2023-11-05", "capture", "rebels", on="2023-11-05"),
        tell("2023-11-20", "capture", "army"),
    ]
    assert [on(told, day).holder for day in ("2023-11-02", "2023-11-06", "2023-11-20")] == ["army", "rebels", "army"]
    since = on(told, "2023-11-21").since
    assert (since.start, since.earliest, since.latest) == (None, dt.date(2023, 11, 6), dt.date(2023, 11, 20))


def test_what_followed_a_capture_of_long_ago_goes_on_from_there(tell) -> None:
    told = [
        tell("2023-11-01", "capture", "rebels", on="2012-01-01", until="2012-01-03", report="wire", at=0),
        tell("2023-11-01", "capture", "jihadists", report="wire", at=40),
        tell("2023-10-31", "control", "rebels"),
    ]
    assert [on(told, day).holder for day in ("2012-01-01", "2012-02-01", "2023-11-02")] == [
        "rebels",
        "jihadists",
        "rebels",
    ]


def test_a_capture_without_a_day_that_stands_first_is_the_news(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", report="wire", at=0),
        tell("2023-11-14", "capture", "rebels", on="2023-11-05", report="wire", at=40),
    ]
    assert [on(told, day).holder for day in ("2023-11-06", "2023-11-14")] == ["rebels", "army"]


def test_a_capture_without_a_day_behind_the_news_of_another_is_its_background(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-12", report="wire", at=0),
        tell("2023-11-14", "capture", "rebels", report="wire", at=40),
    ]
    assert [on(told, day).holder for day in ("2023-11-11", "2023-11-14")] == ["rebels", "army"]


def test_a_state_is_taken_to_have_been_so_shortly_before_it_is_told(tell) -> None:
    told = [tell("2023-11-14", "control", "rebels")]
    assert [on(told, day).holder for day in ("2023-11-01", "2023-08-20", "2023-06-01")] == ["rebels", "rebels", None]


def test_a_capture_told_again_without_a_day_is_no_new_one(tell) -> None:
    told = [tell("2023-11-14", "capture", "army", on="2023-11-14"), tell("2023-12-20", "capture", "army")]
    assert on(told, "2023-12-21").since.start == dt.date(2023, 11, 14)


def test_who_was_there_had_left_when_the_other_came_however_late_it_is_told(tell) -> None:
    told = [tell("2023-11-14", "capture", "army", on="2023-11-12"), tell("2023-11-20", "withdrawal", "rebels")]
    assert [on(told, day).holder for day in ("2023-11-10", "2023-11-14", "2023-11-21")] == ["rebels", "army", "army"]


def test_who_gives_a_place_to_another_held_it(tell) -> None:
    told = [tell("2023-11-14", "handover", "mission", "army", on="2023-11-14", holder="army")]
    assert [on(told, day).holder for day in ("2023-11-10", "2023-11-15")] == ["mission", "army"]


def test_a_name_in_passing_does_not_settle_what_another_claims(tell) -> None:
    told = [
        tell("2023-11-01", "control", "rebels"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        tell("2023-11-16", "control", "rebels"),
    ]
    assert on(told, "2023-11-17").status is Status.CONTESTED
    assert (on(told, "2024-01-10").status, on(told, "2024-01-10").holder) == (Status.HELD, "rebels")


def test_five_claims_by_one_army_are_one_claim(tell) -> None:
    one = [tell("2023-11-01", "control", "rebels"), tell("2023-11-14", "capture", "army", on="2023-11-14", by="army")]
    five = one + [tell(f"2023-11-{15 + n}", "capture", "army", on="2023-11-14", by="army") for n in range(4)]
    assert on(one, "2023-11-20").holders == on(five, "2023-11-20").holders


def test_two_outlets_that_differ_make_a_place_contested_for_a_month(tell) -> None:
    told = [
        tell("2023-11-14", "control", "army", publisher="Daily"),
        tell("2023-11-14", "control", "rebels", publisher="Weekly"),
    ]
    assert [on(told, day).status for day in ("2023-11-15", "2024-02-01")] == [Status.CONTESTED, Status.UNKNOWN]


@pytest.mark.parametrize(
    ("kind", "holder", "answer"),
    [("withdrawal", "army", "army"), ("repulse", "rebels", "rebels"), ("capture", "rebels", "rebels")],
)
def test_a_denial_tells_who_holds_the_place_if_the_speaker_is_right(tell, kind: str, holder: str, answer: str) -> None:
    told = [tell("2023-11-14", kind, "army", by="observers", modality="denied", holder=holder)]
    assert on(told, "2023-11-14").holder == answer


def test_towns_of_one_name_in_two_countries(tell) -> None:
    told = [
        tell("2023-11-14", "control", "army", place="Tripoli", country="LY"),
        tell("2023-11-14", "control", "rebels", place="Tripoli", country="LB"),
    ]
    assert on(told, "2023-11-14", Place("Tripoli", "Tripoli", "city", "LB")).holder == "rebels"
    assert on(told, "2023-11-14", Place("Tripoli", "Tripoli", "city", "LY")).holder == "army"


def test_history_shows_when_a_contradiction_has_aged(tell) -> None:
    told = [
        tell("2023-11-01", "control", "army", on="2023-11-01"),
        tell("2023-11-14", "armed_clash", "army", "rebels", on="2023-11-13"),
    ]
    stretches = holdings(field_of(told, KIDAL))
    assert [(str(one.interval.first), one.status.value) for one in stretches] == [
        ("2023-11-01", "held"),
        ("2023-11-13", "contested"),
        ("2023-11-16", "held"),
    ]


def test_a_wire_copied_by_many_counts_once(tell) -> None:
    words = "rebels hold Kidal"
    one = [tell("2023-11-08", "control", "rebels", quote=words), tell("2023-10-01", "control", "army", on="2023-11-08")]
    many = one + [tell("2023-11-08", "control", "rebels", quote=words, publisher=f"Daily {n}") for n in range(20)]
    assert on(one, "2023-11-09").holders == on(many, "2023-11-09").holders


def test_a_place_is_found_by_its_name_whatever_its_kind(tell) -> None:
    told = [
        tell("2023-11-08", "control", "a"),
        tell("2023-11-08", "control", "b", place="Kidal camp", place_kind="camp"),
    ]
    assert [place.kind for place in places_named(told, "kidal")] == ["city", "camp"]
    assert [place.name for place in places_named(told, "Kidal", "camp")] == ["Kidal camp"]


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 400))
def test_the_order_of_arrival_does_not_matter(shuffler: random.Random, later: int) -> None:
    told = [
        TELL("2023-10-31", "withdrawal", "mission", on="2023-10-31"),
        TELL("2023-10-31", "capture", "rebels", on="2023-10-31"),
        TELL("2023-11-08", "control", "rebels"),
        TELL("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        TELL("2023-11-14", "capture", "army", on="2023-11-14", by="rebels", modality="denied", holder="rebels"),
        TELL("2023-11-15", "withdrawal", "rebels", on="2023-11-13", by="rebels"),
    ]
    asked = dt.date(2023, 10, 20) + dt.timedelta(days=later)
    shuffled = list(told)
    shuffler.shuffle(shuffled)
    assert holding_on(field_of(shuffled, KIDAL), asked) == holding_on(field_of(told, KIDAL), asked)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["control", "capture", "withdrawal"]), max_size=8), st.integers(-50, 400))
def test_probabilities_are_probabilities_and_answers_have_statements(kinds: list[str], later: int) -> None:
    told = [
        TELL("2023-11-08", kind, f"side {n % 3}", on=str(dt.date(2023, 9, 1) + dt.timedelta(days=9 * n)))
        for n, kind in enumerate(kinds)
    ]
    answer = holding_on(field_of(told, KIDAL), dt.date(2023, 9, 1) + dt.timedelta(days=later))
    assert all(0 <= holder.probability <= 1 for holder in answer.holders)
    assert sum(holder.probability for holder in answer.holders) <= 1.001
    assert answer.holder is None or answer.support


def test_a_claim_said_again_is_as_old_as_its_first_telling(tell) -> None:
    told = [
        tell("2024-02-01", "control", "army"),
        tell("2024-02-19", "capture", "rebels", on="2024-02-18", by="rebels"),
        tell("2024-02-21", "control", "army", on="2024-02-20", by="residents", report="wire"),
        tell("2024-02-21", "capture", "rebels", on="2024-02-18", by="rebels", report="wire"),
    ]
    assert (on(told, "2024-02-21").status, on(told, "2024-02-21").holder) == (Status.HELD, "army")


def test_a_denial_by_others_settles_a_claim(tell) -> None:
    told = [
        tell("2024-07-02", "control", "rebels"),
        tell("2024-07-25", "capture", "army", on="2024-07-25", by="army"),
        tell("2024-07-26", "capture", "army", on="2024-07-25", by="rebels", modality="denied", holder="rebels"),
    ]
    assert on(told, "2024-07-29").status is Status.CONTESTED
    settled = tell("2024-07-29", "capture", "army", by="residents", modality="denied", holder="rebels")
    assert (on([*told, settled], "2024-07-29").status, on([*told, settled], "2024-07-29").holder) == (
        Status.HELD,
        "rebels",
    )


def test_a_claim_that_others_confirm_later_is_held(tell) -> None:
    told = [tell("2024-01-14", "capture", "army", on="2024-01-14", by="army")]
    assert on(told, "2024-01-20").status is Status.CLAIMED
    assert on([*told, tell("2024-03-15", "control", "army")], "2024-01-20").status is Status.HELD
    lost = [tell("2024-02-01", "capture", "rebels", on="2024-02-01"), tell("2024-03-15", "control", "army")]
    assert on([*told, *lost], "2024-01-20").status is Status.CLAIMED


def test_officials_who_tell_a_capture_again_confirm_it(tell) -> None:
    told = [
        tell("2025-01-05", "capture", "rebels", on="2025-01-04", by="rebels"),
        tell("2025-01-06", "capture", "rebels", by="officials"),
    ]
    assert on(told[:1], "2025-01-06").status is Status.CLAIMED
    assert on(told, "2025-01-06").status is Status.HELD


def test_who_loses_a_place_again_to_others_has_held_it(tell) -> None:
    told = [
        tell("2024-12-06", "capture", "rebels", on="2024-12-05"),
        tell("2024-12-11", "capture", "army", on="2024-12-08"),
        tell("2024-12-11", "capture", targets=("army",), holder="unknown", on="2024-12-10", by="army"),
        tell("2024-12-11", "capture", "rebels", on="2024-12-10"),
    ]
    assert [on(told, day).holder for day in ("2024-12-07", "2024-12-09", "2024-12-11")] == ["rebels", "army", "rebels"]


@pytest.mark.parametrize(("speaker", "holder"), [("army/military", "army"), ("mission/peacekeepers", None)])
def test_who_denies_a_fall_says_that_the_place_is_his(tell, speaker: str, holder: str | None) -> None:
    name, type = speaker.split("/")
    told = tell("2024-10-28", "capture", modality="denied", holder="unknown", by=name)
    said = replace(told.statement.said_by, type=type)
    assert on([replace(told, statement=replace(told.statement, said_by=said))], "2024-10-28").holder == holder


def test_nobody_denies_his_own_capture(tell) -> None:
    told = [
        tell("2024-10-22", "control", "army"),
        tell("2024-10-28", "capture", "army", modality="denied", holder="unknown", by="army"),
    ]
    assert on(told, "2024-10-28").holder == "army"
