"""What statements disagree on."""

import pytest

from sayso.holding import Told
from sayso.weigh import disputes


def sides(told: list[Told]) -> list[tuple[str, list[str]]]:
    return [(dispute.about, [side.says for side in dispute.sides]) for dispute in disputes(told)]


def test_who_holds_a_town(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="rebels", modality="denied", holder="unknown"),
    ]
    assert sides(told) == [("holder", ["army holds Kidal", "army does not hold Kidal"])]


def test_a_change_of_hands_is_no_dispute(tell) -> None:
    told = [
        tell("2023-11-08", "control", "rebels", on="2023-11-13"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
    ]
    assert sides(told) == []


def test_whether_it_happened(tell) -> None:
    told = [
        tell("2023-11-14", "air_strike", "army", on="2023-11-13", by="residents"),
        tell("2023-11-15", "air_strike", "army", on="2023-11-13", by="army", modality="denied"),
    ]
    assert sides(told) == [("occurrence", ["there was air strike", "there was no air strike"])]


def test_one_speaker_does_not_dispute_with_itself(tell) -> None:
    told = [
        tell("2023-11-14", "air_strike", "army", on="2023-11-13", by="army"),
        tell("2023-11-15", "air_strike", "army", on="2023-11-13", by="army", modality="denied"),
    ]
    assert sides(told) == []


def test_tolls_that_do_not_meet(tell) -> None:
    told = [
        tell("2023-11-14", "air_strike", "army", on="2023-11-13", by="residents", killed=(14, 14)),
        tell("2023-11-14", "air_strike", "army", on="2023-11-13", by="army", killed=(30, None)),
    ]
    assert sides(told) == [("count", ["14 killed", "at least 30 killed"])]


def test_tolls_that_meet_are_no_dispute(tell) -> None:
    told = [
        tell("2023-11-14", "air_strike", "army", on="2023-11-13", by="residents", killed=(14, None)),
        tell("2023-11-14", "air_strike", "army", on="2023-11-13", by="army", killed=(30, 30)),
    ]
    assert sides(told) == []


def test_who_denies_the_loss_holds_the_town_on_one_side_only(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="rebels", modality="denied", holder="rebels"),
    ]
    assert sides(told) == [("holder", ["army holds Kidal", "rebels holds Kidal"])]


def test_one_who_saw_them_leave_and_one_who_says_that_they_stayed(tell) -> None:
    told = [
        tell("2023-12-06", "withdrawal", "rebels", on="2023-11-11", by="residents"),
        tell("2023-11-13", "control", "rebels", on="2023-11-13", by="rebels"),
    ]
    assert sides(told) == [("holder", ["rebels holds Kidal", "rebels has left Kidal"])]


def test_who_came_back_is_no_dispute(tell) -> None:
    told = [
        tell("2023-11-14", "withdrawal", "rebels", on="2023-11-11", by="residents"),
        tell("2023-11-14", "capture", "rebels", on="2023-11-12", publisher="Daily"),
        tell("2023-11-14", "control", "rebels", on="2023-11-13", by="rebels"),
    ]
    assert sides(told) == []


def test_days_of_claim_and_counterclaim_are_one_dispute(tell) -> None:
    told = [
        tell(f"2023-11-{day}", "control", side, on=f"2023-11-{day}", by=side)
        for day in range(10, 16)
        for side in ("army", "rebels")
    ]
    (dispute,) = disputes(told)
    assert (str(dispute.interval.first), str(dispute.interval.last)) == ("2023-11-10", "2023-11-15")
    assert [len(side.statements) for side in dispute.sides] == [6, 6]


def test_a_denial_without_a_place_is_of_what_the_same_report_tells(tell) -> None:
    told = [
        tell("2023-11-01", "air_strike", "army", by="a news site", place="", report="radio"),
        tell("2023-11-01", "air_strike", "army", by="army", modality="denied", place="", report="radio"),
        tell("2023-11-01", "air_strike", "army", by="army", modality="denied", place="", report="another"),
    ]
    assert [(d.about, d.place, len(d.sides[1].statements)) for d in disputes(told)] == [("occurrence", None, 1)]


def test_a_thing_denied_of_two_places_is_disputed_once(tell) -> None:
    places = ("Kidal", "Ber")
    told = [
        tell("2023-11-14", "shelling", "army", on="2023-11-13", by="residents", place=places),
        tell("2023-11-15", "shelling", "army", on="2023-11-13", by="army", modality="denied", place=places),
    ]
    assert len(disputes(told)) == 1


@pytest.mark.parametrize(
    ("kind", "count"),
    [("armed_clash", 0), ("air_strike", 1)],
)
def test_where_two_sides_fight_each_has_its_own_toll(tell, kind: str, count: int) -> None:
    told = [
        tell("2023-11-14", kind, on="2023-11-13", by="army", killed=(30, 30), targets=("rebels",)),
        tell("2023-11-14", kind, on="2023-11-13", by="residents", killed=(4, 4), targets=("civilians",)),
    ]
    assert len(disputes(told)) == count


SHELLED = {"on": "2023-11-13", "killed": (14, 14), "targets": ("civilians",)}


def test_one_attack_that_each_lays_to_the_other_s_door(tell) -> None:
    told = [
        tell("2023-11-14", "shelling", "army", by="rebels", quote="army shells hit the market, 14 died", **SHELLED),
        tell("2023-11-14", "shelling", "rebels", by="army", quote="rebel shells hit the market, 14 died", **SHELLED),
    ]
    assert sides(told) == [("author", ["army did it", "rebels did it"])]


def test_who_is_blamed_blames_the_other(tell) -> None:
    strike = {"on": "2024-07-25", "place": "Lashio hospital", "place_kind": "facility", "report": "one"}
    told = [
        tell("2024-07-30", "air_strike", "army", by="rebels", quote="The rebels blamed army aircraft", **strike),
        tell("2024-07-30", "attack_on_civilians", "rebels", by="army", quote="the army blamed the rebels", **strike),
    ]
    assert sides(told) == [("author", ["army did it", "rebels did it"])]


def test_two_sides_that_shell_one_town_may_both_have_done_so(tell) -> None:
    told = [
        tell("2023-11-14", "shelling", "army", on="2023-11-13", by="rebels", quote="the army shelled the old bridge"),
        tell("2023-11-14", "shelling", "rebels", on="2023-11-13", by="army", quote="rebel fire hit a school yard"),
    ]
    assert sides(told) == []
