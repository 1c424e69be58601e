"""`sayso times`, `sayso places`, `sayso actors`: each alone, for people and for programs."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import UsageError

Run = Callable[..., Any]
LINE = '{"id": 5, "text": "\\n The army left Kidal on Tuesday.", "published": "2023-11-14"}\n'


def spans(run: Run, *arguments: str, stdin: str | None = None) -> list[dict[str, Any]]:
    result = run(*arguments, "--format", "json", stdin=stdin)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)["spans"]
    return found


@pytest.mark.parametrize(
    ("command", "words", "fields"),
    [
        ("times", "Tuesday", {"type": "DATE", "value": "2023-11-14", "interval": ["2023-11-14", "2023-11-15"]}),
        ("places", "Kidal", {"id": "geonames:2455290", "kind": "city", "country": "ML", "literal": True}),
        ("actors", "The army", {"name": "Malian Armed Forces", "type": "military", "country": "ML"}),
    ],
)
def test_json_lines_go_in_and_spans_come_out(run: Run, command: str, words: str, fields: dict[str, Any]) -> None:
    result = run(command, "--jsonl", stdin=LINE)
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert row["id"] == 5
    span = row["spans"][0]
    assert json.loads(LINE)["text"][span["start"] : span["end"]] == words
    assert {key: span[key] for key in fields} == fields


def test_a_malformed_line_is_named_and_the_others_are_read(run: Run) -> None:
    result = run("places", "--jsonl", stdin=LINE + "nonsense\n" + '{"id": "b", "text": "In Gao."}\n')
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [5, "b"]
    assert "-:2: malformed JSON" in result.stderr


def test_the_ends_of_a_stretch_are_two_spans_that_share_a_range(run: Run) -> None:
    text = "La trêve court du 21 au 25 décembre 2022."
    first, last = spans(run, "times", text, "--lang", "fr")
    assert (first["value"], last["value"]) == ("2022-12-21", "2022-12-25")
    assert first["range"] == last["range"]
    assert first["range"]["interval"] == ["2022-12-21", "2022-12-26"]
    (whole,) = spans(run, "times", text, "--lang", "fr", "--whole")
    assert whole["interval"] == ["2022-12-21", "2022-12-26"]


@pytest.mark.parametrize(("style", "value"), [("news", "2023-05-14"), ("narrative", "1916-05-14")])
def test_the_style_tells_how_short_dates_are_anchored(run: Run, style: str, value: str) -> None:
    text = "The war began in April 1916. On 14 May, the town fell."
    found = spans(run, "times", text, "--published", "2023-11-14", "--style", style)
    assert found[-1]["value"] == value


def test_places_tell_precision_areas_and_why(run: Run) -> None:
    (span,) = spans(run, "places", "Two died 40 km north of Kidal.")
    assert (span["admin"], span["geo_precision"], span["where_prec"]) == (["Mali", "Kidal"], 2, 2)
    assert (span["radius_km"], span["near"], span["use"]) == (8.0, True, "literal")
    assert span["reason"].endswith("so far from it")


@pytest.mark.parametrize(
    ("text", "literal"), [("Bamako said the talks had failed.", False), ("In Bamako, shops were shut.", True)]
)
def test_a_government_is_told_from_its_seat(run: Run, text: str, literal: bool) -> None:
    (span,) = spans(run, "places", text)
    assert span["literal"] is literal


def test_adjectives_and_pointers_are_given_where_asked(run: Run) -> None:
    text = "Malian troops left Gao. The town is calm."
    assert [span["use"] for span in spans(run, "places", text)] == ["literal"]
    assert [span["use"] for span in spans(run, "places", text, "--all")] == ["demonym", "literal", "anaphor"]


def test_memberships_are_those_of_the_day(run: Run) -> None:
    (span,) = spans(run, "actors", "The MNLA left Kidal.", "--published", "2015-01-01")
    assert (span["id"], span["member_of"]) == ("mnla", ["cma"])


def test_a_person_sees_tables(run: Run) -> None:
    for command, told in (("times", "2023-11-14"), ("places", "geonames:2455290"), ("actors", "jnim")):
        result = run(command, "JNIM entered Kidal on 14 November 2023.")
        assert result.exit_code == 0
        assert told in result.stdout


def test_a_missing_file_is_named(run: Run) -> None:
    result = run("times", "nowhere.txt")
    assert result.exit_code == 1
    assert "nowhere.txt: no such file" in result.stderr


def test_a_file_of_places_is_imported_listed_and_forgotten(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_HOME", str(tmp_path / "home"))
    table = tmp_path / "cod.csv"
    table.write_text("admin1Name_en,admin1Pcode\nKidal,ML08\n", encoding="utf-8")
    made = json.loads(run("places", "import", str(table), "--format", "json").stdout)
    assert (made["places"], made["new"]) == (1, True)
    assert json.loads(run("places", "imports", "--format", "json").stdout) == [{"name": made["name"], "places": 1}]
    assert run("places", "forget", made["name"]).exit_code == 0
    assert isinstance(run("places", "forget", made["name"]).exception, UsageError)


def test_packs_are_checked(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("- {id: lions, name: Lions of the North, type: militia}\n", encoding="utf-8")
    bad.write_text("- {id: lions, name: Lions}\n", encoding="utf-8")
    result = run("actors", "check", str(good), str(bad), "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [{"file": str(good), "actors": 1, "new": 1, "doubts": []}]
    assert "an actor needs id, name and type" in result.stderr


def test_packs_of_ones_own_are_merged(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("- {id: lions, name: Lions of the North, type: militia, country: ML}\n", encoding="utf-8")
    program = "from sayso.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        program,
        "actors",
        "Lions of the North left Gao.",
        "--actors",
        str(own),
        "-f",
        "json",
    ]
    made = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (our own program)
    assert json.loads(made.stdout)["spans"][0]["id"] == "lions"
