"""Where sentences begin and end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gather.layout import paragraphs_of
from sayso.read.sentences import sentences_of


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "The U.N. mission left on Oct. 31. Gen. Traore said so.",
            ["The U.N. mission left on Oct. 31.", "Gen. Traore said so."],
        ),
        ("en", '"We left. We are gone," he said. It was over.', ['"We left. We are gone," he said.', "It was over."]),
        ("en", "At 5 p.m. on Monday they left.", ["At 5 p.m. on Monday they left."]),
        (
            "fr",
            "M. Diallo l'a dit le 5 oct. 2023. L'armée est entrée.",
            ["M. Diallo l'a dit le 5 oct. 2023.", "L'armée est entrée."],
        ),
        ("en", "First paragraph\n\nSecond paragraph", ["First paragraph", "Second paragraph"]),
        ("en", "", []),
    ],
)
def test_splits(lang: str, text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences_of(text, lang)] == expected


def test_a_sentence_knows_its_paragraph() -> None:
    assert [s.paragraph for s in sentences_of("One. Two.\n\nThree.")] == [0, 0, 1]


def test_paragraphs_are_what_blank_lines_separate() -> None:
    text = "One.\n\nTwo."
    assert [text[a:b] for a, b in paragraphs_of(text)] == ["One.", "Two."]


@given(st.text(alphabet=st.sampled_from("ab .!?\"'\n,A“”"), max_size=300))
def test_sentences_are_in_order_trimmed_and_lose_only_white_space(text: str) -> None:
    sentences = sentences_of(text)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in sentences)
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
    assert "".join("".join(text[s.start : s.end].split()) for s in sentences) == "".join(text.split())


def test_a_line_without_end_is_cut() -> None:
    text = "word " * 20_000
    assert max(s.end - s.start for s in sentences_of(text)) <= 4000
