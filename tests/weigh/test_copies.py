"""One wire printed by many is one word."""

import pytest

from sayso.weigh.copies import origins

WIRE = "rebels took control of the camp at Kidal on Tuesday hours after the last peacekeepers left"
REWRITTEN = "Rebels took control of the camp at Kidal late on Tuesday, hours after the last peacekeepers left."


def origin_of_second(tell, first: dict[str, str], second: dict[str, str]) -> bool:
    one = tell("2023-11-01", "capture", "rebels", **{"quote": WIRE, "publisher": "Wire", **first})
    other = tell("2023-11-02", "capture", "rebels", **{"quote": REWRITTEN, "publisher": "Daily", **second})
    return origins([other, one])[other.id] == one.id


@pytest.mark.parametrize(
    ("second", "copied"),
    [
        ({}, True),
        ({"quote": WIRE}, True),
        ({"by": "residents"}, False),
        ({"modality": "denied"}, False),
        ({"quote": "rebels took control of the town of Ber on Monday after a night of shelling"}, False),
    ],
)
def test_what_is_a_copy(tell, second: dict[str, str], copied: bool) -> None:
    assert origin_of_second(tell, {}, second) is copied


def test_two_statements_of_one_report_are_no_copies_of_one_another(tell) -> None:
    assert not origin_of_second(tell, {"report": "wire"}, {"report": "wire"})
    assert not origin_of_second(tell, {"report": "wire"}, {"report": "wire", "quote": WIRE})


def test_a_near_copy_comes_within_days(tell) -> None:
    old = tell("2023-10-01", "capture", "rebels", quote=WIRE)
    new = tell("2023-11-02", "capture", "rebels", quote=REWRITTEN, publisher="Daily")
    assert origins([old, new])[new.id] == new.id


def test_short_words_are_alike_by_chance(tell) -> None:
    told = [
        tell("2023-11-01", "control", "a", quote="rebels hold Kidal"),
        tell("2023-11-01", "control", "a", quote="rebels hold Gao"),
    ]
    assert [origins(told)[one.id] == one.id for one in told] == [True, True]
