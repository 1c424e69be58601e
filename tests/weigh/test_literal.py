"""What a statement names in its own words counts before what was found around it."""

import datetime as dt

import pytest

from sayso.holding import Told
from sayso.statement import Place
from sayso.weigh import field_of, holding_on


def on(told: list[Told], place: str) -> str | None:
    return holding_on(field_of(told, Place(place, place, "city")), dt.date(2024, 12, 20)).holder


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("the army holds Kipese and Lubero", {"Kipese": "army", "Lubero": "army", "Matembe": None}),
        ("the army holds both towns", {"Kipese": "army", "Lubero": "army", "Matembe": "army"}),
    ],
)
def test_the_places_of_a_quote(tell, quote: str, held: dict[str, str | None]) -> None:
    told = [tell("2024-12-20", "control", "army", place=("Matembe", "Kipese", "Lubero"), quote=quote)]
    assert {place: on(told, place) for place in held} == held


def test_the_holder_of_a_quote(tell) -> None:
    told = [tell("2024-12-20", "control", "rebels", "army", quote="the army holds Lubero", place="Lubero")]
    assert on(told, "Lubero") == "army"
    pronoun = [tell("2024-12-20", "control", "rebels", "army", quote="they hold Lubero", place="Lubero")]
    assert on(pronoun, "Lubero") == "rebels"


def test_who_is_denied_to_have_come_does_not_hold_the_place(tell) -> None:
    held = tell("2024-12-01", "control", "army", place="Lubero")
    denied = tell("2024-12-20", "capture", "rebels", modality="denied", holder="rebels", place="Lubero")
    assert on([held, denied], "Lubero") == "army"
