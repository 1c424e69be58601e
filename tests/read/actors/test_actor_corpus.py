"""The annotated corpus: how many of its actors are found, with their name and their type."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso.read.actors import find_actors
from sayso.report import Report

FOUND, NAMED, TYPED = 0.85, 0.80, 0.70
"""Shares of the actors of a tenth of the training part: some mention overlaps with them; the same actor by the corpus's
scorer; and, of those, the same type."""


def _mentions(row: dict[str, Any]) -> list[dict[str, Any]]:
    report = Report(
        text=row["body"],
        title=row["title"] or "",
        publisher=row["publisher"] or "",
        dateline=row["dateline"],
        lang=row["lang"],
    )
    return [
        {"text": one.actor.text, "name": one.actor.name, "type": one.actor.type, "start": one.start, "end": one.end}
        for one in find_actors(report)
    ]


def _annotated(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        actor
        for statement in row["statements"]
        for actor in (*statement["actors"], *statement["targets"], statement["said_by"])
        if actor
    ]


def _overlaps(actor: dict[str, Any], mention: dict[str, Any], body: str) -> bool:
    at = body.find(actor["text"])
    return bool(mention["start"] < at + len(actor["text"]) and at < mention["end"])


@pytest.mark.corpus
def test_the_actors_of_annotated_statements_are_found(shared: Path, check: ModuleType, score: ModuleType) -> None:
    paths = sorted((shared / "corpus" / "train").glob("**/*.yaml"))[::10]
    found, named, typed, total = 0, 0, 0, 0
    for row in map(check.read, paths):
        mentions = _mentions(row)
        for actor in _annotated(row):
            same = [one for one in mentions if score.same_actor(actor, one)]
            total += 1
            found += any(_overlaps(actor, one, row["body"]) for one in mentions)
            named += bool(same)
            typed += any(one["type"] == actor["type"] for one in same)
    assert found / total >= FOUND
    assert named / total >= NAMED
    assert typed / named >= TYPED
