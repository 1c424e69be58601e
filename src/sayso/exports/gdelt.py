"""GDELT 2.0 events (61 columns) and mentions (16), tab-separated, without a first line, as GDELT has them.

An event is an incident; a mention is a statement of it. Tone, Goldstein's scale and codes of groups, faiths and
ethnicities are not told by reports, and stay empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, tsv_lines
from sayso.exports.crosswalks import codes_of, crosswalks, kind_named
from sayso.exports.events import Event, addresses, country_of, events, publishers
from sayso.holding import Told
from sayso.statement import Actor, Place

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTION_COLUMNS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_COUNTRY, _CITY, _STATE = 1, 4, 5
_GEO_TYPES = {"country": _COUNTRY, "region": _STATE, "district": _STATE}
_WEB, _CITATION_ONLY = 1, 2
_VERBAL_COOPERATION, _COOPERATION, _VERBAL_CONFLICT = 5, 8, 13
_BASE = 3
"""Digits of a CAMEO base code; two are its root."""


def gdelt_events(exported: Exported) -> Iterator[str]:
    """Yield the table of events in pieces; kinds without a CAMEO code are left out."""
    return tsv_lines(_event_row(event, exported) for event in _coded(exported))


def gdelt_mentions(exported: Exported) -> Iterator[str]:
    """Yield the table of mentions in pieces: a statement a line, with the number of its event."""
    return tsv_lines(_mention_row(event, one) for event in _coded(exported) for one in event.told)


def _coded(exported: Exported) -> Iterator[Event]:
    for event in events(exported):
        if kind_named(event.incident.kind).cameo:
            yield event
        else:
            exported.left_out["events without a CAMEO code"] += 1


def _event_row(event: Event, exported: Exported) -> list[Cell]:
    code = kind_named(event.incident.kind).cameo
    told = event.told
    return [
        event.number,
        *_date(event.first),
        *_actor(event.incident.actors),
        *_actor(event.incident.targets),
        None,
        code,
        code[:_BASE],
        code[:2],
        quad_class(code),
        None,
        len(told),
        len(publishers(told)),
        len({one.report_id for one in told}),
        None,
        *_nowhere(),
        *_nowhere(),
        *_geo(event.place, event),
        _added(told, exported),
        next(iter(addresses(told)), None),
    ]


def _date(day: dt.date | None) -> list[Cell]:
    if day is None:
        return [None] * 4
    fraction = (day.month * 30 + day.day) / 365
    return [
        int(day.strftime("%Y%m%d")),
        int(day.strftime("%Y%m")),
        day.year,
        round(day.year + min(fraction, 0.9999), 4),
    ]


def _actor(actors: Sequence[Actor]) -> list[Cell]:
    if not actors:
        return [None] * len(_ACTOR)
    actor = min(actors, key=lambda one: (one.id is None, one.name))
    country = codes_of(country_of(actor)).alpha3
    type = crosswalks().cameo_types.get(actor.type, "")
    return [country + type, actor.name.upper(), country, None, None, None, None, type, None, None]


def quad_class(code: str) -> int:
    """Return GDELT's class of a CAMEO code: 1 and 2 cooperation, 3 and 4 conflict, in words and in deeds."""
    root = int(code[:2])
    if root <= _COOPERATION:
        return 1 if root <= _VERBAL_COOPERATION else 2
    return 3 if root <= _VERBAL_CONFLICT else 4


def _nowhere() -> list[Cell]:
    """Return the columns of where an actor is: no report of ours tells."""
    return [None] * len(_GEO)


def _geo(place: Place | None, event: Event) -> list[Cell]:
    if place is None:
        return _nowhere()
    setting = event.setting
    names = dict.fromkeys(name for name in (place.name, setting.admin1, setting.country) if name)
    feature = place.id.removeprefix("geonames:") if place.id and place.id.startswith("geonames:") else None
    kind = _GEO_TYPES.get(place.kind, _CITY)
    return [kind, ", ".join(names), setting.codes.fips, None, None, place.lat, place.lon, feature]


def _added(told: Sequence[Told], exported: Exported) -> int | None:
    moments = [exported.reports[one.report_id].recorded_at for one in told if one.report_id in exported.reports]
    return int(dt.datetime.fromisoformat(min(moments)).strftime("%Y%m%d%H%M%S")) if moments else None


def _mention_row(event: Event, one: Told) -> list[Cell]:
    statement = one.statement
    sure = statement.confidence
    return [
        event.number,
        int(event.first.strftime("%Y%m%d000000")) if event.first else None,
        int(one.published.strftime("%Y%m%d000000")),
        _WEB if one.url else _CITATION_ONLY,
        one.publisher or one.report_name,
        one.url or one.report_name,
        None,
        _offset(one, statement.actors),
        _offset(one, statement.targets),
        statement.trigger_start,
        1,
        round(100 * sure) if sure is not None else None,
        None,
        None,
        None,
        None,
    ]


def _offset(one: Told, actors: Sequence[Actor]) -> int:
    """Return where in the text the first actor is named within the quote; -1, as in GDELT, where none is."""
    at = one.statement.quote.find(actors[0].text) if actors and actors[0].text else -1
    return one.statement.start + at if at >= 0 else -1
