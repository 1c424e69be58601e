"""Words and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali's army", ["mali", "army"]),
        ("l’armée", ["l'armée"]),
        ("cease-fire, air strikes.", ["cease-fire", ",", "air", "strikes", "."]),
        ("nearly 6,000 U.N. troops", ["nearly", "6,000", "u.n", ".", "troops"]),
        ("“We left”", ["“", "we", "left", "”"]),
        ("didn't", ["didn't"]),
    ],
)
def test_lower_forms(text: str, expected: list[str]) -> None:
    assert [token.lower for token in tokens_of(text)] == expected


@given(st.text(max_size=200))
def test_offsets_point_at_the_words(text: str) -> None:
    assert all(text[token.start : token.end] == token.text for token in tokens_of(text))


def test_offsets_count_in_the_whole_text() -> None:
    assert [(t.start, t.end) for t in tokens_of("one two three", 4, 7)] == [(4, 7)]
