"""Export, import, compare and alert as commands: files, messages, exit codes; every format is documented."""

import json
from pathlib import Path

import pytest

from sayso.errors import LedgerError, UsageError
from sayso.exports import FORMATS

REPORT = {
    "id": "town",
    "publisher": "Wire",
    "published": "2023-11-14",
    "text": "The Malian army entered the town of Kidal on Tuesday. The mission must leave Mali by December 31.",
}
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def ledger(run, tmp_path: Path) -> Path:
    (tmp_path / "reports.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    assert run("add", "reports.jsonl", "--reader", "rules").exit_code == 0
    return tmp_path / "sayso.db"


def test_export_prints_or_writes_the_same(run, ledger: Path, tmp_path: Path) -> None:
    printed = run("export", "acled", "--country", "Mali")
    written = run("export", "acled", "--country", "ML", "-o", "a.csv", "--licence", "CC-BY-4.0")
    assert (printed.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert (tmp_path / "a.csv").read_text() == printed.stdout
    assert "Government regains territory" in printed.stdout
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert package["resources"][0]["sayso:export"]["filters"] == {"country": "ML"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["csv"], "'csv' is no format; there are"),
        (["acled", "--country", "Nowhere"], "is no country"),
        (["acled", "--kind", "dance"], "is no kind of the codebook"),
        (["acled", "--on", "soon"], "is no date"),
    ],
)
def test_wrong_use_is_told(run, ledger: Path, arguments: list[str], message: str) -> None:
    outcome = run("export", *arguments)
    told = outcome.stderr + str(outcome.exception)
    assert message in told
    assert isinstance(outcome.exception, UsageError | SystemExit)


def test_ledger_that_is_not_there_is_told(run) -> None:
    outcome = run("export", "acled", "--ledger", "none.db")
    assert isinstance(outcome.exception, LedgerError)


def test_import_and_compare(run, ledger: Path, tmp_path: Path) -> None:
    assert run("export", "acled", "-o", "a.csv").exit_code == 0
    imported = run("import", "a.csv", "--as", "acled", "--ledger", "other.db")
    assert (imported.exit_code, "New reports: 1. New statements: 1." in imported.stderr) == (0, True)
    assert "(1 known already)" not in run("import", "a.csv", "--as", "acled", "--ledger", "other.db").stdout
    (found,) = json.loads(run("compare", "a.csv", "--as", "acled", "--format", "json").stdout)
    assert (found["place"], len(found["both"]), found["only_table"], found["only_ledger"]) == ("Kidal, ML", 1, [], [])


def test_import_names_the_rows_that_cannot_be_read(run, ledger: Path, tmp_path: Path) -> None:
    run("export", "acled", "-o", "a.csv")
    text = (tmp_path / "a.csv").read_text()
    (tmp_path / "b.csv").write_text(text.replace(",2023-11-14,2023,", ",14/11/2023,2023,"))
    outcome = run("import", "b.csv", "--as", "acled", "--ledger", "other.db")
    assert outcome.exit_code == 1
    assert "b.csv, row 2: column 'event_date': '14/11/2023' is no day" in outcome.stderr.replace("\n", " ")


def test_alert_rehearses_and_then_tells_once(run, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text('[[rule]]\nname = "due"\nwhen = "deadline"\n')
    tried = run("alert", "r.toml", "--dry-run", "--since", "2023-12-20", "--known", "2024-01-02", "--format", "json")
    assert [row["day"] for row in json.loads(tried.stdout)] == ["2023-12-24", "2023-12-30", "2024-01-01"]
    assert not (tmp_path / "sayso.db.alerts").exists()
    first = run("alert", "r.toml", "--format", "json")
    assert (first.exit_code, json.loads(first.stdout)) == (0, [])
    assert (tmp_path / "sayso.db.alerts").exists()


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
def test_every_format_is_documented(format: object) -> None:
    assert f"`{format.name}`" in (DOCS / "exports.md").read_text(encoding="utf-8")
