"""How exactly a place is known: UCDP's where_prec, a radius, and the areas that it lies in."""

from __future__ import annotations

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Entry, Gazetteer
from sayso.read.places.lexicon import lexicon
from sayso.statement import Place

NEAR_KM = 25.0
"""Kilometres that "near" a place reaches, as UCDP GED counts it (codebook 24.1, where_prec 2)."""
COUNTRY_KM = 500.0
"""Radius of a country, as the gazetteer has it: all that is known is that it lies in there."""
_EXACT, _NEAR, _DISTRICT, _REGION, _VAGUE, _COUNTRY, _WATERS = 1, 2, 3, 4, 5, 6, 7
_BY_KIND = {
    "district": _DISTRICT,
    "region": _REGION,
    "road": _VAGUE,
    "terrain": _VAGUE,
    "area": _VAGUE,
    "country": _COUNTRY,
}


def where_prec_of(place: Place) -> int | None:
    """Return UCDP GED's where_prec (codebook 24.1), or None where the place has no point.

    1 the place itself, 2 near it or within some 25 km, 3 a second-order area, 4 a first-order area, 5 a line, a vague
    area or a part of a region, 6 a country, 7 waters that belong to no country.
    """
    if place.lat is None:
        return None
    usual = _BY_KIND.get(place.kind, _EXACT)
    if usual == _VAGUE and place.country is None and lexicon().waters & set(place.name.lower().split()):
        return _WATERS
    return _NEAR if usual == _EXACT and (place.near or place.id is None) else usual


def radius_of(entry: Entry | None, base: Entry | None, *, near: bool) -> float | None:
    """Return how far from its point the place may lie or reach, in kilometres; None where it has no point.

    Args:
        entry: what the name means, or None.
        base: without an entry, the place that the name's words point to: a town's facility lies somewhere in or by it.
        near: whether words put the thing near the place.
    """
    found = entry or base
    if found is None or found.lat is None or (entry is None and found.kind == "country"):
        return None
    return max(found.radius_km, NEAR_KM) if near or entry is None else found.radius_km


def admin_chain(place: Place, places: Gazetteer) -> tuple[str, ...]:
    """Return the names of the areas that a place lies in, the country first: ("Mali", "Kidal", "Tessalit")."""
    country = country_by_iso(place.country or "")
    if country is None or place.kind == "country":
        return ()
    entry = places.by_id(place.id) if place.id else None
    region = places.by_id(entry.admin1) if entry is not None and entry.admin1 else None
    chain = [country.name, region.name if region else "", entry.admin2 if entry is not None and region else ""]
    return tuple(name for name in chain if name)
