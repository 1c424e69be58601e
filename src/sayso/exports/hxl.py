"""CSV with HXL 1.1 hashtags: an event a line, with the tags that OCHA puts on rows of ACLED, and whose say-so it is."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.exports.acled import actor_name, coded, joined, sides
from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, csv_lines
from sayso.exports.crosswalks import crosswalks
from sayso.exports.events import Event, addresses, publishers, speakers, words_of

TAGS = {
    "event_id": "#event+code",
    "event_date": "#date+occurred",
    "year": "#date+year",
    "event_type": "#event+type",
    "sub_event_type": "#event+type+sub",
    "actor1": "#group+name+first",
    "assoc_actor_1": "#group+name+first+assoc",
    "actor2": "#group+name+second",
    "assoc_actor_2": "#group+name+second+assoc",
    "country": "#country+name",
    "iso3": "#country+code",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "location": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "source": "#meta+source",
    "url": "#meta+url",
    "notes": "#description",
    "fatalities": "#affected+killed",
    "said_by": "#meta+source+name",
    "first_reported": "#date+reported",
    "status": "#status+claim",
}
"""Columns with their hashtags, in order."""


def hxl(exported: Exported) -> Iterator[str]:
    """Yield the file in pieces: the header, the hashtags, the events."""
    lines = csv_lines(tuple(TAGS), (_row(event) for event in coded(exported)))
    yield next(lines, "")
    yield ",".join(TAGS.values()) + "\n"
    yield from lines


def _row(event: Event) -> list[Cell]:
    place, setting = event.place, event.setting
    first, second = sides(event)
    return [
        event.incident.id,
        event.first.isoformat() if event.first else None,
        event.first.year if event.first else None,
        crosswalks().acled_types[event.sub_event][0],
        event.sub_event,
        actor_name(first[0], setting.country) if first else None,
        joined(first[1:], setting.country),
        actor_name(second[0], setting.country) if second else None,
        joined(second[1:], setting.country),
        setting.country,
        setting.codes.alpha3,
        setting.admin1,
        setting.admin2,
        place.name if place else None,
        place.lat if place else None,
        place.lon if place else None,
        "; ".join(publishers(event.told)),
        "; ".join(addresses(event.told)),
        words_of(event.told),
        event.killed.best,
        "; ".join(speakers(event.told)),
        event.incident.first_told.isoformat(),
        status_of(event),
    ]


def status_of(event: Event) -> str:
    """Return "reported" where a reporter says so in their own voice, "claimed" where only others do."""
    return "reported" if any(one.statement.said_by is None for one in event.told) else "claimed"
