"""The annotated corpus: how many of its places are found with their meaning."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from sayso.read.places import find_places
from sayso.report import Report

FLOOR = 0.68
"""Share of the places of a tenth of the training part; it stood at 0.72 over the whole when this was written."""


def _found(row: dict[str, Any], score: ModuleType) -> list[bool]:
    report = Report(
        text=row["body"], title=row["title"] or "", publisher=row["publisher"] or "", dateline=row["dateline"]
    )
    named = [{"name": m.place.name, "text": m.place.text, "country": m.place.country} for m in find_places(report)]
    return [
        any(
            score.same_place(place, one) and (one["text"] in place["text"] or place["text"] in one["text"])
            for one in named
        )
        for statement in row["statements"]
        for place in statement["places"]
    ]


@pytest.mark.corpus
def test_the_places_of_annotated_statements_are_found(shared: Path, score: ModuleType) -> None:
    paths = sorted((shared / "corpus" / "train").glob("**/*.yaml"))[::10]
    rows = [yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in paths]
    found = [hit for row in rows for hit in _found(row, score)]
    assert sum(found) / len(found) >= FLOOR
