"""Grades, incidents, origins and sources as JSON, with the words that explain them."""

from __future__ import annotations

from sayso.exchange.statements import Json, place_to_json
from sayso.exchange.weighed import interval_to_json, told_to_json
from sayso.incident import Incident, Toll
from sayso.know.sources import Source
from sayso.weigh.credibility import Grade
from sayso.weigh.lineage import Origin


def grade_to_json(grade: Grade) -> Json:
    """Return a statement's letter and number, each with its meaning and the reasons for it."""
    return {
        "code": grade.code,
        "reliability": {
            "letter": grade.reliability.letter.value,
            "means": grade.reliability.letter.means,
            "reasons": list(grade.reliability.reasons),
        },
        "credibility": {
            "number": grade.credibility.value,
            "means": grade.credibility.means,
            "reasons": list(grade.reasons),
        },
        "origins": list(grade.origins),
        "links": grade.links,
    }


def incident_to_json(incident: Incident, grades: dict[str, Grade]) -> Json:
    """Return an incident with its tolls, and its statements with their grades.

    Args:
        incident: the incident.
        grades: by statement; a statement that is not in it is given without.
    """
    return {
        "id": incident.id,
        "kind": incident.kind,
        "interval": interval_to_json(incident.interval) if incident.interval else None,
        "actors": [actor.name for actor in incident.actors],
        "targets": [actor.name for actor in incident.targets],
        "places": [place_to_json(place) for place in incident.places],
        "tolls": [_toll_to_json(toll) for toll in incident.tolls],
        "first_told": incident.first_told.isoformat(),
        "last_told": incident.last_told.isoformat(),
        "origins": sorted({name for one in incident.statements if one.id in grades for name in grades[one.id].origins}),
        "links": len({one.report_id for one in incident.statements}),
        "statements": [
            {**told_to_json(one), "grade": grade_to_json(grades[one.id]) if one.id in grades else None}
            for one in incident.statements
        ],
    }


def origin_to_json(origin: Origin) -> Json:
    """Return an origin with its reports and why each belongs to it."""
    why = {link.report: link for link in origin.links}
    return {
        "id": origin.id,
        "outlet": origin.outlet,
        "reports": [
            {
                "id": report.id,
                "name": report.name,
                "publisher": report.publisher,
                "published": report.published.isoformat(),
                "how": why[report.id].how if report.id in why else "first",
                "like": why[report.id].to if report.id in why else "",
                "share": why[report.id].share if report.id in why else None,
                "words": why[report.id].words if report.id in why else "",
            }
            for report in origin.reports
        ],
    }


def source_to_json(source: Source) -> Json:
    """Return a source with its letter and where the pack's facts can be checked."""
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.id,
        "is": source.kind.says,
        "letter": source.letter.value,
        "means": source.letter.means,
        "why": source.why,
        "country": source.country,
        "side": source.side,
        "aliases": list(source.aliases),
        "reference": source.reference,
        "pack": source.pack,
    }


def _toll_to_json(toll: Toll) -> Json:
    return {
        "what": toll.what,
        "whom": list(toll.whom),
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "counted": [{"by": one.by, "low": one.low, "high": one.high, "statement": one.told.id} for one in toll.counted],
    }
