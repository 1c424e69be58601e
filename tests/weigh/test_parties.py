"""Whose voice a statement is in, and what a place means to it."""

import datetime as dt
from dataclasses import replace

import pytest

from sayso.holding import Status
from sayso.statement import Actor, Place
from sayso.weigh import field_of, holding_on
from sayso.weigh.names import folded

KIDAL = Place("Kidal", "Kidal", "city")


class Known:
    """Knows that the guard fights for the army, and that the Army Gazette is the army's own."""

    def identity(self, name: str, id: str | None) -> str:
        del id
        return folded(name)

    def side(self, name: str, id: str | None, type: str = "unknown") -> str:
        del id, type
        return "army" if name == "guard" else folded(name)

    def publisher(self, publisher: str) -> str | None:
        return "army" if publisher == "Army Gazette" else None

    def party(self, publisher: str) -> Actor | None:
        return Actor("front", "front", "rebels", "the-front") if publisher == "Front Bulletin" else None


@pytest.mark.parametrize(
    ("by", "publisher", "status"),
    [
        (None, "Wire", Status.HELD),
        ("residents", "Wire", Status.HELD),
        ("rebels", "Wire", Status.HELD),
        ("army", "Wire", Status.CLAIMED),
        ("guard", "Wire", Status.CLAIMED),
        (None, "Army Gazette", Status.CLAIMED),
        ("residents", "Army Gazette", Status.CLAIMED),
    ],
)
def test_on_whose_word_a_place_is_held(tell, by: str | None, publisher: str, status: Status) -> None:
    told = [tell("2023-11-14", "capture", "army", on="2023-11-14", by=by, publisher=publisher)]
    assert holding_on(field_of(told, KIDAL, Known()), dt.date(2023, 11, 15)).status is status


def test_two_of_one_side_are_one_holder_and_the_likelier_is_named(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14"),
        tell("2023-11-15", "control", "guard"),
        tell("2023-11-16", "control", "army"),
    ]
    answer = holding_on(field_of(told, KIDAL, Known()), dt.date(2023, 11, 17))
    assert (answer.status, answer.holder, answer.since.start) == (Status.HELD, "army", dt.date(2023, 11, 14))
    assert (len(answer.support), answer.against) == (3, ())


def test_where_an_ally_leaves_the_side_stays(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14"),
        tell("2023-11-20", "withdrawal", "guard", on="2023-11-19"),
    ]
    answer = holding_on(field_of(told, KIDAL, Known()), dt.date(2023, 11, 21))
    assert (answer.status, answer.holder) == (Status.HELD, "army")


@pytest.mark.parametrize(
    ("publisher", "type", "holder"),
    [
        ("Front Bulletin", "unknown", "front"),
        ("Front Bulletin", "rebels", "front"),
        ("Front Bulletin", "military", "the movement"),
        ("Wire", "rebels", "the movement"),
    ],
)
def test_a_party_that_calls_itself_by_a_description_is_meant(tell, publisher: str, type: str, holder: str) -> None:
    told = tell("2023-11-14", "capture", "the movement", on="2023-11-14", publisher=publisher)
    typed = tuple(replace(actor, type=type) for actor in told.statement.actors)
    told = replace(told, statement=replace(told.statement, actors=typed))
    assert holding_on(field_of([told], KIDAL, Known()), dt.date(2023, 11, 15)).holder == holder
