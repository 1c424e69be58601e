"""One place of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. A town, its district, its region and its camp are four entries.

    Args:
        id: "geonames:2455290", "iso:ML" (country), "iso:ML-8" (region), "sayso:ml-ber-camp" (our supplement).
        name: the usual English name.
        kind: one of the codebook's place kinds.
        country: ISO 3166 alpha-2, or None (seas, areas across borders).
        admin1: the id of the region that it lies in, or None.
        admin2: the name of the district that it lies in, or "".
        lat, lon: degrees, WGS 84; None where no point is known.
        radius_km: how far from the point the place may lie or reach, in kilometres.
        population: inhabitants, 0 where not known.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str
    lat: float | None
    lon: float | None
    radius_km: float
    population: int
