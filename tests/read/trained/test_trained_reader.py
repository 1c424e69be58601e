"""The trained reader's parts that need no weights, and what it says where it has none."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import KnowledgeError, Report, check_statement
from sayso.read.sentences import sentences_of
from sayso.read.trained import TrainedReader
from sayso.read.trained.confidence import FEATURES, SHORT, SURE, Calibration, least_confidence
from sayso.read.trained.context import BEFORE, DISTANCES, REACH, contexts_of
from sayso.read.trained.network import shape_of, softmax
from sayso.read.trained.spans import spans_of
from sayso.read.trained.windows import MOST_WORDS, runs_of, windows_of

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


@given(st.lists(st.lists(st.floats(-9, 9), min_size=3, max_size=3), min_size=1, max_size=40))
def test_spans_do_not_overlap(logits: list[list[float]]) -> None:
    found = spans_of(softmax(np.array(logits, dtype=np.float32)), 0.4)
    assert all(a.last < b.first for a, b in itertools.pairwise(found))


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


def test_long_sentences_are_cut() -> None:
    assert list(runs_of([50, 40, 250, 3])) == [(0, 90), (90, 186), (186, 282), (282, 343)]


def test_a_trigger_sees_the_words_before_it_and_those_of_its_run() -> None:
    contexts = contexts_of([70], [0] * 60 + [1] * 40, [0], [80])
    (index,), (mask,) = contexts.index, contexts.mask
    assert index[mask == 1].tolist() == list(range(70 - BEFORE, 80))
    assert index[BEFORE] == 70
    assert contexts.gap[0, BEFORE - 11 : BEFORE - 9].tolist() == [REACH - 1, REACH]


def test_near_words_have_distances_of_their_own_and_far_ones_share() -> None:
    distance = contexts_of([BEFORE], [0] * 200, [0], [200]).distance[0].tolist()
    assert distance == sorted(distance)
    assert distance[BEFORE + 1] - distance[BEFORE] == 1
    assert distance[0] == distance[1]
    assert (min(distance), max(distance) < DISTANCES) == (0, True)


@given(st.tuples(*[st.floats(0, 1)] * len(FEATURES)), st.floats(-5, 5))
def test_confidence_is_a_probability_that_rises_with_each_score(scores: tuple[float, ...], bias: float) -> None:
    calibration = Calibration(bias, (0.5,) * len(FEATURES))
    confidence = calibration.confidence(scores)
    assert 0 <= confidence <= 1
    assert confidence <= calibration.confidence([min(1, score + 0.1) for score in scores])


@pytest.mark.parametrize(
    ("confidences", "words", "least"),
    [
        ((0.4, 0.3), 200, SURE),
        ((0.9, 0.9, 0.8, 0.6), 200, 0.0),
        ((0.2,), SHORT - 1, 0.0),
        ((), 200, SURE),
    ],
)
def test_a_report_with_little_of_war_in_it_must_be_sure(
    confidences: tuple[float, ...], words: int, least: float
) -> None:
    assert least_confidence(confidences, words) == least


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=str(tmp_path)):
        TrainedReader(tmp_path).read(Report("The army entered Kidal."))


def test_what_it_reads_is_verbatim_and_the_same_each_time() -> None:
    report = Report("The army entered Kidal on Tuesday, residents said. The rebels left the town.")
    reader = TrainedReader()
    statements = reader.read(report)
    assert {"capture", "withdrawal"} <= {statement.kind for statement in statements}
    assert statements == reader.read(report)
    for statement in statements:
        check_statement(report, statement)


def test_each_field_is_explained_by_words_of_the_report() -> None:
    report = Report("The army entered Kidal on Tuesday, residents said.")
    (statement, grounds), *_ = TrainedReader().explain(report)
    assert statement == TrainedReader().read(report)[0]
    assert {"trigger", "kind", "modality", "actors", "places", "said_by"} <= {ground.field for ground in grounds}
    for ground in grounds:
        assert report.text[ground.start : ground.end] == ground.text
        assert 0 < ground.score <= 1


@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_any_text_is_read(text: str) -> None:
    report = Report(text)
    for statement in TrainedReader().read(report):
        check_statement(report, statement)


def test_a_word_without_end_is_read_in_bounds() -> None:
    report = Report("The army entered Kidal. " + "x" * 100_000 + " " + "é" * 5_000)
    assert [statement.trigger for statement in TrainedReader().read(report)][:1] == ["entered"]
