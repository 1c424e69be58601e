"""Resolve words that point back: "the town", "there", "the north", "the capital", "the airport"."""

from __future__ import annotations

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Gazetteer
from sayso.read.places.candidate import Pointer
from sayso.read.places.describe import LARGE_AREA, SMALL_AREA
from sayso.read.places.mention import PlaceMention
from sayso.statement import Place

_FACILITY_IN_ENGLISH = {
    "aéroport": "airport",
    "pont": "bridge",
    "hôpital": "hospital",
    "marché": "market",
    "école": "school",
    "mosquée": "mosque",
    "église": "church",
    "université": "university",
}


class Memory:
    """The places that a report has named so far."""

    def __init__(self, places: Gazetteer, country: str | None) -> None:
        """Begin with the country that the report is about."""
        self._places = places
        self._country = country
        self._named: list[PlaceMention] = []

    def keep(self, mention: PlaceMention) -> None:
        """Remember a place that can be pointed back to."""
        if mention.use == "literal":
            self._named.append(mention)

    def resolve(self, text: str, pointer: Pointer) -> PlaceMention | None:
        """Return the place that a pointer means, or None where nothing fits."""
        found = self._place(text[pointer.start : pointer.end], pointer)
        if found is None:
            return None
        place, reason = found
        return PlaceMention(pointer.start, pointer.end, place, "anaphor", reason)

    def _place(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        if pointer.direction:
            return self._part(words, pointer)
        if pointer.kinds == ("capital",):
            return self._capital(words)
        if pointer.kinds == ("country",):
            return self._whole_country(words)
        if pointer.kinds == ("facility",):
            return self._facility(words, pointer)
        last = self._last(pointer.kinds)
        if last is None:
            return self._beside(words, pointer) if pointer.kinds == ("camp",) else None
        return _again(last.place, words, pointer.near), "the place of that kind named last"

    def _last(self, kinds: tuple[str, ...]) -> PlaceMention | None:
        for mention in reversed(self._named[-40:]):
            if mention.place.kind in kinds:
                return mention
        return None

    def _part(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        country = country_by_iso(self._country or "")
        if country is None:
            return None
        name = f"{pointer.direction} {country.name}"
        entry = next(iter(self._places.find(name, countries=(country.iso,), loose=False)), None)
        lat, lon = (entry.lat, entry.lon) if entry else (country.lat, country.lon)
        place = Place(
            words,
            name,
            "area",
            country.iso,
            near=pointer.near,
            id=entry.id if entry else None,
            lat=lat,
            lon=lon,
            precision=LARGE_AREA,
        )
        return place, "a part of the country that the report is about"

    def _capital(self, words: str) -> tuple[Place, str] | None:
        country = country_by_iso(self._country or "")
        if country is None or not country.capital:
            return None
        entry = next(iter(self._places.find(country.capital, countries=(country.iso,), kinds=("city",))), None)
        if entry is None:
            return None
        return Place(
            words, entry.name, "city", country.iso, id=entry.id, lat=entry.lat, lon=entry.lon, precision=1
        ), "the capital of the country that the report is about"

    def _whole_country(self, words: str) -> tuple[Place, str] | None:
        last = self._last(("country",))
        country = country_by_iso((last.place.country if last else self._country) or "")
        if country is None:
            return None
        return Place(
            words,
            country.name,
            "country",
            country.iso,
            id=f"iso:{country.iso}",
            lat=country.lat,
            lon=country.lon,
            precision=LARGE_AREA,
        ), "the country named last"

    def _facility(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        noun = _FACILITY_IN_ENGLISH.get(pointer.word, pointer.word)
        for mention in reversed(self._named[-40:]):
            if mention.place.kind == "facility" and noun in mention.place.name.lower():
                return _again(mention.place, words, pointer.near), "the place of that kind named last"
        return self._beside(words, pointer)

    def _beside(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        """Return a nameless facility or camp as that of the town named last."""
        town = self._last(("city",))
        if town is None:
            return None
        noun = _FACILITY_IN_ENGLISH.get(pointer.word, pointer.word)
        name, at = f"{town.place.name} {noun}", town.place
        place = Place(
            words,
            name,
            pointer.kinds[0],
            at.country,
            near=pointer.near,
            lat=at.lat,
            lon=at.lon,
            precision=None if at.lat is None else SMALL_AREA,
        )
        return place, "that of the town named last"


def _again(place: Place, words: str, near: bool) -> Place:
    precision = place.precision if place.precision is None or not near else max(place.precision, SMALL_AREA)
    return Place(words, place.name, place.kind, place.country, None, near, place.id, place.lat, place.lon, precision)
