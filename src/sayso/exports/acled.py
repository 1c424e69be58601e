"""ACLED-compatible CSV: an event a line, in the columns of ACLED's flat file (dtacled/acledR, R/data.R).

No row is ACLED's: ids are our own, and what ACLED's coders decide (region, source scale, tags) stays empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, csv_lines
from sayso.exports.crosswalks import crosswalks
from sayso.exports.events import Event, events, publishers, words_of
from sayso.statement import Actor

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_A_WEEK = 7
_POLITICAL = "Political violence"


def acled(exported: Exported) -> Iterator[str]:
    """Yield the file in pieces; kinds that ACLED does not code are left out."""
    return csv_lines(COLUMNS, (row(event, exported) for event in coded(exported)))


def coded(exported: Exported) -> Iterator[Event]:
    """Yield the events that ACLED has a sub-event type for."""
    for event in events(exported):
        if event.sub_event:
            yield event
        else:
            exported.left_out["events that ACLED has no type for"] += 1


def row(event: Event, exported: Exported) -> list[Cell]:
    """Return an event as a line."""
    event_type, disorder = crosswalks().acled_types[event.sub_event]
    place, setting = event.place, event.setting
    first, second = sides(event)
    return [
        event_id(event),
        event.first.isoformat() if event.first else None,
        event.first.year if event.first else None,
        time_precision(event),
        disorder,
        event_type,
        event.sub_event,
        actor_name(first[0], setting.country) if first else None,
        joined(first[1:], setting.country),
        label(first[0]) if first else None,
        actor_name(second[0], setting.country) if second else None,
        joined(second[1:], setting.country),
        label(second[0]) if second else None,
        interaction(first, second),
        civilian_targeting(disorder, second),
        int(setting.codes.numeric) if setting.codes.numeric else None,
        None,
        setting.country,
        setting.admin1,
        setting.admin2,
        None,
        place.name if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.precision if place else None,
        "; ".join(publishers(event.told)),
        None,
        words_of(event.told),
        event.killed.best,
        None,
        timestamp(event, exported),
    ]


def event_id(event: Event) -> str:
    """Return the country's three letters and the event's number; not an id of ACLED's."""
    return f"{event.setting.codes.alpha3}{event.number}"


def sides(event: Event) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who is on the first and on the second side, the named before the unnamed."""
    actors, targets = event.incident.actors, event.incident.targets
    names = {actor.name for actor in actors}
    others = tuple(actor for actor in targets if actor.name not in names)
    return _named_first(actors or others), _named_first(others if actors else ())


def _named_first(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda actor: (actor.id is None, actor.type == "unknown", actor.name)))


def actor_name(actor: Actor, country: str) -> str:
    """Return an actor's name; civilians carry their country, as ACLED writes them."""
    return f"Civilians ({country})" if actor.type == "civilians" and country else actor.name


def joined(actors: tuple[Actor, ...], country: str) -> str:
    """Return the associated actors in one cell."""
    return "; ".join(dict.fromkeys(actor_name(actor, country) for actor in actors))


def label(actor: Actor) -> str | None:
    """Return the label of an actor's inter code; None where its type has none."""
    code = crosswalks().acled_inter.get(actor.type)
    return crosswalks().acled_inter_labels[code] if code else None


def interaction(first: tuple[Actor, ...], second: tuple[Actor, ...]) -> str | None:
    """Return who met whom, the lower code first; None where a side's code is not known."""
    codes = sorted(crosswalks().acled_inter.get(side[0].type, 0) for side in (first, second) if side)
    if not codes or not codes[0]:
        return None
    names = [crosswalks().acled_inter_labels[code] for code in codes]
    return f"{names[0]} only" if len(names) == 1 else "-".join(names)


def civilian_targeting(disorder: str, second: tuple[Actor, ...]) -> str | None:
    """Return ACLED's mark of violence against civilians."""
    hit = bool(second) and crosswalks().acled_inter.get(second[0].type) in crosswalks().acled_civilians
    return "Civilian targeting" if hit and _POLITICAL in disorder else None


def time_precision(event: Event) -> int | None:
    """Return 1 for a day, 2 for some days of one week, 3 for longer; None where no day is told."""
    if event.days is None:
        return None
    return 1 if event.days == 1 else 2 if event.days <= _A_WEEK else 3


def timestamp(event: Event, exported: Exported) -> int | None:
    """Return when the ledger took in the last of its reports, in seconds of Unix time."""
    rows = [exported.reports[one.report_id] for one in event.told if one.report_id in exported.reports]
    return max((int(dt.datetime.fromisoformat(row.recorded_at).timestamp()) for row in rows), default=None)
