"""Who holds a place once a statement is true, and by when a thing is due."""

import datetime as dt

import pytest

from sayso.interval import Interval
from sayso.read.due import due_of
from sayso.read.holder import holders_of
from sayso.statement import Actor, Modality, When

ARMY = (Actor("the army", "Malian Armed Forces", "military"),)
REBELS = (Actor("the rebels", "Tuareg rebels", "rebels"),)


@pytest.mark.parametrize(
    ("kind", "modality", "actors", "targets", "expected"),
    [
        ("capture", Modality.OCCURRED, ARMY, REBELS, ("Malian Armed Forces",)),
        ("capture", Modality.DENIED, ARMY, REBELS, ("Tuareg rebels",)),
        ("capture", Modality.OCCURRED, (), (), ("unknown",)),
        ("handover", Modality.OCCURRED, REBELS, ARMY, ("Malian Armed Forces",)),
        ("control", Modality.OCCURRED, REBELS, (), ("Tuareg rebels",)),
        ("withdrawal", Modality.OCCURRED, ARMY, (), ("unknown",)),
        ("withdrawal", Modality.DENIED, ARMY, (), ("Malian Armed Forces",)),
        ("withdrawal", Modality.PLANNED, ARMY, (), ()),
        ("siege", Modality.OCCURRED, REBELS, ARMY, ("Malian Armed Forces",)),
        ("repulse", Modality.OCCURRED, ARMY, REBELS, ("Malian Armed Forces",)),
        ("protest", Modality.OCCURRED, ARMY, (), ()),
    ],
)
def test_holders(
    kind: str,
    modality: Modality,
    actors: tuple[Actor, ...],
    targets: tuple[Actor, ...],
    expected: tuple[str, ...],
) -> None:
    assert holders_of(kind, modality, actors, targets) == expected


def test_an_absence_leaves_the_holder_unknown() -> None:
    assert holders_of("control", Modality.OCCURRED, ARMY, (), absent=True) == ("unknown",)


DECEMBER_31 = When("December 31", Interval.day(dt.date(2023, 12, 31)), "day")


@pytest.mark.parametrize(
    ("modality", "published", "expected"),
    [
        (Modality.PLANNED, dt.date(2023, 11, 14), dt.date(2023, 12, 31)),
        (Modality.DEMANDED, dt.date(2023, 11, 14), dt.date(2023, 12, 31)),
        (Modality.OCCURRED, dt.date(2023, 11, 14), None),
        (Modality.PLANNED, dt.date(2024, 1, 14), None),
        (Modality.PLANNED, None, dt.date(2023, 12, 31)),
    ],
)
def test_due(modality: Modality, published: dt.date | None, expected: dt.date | None) -> None:
    assert due_of(modality, DECEMBER_31, published) == expected


def test_without_a_time_nothing_is_due() -> None:
    assert due_of(Modality.PLANNED, None, dt.date(2023, 11, 14)) is None
