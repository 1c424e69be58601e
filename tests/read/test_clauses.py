"""The clause around a trigger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.rules.clauses import clause_around
from sayso.read.tokens import tokens_of


def clause(text: str, word: str) -> str:
    tokens = tokens_of(text)
    index = next(n for n, token in enumerate(tokens) if token.text == word)
    start, end = clause_around(tokens, index, index, 0, len(tokens) - 1)
    return text[tokens[start].start : tokens[end].end]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "The rebels seized the camp on Tuesday, which the mission had left a week before.",
            "seized",
            "The rebels seized the camp on Tuesday",
        ),
        (
            "The rebels seized the camp on Tuesday, which the mission had left a week before.",
            "left",
            "which the mission had left a week",
        ),
        (
            "Troops entered the town of Ber at dawn; residents fled to the north by truck.",
            "fled",
            "residents fled to the north by truck",
        ),
    ],
)
def test_clauses(text: str, word: str, expected: str) -> None:
    assert clause(text, word) == expected


@given(
    st.lists(st.sampled_from(["army", ",", "and", "took", "town", ";", "which", "fleeing"]), min_size=1, max_size=60),
    st.data(),
)
def test_a_clause_holds_its_trigger(words: list[str], data: st.DataObject) -> None:
    tokens = tokens_of(" ".join(words))
    index = data.draw(st.integers(0, len(tokens) - 1))
    start, end = clause_around(tokens, index, index, 0, len(tokens) - 1)
    assert 0 <= start <= index <= end < len(tokens)
