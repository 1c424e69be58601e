"""`sayso read`: what a report says, in every format; bad files named, the others read."""

import json
from pathlib import Path

import pytest

from sayso.errors import UsageError

STORY = """Army says it has entered Kidal

BAMAKO - Mali's army said on Tuesday it had entered the northern town of Kidal, a stronghold of Tuareg rebels.

The U.N. mission must leave Mali by December 31.
"""


FIELDS = (
    "quote start end trigger trigger_start trigger_end kind modality said_by unverified actors targets object places "
    "when counts holder due ends confidence"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_json_is_one_report_with_its_statements(run, story: Path) -> None:
    result = run("read", str(story), "--published", "2023-11-14", "--format", "json")
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert row["report"]["title"] == "Army says it has entered Kidal"
    assert row["report"]["published"] == "2023-11-14"
    body = row["report"]["body"]
    assert all(body[s["start"] : s["end"]] == s["quote"] for s in row["statements"])
    kinds = {statement["kind"] for statement in row["statements"]}
    assert {"capture", "control", "withdrawal"} <= kinds


def test_fields_are_the_codebooks(run, story: Path) -> None:
    result = run("read", str(story), "--published", "2023-11-14", "--format", "json")
    statement = json.loads(result.stdout)["statements"][0]
    assert set(statement) == set(FIELDS.split())
    assert {"text", "name", "type", "id"} == set(statement["actors"][0])
    assert {"id", "lat", "lon", "precision", "country"} <= set(statement["places"][0])


def test_the_capture_has_its_speaker_place_day_and_holder(run, story: Path) -> None:
    result = run("read", str(story), "--published", "2023-11-14", "--format", "json")
    capture = next(s for s in json.loads(result.stdout)["statements"] if s["kind"] == "capture")
    assert capture["said_by"]["name"] == "Malian Armed Forces"
    assert [place["id"] for place in capture["places"]] == ["geonames:2455290"]
    assert (capture["when"]["start"], capture["when"]["end"]) == ("2023-11-14", "2023-11-14")
    assert capture["holder"] == "Malian Armed Forces"


def test_each_field_is_explained(run, story: Path) -> None:
    result = run("read", str(story), "--published", "2023-11-14", "--explain", "--format", "json")
    statement = json.loads(result.stdout)["statements"][0]
    assert {"trigger", "kind", "modality"} <= {ground["field"] for ground in statement["grounds"]}
    assert all(0 < ground["score"] <= 1 for ground in statement["grounds"])
    assert "kind" in run("read", str(story), "--published", "2023-11-14", "--explain").stdout


def test_rules_do_not_explain_themselves(run, story: Path) -> None:
    result = run("read", str(story), "--reader", "rules", "--explain")
    assert isinstance(result.exception, UsageError)
    assert "--reader trained" in str(result.exception)


def test_the_deadline_is_due(run, story: Path) -> None:
    result = run("read", str(story), "--published", "2023-11-14", "--format", "json")
    leave = next(s for s in json.loads(result.stdout)["statements"] if s["kind"] == "withdrawal")
    assert (leave["due"], leave["modality"]) == ("2023-12-31", "demanded")


def test_json_lines_over_many_files(run, story: Path) -> None:
    other = story.with_name("other.txt")
    other.write_text("Nothing happened here.", encoding="utf-8")
    result = run("read", str(story), str(other), "--published", "2023-11-14", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["story", "other"]


def test_standard_input(run) -> None:
    result = run("read", "-", "--published", "2023-11-14", "--format", "jsonl", stdin=STORY)
    assert json.loads(result.stdout)["statements"]


def test_a_table_shows_the_words(run, story: Path) -> None:
    result = run("read", str(story), "--published", "2023-11-14")
    assert "it had entered the northern town of Kidal" in " ".join(result.stdout.split())


def test_bad_files_are_named_and_the_others_are_read(run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "long.txt").write_bytes(b"x" * 50_000_000)
    names = ["empty.txt", "missing.txt", "story.txt", "binary.txt", "long.txt"]
    result = run("read", *names, "--published", "2023-11-14", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["story"]
    assert [name for name in names if name in result.stderr] == ["empty.txt", "missing.txt", "binary.txt", "long.txt"]


def test_a_latin_1_file_is_read_rightly(run, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(
        "L'armée est entrée à Tessalit mardi après des combats près de la frontière.".encode("latin-1")
    )
    result = run("read", "latin.txt", "--published", "2023-11-14", "--format", "json")
    assert "L'armée est entrée à Tessalit" in json.loads(result.stdout)["report"]["body"]


def test_a_report_without_a_date_asks_for_it(run, story: Path) -> None:
    result = run("read", str(story))
    assert result.exit_code == 1
    assert "--published" in result.stderr


@pytest.mark.parametrize("arguments", [["--published", "yesterday"], ["--reader", "nobody"], ["--format", "xml"]])
def test_wrong_use(run, story: Path, arguments: list[str]) -> None:
    result = run("read", str(story), *arguments)
    assert result.exit_code == 2 or isinstance(result.exception, UsageError)


def test_words_of_a_report_are_never_taken_for_markup(run, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("The army entered [red]Kidal[/red] on [bold]Tuesday[/bold].", encoding="utf-8")
    result = run("read", "odd.txt", "--published", "2023-11-14")
    assert "[red]Kidal[/red]" in " ".join(result.stdout.split())
