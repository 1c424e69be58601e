"""What a table has that the ledger lacks, and the other way round, place by place.

Invariant: a row is matched with one event at most, and an event with one row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.imports.rows import Told
from sayso.incident import Incident
from sayso.ledger import Circle
from sayso.statement import Place
from sayso.weigh.places import key_of

DAYS = 3
"""Days by which two accounts of one event may differ."""
KM = 25.0
"""Kilometres by which they may lie apart."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A row and the event of the ledger that it tells of."""

    theirs: Told
    ours: Incident


@dataclass(frozen=True, slots=True)
class Compared:
    """What is told of one place.

    Args:
        place: its name, with the country.
        both: told by the table and by the ledger.
        theirs: told by the table alone.
        ours: told by the ledger alone.
    """

    place: str
    both: tuple[Matched, ...]
    theirs: tuple[Told, ...]
    ours: tuple[Incident, ...]


def compare(
    rows: Iterable[Told], incidents: Iterable[Incident], *, days: int = DAYS, km: float = KM
) -> tuple[Compared, ...]:
    """Return what both have and each lacks, by place; rows and events without a day or place are not compared.

    Pairs are made from the nearest in time on; of equals those of one kind first, then by id.

    Args:
        rows: of the table.
        incidents: of the ledger.
        days: how many days they may lie apart.
        km: how many kilometres, where both have a point; else the places' names tell.
    """
    theirs = [one for one in rows if _day(one) and one.statement.places]
    ours = [one for one in incidents if one.interval and one.interval.first and one.places]
    pairs = sorted(_pairs(theirs, ours, days, km))
    taken_rows: set[int] = set()
    taken_events: set[int] = set()
    both: list[tuple[int, int]] = []
    for *_, row, event in pairs:
        if row not in taken_rows and event not in taken_events:
            taken_rows.add(row)
            taken_events.add(event)
            both.append((row, event))
    return _by_place(
        [Matched(theirs[row], ours[event]) for row, event in both],
        [one for number, one in enumerate(theirs) if number not in taken_rows],
        [one for number, one in enumerate(ours) if number not in taken_events],
    )


def _pairs(
    theirs: Sequence[Told], ours: Sequence[Incident], days: int, km: float
) -> Iterable[tuple[int, bool, str, str, int, int]]:
    by_day: dict[dt.date, list[int]] = {}
    for number, event in enumerate(ours):
        if event.interval and event.interval.first:
            by_day.setdefault(event.interval.first, []).append(number)
    for row, one in enumerate(theirs):
        day = _day(one)
        for apart in range(-days, days + 1) if day else ():
            for number in by_day.get(_shifted(day, apart), ()) if day else ():
                event = ours[number]
                if any(_is_near(one.statement.places[0], place, km) for place in event.places):
                    other_kind = one.statement.kind != event.kind
                    yield abs(apart), other_kind, one.report.name, event.id, row, number


def _shifted(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return day


def _day(one: Told) -> dt.date | None:
    when = one.statement.when
    return when.interval.first if when else None


def _is_near(one: Place, other: Place, km: float) -> bool:
    if one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None:
        return Circle(one.lat, one.lon, km).holds(other.lat, other.lon)
    return key_of(one).name == key_of(other).name and one.country in {None, other.country}


def _by_place(both: list[Matched], theirs: list[Told], ours: list[Incident]) -> tuple[Compared, ...]:
    found: dict[str, tuple[list[Matched], list[Told], list[Incident]]] = {}
    for pair in both:
        found.setdefault(_name(pair.ours.places[0]), ([], [], []))[0].append(pair)
    for row in theirs:
        found.setdefault(_name(row.statement.places[0]), ([], [], []))[1].append(row)
    for event in ours:
        found.setdefault(_name(event.places[0]), ([], [], []))[2].append(event)
    return tuple(
        Compared(name, tuple(pairs), tuple(rows), tuple(events))
        for name, (pairs, rows, events) in sorted(found.items())
    )


def _name(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country else place.name
