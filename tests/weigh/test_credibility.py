"""Letters and numbers, and what they are explained with."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_told import TELL

from sayso.holding import Told
from sayso.know.sides import affiliations
from sayso.know.sources import source_book
from sayso.weigh import disputes, incidents
from sayso.weigh.credibility import Grade, Grounds, grades
from sayso.weigh.lineage import lineage

BOOK = source_book()
ARMY = {"by": "Malian Armed Forces", "by_type": "military"}
TAKEN = {"on": "2023-11-14", "holder": "Malian Armed Forces", "types": ("military",)}


def graded(*told: Told) -> list[Grade]:
    known = affiliations()
    found = grades(told, Grounds(BOOK, known, lineage([], BOOK), incidents(told, known), disputes(told, known)))
    return [found[one.id] for one in told]


def taken(publisher: str = "Reuters", **fields: object) -> Told:
    return TELL("2023-11-15", "capture", "Malian Armed Forces", publisher=publisher, **{**TAKEN, **fields})


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "A3"),
        ({"publisher": "RFI"}, "B3"),
        ({"publisher": "Zxqv"}, "F3"),
        (ARMY, "D4"),
        ({"publisher": "TASS", "by": "residents", "by_type": "civilians"}, "D3"),
        ({"by": "MINUSMA", "by_type": "peacekeepers"}, "B3"),
        (
            {"by": "Permanent Strategic Framework", "by_type": "rebels", "targets": ("Permanent Strategic Framework",)},
            "D2",
        ),
        ({"unverified": True}, "A4"),
        ({"place": "", "on": None}, "A6"),
    ],
)
def test_one_statement_alone(fields: dict[str, object], code: str) -> None:
    (grade,) = graded(taken(**fields))
    assert grade.code == code
    assert grade.reasons
    assert grade.reliability.reasons


def test_what_another_voice_says_too_is_probable_and_what_a_third_says_is_confirmed() -> None:
    assert [grade.code for grade in graded(taken(), taken("RFI"))] == ["A2", "B2"]
    confirmed = graded(taken(), taken("RFI"), taken("BBC"))
    assert [grade.code for grade in confirmed] == ["A1", "B1", "A1"]
    assert confirmed[0].origins == ("bbc", "reuters", "rfi")
    assert confirmed[0].reasons[0] == "2 other voices say so: bbc, rfi"


def test_copies_links_and_quotes_of_one_outlet_are_one_voice() -> None:
    words = "the army entered the town of Kidal on Tuesday, an official said"
    copied = graded(taken(quote=words), taken("Daily", quote=words), taken("Courier", quote=f"{words} on the phone"))
    assert [(grade.credibility.value, grade.links, grade.origins) for grade in copied] == [(3, 3, ("reuters",))] * 3
    quoted = graded(taken(), taken("Daily", by="Reuters", by_type="media"))
    assert [(grade.credibility.value, grade.origins) for grade in quoted] == [(3, ("reuters",))] * 2


def test_a_party_that_says_it_to_many_has_said_it_once() -> None:
    assert [grade.code for grade in graded(*(taken(name, **ARMY) for name in ("Reuters", "RFI", "BBC")))] == ["D4"] * 3


def test_an_outlet_adds_nothing_to_whom_it_quotes() -> None:
    own, quoted = graded(taken(report="one"), taken(report="one", by="residents", by_type="civilians"))
    assert (own.credibility.value, quoted.credibility.value) == (3, 3)


def test_who_is_gainsaid_is_doubtful() -> None:
    claim = taken(**ARMY)
    denial = taken("RFI", by="residents", by_type="civilians", modality="denied", holder="unknown")
    gainsaid, _ = graded(claim, denial)
    assert gainsaid.code == "D5"
    assert "gainsaid by 1 voice: residents in rfi" in gainsaid.reasons
    assert "the speaker's own side gains by it" in gainsaid.reasons


def test_what_is_told_again_later_says_when() -> None:
    later = TELL("2023-11-20", "capture", "Malian Armed Forces", publisher="RFI", **TAKEN)
    first, _ = graded(taken(), later)
    assert "told again by another voice on 2023-11-20" in first.reasons


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.builds(
            taken,
            st.sampled_from(["Reuters", "RFI", "newswire"]),
            by=st.sampled_from([None, "residents", "Malian Armed Forces"]),
            modality=st.sampled_from(["occurred", "denied", "possible", "planned"]),
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_statements_changes_nothing(told: list[Told], shuffler: random.Random) -> None:
    shuffled = list(told)
    shuffler.shuffle(shuffled)
    found = dict(zip((one.id for one in told), graded(*told), strict=True))
    assert dict(zip((one.id for one in shuffled), graded(*shuffled), strict=True)) == found
