"""A statement as one row of named, typed columns: for tables, databases and maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from sayso.exports.asked import Exported
from sayso.exports.cells import Cell
from sayso.exports.events import main_place, setting_of
from sayso.holding import Told
from sayso.statement import Actor, Count

Type = Literal["text", "integer", "real", "boolean", "date"]

COLUMNS: dict[str, Type] = {
    "id": "text",
    "published": "date",
    "publisher": "text",
    "title": "text",
    "url": "text",
    "report": "text",
    "report_id": "text",
    "recorded_at": "text",
    "kind": "text",
    "modality": "text",
    "said_by": "text",
    "said_by_type": "text",
    "said_by_id": "text",
    "unverified": "boolean",
    "actors": "text",
    "actor_types": "text",
    "actor_ids": "text",
    "targets": "text",
    "target_types": "text",
    "target_ids": "text",
    "object": "text",
    "place": "text",
    "place_kind": "text",
    "place_id": "text",
    "other_places": "text",
    "country": "text",
    "admin1": "text",
    "admin2": "text",
    "latitude": "real",
    "longitude": "real",
    "geo_precision": "integer",
    "date_start": "date",
    "date_end": "date",
    "date_precision": "text",
    "ongoing": "boolean",
    "killed_low": "integer",
    "killed_high": "integer",
    "counts": "text",
    "holders": "text",
    "due": "date",
    "ends": "boolean",
    "quote": "text",
    "quote_start": "integer",
    "quote_end": "integer",
    "trigger": "text",
    "confidence": "real",
    "reviewed": "boolean",
}
"""Columns and their types, in order; days are inclusive and in ISO form, lists are joined with "; "."""


def rows(exported: Exported) -> Iterator[dict[str, Cell]]:
    """Yield the statements as rows."""
    for one in exported.statements():
        report = exported.reports.get(one.report_id)
        yield {**row(one), "recorded_at": report.recorded_at if report else None}


def row(one: Told) -> dict[str, Cell]:
    """Return a statement as a row; what it does not tell is None."""
    values = {**_source(one), **_who(one), **_where(one), **_when(one), **_words(one)}
    return {column: values.get(column) for column in COLUMNS}


def _source(one: Told) -> dict[str, Cell]:
    return {
        "id": one.id,
        "published": one.published.isoformat(),
        "publisher": one.publisher or None,
        "title": one.title or None,
        "url": one.url,
        "report": one.report_name or None,
        "report_id": one.report_id,
        "reviewed": one.reviewed,
    }


def _who(one: Told) -> dict[str, Cell]:
    statement, speaker = one.statement, one.statement.said_by
    return {
        "kind": statement.kind,
        "modality": statement.modality.value,
        "said_by": speaker.name if speaker else None,
        "said_by_type": speaker.type if speaker else None,
        "said_by_id": speaker.id if speaker else None,
        "unverified": statement.unverified,
        **_actors("actor", statement.actors),
        **_actors("target", statement.targets),
        "object": statement.object,
        "holders": _joined(statement.holders),
    }


def _actors(role: str, actors: Iterable[Actor]) -> dict[str, Cell]:
    named = list(actors)
    return {
        f"{role}s": _joined(actor.name for actor in named),
        f"{role}_types": _joined(actor.type for actor in named),
        f"{role}_ids": _joined(actor.id or "" for actor in named) if any(actor.id for actor in named) else None,
    }


def _where(one: Told) -> dict[str, Cell]:
    place = main_place(one.statement.places)
    if place is None:
        return {}
    setting = setting_of(place)
    return {
        "place": place.name,
        "place_kind": place.kind,
        "place_id": place.id,
        "other_places": _joined(other.name for other in one.statement.places if other is not place),
        "country": place.country,
        "admin1": setting.admin1 or None,
        "admin2": setting.admin2 or None,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": place.precision,
    }


def _when(one: Told) -> dict[str, Cell]:
    when, due = one.statement.when, one.statement.due
    first, last = (when.interval.first, when.interval.last) if when else (None, None)
    return {
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        "date_precision": when.precision if when else None,
        "ongoing": when.interval.ongoing if when else None,
        "due": due.isoformat() if due else None,
        "ends": one.statement.ends,
    }


def _words(one: Told) -> dict[str, Cell]:
    statement = one.statement
    killed = [count for count in statement.counts if count.what == "killed"]
    return {
        "killed_low": killed[0].low if killed else None,
        "killed_high": killed[0].high if killed else None,
        "counts": _joined(_count(count) for count in statement.counts),
        "quote": statement.quote,
        "quote_start": statement.start,
        "quote_end": statement.end,
        "trigger": statement.trigger,
        "confidence": statement.confidence,
    }


def _count(count: Count) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    return f"{count.what} {low if low == high else f'{low}-{high}'}"


def _joined(names: Iterable[str]) -> str | None:
    return "; ".join(names) or None
