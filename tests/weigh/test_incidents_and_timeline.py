"""Statements of one event come together; a timeline tells each once."""

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st
from tests_told import TELL

from sayso.interval import Interval
from sayso.weigh import incidents, timeline


def test_two_reports_of_one_event(tell) -> None:
    told = [
        tell("2023-11-14", "air_strike", "army", on="2023-11-13"),
        tell("2023-11-15", "air_strike", "army", on="2023-11-13", by="residents"),
        tell("2023-11-15", "air_strike", "army", on="2023-10-01"),
    ]
    found = incidents(told)
    assert [(one.interval, len(one.statements)) for one in found] == [
        (Interval.day(dt.date(2023, 10, 1)), 1),
        (Interval.day(dt.date(2023, 11, 13)), 2),
    ]


def test_other_actors_make_another_event(tell) -> None:
    told = [
        tell("2023-11-14", "attack", "army", on="2023-11-13"),
        tell("2023-11-15", "attack", "rebels", on="2023-11-13"),
    ]
    assert [len(one.statements) for one in incidents(told)] == [1, 1]


def test_an_attack_by_nobody_named_does_not_make_two_events_one(tell) -> None:
    army = tell("2023-11-14", "attack", "army", on="2023-11-13")
    rebels = tell("2023-11-15", "attack", "rebels", on="2023-11-13")
    nobody = tell("2023-11-15", "attack", on="2023-11-13")
    assert sorted(len(one.statements) for one in incidents([army, rebels, nobody])) == [1, 1, 1]
    assert [len(one.statements) for one in incidents([army, nobody])] == [2]


def test_what_lasts_for_months_is_no_incident(tell) -> None:
    assert incidents([tell("2023-11-14", "violence", "army", on="2023-08-01", until="2023-11-13")]) == ()


@given(st.randoms(use_true_random=False))
def test_incidents_do_not_depend_on_the_order(shuffler: random.Random) -> None:
    told = [
        TELL("2023-11-14", "attack", actor, on=f"2023-11-{day}")
        for actor, day in [("army", 10), ("army", 11), ("rebels", 10), ("army", 10), ("mission", 12)]
    ]
    shuffled = list(told)
    shuffler.shuffle(shuffled)
    assert incidents(shuffled) == incidents(told)


def test_a_timeline_is_in_order_and_folds_copies(tell) -> None:
    told = [
        tell("2023-11-15", "capture", "army", on="2023-11-14", quote="the army entered", publisher="Daily"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", quote="the army entered"),
        tell("2023-11-14", "withdrawal", "mission", on="2023-10-31"),
        tell("2023-11-14", "withdrawal", "mission", on="2023-12-31", modality="planned"),
    ]
    entries = timeline(told)
    assert [(str(one.interval.first), one.told.publisher, len(one.copies)) for one in entries] == [
        ("2023-10-31", "Wire", 0),
        ("2023-11-14", "Wire", 1),
    ]
    assert [str(one.interval.first) for one in timeline(told, since=dt.date(2023, 11, 1))] == ["2023-11-14"]
    assert [str(one.interval.first) for one in timeline(told, told_only=False)][-1] == "2023-12-31"
