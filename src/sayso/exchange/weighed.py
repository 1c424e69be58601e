"""What is weighed, as JSON: every answer with the ids and quotes of its statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sayso.dispute import Dispute
from sayso.exchange.statements import Json, place_to_json, statement_to_json
from sayso.holding import Holding, Told
from sayso.interval import Interval
from sayso.undertaking import Undertaking
from sayso.weigh import Entry


def interval_to_json(interval: Interval) -> Json:
    """Return a stretch of days with inclusive dates; null where a bound is unknown or open."""
    return {"start": _iso(interval.first), "end": _iso(interval.last), "ongoing": interval.ongoing}


def told_to_json(told: Told, *, whole: bool = False) -> Json:
    """Return a piece of evidence: its id, its words, whose say-so, and where it was published.

    Args:
        told: the evidence.
        whole: add all fields of the statement.
    """
    statement = told.statement
    row: Json = {
        "id": told.id,
        "quote": statement.quote,
        "kind": statement.kind,
        "modality": statement.modality.value,
        "said_by": statement.said_by.name if statement.said_by else None,
        "report": told.report_name,
        "report_id": told.report_id,
        "publisher": told.publisher,
        "published": _iso(told.published),
        "url": told.url,
    }
    return {**statement_to_json(statement), **row, "said_by": statement_to_json(statement)["said_by"]} if whole else row


def holding_to_json(holding: Holding, *, on: dt.date | None, known: dt.date | None) -> Json:
    """Return a holding by the contract of `sayso holds --format json`."""
    weights = dict(holding.weights)
    place = {key: value for key, value in place_to_json(holding.place).items() if key not in {"text", "role", "near"}}
    return {
        "place": place,
        "on": _iso(on),
        "known": _iso(known),
        "status": holding.status.value,
        "holder": holding.holder,
        "holders": [{"name": h.name, "id": h.id, "probability": h.probability} for h in holding.holders],
        "contested": holding.contested,
        "since": {
            "start": _iso(holding.since.start),
            "earliest": _iso(holding.since.earliest),
            "latest": _iso(holding.since.latest),
        },
        "interval": interval_to_json(holding.interval),
        "statements": [{**_weighed(one, weights), "supports": True} for one in holding.support]
        + [{**_weighed(one, weights), "supports": False} for one in holding.against],
    }


def _weighed(told: Told, weights: Mapping[str, float]) -> Json:
    row = told_to_json(told)
    return {**row, "weight": weights[told.id]} if told.id in weights else row


def undertaking_to_json(undertaking: Undertaking) -> Json:
    """Return an undertaking with what became of it."""
    return {
        "due": _iso(undertaking.due),
        "outcome": undertaking.outcome.value,
        "kind": undertaking.kind,
        "what": undertaking.what,
        "by": [{"name": actor.name, "type": actor.type, "id": actor.id} for actor in undertaking.by],
        "set_by": list(undertaking.set_by),
        "statements": [told_to_json(one) for one in undertaking.statements],
        "settled_by": [told_to_json(one) for one in undertaking.settled_by],
    }


def dispute_to_json(dispute: Dispute) -> Json:
    """Return a dispute with both sides' words."""
    return {
        "about": dispute.about,
        "place": place_to_json(dispute.place) if dispute.place else None,
        "interval": interval_to_json(dispute.interval),
        "open": dispute.is_open,
        "closed_by": [told_to_json(one) for one in dispute.closed_by],
        "sides": [
            {"says": side.says, "statements": [told_to_json(one) for one in side.statements]} for side in dispute.sides
        ],
    }


def entry_to_json(entry: Entry) -> Json:
    """Return a line of a timeline with its copies."""
    return {
        **interval_to_json(entry.interval),
        "statement": told_to_json(entry.told, whole=True),
        "copies": [told_to_json(one) for one in entry.copies],
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
