"""Looking after a ledger from the command line: reviews, backups, and what was learnt."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sayso.errors import LedgerError, UsageError

REPORTS = [
    {
        "id": "before",
        "publisher": "Wire",
        "published": "2023-11-01",
        "text": "The Permanent Strategic Framework controls the town of Kidal.",
    },
    {
        "id": "after",
        "publisher": "Radio",
        "published": "2023-11-14",
        "text": "The Malian army captured the town of Kidal on Tuesday. The mission must leave Mali by December 31.",
    },
]
WHY = ("--reason", "seen on the video", "--by", "Awa")


@pytest.fixture
def ledger(run, tmp_path: Path) -> Path:
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in REPORTS), encoding="utf-8")
    assert run("add", "reports.jsonl").exit_code == 0
    return tmp_path / "sayso.db"


def capture(run) -> str:
    return json.loads(run("claims", "--kind", "capture", "-f", "json").stdout)[0]["id"]


def test_info_tells_what_a_ledger_holds(run, ledger: Path) -> None:
    row = json.loads(run("ledger", "info", "-f", "json").stdout)
    assert (row["reports"], row["first_published"], row["schema_version"]) == (2, "2023-11-01", 2)
    assert "2023-11-14" in run("ledger", "info").stdout


def test_verify_exits_with_1_where_something_was_changed(run, ledger: Path) -> None:
    assert run("ledger", "verify").exit_code == 0
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.execute("UPDATE reports SET published = '2023-11-15' WHERE entry = 1")
    result = run("ledger", "verify", "-f", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["faults"][0].startswith("entry 1 ")


def test_backup_and_restore(run, ledger: Path) -> None:
    assert run("ledger", "backup", "copy.db").exit_code == 0
    assert run("ledger", "restore", "copy.db", "--ledger", "new.db").exit_code == 0
    heads = {
        json.loads(run("ledger", "info", "--ledger", path, "-f", "json").stdout)["head"]
        for path in (str(ledger), "copy.db", "new.db")
    }
    assert len(heads) == 1
    assert isinstance(run("ledger", "backup", "copy.db").exception, UsageError)
    assert isinstance(run("ledger", "restore", "copy.db", "--ledger", "new.db").exception, LedgerError)


def test_upgrade_has_nothing_to_do(run, ledger: Path) -> None:
    row = json.loads(run("ledger", "upgrade", "--ledger", str(ledger), "-f", "json").stdout)
    assert (row["before"], row["after"]) == (2, 2)


def test_rejected_statement_moves_no_answer_until_that_is_undone(run, ledger: Path) -> None:
    asked = ("holds", "Kidal", "--on", "2023-11-20", "--format", "json")
    assert json.loads(run(*asked).stdout)["holder"] == "Malian Armed Forces"
    review = json.loads(run("review", "reject", capture(run), *WHY, "-f", "json").stdout)["review"]
    assert json.loads(run(*asked).stdout)["holder"] == "Permanent Strategic Framework"
    assert run("review", "undo", review, *WHY).exit_code == 0
    assert json.loads(run(*asked).stdout)["holder"] == "Malian Armed Forces"
    rows = json.loads(run("review", "list", "-f", "json").stdout)
    assert [(row["verb"], row["stands"], row["by"]) for row in rows] == [
        ("reject", False, "Awa"),
        ("undo", True, "Awa"),
    ]
    assert "undone" in run("review", "list").stdout


def test_edited_field_is_told(run, ledger: Path) -> None:
    id = capture(run)
    assert run("review", "edit", id, "kind", "withdrawal", *WHY).exit_code == 0
    assert run("review", "edit", id, "unverified", "true", *WHY).exit_code == 0
    rows = {row["id"]: row for row in json.loads(run("claims", "-f", "json").stdout)}
    assert (rows[id]["kind"], rows[id]["unverified"]) == ("withdrawal", True)


def test_events_and_sources_are_judged(run, ledger: Path) -> None:
    ids = [row["id"] for row in json.loads(run("claims", "-f", "json").stdout)]
    for arguments in (
        ("accept", ids[0]),
        ("merge", *ids[:2]),
        ("split", *ids[1:3]),
        ("rate", "Halyard Wire", "B"),
    ):
        assert run("review", *arguments, *WHY).exit_code == 0
    rows = json.loads(run("review", "list", "-f", "json").stdout)
    assert [row["detail"] for row in rows] == [{}, {"with": [ids[1]]}, {"from": [ids[2]]}, {"letter": "B"}]


def test_agreement_is_told_by_verdict_and_field(run, ledger: Path) -> None:
    ids = [row["id"] for row in json.loads(run("claims", "-f", "json").stdout)]
    for id in ids:
        run("review", "accept", id, "--reason", "seen", "--by", "Awa")
    run("review", "accept", ids[0], "--reason", "seen", "--by", "Moussa")
    run("review", "edit", ids[1], "kind", "siege", "--reason", "seen", "--by", "Moussa")
    rows = {row["about"]: row for row in json.loads(run("review", "agreement", "-f", "json").stdout)}
    assert (rows["verdict"]["statements"], rows["verdict"]["reviewers"]) == (2, 2)
    assert rows["verdict"]["alpha"] == 0.0
    assert rows["kind"]["statements"] == 2
    assert "verdict" in run("review", "agreement").stdout


def test_the_picture_on_a_day_as_known_on_a_day(run, ledger: Path) -> None:
    def holders(*more: str) -> dict[str, str]:
        rows = json.loads(run("at", "2023-11-20", *more, "-f", "json").stdout)
        return {row["place"]["name"]: row["holder"] for row in rows}

    assert holders()["Kidal"] == "Malian Armed Forces"
    assert holders("--known", "2023-11-13")["Kidal"] == "Permanent Strategic Framework"
    assert holders("--country", "Mali") == holders("--country", "ml")
    assert holders("--country", "France") == {}
    assert "Kidal" in run("at", "2023-11-20").stdout


def test_what_was_learnt_in_between(run, ledger: Path) -> None:
    row = json.loads(run("diff", "--known", "2023-11-14", "--known", "2023-11-10", "-f", "json").stdout)
    assert row["known"] == ["2023-11-10", "2023-11-14"]
    changes = {one["place"]["name"]: (one["before"]["holder"], one["after"]["holder"]) for one in row["holdings"]}
    assert changes["Kidal"] == ("Permanent Strategic Framework", "Malian Armed Forces")
    assert {one["report"] for one in row["added"]} == {"after"}
    assert [one["due"] for one in row["undertakings"]] == ["2023-12-31"]
    assert "Kidal" in run("diff", "--known", "2023-11-10", "--known", "2023-11-14").stdout


def test_reports_are_found_by_words(run, ledger: Path) -> None:
    assert [row["name"] for row in json.loads(run("search", "capturing", "-f", "json").stdout)] == ["after"]
    assert "Radio" in run("search", '"town of Kidal"', "--most", "1").stdout


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["at", "soon"], UsageError),
        (["at", "2023-11-20", "--country", "Atlantis"], UsageError),
        (["diff", "--known", "2023-11-20"], UsageError),
        (["diff", "--known", "2023-11-20", "--known", "2023-11-20"], UsageError),
        (["review", "accept", "nobody's", *WHY], UsageError),
        (["review", "accept", "nobody's", *WHY, "--ledger", "missing.db"], LedgerError),
        (["search", "?"], UsageError),
        (["ledger", "info", "--ledger", "missing.db"], LedgerError),
    ],
)
def test_wrong_use_says_what_to_do(run, ledger: Path, arguments: list[str], error: type[Exception]) -> None:
    assert isinstance(run(*arguments).exception, error)


def test_review_without_a_name_is_wrong_use(run, ledger: Path) -> None:
    assert run("review", "accept", capture(run), "--reason", "seen").exit_code == 2
