"""The places that statements name, each kept once: what a name was taken for, and where that is.

Invariant: two mentions share a row of `places` exactly when they agree in name, kind, country, id and point; so what is
found through these rows is what the statements themselves say.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from sayso.know.gazetteer.fold import fold
from sayso.ledger.rows import CHUNK, Row, dump, indexable
from sayso.ledger.schema import places
from sayso.report import content_id
from sayso.statement import Place, Statement


def place_row(place: Place) -> Row:
    """Return what is kept of a place, whatever words name it and whether something is in it or near it."""
    point = _point(place)
    row: Row = {
        "place": indexable(place.id) if place.id else None,
        "key": indexable(fold(place.name)),
        "name": indexable(place.name),
        "kind": indexable(place.kind),
        "country": indexable(place.country) if place.country else None,
        "lat": point[0],
        "lon": point[1],
        "precision": place.precision,
    }
    return {"digest": content_id("place", dump(row)), **row}


def place_of(row: Row) -> Place:
    """Return a place as it is kept: its canonical name stands for the words of the reports."""
    kept = {name: row[name] for name in ("name", "kind", "country", "lat", "lon", "precision")}
    return Place(text=row["name"], id=row["place"], **kept)


def places_in(said: Iterable[Statement]) -> dict[str, Row]:
    """Return what is kept of all places that statements name, by digest."""
    rows = (place_row(place) for statement in said for place in statement.places)
    return {row["digest"]: row for row in rows}


def numbers_of(connection: Connection, digests: Sequence[str]) -> dict[str, int]:
    """Return the numbers of those places that the ledger knows already, by digest."""
    found: dict[str, int] = {}
    for start in range(0, len(digests), CHUNK):
        part = digests[start : start + CHUNK]
        query = select(places.c.digest, places.c.number).where(places.c.digest.in_(part))
        found.update({row.digest: row.number for row in connection.execute(query)})
    return found


def next_number(connection: Connection) -> int:
    """Return the number of the next place."""
    return int(connection.execute(select(func.coalesce(func.max(places.c.number), 0))).scalar_one()) + 1


def _point(place: Place) -> tuple[float | None, float | None]:
    """Return a point that is one: both degrees given, and finite."""
    if place.lat is None or place.lon is None or not (math.isfinite(place.lat) and math.isfinite(place.lon)):
        return None, None
    return float(place.lat), float(place.lon)
