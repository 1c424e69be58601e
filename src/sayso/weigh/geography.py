"""In which district, region and country a place lies: what the gazetteer says."""

from __future__ import annotations

import functools

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Gazetteer, gazetteer
from sayso.statement import Place
from sayso.weigh.places import PlaceKey, key_of_name

_KEPT = 65_536


class GazetteerGeography:
    """Where places lie, by the gazetteer; a place without an id lies in its country, and no more is known."""

    def __init__(self, places: Gazetteer) -> None:
        """Look places up there."""
        self._places = places
        self._above = functools.lru_cache(maxsize=_KEPT)(self._look_up)

    def above(self, place: Place) -> tuple[PlaceKey, ...]:
        """Return the district, the region and the country that a place lies in."""
        return self._above(place.id, place.country, place.kind)

    def _look_up(self, id: str | None, iso: str | None, kind: str) -> tuple[PlaceKey, ...]:
        entry = self._places.by_id(id) if id else None
        region = self._places.by_id(entry.admin1) if entry and entry.admin1 else None
        code = (entry.country if entry else None) or iso
        country = country_by_iso(code) if code else None
        found = []
        if entry and entry.admin2:
            found.append(key_of_name(entry.admin2, "district"))
        if region:
            found.append(key_of_name(region.name, "region"))
        if country and kind != "country":
            found.append(key_of_name(country.name, "country"))
        return tuple(found)


@functools.cache
def geography() -> GazetteerGeography:
    """Return the geography that ships with sayso."""
    return GazetteerGeography(gazetteer())
