"""Scenarios: reports of a story in, its questions answered and scored."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import SourceError, UsageError
from sayso.evaluate.scenario import load_scenario
from sayso.evaluate.scenario_reader import annotated_reader
from sayso.evaluate.scenario_scores import score_scenario

SCENARIOS = Path(__file__).parent.parent / "scenarios"
REPORTS = [
    {
        "id": "one",
        "text": "The army took Kidal on Monday, residents said.",
        "publisher": "Wire",
        "published": "2023-11-14",
    },
    {
        "id": "two",
        "text": "The army took Kidal on Monday, residents said.",
        "publisher": "Daily",
        "published": "2023-11-15",
    },
    {"id": "three", "text": "The talks shall be held by 30 November.", "publisher": "Wire", "published": "2023-11-16"},
]
SAID = [
    {
        "report": name,
        "quote": "The army took Kidal on Monday",
        "kind": "capture",
        "actors": ["Malian Armed Forces"],
        "places": ["Kidal"],
        "on": "2023-11-13",
        "holder": "Malian Armed Forces",
        "by": "residents/witnesses",
    }
    for name in ("one", "two")
] + [
    {
        "report": "three",
        "quote": "The talks shall be held by 30 November",
        "kind": "talks",
        "modality": "planned",
        "due": "2023-11-30",
        "actors": ["Permanent Strategic Framework"],
    }
]
KIDAL = {"place": "Kidal", "kind": "city", "known": None}
QUERIES = [
    {**KIDAL, "on": "2023-11-14", "answer": ["FAMa"], "status": "held"},
    {**KIDAL, "on": "2023-11-14", "known": "2023-11-13", "answer": [], "status": ["unknown", "claimed"]},
    {**KIDAL, "on": "2023-11-14", "answer": ["Permanent Strategic Framework"], "status": "held"},
]
DUE = [
    {"kind": "talks", "due": "2023-11-30", "on": "2023-11-20", "state": "pending"},
    {"kind": "talks", "due": "2023-11-30", "on": "2023-12-20", "state": "kept"},
]


def written(folder: Path, **files: list[dict[str, Any]]) -> Path:
    for name, rows in files.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_questions_are_answered_from_a_fresh_ledger(tmp_path: Path) -> None:
    copies, disputes = (
        [{"reports": ["one", "two"]}],
        [{"about": "holder", "place": "Kidal", "first": "2023-11-13", "last": "2023-11-14"}],
    )
    folder = written(
        tmp_path, reports=REPORTS, statements=SAID, queries=QUERIES, undertakings=DUE, copies=copies, disputes=disputes
    )
    story = load_scenario(folder)
    result = score_scenario(story, annotated_reader(folder, story.reports))
    assert (result.reports, result.statements) == (3, 3)
    assert [(one.holder, one.status) for one in result.answered] == [(True, True), (True, True), (False, True)]
    assert [one.right for one in result.became] == [True, False]
    assert result.copies is not None
    assert result.copies.f1 == 1
    assert [found for _, found in result.disputes] == [False]


def test_the_brier_score_is_of_the_named_holders_and_nobody(tmp_path: Path) -> None:
    folder = written(tmp_path, reports=REPORTS, statements=SAID, queries=QUERIES)
    story = load_scenario(folder)
    right, unknown, wrong = (
        one.brier for one in score_scenario(story, annotated_reader(folder, story.reports)).answered
    )
    assert unknown == 0
    assert 0 < right < 0.1
    assert 1.5 < wrong <= 2


@pytest.mark.parametrize(
    ("files", "error", "says"),
    [
        ({}, UsageError, "reports.jsonl"),
        ({"reports": REPORTS, "queries": [{"place": "Kidal"}]}, SourceError, "queries.jsonl:1: on: Field required"),
        ({"reports": [{"id": "one"}]}, SourceError, "reports.jsonl:1"),
        ({"reports": REPORTS, "copies": [{"report": 1}]}, SourceError, "copies.jsonl:1: reports"),
    ],
)
def test_what_is_wrong_with_a_scenario_is_named(tmp_path: Path, files: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        load_scenario(written(tmp_path, **files))


@pytest.mark.parametrize(
    ("said", "says"),
    [([], "no such file"), ([{"report": "one", "quote": "not there", "kind": "capture"}], "does not have the words")],
)
def test_annotations_stand_in_their_reports(tmp_path: Path, said: list[dict[str, Any]], says: str) -> None:
    folder = written(tmp_path, reports=REPORTS, **({"statements": said} if said else {}))
    with pytest.raises(SourceError, match=says):
        annotated_reader(folder, load_scenario(folder).reports)


@pytest.mark.parametrize("name", ["kivu", "sahel"])
def test_the_weighing_alone_answers_the_stories_in_the_repository(name: str) -> None:
    story = load_scenario(SCENARIOS / name)
    assert (len(story.reports) >= 40, len(story.queries) >= 80) == (True, True)
    result = score_scenario(story, annotated_reader(story.folder, story.reports))
    right = sum(one.holder and one.status for one in result.answered)
    assert right >= 0.95 * len(result.answered)
