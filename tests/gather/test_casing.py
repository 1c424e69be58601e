import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gather.casing import cased, is_in_capitals

LEAD = "IT WAS REPORTED THAT "


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            "SIX JESUIT PRIESTS WERE KILLED BY GUNMEN IN SAN SALVADOR ON 16 NOVEMBER, THE POLICE SAID.",
            "Six Jesuit priests were killed by gunmen in San Salvador on 16 November, the police said.",
        ),
        (
            "THE SHINING PATH BLEW UP TWO PYLONS NEAR AYACUCHO ON MONDAY. NOBODY WAS HURT IN PERU THAT DAY.",
            "The Shining Path blew up two pylons near Ayacucho on Monday. Nobody was hurt in Peru that day.",
        ),
        (
            "A SPOKESMAN OF THE MOVEMENT FOR PEOPLE'S PEACE [MPP] DENIED THAT THE FMLN HAD ATTACKED THE TOWN.",
            "A spokesman of the Movement for People's Peace [MPP] denied that the FMLN had attacked the town.",
        ),
        (
            "PRESIDENT ALFREDO CRISTIANI MET GENERAL PONCE, AND THE GENERAL SAID THAT THE ARMY WOULD FIGHT.",
            "President Alfredo Cristiani met General Ponce, and the general said that the army would fight.",
        ),
    ],
)
def test_capitals_are_cased_as_print_would(given, wanted):
    assert cased(given) == wanted


@pytest.mark.parametrize(
    "text", ["Six priests were killed in San Salvador by gunmen of the FMLN, police said.", "FMLN", ""]
)
def test_other_texts_are_left_alone(text):
    assert cased(text) == text


@given(st.text(alphabet="ABCDEFGHIJ ÉÑß.,'[]-\n19", max_size=120))
def test_only_the_size_of_letters_changes(text):
    made = cased(LEAD + text + LEAD * 3)
    assert len(made) == len(LEAD + text + LEAD * 3)
    assert made.casefold() == (LEAD + text + LEAD * 3).casefold()


def test_what_is_in_capitals():
    assert is_in_capitals(LEAD * 4)
    assert not is_in_capitals("SHORT")
