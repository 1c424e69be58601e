"""TimeMap's events and sources (Forensic Architecture): one JSON object, all values texts, as its schemas ask."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sayso.exports.asked import Exported
from sayso.exports.events import Event, events, words_of
from sayso.holding import Told


def timemap(exported: Exported) -> Iterator[str]:
    """Yield `{"events": [...], "sources": [...]}`; an event is an incident, a source a report that tells of it."""
    sources: dict[str, Told] = {}
    yield '{"events": ['
    between = "\n"
    for event in events(exported):
        for one in event.told:
            sources.setdefault(one.report_id, one)
        yield between + json.dumps(_event(event), ensure_ascii=False)
        between = ",\n"
    yield '\n], "sources": ['
    between = "\n"
    for id in sorted(sources):
        yield between + json.dumps(_source(sources[id]), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _event(event: Event) -> dict[str, Any]:
    place, setting = event.place, event.setting
    point = place if place is not None and place.lat is not None and place.lon is not None else None
    names = [actor.name for actor in (*event.incident.actors, *event.incident.targets)]
    return {
        "id": event.incident.id,
        "description": words_of(event.told),
        "date": event.first.isoformat() if event.first else "",
        "time": "",
        "time_precision": "" if event.days is None else "day" if event.days == 1 else f"{event.days} days",
        "location": ", ".join(dict.fromkeys(name for name in (place.name if place else "", setting.country) if name)),
        "latitude": str(point.lat) if point else "",
        "longitude": str(point.lon) if point else "",
        "type": event.incident.kind,
        "category": event.incident.kind,
        "associations": list(dict.fromkeys(names)),
        "sources": sorted({one.report_id for one in event.told}),
        "comments": "",
    }


def _source(one: Told) -> dict[str, Any]:
    return {
        "id": one.report_id,
        "title": one.title,
        "thumbnail": "",
        "paths": [one.url] if one.url else [],
        "type": "",
        "affil_s": [],
        "url": one.url or "",
        "description": "",
        "parent": "",
        "author": one.publisher,
        "date": one.published.isoformat(),
        "notes": "",
    }
