"""The map's base: outlines of countries, from the file that `scripts/build-basemap` makes of Natural Earth.

The borders are Natural Earth's: those that are kept on the ground, whatever others claim. They take no side here.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

_HUNDREDTHS = 100

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that a map shows.

    Args:
        west, south, east, north: degrees.
    """

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Outline:
    """One ring of a country's outline.

    Args:
        country: its name.
        frame: the least that holds it.
        points: the ring, closed.
    """

    country: str
    frame: Frame
    points: tuple[Point, ...]


@functools.cache
def outlines() -> tuple[Outline, ...]:
    """Return all outlines."""
    packed = resources.files("sayso.web").joinpath("world.json.gz").read_bytes()
    found = []
    for country in json.loads(gzip.decompress(packed))["countries"]:
        for ring in country["rings"]:
            points = tuple((lon / _HUNDREDTHS, lat / _HUNDREDTHS) for lon, lat in ring)
            found.append(Outline(country["name"], _frame(points), points))
    return tuple(found)


def within(frame: Frame) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """Yield the parts of outlines that lie in a frame, each with its country; a country may come several times."""
    for one in outlines():
        its = one.frame
        if its.west < frame.east and its.east > frame.west and its.south < frame.north and its.north > frame.south:
            points = _cut(one.points, frame)
            if points:
                yield one.country, tuple(points)


def _frame(points: Iterable[Point]) -> Frame:
    lons, lats = zip(*points, strict=True)
    return Frame(min(lons), min(lats), max(lons), max(lats))


def _cut(points: Iterable[Point], frame: Frame) -> list[Point]:
    """Cut a ring along a frame (Sutherland and Hodgman, 1974)."""
    ring = list(points)
    for axis, bound, sign in ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1)):
        ring = _cut_along(ring, axis, bound, sign)
    return ring


def _cut_along(ring: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was_in, is_in = sign * (before[axis] - bound) >= 0, sign * (here[axis] - bound) >= 0
        if was_in != is_in:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
            kept.append((bound, other) if axis == 0 else (other, bound))
        if is_in:
            kept.append(here)
    return kept
