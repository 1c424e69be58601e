"""The weighing alone, on the examples as a person annotated them: the right holder and standing on each day asked."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.examples import example_questions, example_reports
from sayso.holding import Told
from sayso.interval import Interval
from sayso.know.sides import affiliations
from sayso.statement import Actor, Modality, Place, Speaker, Statement, When
from sayso.weigh import field_of, holding_on, places_named, unknown_holding

ANNOTATED = Path(__file__).parent.parent / "examples" / "annotated"
QUESTIONS = example_questions()["holds"]
NOT_YET = {
    "anefis-1006": "a correction supersedes the earlier report in the ledger, not in the weighing",
}
"""Questions that the weighing alone answers otherwise, with the reason."""


def day(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(str(value)) if value else None


def listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def actors(rows: Any) -> tuple[Actor, ...]:
    return tuple(Actor(row["text"], row["name"], row["type"]) for row in listed(rows))


def statement(row: dict[str, Any]) -> Statement:
    said, when = next(iter(listed(row["said_by"])), None), row["when"]
    quote = " ".join(row["quote"].split())
    interval = when and Interval.inclusive(day(when["start"]), day(when["end"]), ongoing=bool(when["start"]))
    return Statement(
        quote,
        0,
        len(quote),
        quote[:1],
        0,
        1,
        row["kind"],
        modality=Modality(row["modality"]),
        said_by=Speaker(said["text"], said["name"], said["type"]) if said else None,
        unverified=bool(row.get("unverified")),
        actors=actors(row["actors"]),
        targets=actors(row["targets"]),
        places=tuple(
            Place(p["text"], p["name"], p["kind"], p["country"], p.get("role"), bool(p.get("near")))
            for p in listed(row["places"])
        ),
        when=When(when["text"], interval, when["precision"]) if when else None,
        holders=tuple(listed(row.get("holder"))),
        ends=bool(row.get("ends")),
    )


@cache
def told() -> tuple[Told, ...]:
    found = []
    for report in example_reports():
        rows = yaml.safe_load((ANNOTATED / f"{report.name}.yaml").read_text("utf-8"))["statements"]
        assert report.published
        found += [
            Told(f"{report.name}/{n:03}", statement(row), report.id, report.name, report.publisher, report.published)
            for n, row in enumerate(rows)
        ]
    return tuple(found)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_question(question: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if question["id"] in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[question["id"]], strict=True))
    known, on = day(question["known"]), day(question["on"])
    view = [one for one in told() if known is None or one.published <= known]
    places = places_named(view, question["place"], question["kind"])
    assert on
    answer = holding_on(field_of(view, places[0], affiliations()), on) if places else unknown_holding(question["place"])
    assert answer.status in {question["status"], *question["also_right"]["status"]}
    assert answer.holder in {question["holder"], *question["also_right"]["holder"]}
