"""How much each word moved an answer."""

import datetime as dt

from sayso.statement import Place
from sayso.weigh import field_of, holding_on, weighted

KIDAL = Place("Kidal", "Kidal", "city")
ON = dt.date(2023, 11, 16)


def weights(told) -> dict[str, float]:
    field = field_of(told, KIDAL)
    return dict(weighted(holding_on(field, ON), field, ON).weights)


def test_what_says_so_weighs_for_it_and_what_says_otherwise_against_it(tell) -> None:
    taken = tell("2023-11-14", "capture", "army", on="2023-11-14")
    denied = tell("2023-11-15", "control", "rebels", on="2023-11-15", by="rebels")
    found = weights([taken, denied])
    assert found[taken.id] > 0 > found[denied.id]


def test_an_admission_weighs_more_than_a_claim(tell) -> None:
    before = tell("2023-11-01", "control", "rebels", on="2023-11-01")
    claim = tell("2023-11-14", "capture", "army", on="2023-11-14", by="army")
    admission = tell("2023-11-14", "capture", "army", on="2023-11-14", by="rebels")
    assert weights([before, claim])[claim.id] < weights([before, admission])[admission.id]


def test_a_word_is_left_out_with_what_its_voice_repeats(tell) -> None:
    claims = [tell(f"2023-11-{day}", "capture", "army", on="2023-11-14", by="army") for day in (14, 15, 16)]
    found = weights(claims)
    assert found[claims[0].id] == weights(claims[:1])[claims[0].id] > 0
    assert found[claims[1].id] == found[claims[2].id] == 0


def test_the_weightiest_come_first(tell) -> None:
    told = [
        tell("2023-11-14", "capture", "army", on="2023-11-14", by="army"),
        tell("2023-11-15", "capture", "army", on="2023-11-14", by="rebels"),
    ]
    field = field_of(told, KIDAL)
    assert [one.id for one in weighted(holding_on(field, ON), field, ON).support] == [told[1].id, told[0].id]


def test_an_answer_without_statements_has_no_weights() -> None:
    field = field_of((), KIDAL)
    assert weighted(holding_on(field, ON), field, ON) == holding_on(field, ON)
