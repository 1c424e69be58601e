"""The annotations of the example reports: complete, verbatim, and in the codebook's words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.codebook import codebook
from sayso.examples import example_reports
from sayso.report import Report

FILES = sorted((Path(__file__).parent / "annotated").glob("*.yaml"))
REPORTS = {report.name: report for report in example_reports()}
Json = dict[str, Any]


class PlainLoader(yaml.SafeLoader):
    """Leaves dates as they are written."""


PlainLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def annotated(path: Path) -> Json:
    loaded: Json = yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)  # noqa: S506 - a safe loader
    return loaded


ANNOTATED = {path.stem: annotated(path) for path in FILES}
STATEMENTS = [
    pytest.param(REPORTS[name], statement, id=f"{name}-{number}")
    for name, loaded in ANNOTATED.items()
    for number, statement in enumerate(loaded["statements"], start=1)
]
each_statement = pytest.mark.parametrize(("report", "statement"), STATEMENTS)


def words_of(statement: Json) -> list[str]:
    """Return every piece of the annotation that claims to stand in the text."""
    speaker = statement["said_by"] or {}
    parts = [*statement["actors"], *statement["targets"], *statement["places"], *statement.get("counts", [])]
    texts = [part["text"] for part in parts] + [speaker.get("text"), speaker.get("cue"), statement.get("object")]
    return [text for text in texts if text]


def test_every_report_is_annotated():
    assert set(ANNOTATED) == set(REPORTS)


@pytest.mark.parametrize("name", ANNOTATED)
def test_the_annotated_report_is_the_report_that_ships(name: str):
    loaded, report = ANNOTATED[name], REPORTS[name]
    assert loaded["body"].rstrip("\n") == report.text
    assert (loaded["id"], loaded["title"], loaded["publisher"], loaded["lang"]) == (
        report.name,
        report.title,
        report.publisher,
        report.lang,
    )
    assert dt.date.fromisoformat(loaded["published"]) == report.published


@each_statement
def test_the_quote_is_verbatim_and_holds_the_trigger(report: Report, statement: Json):
    assert statement["quote"] in report.text
    assert statement["trigger"] in statement["quote"]


@each_statement
def test_every_other_piece_of_text_is_verbatim(report: Report, statement: Json):
    assert [text for text in words_of(statement) if text not in report.text] == []
    assert statement["when"] is None or statement["when"]["text"] in report.text


@pytest.mark.parametrize("statement", [param.values[1] for param in STATEMENTS], ids=[param.id for param in STATEMENTS])
def test_the_terms_are_the_codebooks(statement: Json):
    terms = codebook()
    actors = [*statement["actors"], *statement["targets"], *([statement["said_by"]] if statement["said_by"] else [])]
    assert statement["kind"] in terms.kinds
    assert statement["modality"] in terms.modalities
    assert {actor["type"] for actor in actors} <= set(terms.actor_types)
    assert {place["kind"] for place in statement["places"]} <= set(terms.place_kinds)
    assert {count["what"] for count in statement.get("counts", [])} <= set(terms.counted)
    assert statement["kind"] not in terms.holder_kinds or statement.get("holder")
    assert not statement.get("holder") or statement["kind"] in terms.holder_kinds | terms.may_hold_kinds


@pytest.mark.parametrize("statement", [param.values[1] for param in STATEMENTS], ids=[param.id for param in STATEMENTS])
def test_its_dates_are_in_order(statement: Json):
    when = statement["when"] or {"start": None, "end": None, "precision": "day"}
    days = [dt.date.fromisoformat(day) for day in (when["start"], when["end"]) if day]
    assert days == sorted(days)
    assert when["precision"] in codebook().precisions
    assert dt.date.fromisoformat(statement.get("due", "2023-12-31")) >= dt.date(2023, 8, 15)


@each_statement
def test_no_statement_is_taken_from_the_notice_at_the_end(report: Report, statement: Json):
    assert statement["quote"] not in report.text.rsplit("\n\n", 1)[-1]
