"""The map as a picture that needs no script: countries, and a mark for each place by who holds it and how surely.

A mark tells by shape and by number as well as by colour: filled where held, ringed where only claimed, hatched where
contested; its number is the holder's in the legend.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.holding import Holding, Status
from sayso.web.basemap import Frame, within

WIDTH = 960.0
"""Of the picture, in its own units."""
COLOURS = 8
"""Holders with a colour of their own; the rest share one."""
_LEAST_SPAN = 1.5
_MARGIN = 0.15
_TALLEST = 0.6
_FLATTEST = 0.45
_MARK = 11.0
_LINE = 12.0
_APART = 32.0
_RIGHTMOST = 0.8
_STEEPEST = 80.0


@dataclass(frozen=True, slots=True)
class Key:
    """One holder in the legend.

    Args:
        number: from 1, by how many places it holds.
        name: the holder.
        colour: 1 to `COLOURS`, or 0 for those that share one.
        places: how many places it holds, alone or not.
    """

    number: int
    name: str
    colour: int
    places: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the map.

    Args:
        x, y: where, in the picture's units.
        name_x, name_y: where its name stands.
        at_left: its name ends there, where it else begins.
        holding: who holds it.
        key: its holder in the legend, or None where nobody is named.
    """

    x: float
    y: float
    name_x: float
    name_y: float
    at_left: bool
    holding: Holding
    key: Key | None


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map, ready to be drawn.

    Args:
        height: in the picture's units; the width is `WIDTH`.
        countries: their names and the paths of their outlines, in the notation of SVG.
        marks: the places.
        legend: the holders.
        off: how many places have no point and are only in the table.
    """

    height: float
    countries: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    legend: tuple[Key, ...]
    off: int


def atlas_of(found: Sequence[Holding]) -> Atlas:
    """Return a map of holdings that shows all places with a point."""
    legend = _legend(found)
    by_name = {key.name: key for key in legend}
    placed = [one for one in found if one.place.lat is not None and one.place.lon is not None]
    frame = _frame_of([(one.place.lon or 0.0, one.place.lat or 0.0) for one in placed])
    projection = _Projection(frame)
    marks = _placed(placed, projection, by_name)
    countries = tuple((name, projection.path(points)) for name, points in within(frame))
    return Atlas(projection.height, countries, marks, legend, len(found) - len(placed))


class _Projection:
    """Degrees to the picture's units: plate carrée, true to scale along the middle latitude."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        middle = math.radians((frame.south + frame.north) / 2)
        self._across = WIDTH / (frame.east - frame.west)
        self._up = self._across / max(math.cos(middle), math.cos(math.radians(_STEEPEST)))
        self.height = round((frame.north - frame.south) * self._up, 1)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point lies."""
        return round((lon - self._frame.west) * self._across, 1), round((self._frame.north - lat) * self._up, 1)

    def path(self, points: Iterable[tuple[float, float]]) -> str:
        """Return a ring as a path; points that fall together are drawn once."""
        drawn = list(dict.fromkeys(self.point(lon, lat) for lon, lat in points))
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in drawn) + "Z"


def _legend(found: Iterable[Holding]) -> tuple[Key, ...]:
    counts = Counter(one.holder for one in found if one.holder)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        Key(number, name, number if number <= COLOURS else 0, places)
        for number, (name, places) in enumerate(ordered, 1)
    )


def _frame_of(points: Sequence[tuple[float, float]]) -> Frame:
    """Return a frame around points with a margin, neither too flat nor too tall; the world where there is none."""
    if not points:
        return Frame(-180.0, -60.0, 180.0, 80.0)
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    wide = max((max(lons) - min(lons)) * (1 + 2 * _MARGIN), _LEAST_SPAN)
    tall = max((max(lats) - min(lats)) * (1 + 2 * _MARGIN), _LEAST_SPAN * _FLATTEST)
    shrunk = math.cos(math.radians(min(abs(lat), _STEEPEST)))
    wide = max(wide, tall / shrunk / _TALLEST)
    tall = max(tall, wide * shrunk * _FLATTEST)
    return Frame(lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2)


def _placed(found: Sequence[Holding], projection: _Projection, by_name: dict[str, Key]) -> tuple[Mark, ...]:
    """Return the marks: those that would cover each other, a town and its camp, stand around one point.

    Their names stand beside them, below each other, in the order of the marks.
    """
    groups: list[list[int]] = []
    points = [projection.point(one.place.lon or 0.0, one.place.lat or 0.0) for one in found]
    for number, point in enumerate(points):
        near = next((group for group in groups if math.dist(points[group[0]], point) < _APART), None)
        if near is None:
            groups.append([number])
        else:
            near.append(number)
    marks: dict[int, Mark] = {}
    for group in groups:
        x, y = points[group[0]]
        radius = _MARK * max(1.0, len(group) / math.pi) if len(group) > 1 else 0.0
        aside, at_left = radius + _MARK * 1.4, x > WIDTH * _RIGHTMOST
        for turn, number in enumerate(group):
            angle = 2 * math.pi * turn / len(group)
            marks[number] = Mark(
                x=round(x + radius * math.cos(angle), 1),
                y=round(y + radius * math.sin(angle), 1),
                name_x=round(x - aside if at_left else x + aside, 1),
                name_y=round(y + (turn - (len(group) - 1) / 2) * _LINE + _LINE / 3, 1),
                at_left=at_left,
                holding=found[number],
                key=by_name.get(found[number].holder or ""),
            )
    return tuple(marks[number] for number in sorted(marks))


def drawn_as(holding: Holding) -> str:
    """Return how a place is drawn: "held", "claimed" or "contested"."""
    return Status.CLAIMED.value if holding.status is Status.UNKNOWN else holding.status.value
