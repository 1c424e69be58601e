"""A story through the whole of sayso, scored."""

import json
from pathlib import Path
from typing import Any

from sayso.errors import UsageError

REPORT = {
    "id": "one",
    "publisher": "Wire",
    "published": "2023-11-14",
    "text": "The Malian army said on Tuesday it had entered the town of Kidal.",
}
QUERIES: list[dict[str, Any]] = [
    {"place": "Kidal", "kind": "city", "on": "2023-11-15", "answer": ["Malian Armed Forces"], "status": "claimed"},
    {"place": "Kidal", "kind": "city", "on": "2023-11-15", "answer": ["CSP"], "status": "held"},
]


def test_a_story_is_read_and_its_answers_are_scored(run, tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in QUERIES), encoding="utf-8")
    row = json.loads(run("evaluate", "scenario", ".", "--errors", "5", "--format", "json").stdout)
    asked = {key: row["queries"][key] for key in ("asked", "holder", "status", "both")}
    assert asked == {"asked": 2, "holder": 0.5, "status": 0.5, "both": 0.5}
    assert [one["wanted"]["answer"] for one in row["mistakes"]] == [["CSP"]]
    shown = run("evaluate", "scenario", ".", "--errors", "5").stdout
    assert "holder and status" in shown
    assert "held CSP not claimed Malian Armed Forces" in shown


def test_a_folder_without_reports_is_no_scenario(run) -> None:
    assert isinstance(run("evaluate", "scenario", ".").exception, UsageError)
