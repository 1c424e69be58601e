import datetime as dt
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import SourceError, UndatedError
from sayso.gather import read_source, read_sources
from sayso.gather.normal import normal_body
from sayso.gather.sources import ENDINGS
from sayso.report import Report

DAY = dt.date(2023, 11, 14)
TEXT = "Army enters Kidal\n\nBAMAKO — The army entered the town of Kidal.\n\nThe rebels left."
BODY = "BAMAKO — The army entered the town of Kidal.\n\nThe rebels left."
SHAPED = st.text(alphabet=st.sampled_from(list("ab:-#*_<>p/{}[]\"'&!|\n \té")), max_size=80).map(str.encode)
YAML = (
    f"id: kidal\nlang: en\npublisher: AFP\ntitle: T\npublished: '2023-11-14'\nbody: |\n  {BODY[:44]}\n\n  {BODY[46:]}\n"
)


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def only(source: str | Path, **options: object) -> Report | SourceError:
    (item,) = read_source(source, **options)  # type: ignore[arg-type]
    return item


def reason(item: Report | SourceError) -> str:
    assert isinstance(item, SourceError)
    return item.reason


def test_plain_text_becomes_a_report(tmp_path: Path) -> None:
    path = write(tmp_path, "kidal.txt", TEXT)
    assert only(path, published=DAY) == Report(
        text=BODY,
        name="kidal",
        title="Army enters Kidal",
        published=DAY,
        published_from="given",
        lang="en",
        dateline="Bamako",
        source=str(path),
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kidal.txt", TEXT),
        ("kidal.md", TEXT.replace("Army", "# Army", 1)),
        ("kidal.yaml", YAML),
        ("kidal.YML", YAML),
        ("kidal.jsonl", f'{{"text": "{BODY}"}}'.replace("\n", "\\n")),
        ("kidal", TEXT),
        ("kidal.wire", f'{{"text": "{BODY}"}}'.replace("\n", "\\n")),
    ],
)
def test_every_format_gives_the_same_body(tmp_path: Path, name: str, text: str) -> None:
    report = only(write(tmp_path, name, text), published=DAY)
    assert isinstance(report, Report)
    assert (report.text, report.dateline) == (BODY, "Bamako")


def test_corpus_file_gives_its_fields_and_not_its_annotation(tmp_path: Path) -> None:
    annotated = f"{YAML}dateline: Gao\nstatements:\n- quote: not looked at\n"
    report = only(write(tmp_path, "kidal.yaml", annotated))
    assert isinstance(report, Report)
    assert (report.name, report.publisher, report.published) == ("kidal", "AFP", DAY)
    assert (report.published_from, report.dateline) == ("metadata", "Bamako")


def test_date_that_is_given_beats_the_file_s(tmp_path: Path) -> None:
    report = only(write(tmp_path, "kidal.yaml", YAML), published=dt.date(2023, 11, 15))
    assert isinstance(report, Report)
    assert (report.published, report.published_from) == (dt.date(2023, 11, 15), "given")


def test_undated_report_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = write(tmp_path, "kidal.txt", TEXT)
    fault = only(path)
    assert isinstance(fault, UndatedError)
    assert str(fault) == f"{path}: no date of publication was found; give it with --published YYYY-MM-DD"


def test_undated_report_is_taken_where_asked_for(tmp_path: Path) -> None:
    report = only(write(tmp_path, "kidal.txt", TEXT), undated=True)
    assert isinstance(report, Report)
    assert (report.published, report.published_from) == (None, "")


@pytest.mark.parametrize(
    ("given", "text", "lang"),
    [
        (None, "L'armée est entrée dans la ville.", "fr"),
        ("en", "L'armée est entrée dans la ville.", "en"),
        (None, "The army entered the town.", "en"),
    ],
)
def test_language_is_given_or_told(tmp_path: Path, given: str | None, text: str, lang: str) -> None:
    report = only(write(tmp_path, "a.txt", text), published=DAY, lang=given)
    assert isinstance(report, Report)
    assert report.lang == lang


@pytest.mark.parametrize(
    ("data", "names", "bodies"),
    [
        (TEXT.encode(), ["stdin"], [BODY]),
        (b'{"id": "a", "text": "one"}\n{"text": "two"}\n', ["a", "stdin-2"], ["one", "two"]),
        (b'\n{"text": "one"}', ["stdin-1"], ["one"]),
        (b"{curly} text\n\nis text", ["stdin"], ["is text"]),
    ],
)
def test_standard_input_is_text_or_json_lines(data: bytes, names: list[str], bodies: list[str]) -> None:
    reports = list(read_source("-", published=DAY, stdin=io.BytesIO(data)))
    assert [report.name for report in reports if isinstance(report, Report)] == names
    assert [report.text for report in reports if isinstance(report, Report)] == bodies


def test_web_page_on_standard_input_is_told_by_its_head() -> None:
    fault = only("-", published=DAY, stdin=io.BytesIO(b"<!DOCTYPE html><html><body></body></html>"))
    assert reason(fault) == "no article was found in this page: save its text, and read that"


def test_json_over_several_lines_is_refused() -> None:
    fault = only("-", published=DAY, stdin=io.BytesIO(b'{\n"text": "one"\n}'))
    assert reason(fault) == "JSON over several lines; write JSON Lines, with a report a line"


def test_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", "e.png"):
        write(tmp_path, name, "The army entered the town.")
    reports = [item for item in read_source(tmp_path, published=DAY) if isinstance(item, Report)]
    assert [report.source for report in reports] == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")]


def test_one_bad_report_never_stops_a_batch(tmp_path: Path) -> None:
    sources = [tmp_path / "none.txt", write(tmp_path, "empty.txt", ""), write(tmp_path, "kidal.txt", TEXT)]
    items = list(read_sources(sources, published=DAY))
    assert [item.reason if isinstance(item, SourceError) else item.title for item in items] == [
        "no such file",
        "the file is empty",
        "Army enters Kidal",
    ]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"MZ\x00\x01", "this is a binary file (it holds NUL bytes): save it as plain text"),
        ("a.yaml", b"title: x", "field 'body' is missing: it holds the report's text"),
        ("a.yaml", b"body: x\npublished: soon", "field 'published': 'soon' is no date; write YYYY-MM-DD"),
        ("a.yaml", b"body: ''", "it holds no text"),
        ("a.jsonl", b'{"text": "a\\u0000b"}', "it holds NUL characters, so it is no text: save it as plain text"),
        ("a.txt", b"x" * 5_000_001, "5,000,001 characters; at most 5,000,000 are read as one report: split it"),
        ("a.txt", b"x" * 20_000_001, "larger than 20 MB; split it, or write JSON Lines with a report a line"),
        ("a.txt", "Army\n\n\u0410\u0440\u043c\u0438\u044f".encode("cp1251"),
         "not UTF-8, and its alphabet cannot be told: save it as UTF-8 (for instance: iconv -f WINDOWS-1251 -t UTF-8)"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_says_why(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert reason(only(write(tmp_path, name, data), published=DAY)) == why


def test_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    why = f"no file that can be read; endings: {' '.join(sorted(ENDINGS))}"
    assert reason(only(tmp_path)) == why


def test_path_with_a_nul_is_an_error() -> None:
    assert reason(only("a\0b")) == "embedded null byte"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "kidal.txt", TEXT)
    path.chmod(0)
    assert reason(only(path)) == "permission denied: make it readable for you (chmod u+r)"


@pytest.mark.parametrize("ending", sorted(ENDINGS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")) | SHAPED)
def test_any_bytes_give_reports_in_normal_form_or_reasons(tmp_path: Path, ending: str, data: bytes) -> None:
    items = list(read_source(write(tmp_path, f"any{ending}", data), published=DAY))
    assert [item for item in items if not isinstance(item, Report | SourceError)] == []
    texts = [item.text for item in items if isinstance(item, Report)]
    assert texts == [normal_body(text) for text in texts]


@given(st.text(max_size=80))
def test_text_of_a_json_line_comes_out_in_normal_form(text: str) -> None:
    line = json.dumps({"text": text, "id": "a"}).encode()
    texts = [item.text for item in read_source("-", published=DAY, stdin=io.BytesIO(line)) if isinstance(item, Report)]
    assert texts == ([normal_body(text)] if normal_body(text) and "\0" not in text else [])


@pytest.mark.corpus
def test_corpus_is_read_as_its_own_tools_read_it(shared: Path, check: object) -> None:
    reports = [item for item in read_source(shared / "corpus") if isinstance(item, Report)][::15]
    bodies = [check.read(Path(report.source))["body"] for report in reports]  # type: ignore[attr-defined]
    assert [report.text for report in reports] == bodies
