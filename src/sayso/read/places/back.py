"""Resolve words that point back: "the town", "there", "the north", "the capital", "the airport"."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Gazetteer
from sayso.read.places.candidate import Candidate, Pointer
from sayso.read.places.describe import LARGE_AREA, SMALL_AREA, plain
from sayso.read.places.focus import Focus
from sayso.read.places.grain import COUNTRY_KM, NEAR_KM, radius_of
from sayso.read.places.lexicon import lexicon
from sayso.read.places.mention import PlaceMention
from sayso.statement import Place

_REACH = 40
"""Places named before that a pointer can mean."""
_ALIKE_REACH = 6
"""Places among them in which one that was called by the same word is preferred."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place named before, with the word that it was called by and its inhabitants."""

    place: Place
    word: str
    population: int


class Memory:
    """The places that a report has named so far."""

    def __init__(self, places: Gazetteer, focus: Focus) -> None:
        """Begin with what the report is about."""
        self._places = places
        self._focus = focus
        self._named: list[_Named] = []
        self._radius: dict[str | None, float | None] = {}

    def keep(self, mention: PlaceMention, found: Candidate | Pointer) -> None:
        """Remember a place that can be pointed back to."""
        if mention.use != "literal" or not isinstance(found, Candidate):
            return
        self._radius[mention.place.id] = mention.radius_km
        people = next((entry.population for entry in found.entries if entry.id == mention.place.id), 0)
        self._named.append(_Named(mention.place, found.type_word, people))
        if len(self._named) > 2 * _REACH:
            del self._named[:_REACH]

    def resolve(self, text: str, pointer: Pointer) -> PlaceMention | None:
        """Return the place that a pointer means, or None where nothing fits."""
        found = self._place(text[pointer.start : pointer.end], pointer)
        if found is None:
            return None
        place, reason = found
        return PlaceMention(pointer.start, pointer.end, place, "anaphor", reason, self._radius_of(place))

    def _radius_of(self, place: Place) -> float | None:
        if place.lat is None:
            return None
        if place.id is None:
            return COUNTRY_KM if place.precision == LARGE_AREA else NEAR_KM
        if place.id not in self._radius:
            self._radius[place.id] = radius_of(self._places.by_id(place.id), None, near=place.near)
        return self._radius[place.id]

    def _place(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        if pointer.direction:
            return self._part(words, pointer)
        if pointer.kinds == ("capital",):
            return self._capital(words, pointer)
        if pointer.kinds == ("country",):
            return self._whole_country(words)
        if pointer.kinds == ("facility",):
            return self._facility(words, pointer)
        last = self._last(pointer)
        if last is None:
            return self._beside(words, pointer) if pointer.kinds == ("camp",) else None
        return _again(last.place, words, pointer.near), "the place of that kind named last"

    def _last(self, pointer: Pointer) -> _Named | None:
        """Return the last place of a kind; one that was called by the same word ("the town of X") comes first."""
        fitting = [one for one in reversed(self._named[-_REACH:]) if self._fits(one, pointer)]
        alike = [one for one in fitting[:_ALIKE_REACH] if one.word == pointer.word]
        return next(iter(alike or fitting), None)

    def _fits(self, one: _Named, pointer: Pointer) -> bool:
        if one.place.kind not in pointer.kinds:
            return False
        return one.population <= lexicon().largest.get(pointer.word, one.population)

    def _part(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        country = country_by_iso(self._focus.country_at(pointer.block) or "")
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

    def _capital(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        country = country_by_iso(self._focus.country_at(pointer.block) or "")
        if country is None or not country.capital:
            return None
        entry = next(iter(self._places.find(country.capital, countries=(country.iso,), kinds=("city",))), None)
        if entry is None:
            return None
        return Place(
            words, plain(entry.name), "city", country.iso, id=entry.id, lat=entry.lat, lon=entry.lon, precision=1
        ), "the capital of the country that the report is about"

    def _whole_country(self, words: str) -> tuple[Place, str] | None:
        last = next((one for one in reversed(self._named[-_REACH:]) if one.place.kind == "country"), None)
        country = country_by_iso((last.place.country if last else self._focus.main) or "")
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
        noun = lexicon().english.get(pointer.word, pointer.word)
        for one in reversed(self._named[-_REACH:]):
            if one.place.kind == "facility" and noun in one.place.name.lower():
                return _again(one.place, words, pointer.near), "the place of that kind named last"
        return self._beside(words, pointer)

    def _beside(self, words: str, pointer: Pointer) -> tuple[Place, str] | None:
        """Return a nameless facility or camp as that of the town named last."""
        town = next((one for one in reversed(self._named[-_REACH:]) if one.place.kind == "city"), None)
        if town is None:
            return None
        noun = lexicon().english.get(pointer.word, pointer.word)
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
