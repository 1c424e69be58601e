"""The trained reader's parts that need no weights, and what it says where it has none."""

import itertools
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import KnowledgeError, Report, UsageError, check_statement, reader_named
from sayso.read.sentences import sentences_of
from sayso.read.trained import TrainedReader
from sayso.read.trained.network import gelu, shape_of, softmax
from sayso.read.trained.spans import best_span, spans_of
from sayso.read.trained.windows import MOST_WORDS, windows_of

OUT, BEGIN, IN = (0.9, 0.05, 0.05), (0.05, 0.9, 0.05), (0.05, 0.05, 0.9)


def tags(*rows: tuple[float, float, float]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((OUT, BEGIN, IN, OUT, BEGIN), [(1, 2), (4, 4)]),
        ((BEGIN, BEGIN), [(0, 0), (1, 1)]),
        ((IN, IN, OUT), []),
        ((), []),
    ],
)
def test_spans(rows: tuple[tuple[float, float, float], ...], expected: list[tuple[int, int]]) -> None:
    found = spans_of(tags(*rows).reshape(-1, 3), 0.5)
    assert [(span.first, span.last) for span in found] == expected


def test_the_best_span_begins_most_surely() -> None:
    best = best_span(tags((0.4, 0.6, 0.0), OUT, BEGIN, IN), 0.5)
    assert best
    assert (best.first, best.last) == (2, 3)


@given(st.lists(st.lists(st.floats(-9, 9), min_size=3, max_size=3), min_size=1, max_size=40))
def test_spans_do_not_overlap(logits: list[list[float]]) -> None:
    found = spans_of(softmax(np.array(logits, dtype=np.float32)), 0.4)
    assert all(a.last < b.first for a, b in itertools.pairwise(found))


def test_gelu_is_the_error_functions() -> None:
    values = np.array([-3.0, -1.0, 0.0, 0.5, 2.0], dtype=np.float32)
    assert gelu(values) == pytest.approx([-0.00404969, -0.15865525, 0.0, 0.34573123, 1.95449974], abs=1e-5)


@pytest.mark.parametrize(("word", "shape"), [("army", 0), ("Kidal", 1), ("MINUSMA", 2), ("14th", 3), ("A", 1)])
def test_shapes_of_words(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@given(st.lists(st.integers(1, 60), max_size=12))
def test_windows_hold_every_sentence_once_and_whole(lengths: list[int]) -> None:
    text = " ".join(" ".join(["Word", *["word"] * (n - 1)]) + "." for n in lengths)
    sentences = sentences_of(text)
    windows = list(windows_of(text, sentences))
    assert [token for window in windows for token in window.tokens] == [
        token for window in windows_of(text, sentences) for token in window.tokens
    ]
    assert list(dict.fromkeys(owner for window in windows for owner in window.sentences)) == list(sentences)
    assert all(len(window.tokens) <= MOST_WORDS or len(set(window.sentences)) == 1 for window in windows)


def test_without_weights_it_says_how_to_make_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_WEIGHTS", raising=False)
    with pytest.raises(UsageError, match="SAYSO_WEIGHTS"):
        reader_named("trained")


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=str(tmp_path)):
        TrainedReader(tmp_path).read(Report("The army entered Kidal."))


@pytest.mark.skipif("SAYSO_WEIGHTS" not in os.environ, reason="no weights: set SAYSO_WEIGHTS to a folder of them")
def test_what_it_reads_is_verbatim_and_the_same_each_time() -> None:
    report = Report("The army entered Kidal on Tuesday, residents said. The rebels left the town.")
    reader = TrainedReader(Path(os.environ["SAYSO_WEIGHTS"]))
    statements = reader.read(report)
    assert {"capture", "withdrawal"} <= {statement.kind for statement in statements}
    assert statements == reader.read(report)
    for statement in statements:
        check_statement(report, statement)
