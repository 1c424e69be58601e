"""How likely it is that a place is contested."""

import datetime as dt

import pytest

from sayso.statement import Place
from sayso.weigh import field_of, holding_on

KIDAL = Place("Kidal", "Kidal", "city")


def contested(told, day: str) -> float:
    return holding_on(field_of(told, KIDAL), dt.date.fromisoformat(day)).contested


def test_of_a_place_of_which_nothing_is_heard_little_is_said() -> None:
    assert contested([], "2023-11-14") == 0.01


def test_word_that_a_place_is_contested_is_believed_as_other_word_is(tell) -> None:
    assert contested([tell("2023-11-14", "control", holder="contested", on="2023-11-14")], "2023-11-14") == 0.901


def test_a_fight_makes_it_as_likely_as_towns_with_fights_are_contested_and_more_fights_do_not_add_up(tell) -> None:
    fights = [tell(f"2023-11-{day}", "armed_clash", "army", "rebels", on=f"2023-11-{day}") for day in (10, 14, 18, 22)]
    assert contested(fights[:1], "2023-11-10") == contested(fights, "2023-11-22") == 0.25


def test_a_capture_ends_the_contest_and_a_word_of_who_is_there_makes_it_less_likely(tell) -> None:
    told = [tell("2023-11-14", "control", holder="contested", on="2023-11-14")]
    taken = contested([*told, tell("2023-11-16", "capture", "army", on="2023-11-16")], "2023-11-16")
    held = contested([*told, tell("2023-11-16", "control", "army", on="2023-11-16")], "2023-11-16")
    assert 0.1 < taken < 0.2
    assert 0.5 < held < 0.6


@pytest.mark.parametrize(("day", "least", "most"), [("2024-11-14", 0.6, 0.75), ("2043-11-14", 0.333, 0.334)])
def test_what_is_not_heard_of_any_more_becomes_a_guess(tell, day: str, least: float, most: float) -> None:
    told = [tell("2023-11-14", "control", holder="contested", on="2023-11-14")]
    assert least < contested(told, day) < most
