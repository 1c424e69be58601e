"""What statements are asked for: the conditions on their rows, in SQL.

Invariant: a condition only narrows down; what counts at all is `standing`'s to say.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypedDict

from sqlalchemy import BindParameter, ColumnElement, Connection, and_, bindparam, or_, select

from sayso.errors import UsageError
from sayso.know.gazetteer.fold import fold
from sayso.ledger.fulltext import QUOTE_WORDS, found_by
from sayso.ledger.rows import indexable, words
from sayso.ledger.schema import places, statement_actors, statement_places, statements

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""
_ROUNDING = 1e-9
"""Degrees, a tenth of a millimetre: what adding and taking away may lose."""
_POLE, _HALF_TURN = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map, its edges included; where `west` is greater than `east` it crosses the date line.

    Args:
        south, north: degrees of latitude, -90 to 90.
        west, east: degrees of longitude, -180 to 180.

    Raises:
        UsageError: a degree is out of range, or the south lies north of the north.
    """

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        """Refuse what is no box."""
        latitudes, longitudes = (self.south, self.north), (self.west, self.east)
        fits = all(abs(value) <= _POLE for value in latitudes) and all(abs(value) <= _HALF_TURN for value in longitudes)
        if not fits or self.south > self.north:
            raise UsageError(
                "a box is south, west, north, east in degrees: latitudes from -90 to 90, the lower one first; "
                "longitudes from -180 to 180"
            )


@dataclass(frozen=True, slots=True)
class Circle:
    """All that lies within so many kilometres of a point.

    Args:
        lat, lon: the point, in degrees.
        km: the radius, in kilometres, from 0.

    Raises:
        UsageError: a degree or the radius is out of range.
    """

    lat: float
    lon: float
    km: float

    def __post_init__(self) -> None:
        """Refuse what is no circle."""
        if not (abs(self.lat) <= _POLE and abs(self.lon) <= _HALF_TURN and 0 <= self.km <= math.pi * EARTH_KM):
            raise UsageError(
                "a circle is a latitude from -90 to 90, a longitude from -180 to 180, and kilometres from 0"
            )

    def box(self) -> Box:
        """Return the smallest box that holds it."""
        reach = math.degrees(self.km / EARTH_KM) + _ROUNDING
        south, north = max(-_POLE, self.lat - reach), min(_POLE, self.lat + reach)
        if abs(self.lat) + reach >= _POLE:
            return Box(south, -_HALF_TURN, north, _HALF_TURN)
        across = math.degrees(math.asin(math.sin(math.radians(reach)) / math.cos(math.radians(self.lat))))
        return Box(south, _turned(self.lon - across), north, _turned(self.lon + across))

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies within it, by the great circle (haversine)."""
        here, there = math.radians(self.lat), math.radians(lat)
        across = math.sin(math.radians(lon - self.lon) / 2) ** 2
        part = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * across
        return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, part))) <= self.km


Area = Box | Circle


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statements are asked for; nothing given asks for all.

    Args:
        kinds: only these kinds of the codebook.
        place: only where this place occurs: the gazetteer's id, or a name, however accents and case are written.
        numbers: only where one of these rows of `places` occurs; None for any.
        country: only where a place of this country occurs: ISO 3166 alpha-2.
        area: only where a place with a point in it occurs.
        actor: only where this actor acts, suffers, speaks or holds: an id, or a name.
        text: only where each of these words, or a word that contains it, stands in the quote.
        search: only where the quote is found by these words, in any of their forms; double quotes keep words together.
        valid_on: only what can be so on this day: an unknown or open bound excludes nothing.
        published_after: only what was published later than this day.
        reports: only what these reports say, by id; None for any.
    """

    kinds: Collection[str] = ()
    place: str | None = None
    numbers: Collection[int] | None = None
    country: str | None = None
    area: Area | None = None
    actor: str | None = None
    text: str | None = None
    search: str | None = None
    valid_on: dt.date | None = None
    published_after: dt.date | None = None
    reports: Collection[str] | None = None

    def conditions(self, connection: Connection) -> Iterator[ColumnElement[bool]]:
        """Yield what the rows of `statements` must fulfil."""
        if self.kinds:
            yield statements.c.kind.in_(self.kinds)
        if self.place is not None:
            yield _at(_named(places.c.place, places.c.key, self.place))
        if self.numbers is not None:
            yield _numbered(self.numbers)
        if self.country is not None:
            yield _at(places.c.country == indexable(self.country.upper()))
        if self.area is not None:
            yield _numbered(numbers_in(connection, self.area))
        if self.actor is not None:
            who = statement_actors.c
            yield statements.c.row.in_(select(who.row).where(_named(who.actor, who.key, self.actor)))
        for word in words(self.text or "").split():
            yield statements.c.words.contains(word, autoescape=True)
        if self.search is not None:
            found = found_by(connection.dialect.name, QUOTE_WORDS, self.search)
            yield statements.c.row.is_(None) if found is None else statements.c.row.in_(found)
        if self.valid_on is not None:
            yield from _valid(self.valid_on.isoformat())
        if self.published_after is not None:
            yield statements.c.published > self.published_after.isoformat()
        if self.reports is not None:
            listed: BindParameter[str] = bindparam("reports", sorted(self.reports), expanding=True, unique=True)
            yield statements.c.report.in_(listed)


class Asking(TypedDict, total=False):
    """The fields of `Asked`, as keywords."""

    kinds: Collection[str]
    place: str | None
    numbers: Collection[int] | None
    country: str | None
    area: Area | None
    actor: str | None
    text: str | None
    search: str | None
    valid_on: dt.date | None
    published_after: dt.date | None
    reports: Collection[str] | None


def numbers_in(connection: Connection, area: Area) -> list[int]:
    """Return the numbers of the places whose point lies in an area."""
    box = area.box() if isinstance(area, Circle) else area
    lon = places.c.lon
    across = lon.between(box.west, box.east) if box.west <= box.east else or_(lon >= box.west, lon <= box.east)
    query = select(places.c.number, places.c.lat, lon).where(places.c.lat.between(box.south, box.north), across)
    rows = connection.execute(query)
    return sorted(row.number for row in rows if isinstance(area, Box) or area.holds(row.lat, row.lon))


def _at(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    named = select(places.c.number).where(condition)
    return statements.c.row.in_(select(statement_places.c.row).where(statement_places.c.number.in_(named)))


def _numbered(numbers: Collection[int]) -> ColumnElement[bool]:
    # Written into the query as numbers: databases bound how many values may be bound to one.
    listed: BindParameter[int] = bindparam(
        "numbers", sorted(numbers), expanding=True, literal_execute=True, unique=True
    )
    return statements.c.row.in_(select(statement_places.c.row).where(statement_places.c.number.in_(listed)))


def _named(id: ColumnElement[str], key: ColumnElement[str], wanted: str) -> ColumnElement[bool]:
    return or_(id == indexable(wanted), and_(key == indexable(fold(wanted)), key != ""))


def _valid(day: str) -> Iterator[ColumnElement[bool]]:
    begins, ends = statements.c.valid_from, statements.c.valid_to
    yield or_(begins.is_(None), begins <= day)
    yield or_(ends.is_(None), ends > day)


def _turned(lon: float) -> float:
    return (lon + _HALF_TURN) % (2 * _HALF_TURN) - _HALF_TURN
