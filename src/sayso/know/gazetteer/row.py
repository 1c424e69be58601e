"""One place on its way into a gazetteer file, and what a name must be to stand there."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from sayso.know.gazetteer.fold import fold

NEAR_KM = 25.0
"""Two rows that share a spelling, a country and a kind this near are one place."""
WIDE_KM = 400.0
"""Likewise for regions and districts, whose points differ more."""
VILLAGE_KM = 2.0
_THOUSAND = 1000
_WIDE = frozenset({"region", "district"})
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019\u2018\u02bc\u02bf\u02be`\-. ()/]+")
_CODE = re.compile(r"[A-Z]{2,4}")
_PARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|le|la|les|de|d'|l')[-' ]", re.IGNORECASE)
_SHORTEST = 3
"""Letters: a shorter alternate name is a code or an abbreviation."""


@dataclass(slots=True)
class Row:
    """One place.

    Args:
        id, name, kind, country, lat, lon, radius_km, population: as an `Entry` has them.
        region: the id of the region that it lies in, or None.
        names: other spellings.
        district: the name of the district that it lies in, or "".
    """

    id: str
    name: str
    kind: str
    country: str | None
    region: str | None
    lat: float | None
    lon: float | None
    names: set[str] = field(default_factory=set)
    district: str = ""
    radius_km: float = 5.0
    population: int = 0


def usable(name: str) -> bool:
    """Say whether an alternate name can stand in a text: Latin letters, not a code, not a machine's transcription."""
    if not _LATIN.fullmatch(name) or _CODE.fullmatch(name) or len(fold(name)) < _SHORTEST:
        return False
    return name[:1].isupper() or bool(_PARTICLE.match(name))


def town_radius(population: int) -> float:
    """Return how far a town reaches from its point, in kilometres: 2 for a village, 10 for a city of a million."""
    return round(VILLAGE_KM + 2.7 * math.log10(population / _THOUSAND), 1) if population > _THOUSAND else VILLAGE_KM


def is_near(kind: str, a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> bool:
    """Say whether two points of places of a kind are near enough to be one place; a missing point excludes nothing."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return True
    reach = WIDE_KM if kind in _WIDE else NEAR_KM
    east = (abs(a[1] - b[1]) + 180) % 360 - 180
    return abs(a[0] - b[0]) * 111 < reach and abs(east) * 111 * math.cos(math.radians(a[0])) < reach
