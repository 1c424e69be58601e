"""The weighing alone, on the examples as a person annotated them: the answers that a careful reader gives."""

import json
from importlib import resources
from typing import Any

import pytest
from annotated import day, told

from sayso.dispute import Side
from sayso.know.sides import affiliations
from sayso.weigh import disputes, field_of, holding_on, places_named, undertakings, unknown_holding

QUESTIONS = json.loads(resources.files("sayso.examples").joinpath("questions.json").read_text("utf-8"))
OUTCOMES = [(row, outcome) for row in QUESTIONS["due"] for outcome in row["outcomes"]]
NOT_YET = {
    "anefis-1006": "a correction supersedes the earlier report in the ledger, not in the weighing",
    "phone-lines": "two causes of one disruption, neither denied",
    "kidal-losses": "the tolls are of several days",
    "kidal-siege": "the siege is denied twelve days later",
}
"""Questions that the weighing alone answers otherwise, with the reason."""


def not_yet(id: str, request: pytest.FixtureRequest) -> None:
    if id in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[id], strict=True))


@pytest.mark.parametrize("question", QUESTIONS["holds"], ids=lambda question: question["id"])
def test_who_holds_a_place(question: dict[str, Any], request: pytest.FixtureRequest) -> None:
    not_yet(question["id"], request)
    known, on = day(question["known"]), day(question["on"])
    view = [one for one in told() if known is None or one.published <= known]
    places = places_named(view, question["place"], question["kind"])
    assert on
    answer = holding_on(field_of(view, places[0], affiliations()), on) if places else unknown_holding(question["place"])
    assert answer.status in {question["status"], *question["also_right"]["status"]}
    assert answer.holder in {question["holder"], *question["also_right"]["holder"]}


@pytest.mark.parametrize(("question", "outcome"), OUTCOMES, ids=[f"{row['id']}-{o['on']}" for row, o in OUTCOMES])
def test_what_became_of_what_was_due(question: dict[str, Any], outcome: dict[str, Any]) -> None:
    on = day(outcome["on"])
    assert on
    found = {
        one.outcome.value
        for one in undertakings(told(), on, affiliations())
        if (one.kind, one.due) == (question["kind"], day(question["due"]))
    }
    assert found & {outcome["outcome"], *outcome["also_right"]}


@pytest.mark.parametrize("question", QUESTIONS["disputes"], ids=lambda question: question["id"])
def test_what_is_disputed(question: dict[str, Any], request: pytest.FixtureRequest) -> None:
    not_yet(question["id"], request)
    speakers = [(row["speaker"], set(row["reports"])) for row in question["sides"]]
    found = [
        dispute
        for dispute in disputes(told(), affiliations())
        if dispute.about == question["about"]
        and (dispute.place.name.split()[0] if dispute.place else None) == question["place"]
        and are_apart([[n for n, side in enumerate(dispute.sides) if speaks(side, *one)] for one in speakers])
    ]
    assert found


def are_apart(sides: list[list[int]]) -> bool:
    """Whether each speaker stands on a side, and not all on the same."""
    return all(sides) and len({n for each in sides for n in each}) > 1


def speaks(side: Side, speaker: str, reports: set[str]) -> bool:
    """Whether a side has a statement of the speaker, or of its own organ, in one of the reports."""
    return any(
        one.report_name in reports and (one.statement.said_by is None or one.statement.said_by.name == speaker)
        for one in side.statements
    )
