"""What statements disagree on."""

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
