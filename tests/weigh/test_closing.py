"""A dispute is closed by one side's own later word, and by nothing else."""

from sayso.weigh import disputes

STRIKE = {"on": "2023-11-13"}


def test_who_admits_what_he_denied_closes_the_dispute(tell) -> None:
    told = tell("2023-11-14", "air_strike", "army", by="residents", **STRIKE)
    denied = tell("2023-11-15", "air_strike", "army", by="army", modality="denied", **STRIKE)
    admitted = tell("2023-11-20", "air_strike", "army", by="army", **STRIKE)
    (open_,) = disputes([told, denied])
    (closed,) = disputes([told, denied, admitted])
    assert (open_.is_open, open_.closed_by) == (True, ())
    assert (closed.is_open, closed.closed_by) == (False, (admitted,))


def test_what_others_say_later_closes_nothing(tell) -> None:
    told = [
        tell("2023-11-14", "air_strike", "army", by="residents", **STRIKE),
        tell("2023-11-15", "air_strike", "army", by="army", modality="denied", **STRIKE),
        tell("2023-11-20", "air_strike", "army", by="the mission", **STRIKE),
    ]
    assert [dispute.is_open for dispute in disputes(told)] == [True]


def test_who_goes_back_on_his_admission_opens_it_again(tell) -> None:
    told = [
        tell("2023-11-14", "air_strike", "army", by="residents", **STRIKE),
        tell("2023-11-15", "air_strike", "army", by="army", modality="denied", **STRIKE),
        tell("2023-11-20", "air_strike", "army", by="army", **STRIKE),
        tell("2023-11-21", "air_strike", "army", by="army", modality="denied", **STRIKE),
    ]
    assert any(dispute.is_open for dispute in disputes(told))


def test_who_takes_back_that_he_held_the_town(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="rebels", modality="denied", holder="unknown"),
        tell("2023-11-18", "capture", "army", on="2023-11-14", by="army", modality="denied", holder="unknown"),
    ]
    (dispute,) = disputes(told)
    assert dispute.closed_by == (told[2],)
    assert [dispute.is_open for dispute in disputes(told[:2])] == [True]
