"""The tour: the whole path on the reports that ship, and its answers are right."""

from pathlib import Path
from typing import Any

import pytest

from sayso.cli.tour import answer_to, asked, take_in
from sayso.holding import Told


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, ...]:
    return take_in(tmp_path_factory.mktemp("tour") / "tour.db")


def is_right(told: tuple[Told, ...], question: dict[str, Any]) -> bool:
    answer = answer_to(told, question)
    status = answer["status"] in {question["status"], *question["also_right"]["status"]}
    holder = answer["holder"] in {question["holder"], *question["also_right"]["holder"]}
    return status and holder and any(one["supports"] for one in answer["statements"])


def test_the_tour_answers_two_questions_of_three_rightly_and_with_its_statements(told: tuple[Told, ...]) -> None:
    # The others are misread: a passing mention of the mission in its camp is not read as control, who was told to have
    # left the camp is taken to hold it still, and the army is taken for the loser in "Kidal has not fallen". Which
    # sentences are misread may differ between processors, so the count is held, not each answer.
    right = [question["id"] for question in asked() if is_right(told, question)]
    assert len(right) * 3 >= len(asked()) * 2, right


def test_the_deadline_of_the_story_falls_due(told: tuple[Told, ...], run: Any, tmp_path: Path) -> None:
    result = run("tour", "--keep", str(tmp_path / "kept.db"))
    assert result.exit_code == 0
    due = run("due", "--on", "2023-11-16", "--ledger", str(tmp_path / "kept.db"))
    assert "2023-12-31" in due.stdout
    assert "MINUSMA" in due.stdout


def test_the_tour_tells_its_story_in_order(run: Any) -> None:
    shown = run("tour").stdout
    heads = ["reports by 8 outlets go in", "What happened at Kidal", "Who holds the town", "disagree", "What falls due"]
    assert [shown.find(head) for head in heads] == sorted(shown.find(head) for head in heads)
    assert -1 not in [shown.find(head) for head in heads]
