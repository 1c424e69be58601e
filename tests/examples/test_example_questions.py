"""The questions that ship with the example reports are consistent with them."""

from __future__ import annotations

import datetime as dt
import json
from importlib import resources
from typing import Any

import pytest

from sayso.examples import example_reports
from sayso.holding import Status
from sayso.undertaking import Outcome

Json = dict[str, Any]
QUESTIONS: Json = json.loads(resources.files("sayso.examples").joinpath("questions.json").read_text(encoding="utf-8"))
PUBLISHED = {report.name: report.published for report in example_reports()}


def each(part: str) -> pytest.MarkDecorator:
    rows = QUESTIONS[part]
    return pytest.mark.parametrize("row", rows, ids=[row.get("id") or row.get("on") or row["origin"] for row in rows])


def known_by(row: Json) -> dt.date:
    return dt.date.fromisoformat(row["known"]) if row["known"] else dt.date(2023, 12, 31)


@each("holds")
def test_a_holding_question_is_answered_from_reports_known_by_then(row: Json):
    assert {row["status"], *row["also_right"]["status"]} <= set(Status)
    assert (row["holder"] is None) == (row["status"] == Status.UNKNOWN)
    assert [name for name in row["reports"] if PUBLISHED[name] > known_by(row)] == []
    assert row["why"].endswith(".")


@each("due")
def test_an_undertaking_is_pending_only_before_its_day(row: Json):
    due = dt.date.fromisoformat(row["due"])
    early = {outcome["on"] for outcome in row["outcomes"] if dt.date.fromisoformat(outcome["on"]) <= due}
    pending = {outcome["on"] for outcome in row["outcomes"] if outcome["outcome"] == Outcome.PENDING}
    assert {outcome["outcome"] for outcome in row["outcomes"]} <= set(Outcome)
    assert pending <= early
    assert set(row["reports"]) <= set(PUBLISHED)


@each("upcoming")
def test_what_is_upcoming_is_known_and_sorted_by_its_day(row: Json):
    undertakings = {due["id"]: due for due in QUESTIONS["due"]}
    days = [undertakings[id]["due"] for id in row["due"]]
    first_known = [min(PUBLISHED[name] for name in undertakings[id]["reports"]) for id in row["due"]]
    assert days == sorted(days)
    assert days[0] >= row["on"]
    assert max(first_known) <= known_by(row)


@each("disputes")
def test_a_dispute_has_two_sides_told_by_example_reports(row: Json):
    assert row["about"] in {"holder", "occurrence", "count"}
    assert row["first"] <= row["last"]
    assert len(row["sides"]) >= 2
    assert {name for side in row["sides"] for name in side["reports"]} <= set(PUBLISHED)


@each("lineages")
def test_a_copy_is_not_older_than_its_origin(row: Json):
    assert [copy for copy in row["copies"] if PUBLISHED[copy] < PUBLISHED[row["origin"]]] == []


@pytest.mark.parametrize("part", ["holds", "due", "disputes"])
def test_ids_are_unique(part: str):
    ids = [row["id"] for row in QUESTIONS[part]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_asked_for(status: Status):
    assert status in {row["status"] for row in QUESTIONS["holds"]}
