"""The example reports as a person annotated them, as they come out of a ledger."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sayso.examples import example_reports
from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Actor, Count, Modality, Place, Speaker, Statement, When

FOLDER = Path(__file__).parent.parent / "examples" / "annotated"


def day(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(str(value)) if value else None


def listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


@cache
def told() -> tuple[Told, ...]:
    found = []
    for report in example_reports():
        rows = yaml.safe_load((FOLDER / f"{report.name}.yaml").read_text("utf-8"))["statements"]
        assert report.published
        found += [
            Told(f"{report.name}/{n:03}", _statement(row), report.id, report.name, report.publisher, report.published)
            for n, row in enumerate(rows)
        ]
    return tuple(found)


def _statement(row: dict[str, Any]) -> Statement:
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
        actors=_actors(row["actors"]),
        targets=_actors(row["targets"]),
        object=row.get("object"),
        places=tuple(
            Place(p["text"], p["name"], p["kind"], p["country"], p.get("role"), bool(p.get("near")))
            for p in listed(row["places"])
        ),
        when=When(when["text"], interval, when["precision"]) if when else None,
        counts=tuple(Count(c["what"], c["low"], c["high"], c["text"]) for c in listed(row.get("counts"))),
        holders=tuple(listed(row.get("holder"))),
        due=day(row.get("due")),
        ends=bool(row.get("ends")),
    )


def _actors(rows: Any) -> tuple[Actor, ...]:
    return tuple(Actor(row["text"], row["name"], row["type"]) for row in listed(rows))
