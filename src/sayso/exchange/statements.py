"""Records as JSON, in the codebook's field names, and back.

Dates are inclusive here, as in the codebook: `end: null` with `start` given means still so at publication. Inside sayso
they are half-open intervals with explicit bounds.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sayso.interval import Interval
from sayso.report import Report
from sayso.statement import Actor, Count, Modality, Place, Speaker, Statement, When

Json = dict[str, Any]


def report_to_json(report: Report) -> Json:
    """Return a report as the value of `"report"` in what `sayso read --format json` prints."""
    return {
        "id": report.id,
        "name": report.name,
        "title": report.title,
        "publisher": report.publisher,
        "published": _iso(report.published),
        "published_from": report.published_from,
        "lang": report.lang,
        "dateline": report.dateline,
        "url": report.url,
        "source": report.source,
        "author": report.author,
        "retrieved": report.retrieved.isoformat() if report.retrieved else None,
        "body": report.text,
    }


def report_from_json(row: Json) -> Report:
    """Read back what `report_to_json` wrote; the id is computed anew."""
    kept = {
        key: row[key] for key in ("name", "title", "publisher", "published_from", "lang", "dateline", "url", "source")
    }
    retrieved = row.get("retrieved")  # ledgers of before it was kept lack it, and the author
    return Report(
        text=row["body"],
        published=_date(row["published"]),
        author=row.get("author", ""),
        retrieved=dt.datetime.fromisoformat(retrieved) if retrieved else None,
        **kept,
    )


def statement_to_json(statement: Statement) -> Json:
    """Return a statement with the codebook's fields, absent ones as null, false or [], and the reader's confidence."""
    return {
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "trigger": statement.trigger,
        "trigger_start": statement.trigger_start,
        "trigger_end": statement.trigger_end,
        "kind": statement.kind,
        "modality": statement.modality.value,
        "said_by": _speaker_to_json(statement.said_by) if statement.said_by else None,
        "unverified": statement.unverified,
        "actors": [_actor_to_json(actor) for actor in statement.actors],
        "targets": [_actor_to_json(actor) for actor in statement.targets],
        "object": statement.object,
        "places": [place_to_json(place) for place in statement.places],
        "when": when_to_json(statement.when) if statement.when else None,
        "counts": [{"what": c.what, "low": c.low, "high": c.high, "text": c.text} for c in statement.counts],
        "holder": _one_or_list(statement.holders),
        "due": _iso(statement.due),
        "ends": statement.ends,
        "confidence": statement.confidence,
    }


def statement_from_json(row: Json) -> Statement:
    """Read back what `statement_to_json` wrote."""
    holder = row["holder"]
    return Statement(
        **{key: row[key] for key in ("quote", "start", "end", "trigger", "trigger_start", "trigger_end", "kind")},
        modality=Modality(row["modality"]),
        said_by=_speaker_from_json(row["said_by"]) if row["said_by"] else None,
        unverified=row["unverified"],
        actors=tuple(Actor(**actor) for actor in row["actors"]),
        targets=tuple(Actor(**actor) for actor in row["targets"]),
        object=row["object"],
        places=tuple(Place(**place) for place in row["places"]),
        when=_when_from_json(row["when"]) if row["when"] else None,
        counts=tuple(Count(**count) for count in row["counts"]),
        holders=() if holder is None else tuple(holder) if isinstance(holder, list) else (holder,),
        due=_date(row["due"]),
        ends=row["ends"],
        confidence=row.get("confidence"),
    )


def place_to_json(place: Place) -> Json:
    """Return a place with its resolution."""
    return {
        "text": place.text,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "role": place.role,
        "near": place.near,
        "id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }


def when_to_json(when: When) -> Json:
    """Return a time with inclusive dates."""
    interval = when.interval
    return {
        "text": when.text,
        "start": _iso(interval.first),
        "end": _iso(interval.last),
        "precision": when.precision,
        "ongoing": interval.ongoing,
    }


def _when_from_json(row: Json) -> When:
    last = _date(row["end"])
    interval = Interval.inclusive(_date(row["start"]), last, ongoing=row["ongoing"])
    return When(text=row["text"], interval=interval, precision=row["precision"])


def _actor_to_json(actor: Actor) -> Json:
    return {"text": actor.text, "name": actor.name, "type": actor.type, "id": actor.id}


def _speaker_to_json(speaker: Speaker) -> Json:
    return {
        "text": speaker.text,
        "name": speaker.name,
        "type": speaker.type,
        "id": speaker.id,
        "cue": speaker.cue,
        "channel": speaker.channel,
        "relayed_by": list(speaker.relayed_by),
    }


def _speaker_from_json(row: Json) -> Speaker:
    return Speaker(**{**row, "relayed_by": tuple(row["relayed_by"])})


def _one_or_list(names: tuple[str, ...]) -> str | list[str] | None:
    if not names:
        return None
    return names[0] if len(names) == 1 else list(names)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
