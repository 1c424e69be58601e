"""UCDP GED-compatible CSV: an event with at least one death a line, in the 49 columns of GED 25.1.

Ids of conflicts, dyads, sides and countries are UCDP's own and stay empty, as do what its coders judge.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence

from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, csv_lines
from sayso.exports.crosswalks import crosswalks
from sayso.exports.events import KILLED, Event, country_of, events, publishers, speakers
from sayso.holding import Told
from sayso.know.countries import country_by_iso
from sayso.read.places import where_prec_of
from sayso.statement import Actor
from sayso.weigh.kinship import kinship

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
_STATE, _GROUP, _CIVILIANS = "state", "group", "civilians"
_DATE_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))
"""At most so many days: date_prec; longer is 5."""
_CELL = 0.5
"""Degrees of a cell of PRIO-GRID, numbered from the south-west, row by row (Tollefsen et al. 2012)."""
_CELLS_A_ROW = 720


def ucdp(exported: Exported) -> Iterator[str]:
    """Yield the file in pieces; events without a death are left out, as UCDP leaves them out."""
    return csv_lines(COLUMNS, _rows(exported))


def _rows(exported: Exported) -> Iterator[list[Cell]]:
    for event in events(exported):
        if event.killed.best:
            values = _row(event)
            yield [values.get(column) for column in COLUMNS]
        else:
            exported.left_out["events without a number of dead"] += 1


def _row(event: Event) -> dict[str, Cell]:
    return {
        **_who(event),
        **_where(event),
        **_when(event),
        **_deaths(event),
        **_sources(event.told),
        "id": event.number,
    }


def _who(event: Event) -> dict[str, Cell]:
    first, second = _sides(event)
    names = [_side_name(side) for side in (first, second) if side]
    return {
        "type_of_violence": _violence(first, second),
        "dyad_name": " - ".join(names) if len(names) > 1 else None,
        "side_a": _side_name(first) if first else None,
        "side_b": _side_name(second) if second else None,
        "event_clarity": 2 if event.incident.kind in crosswalks().ucdp_aggregated else 1,
    }


def _sides(event: Event) -> tuple[Actor | None, Actor | None]:
    """Return the sides: a state before a group, a group before civilians, as UCDP has them."""
    rank = {_STATE: 0, _GROUP: 1, _CIVILIANS: 2}
    parties = [_best_known(event.incident.actors), _best_known(event.incident.targets)]
    known = [one for one in parties if one is not None and _party(one)]
    ordered = sorted(known, key=lambda one: rank[_party(one)])
    return (ordered[0] if ordered else None), (ordered[1] if len(ordered) > 1 else None)


def _best_known(actors: Sequence[Actor]) -> Actor | None:
    return min(actors, key=lambda actor: (not _party(actor), actor.id is None, actor.name), default=None)


def _party(actor: Actor) -> str:
    return crosswalks().ucdp_parties.get(actor.type, "")


def _violence(first: Actor | None, second: Actor | None) -> int | None:
    """Return 1 state-based, 2 non-state, 3 one-sided; None where a side is not known."""
    if first is None or second is None or _party(first) == _CIVILIANS:
        return None
    if _party(second) == _CIVILIANS:
        return 3
    return 1 if _party(first) == _STATE else 2


def _side_name(actor: Actor) -> str:
    country = country_by_iso(country_of(actor)) if _party(actor) == _STATE else None
    return f"Government of {country.name}" if country else "Civilians" if _party(actor) == _CIVILIANS else actor.name


def _where(event: Event) -> dict[str, Cell]:
    place, setting = event.place, event.setting
    point = place if place is not None and place.lat is not None and place.lon is not None else None
    return {
        "where_prec": where_prec_of(place) if place else None,
        "where_coordinates": place.name if place else None,
        "where_description": place.text if place else None,
        "adm_1": setting.admin1,
        "adm_2": setting.admin2,
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "geom_wkt": f"POINT ({point.lon} {point.lat})" if point else None,
        "priogrid_gid": priogrid(point.lat, point.lon) if point and point.lat is not None and point.lon is not None
        else None,
        "country": setting.country,
    }  # fmt: skip


def priogrid(lat: float, lon: float) -> int:
    """Return the number of the cell of PRIO-GRID in which a point lies."""
    line = min(math.floor((lat + 90) / _CELL), 359)
    across = min(math.floor((lon + 180) / _CELL), _CELLS_A_ROW - 1)
    return line * _CELLS_A_ROW + across + 1


def _when(event: Event) -> dict[str, Cell]:
    days = event.days
    return {
        "year": event.first.year if event.first else None,
        "date_prec": next((code for most, code in _DATE_PRECISIONS if days <= most), 5) if days else None,
        "date_start": event.first.isoformat() if event.first else None,
        "date_end": event.last.isoformat() if event.last else None,
    }


def _deaths(event: Event) -> dict[str, Cell]:
    """Return the deaths; those that no class of victims explains are unknown, so that the four sum up to `best`."""
    best = event.killed.best or 0
    civil = _killed(event, kinship().classes.get("civilians", ""))
    first, second = _sides(event)
    a, b = (_killed(event, _class(one)) if one and _party(one) != _CIVILIANS else 0 for one in (first, second))
    if first and second and _class(first) == _class(second):
        a = b = 0
    if a + b + civil > best:
        a = b = civil = 0
    known: dict[str, Cell] = {"deaths_a": a, "deaths_b": b, "deaths_civilians": civil}
    return {
        **known,
        "deaths_unknown": best - a - b - civil,
        "best": best,
        "high": event.killed.high,
        "low": event.killed.low,
    }


def _class(actor: Actor) -> str:
    return kinship().classes.get(actor.type, "")


def _killed(event: Event, group: str) -> int:
    """Return how many of one class were killed; 0 where it is not told."""
    return sum(toll.best or 0 for toll in event.incident.tolls if toll.what == KILLED and toll.whom == (group,))


def _sources(told: Sequence[Told]) -> dict[str, Cell]:
    reports = list({one.report_id: one for one in told}.values())
    return {
        "number_of_sources": len(reports),
        "source_article": ";".join(_article(one) for one in reports),
        "source_office": ";".join(publishers(reports)),
        "source_date": ";".join(one.published.isoformat() for one in reports),
        "source_headline": ";".join(one.title for one in reports),
        "source_original": ";".join(speakers(told)),
    }


def _article(one: Told) -> str:
    """Return a report as UCDP writes it: one quoted text of outlet, date and headline."""
    buffer = io.StringIO()
    whole = f"{one.publisher or one.report_name},{one.published},{one.title}"
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="").writerow([whole])
    return buffer.getvalue()
