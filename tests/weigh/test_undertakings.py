"""What somebody must do by a day, and what became of it."""

import datetime as dt

import pytest

from sayso.holding import Told
from sayso.undertaking import Outcome
from sayso.weigh import undertakings


def outcomes(told: list[Told], on: str) -> list[tuple[str, Outcome]]:
    return [(str(one.due), one.outcome) for one in undertakings(told, dt.date.fromisoformat(on))]


@pytest.fixture
def deadline(tell) -> Told:
    return tell(
        "2023-11-14",
        "withdrawal",
        "mission",
        modality="planned",
        by="Council",
        due="2023-12-31",
        place="Kidal camp",
        place_kind="camp",
    )


def test_pending_until_its_day_and_lapsed_after(deadline: Told) -> None:
    assert outcomes([deadline], "2023-12-31") == [("2023-12-31", Outcome.PENDING)]
    assert outcomes([deadline], "2024-01-01") == [("2023-12-31", Outcome.LAPSED)]


def test_kept(tell, deadline: Told) -> None:
    left = tell("2023-12-20", "withdrawal", "mission", on="2023-12-19", place="Kidal camp", place_kind="camp")
    found = undertakings([deadline, left], dt.date(2023, 12, 25))
    assert [(one.outcome, one.settled_by) for one in found] == [(Outcome.KEPT, (left,))]


def test_not_known_before_it_is_told(tell, deadline: Told) -> None:
    left = tell("2023-12-20", "withdrawal", "mission", on="2023-12-19", place="Kidal camp", place_kind="camp")
    assert outcomes([deadline, left], "2023-12-19") == [("2023-12-31", Outcome.PENDING)]


def test_broken(tell, deadline: Told) -> None:
    refused = tell("2023-12-20", "withdrawal", "mission", modality="denied", place="Kidal camp", place_kind="camp")
    assert outcomes([deadline, refused], "2023-12-25") == [("2023-12-31", Outcome.BROKEN)]


def test_one_camp_left_does_not_keep_the_promise_to_leave_the_country(tell) -> None:
    told = [
        tell(
            "2023-11-14",
            "withdrawal",
            "mission",
            modality="planned",
            due="2023-12-31",
            place="Mali",
            place_kind="country",
        ),
        tell("2023-11-20", "withdrawal", "mission", on="2023-11-19", place="Mali", place_kind="country"),
    ]
    assert outcomes(told, "2023-12-01") == [("2023-12-31", Outcome.PENDING)]


def test_a_later_day_set_by_the_same_supersedes(tell, deadline: Told) -> None:
    later = tell(
        "2023-12-10",
        "withdrawal",
        "mission",
        modality="planned",
        by="Council",
        due="2024-01-31",
        place="Kidal camp",
        place_kind="camp",
    )
    assert outcomes([deadline, later], "2023-12-15") == [
        ("2023-12-31", Outcome.SUPERSEDED),
        ("2024-01-31", Outcome.PENDING),
    ]


def test_told_twice_it_is_one(tell, deadline: Told) -> None:
    again = tell(
        "2023-11-20",
        "withdrawal",
        "mission",
        modality="planned",
        due="2023-12-31",
        place="Kidal camp",
        place_kind="camp",
    )
    found = undertakings([again, deadline], dt.date(2023, 12, 1))
    assert [one.statements for one in found] == [(deadline, again)]


def test_done_too_late_it_is_broken(tell, deadline: Told) -> None:
    late = tell("2024-01-05", "withdrawal", "mission", on="2024-01-04", place="Kidal camp", place_kind="camp")
    found = undertakings([deadline, late], dt.date(2024, 1, 10))
    assert [(one.outcome, one.settled_by) for one in found] == [(Outcome.BROKEN, (late,))]


def test_not_yet_is_no_refusal_before_the_day(tell, deadline: Told) -> None:
    yet = tell(
        "2023-12-20", "withdrawal", "mission", on="2023-12-20", modality="denied", place="Kidal camp", place_kind="camp"
    )
    assert outcomes([deadline, yet], "2023-12-25") == [("2023-12-31", Outcome.PENDING)]


def test_one_of_two_camps_left_does_not_keep_the_promise_to_leave_both(tell) -> None:
    both = tell(
        "2023-10-01",
        "withdrawal",
        "mission",
        modality="planned",
        due="2023-11-15",
        place=("Kidal camp", "Ber camp"),
        place_kind="camp",
    )
    first = tell("2023-10-22", "withdrawal", "mission", on="2023-10-21", place="Ber camp", place_kind="camp")
    second = tell("2023-11-01", "withdrawal", "mission", on="2023-10-31", place="Kidal camp", place_kind="camp")
    assert outcomes([both, first], "2023-10-25") == [("2023-11-15", Outcome.PENDING)]
    assert outcomes([both, first, second], "2023-11-02") == [("2023-11-15", Outcome.KEPT)]


@pytest.mark.parametrize("modality", ["denied", "failed", "possible"])
def test_who_denies_a_thing_does_not_undertake_it(tell, modality: str) -> None:
    assert (
        outcomes([tell("2023-11-14", "withdrawal", "mission", modality=modality, due="2023-12-31")], "2023-12-01") == []
    )


def test_an_election_is_held_once_for_a_whole_country(tell) -> None:
    called = tell("2023-11-14", "election", modality="planned", due="2023-12-10", place="Mali", place_kind="country")
    held = tell("2023-12-11", "election", on="2023-12-10", place="Mali", place_kind="country")
    assert outcomes([called, held], "2023-12-12") == [("2023-12-10", Outcome.KEPT)]


def test_where_nobody_is_named_another_thing_at_the_place_settles_nothing(tell) -> None:
    schools = tell("2023-11-15", "disruption", modality="planned", due="2023-12-04")
    telephone = tell("2023-11-27", "disruption", on="2023-11-26")
    assert outcomes([schools, telephone], "2023-12-10") == [("2023-12-04", Outcome.LAPSED)]


def test_an_election_years_later_is_another_one(tell) -> None:
    called = tell("2023-11-14", "election", modality="planned", due="2023-12-10", place="Mali", place_kind="country")
    other = tell("2026-02-11", "election", on="2026-02-10", place="Mali", place_kind="country")
    assert outcomes([called, other], "2026-03-01") == [("2023-12-10", Outcome.LAPSED)]
