"""From reports to answers: add, holds, timeline, claims, disputes, due."""

import json
from pathlib import Path

import pytest

from sayso.errors import LedgerError, UsageError

REPORTS = [
    {
        "id": "camp",
        "publisher": "Wire",
        "published": "2023-11-01",
        "text": "The rebels seized the Kidal camp on October 31. "
        "The Permanent Strategic Framework controls the town of Kidal.",
    },
    {
        "id": "town",
        "publisher": "Wire",
        "published": "2023-11-14",
        "text": "The Malian army said on Tuesday it had entered the town of Kidal. "
        "The mission must leave Mali by December 31.",
    },
]


@pytest.fixture
def ledger(run, tmp_path: Path) -> Path:
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in REPORTS), encoding="utf-8")
    assert run("add", "reports.jsonl").exit_code == 0
    return tmp_path / "sayso.db"


def test_adding_twice_adds_nothing(run, ledger: Path) -> None:
    row = json.loads(run("add", "reports.jsonl", "--format", "json").stdout)
    assert (row["reports"], row["new"], row["statements"]) == (2, 0, 0)


@pytest.mark.parametrize(
    ("on", "status", "holder"),
    [("2023-11-10", "held", "Permanent Strategic Framework"), ("2023-11-15", "claimed", "Malian Armed Forces")],
)
def test_who_holds_the_town(run, ledger: Path, on: str, status: str, holder: str) -> None:
    row = json.loads(run("holds", "Kidal", "--on", on, "--format", "json").stdout)
    assert (row["status"], row["holder"], row["on"], row["known"]) == (status, holder, on, None)
    assert row["statements"]
    assert all({"id", "quote", "publisher", "published"} <= set(one) for one in row["statements"])


def test_who_held_it_as_known_before(run, ledger: Path) -> None:
    row = json.loads(run("holds", "Kidal", "--on", "2023-11-15", "--known", "2023-11-13", "--format", "json").stdout)
    assert (row["holder"], row["known"]) == ("Permanent Strategic Framework", "2023-11-13")


def test_the_camp_is_not_the_town(run, ledger: Path) -> None:
    row = json.loads(run("holds", "Kidal", "--kind", "camp", "--on", "2023-11-02", "--format", "json").stdout)
    assert row["place"]["kind"] == "camp"
    assert [one["quote"] for one in row["statements"]] == ["The rebels seized the Kidal camp on October 31"]


def test_a_batch_answers_in_the_same_order(run, ledger: Path, tmp_path: Path) -> None:
    asked = [
        {"place": "Kidal", "kind": "city", "on": "2023-11-15", "known": None},
        {"place": "Nowhere", "on": "2023-11-15"},
        {"place": "Kidal", "kind": "city", "on": "2023-11-15", "known": "2023-11-10"},
    ]
    (tmp_path / "asked.jsonl").write_text("".join(json.dumps(row) + "\n" for row in asked), encoding="utf-8")
    rows = [json.loads(line) for line in run("holds", "--batch", "asked.jsonl").stdout.splitlines()]
    assert [row["holder"] for row in rows] == ["Malian Armed Forces", None, "Permanent Strategic Framework"]
    assert rows[1]["status"] == "unknown"


def test_a_batch_answers_as_the_words_stood_before_they_were_corrected(run, tmp_path: Path) -> None:
    first = {
        "id": "first",
        "title": "Rebels take Anefis",
        "publisher": "Wire",
        "published": "2024-04-18",
        "text": "The Permanent Strategic Framework controls the town of Anefis, two officials said.",
    }
    corrected = {
        **first,
        "id": "second",
        "title": "CORRECTED-Rebels take Anefis",
        "published": "2024-04-20",
        "text": "(Corrects the place in our report of April 18)\n\nThe Malian army controls Anefis.",
    }
    (tmp_path / "both.jsonl").write_text(f"{json.dumps(first)}\n{json.dumps(corrected)}\n", encoding="utf-8")
    assert run("add", "both.jsonl").exit_code == 0
    asked = [{"place": "Anefis", "on": "2024-04-20", "known": known} for known in ("2024-04-19", "2024-04-20")]
    (tmp_path / "asked.jsonl").write_text("".join(json.dumps(row) + "\n" for row in asked), encoding="utf-8")
    rows = [json.loads(line) for line in run("holds", "--batch", "asked.jsonl").stdout.splitlines()]
    assert [row["holder"] for row in rows] == ["Permanent Strategic Framework", "Malian Armed Forces"]


def test_several_places_a_country_and_all(run, ledger: Path) -> None:
    several = json.loads(run("holds", "Kidal", "Nowhere", "--on", "2023-11-15", "--format", "json").stdout)
    assert [(row["place"]["name"], row["status"]) for row in several] == [("Kidal", "claimed"), ("Nowhere", "unknown")]
    country = json.loads(run("holds", "--country", "Mali", "--on", "2023-11-15", "--format", "json").stdout)
    assert country == json.loads(run("holds", "--all", "--on", "2023-11-15", "--format", "json").stdout)
    assert [row["place"]["kind"] for row in country] == ["camp", "city"]
    assert json.loads(run("holds", "--country", "NE", "--format", "json").stdout) == []
    assert "Permanent Strategic Framework" in run("holds", "Kidal", "Nowhere", "--on", "2023-11-10").stdout


def test_the_history_of_some_days_and_the_weight_of_words(run, ledger: Path) -> None:
    rows = json.loads(run("holds", "Kidal", "--history", "--until", "2023-11-10", "--format", "json").stdout)
    assert [row["holder"] for row in rows] == ["Permanent Strategic Framework"]
    row = json.loads(run("holds", "Kidal", "--on", "2023-11-15", "--why", "--format", "json").stdout)
    weights = [one["weight"] for one in row["statements"] if one["supports"]]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > 0


def test_history_and_words(run, ledger: Path) -> None:
    rows = json.loads(run("holds", "Kidal", "--history", "--format", "json").stdout)
    assert [row["holder"] for row in rows] == ["Permanent Strategic Framework", "Malian Armed Forces"]
    assert "it had entered the town of Kidal" in run("holds", "Kidal", "--on", "2023-11-15", "--why").stdout


def test_timeline_claims_and_due(run, ledger: Path) -> None:
    days = [row["start"] for row in json.loads(run("timeline", "--place", "Kidal", "--format", "json").stdout)]
    assert days == sorted(days)
    said = json.loads(run("claims", "--kind", "capture", "--said-by", "Malian Armed Forces", "--format", "json").stdout)
    assert [row["report"] for row in said] == ["town"]
    due = json.loads(run("due", "--on", "2023-12-01", "--format", "json").stdout)
    assert [(row["due"], row["outcome"]) for row in due] == [("2023-12-31", "pending")]


def test_reports_are_listed(run, ledger: Path) -> None:
    rows = json.loads(run("reports", "--format", "json").stdout)
    assert [(row["name"], row["published"]) for row in rows] == [("camp", "2023-11-01"), ("town", "2023-11-14")]


def test_disputes_are_printed_with_both_sides(run, tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "publisher": "A",
            "published": "2023-11-14",
            "text": "Mali's army said it entered Kidal on Tuesday.",
        },
        {
            "id": "b",
            "publisher": "B",
            "published": "2023-11-14",
            "text": "The Permanent Strategic Framework denied that the Malian army had entered Kidal on Tuesday.",
        },
    ]
    (tmp_path / "two.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run("add", "two.jsonl")
    found = json.loads(run("disputes", "--format", "json").stdout)
    assert [dispute["about"] for dispute in found] == ["holder"]
    assert [len(side["statements"]) for side in found[0]["sides"]] == [1, 1]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["holds", "Kidal", "--ledger", "missing.db"], LedgerError),
        (["holds"], UsageError),
        (["holds", "Kidal", "--all"], UsageError),
        (["holds", "--country", "Nowhere"], UsageError),
        (["claims", "--kind", "nonsense"], UsageError),
        (["timeline", "--since", "soon"], UsageError),
    ],
)
def test_wrong_use_says_what_to_do(run, ledger: Path, arguments: list[str], error: type[Exception]) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, error)
