"""PLOVER JSON Lines: a statement a line, in the fields of the manual (openeventdata/PLOVER, PLOVER_MANUAL.tex).

Fields that are not known are left out. How a thing is said goes into `mode` as PLOVER's auxiliary modes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sayso.exports.asked import Exported
from sayso.exports.coded import Coding, code_of, codings, sector_of
from sayso.exports.crosswalks import crosswalks
from sayso.holding import Told
from sayso.know.countries import country_by_iso
from sayso.statement import Actor, Count, Place

_CODEBOOK = "plover-base-1.3.1"
_SIZES = {"killed": "dead", "wounded": "injured", "arrested": "arrested"}


def plover(exported: Exported) -> Iterator[str]:
    """Yield the events, a line each; statements without a type of PLOVER or without a day are left out."""
    for coding in codings(exported):
        yield json.dumps(_event(coding, exported), ensure_ascii=False) + "\n"


def _event(coding: Coding, exported: Exported) -> dict[str, Any]:
    one = coding.told
    statement, when = one.statement, one.statement.when
    last = when.interval.last if when else None
    auxiliary = crosswalks().plover_modalities.get(statement.modality.value)
    row = {
        "id": one.id,
        "date": coding.date,
        "enddate": last.isoformat() if last and last.isoformat() != coding.date else None,
        "actor": [_entity(actor) for actor in statement.actors],
        "recipient": [_entity(actor) for actor in statement.targets],
        "event": [coding.category],
        "event_loc": _location(coding.place, coding) if coding.place else None,
        "event_text": [statement.trigger],
        "quad_code": coding.quad,
        "event_scale": coding.score,
        "mode": [mode for mode in (coding.mode, auxiliary) if mode],
        "size": _sizes(statement.counts),
        "text": statement.quote,
        "text_info": {"start": statement.start, "end": statement.end},
        "cite_info": _citation(one, exported),
        "coder": "sayso",
        "comment": f"said by {statement.said_by.name}" if statement.said_by else None,
    }
    required = ("id", "date", "actor", "event")
    return {key: value for key, value in row.items() if key in required or value not in (None, [], {})}


def _entity(actor: Actor) -> dict[str, str]:
    row = {"code": code_of(actor), "sector": sector_of(actor), "entity_text": actor.text, "identifier_text": actor.name}
    return {key: value for key, value in row.items() if value}


def _location(place: Place, coding: Coding) -> dict[str, Any]:
    country = country_by_iso(place.country or "")
    number = place.id.removeprefix("geonames:") if place.id and place.id.startswith("geonames:") else ""
    row = {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": number,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if place.kind == "city" else "",
        "district": coding.setting.admin2,
        "province": coding.setting.admin1,
        "country": country.name if country else "",
        "country_code": coding.setting.codes.alpha3,
        "resolution": crosswalks().plover_resolutions.get(place.kind),
    }
    return {key: value for key, value in row.items() if value not in (None, "")}


def _sizes(counts: tuple[Count, ...]) -> dict[str, int]:
    """Return how many, where the report gives one number; the least where it says "at least"."""
    told = {_SIZES[count.what]: count.low for count in reversed(counts) if count.what in _SIZES}
    return {key: low for key, low in told.items() if low is not None}


def _citation(one: Told, exported: Exported) -> dict[str, str]:
    report = exported.reports.get(one.report_id)
    row = {
        "citation": one.report_name,
        "url": one.url or "",
        "title": one.title,
        "language": report.lang if report else "",
        "publication": one.publisher,
        "codebook": _CODEBOOK,
    }
    return {key: value for key, value in row.items() if value}
