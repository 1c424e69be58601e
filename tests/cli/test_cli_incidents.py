"""What comes together, and from whom: incidents, lineage, sources, and grades beside statements."""

import json
from pathlib import Path

import pytest

WIRE = (
    "The Malian army shelled the town of Kidal on Saturday, killing 14 civilians, residents said. Shells fell on the "
    "market and on a school in the east of the town. The army did not answer calls on Saturday night, and the mission "
    "said that it had no people there any more."
)
REPORTS = [
    {"id": "wire", "publisher": "AFP", "published": "2023-10-08", "text": WIRE},
    {"id": "copy", "publisher": "Daily", "published": "2023-10-09", "text": WIRE},
    {
        "id": "other",
        "publisher": "RFI",
        "published": "2023-10-09",
        "text": "Shelling by the Malian army killed 16 civilians in the town of Kidal on Saturday, an official said.",
    },
]


@pytest.fixture
def ledger(run, tmp_path: Path) -> None:
    rows = "\n".join(json.dumps(row) for row in REPORTS)
    (tmp_path / "reports.jsonl").write_text(rows, encoding="utf-8")
    assert run("add", "reports.jsonl").exit_code == 0


def test_incidents_and_their_tolls(run, ledger: None) -> None:
    (row,) = json.loads(run("incidents", "--place", "Kidal", "--kind", "shelling", "--format", "json").stdout)
    assert (row["first_told"], row["last_told"]) == ("2023-10-08", "2023-10-09")
    assert row["links"] == 3
    assert row["origins"] == ["afp", "rfi"]
    counted = {one["low"] for toll in row["tolls"] if toll["what"] == "killed" for one in toll["counted"]}
    assert counted == {14, 16}
    assert "shelling" in run("incidents").stdout
    assert run("incidents", "--until", "2023-01-01").stdout == ""


def test_lineage_tells_why(run, ledger: None) -> None:
    (row,) = json.loads(run("lineage", "--format", "json").stdout)
    assert row["outlet"] == "AFP"
    assert [(report["name"], report["how"]) for report in row["reports"]] == [("wire", "first"), ("copy", "same text")]
    assert "same text, 100% in common" in run("lineage").stdout
    assert len(json.loads(run("lineage", "--all", "--format", "json").stdout)) == 2


def test_claims_and_timeline_show_letter_number_and_origins(run, ledger: None) -> None:
    rows = json.loads(run("claims", "--place", "Kidal", "--format", "json").stdout)
    grades = {row["report"]: row["grade"] for row in rows if row["counts"]}
    assert set(grades) == {"wire", "copy", "other"}
    assert grades["copy"]["origins"] == ["afp", "rfi"]
    assert all(grade["reliability"]["reasons"] and grade["credibility"]["reasons"] for grade in grades.values())
    assert "2 origins" in run("claims", "--kind", "shelling").stdout
    why = run("timeline", "--kind", "shelling", "--why").stdout
    assert "other voice" in why
    assert "published by" in why


def test_sources_known_and_unknown(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = json.loads(run("sources", "TASS", "Zxqv", "--format", "json").stdout)
    assert [(row["name"], row["letter"], row["side"]) for row in rows] == [
        ("TASS", "D", "ru-government"),
        ("Zxqv", "F", None),
    ]
    assert len(json.loads(run("sources", "--format", "json").stdout)) > 50
    assert "Reuters" in run("sources").stdout
