"""The relevance gate: it lets conflict pass and holds back what is not."""

from array import array
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.evaluate.corpus import load_corpus
from sayso.examples import example_reports
from sayso.scale.relevance import BUCKETS, WINDOW, Gate, dumped, loaded, shipped_gate, windows_of


@pytest.mark.parametrize(
    "text",
    [
        "The army entered the town on Tuesday after two days of fighting, a rebel spokesman said.",
        "Au moins quatre soldats ont été tués dans une attaque attribuée aux djihadistes près de la frontière.",
    ],
)
def test_conflict_passes(text: str) -> None:
    assert shipped_gate().passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Heat the oil in a pan, add the onions and fry them until they are golden; serve with lemon and parsley.",
        "Le festival de cinéma s'est ouvert avec un film sur deux sœurs qui tiennent une boulangerie.",
        "",
    ],
)
def test_the_rest_is_held_back(text: str) -> None:
    assert not shipped_gate().passes(text)


def test_all_examples_pass() -> None:
    assert [
        report.name for report in example_reports() if not shipped_gate().passes(f"{report.title}\n{report.text}")
    ] == []


def test_one_paragraph_of_a_long_text_is_enough() -> None:
    quiet = "Heat the oil in a pan and add the onions. " * 400
    assert shipped_gate().passes(f"{quiet} The army shelled the town and killed four rebels, soldiers said. {quiet}")


def test_probability_rises_with_the_score() -> None:
    gate = shipped_gate()
    found = [gate.probability(score) for score in (-1e9, -3.0, 0.0, 3.0, 1e9)]
    assert found == sorted(found)
    assert all(0 <= each <= 1 for each in found)


def test_windows_cover_all_words() -> None:
    words = [str(number) for number in range(5 * WINDOW // 2 + 7)]
    assert {word for window in windows_of(words) for word in window} == set(words)


def test_gate_is_read_back_as_it_was_written() -> None:
    gate = Gate(array("h", [1, -2] * (BUCKETS // 2)), 0.5, -1.0, 1.2, 0.1)
    assert loaded(dumped(gate)) == gate


@pytest.mark.parametrize("data", [b"", b"SAYSO-RELEVANCE-1\n{}\nxx", b"nonsense"])
def test_file_that_is_no_gate_is_refused(data: bytes) -> None:
    with pytest.raises(KnowledgeError):
        loaded(data)


@pytest.mark.corpus
def test_recall_on_the_corpus(shared: Path) -> None:
    relevant = [one.report for one in load_corpus(shared / "corpus") if one.statements]
    passed = sum(shipped_gate().passes(f"{report.title}\n{report.text}") for report in relevant)
    assert passed >= 0.98 * len(relevant)
