"""When two statements speak of one place.

A town, its region and its camp are three places even where one name serves for all; what happens near a place does not
happen in it.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Protocol

import yaml

from sayso.errors import KnowledgeError
from sayso.holding import Told
from sayso.know.gazetteer.fold import fold
from sayso.statement import Place
from sayso.weigh.names import folded


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """What makes two mentions one place.

    Args:
        name: folded, without words of kind.
        kind: the codebook's place kind.
    """

    name: str
    kind: str


class Geography(Protocol):
    """What is known of where places lie."""

    def above(self, place: Place) -> tuple[PlaceKey, ...]:
        """Return the district, the region and the country that a place lies in, as far as known."""
        ...


class NoGeography:
    """Knows of each place only its country, and not by name."""

    def above(self, place: Place) -> tuple[PlaceKey, ...]:
        """Return nothing."""
        del place
        return ()


def key_of(place: Place) -> PlaceKey:
    """Return the key of a place: names of one kind that fold alike are one place.

    The gazetteer's id is left out on purpose: two reports may resolve one town differently, and a wrong id must not
    make two places of it.
    """
    return key_of_name(place.name, place.kind)


def key_of_name(name: str, kind: str) -> PlaceKey:
    """Return the key of a name and kind as a user gives them."""
    return PlaceKey(bare_name(name)[0], kind)


@functools.lru_cache(maxsize=65_536)
def bare_name(name: str) -> tuple[str, str | None]:
    """Return a name, folded, without words of kind, and the kind that they tell, or None."""
    key = fold(name)
    words = (key or folded(name)).removeprefix("the ").split()
    table = _words()
    kinds = [table.kinds[word] for word in words if word in table.kinds]
    if not kinds:
        return " ".join(words), None
    kept = [word for word in words if word not in table.kinds]
    while kept and kept[0] in table.joiners:
        kept.pop(0)
    while kept and kept[-1] in table.joiners:
        kept.pop()
    return " ".join(kept or words), kinds[-1]


@dataclass(frozen=True, slots=True)
class _PlaceWords:
    kinds: Mapping[str, str]
    joiners: frozenset[str]


@functools.cache
def _words() -> _PlaceWords:
    """Return the words of kind that ship with sayso."""
    data = yaml.safe_load(resources.files("sayso.weigh").joinpath("place_words.yaml").read_text(encoding="utf-8"))
    try:
        kinds = {word: kind for kind, words in data["kinds"].items() for word in words}
        return _PlaceWords(kinds, frozenset(data["joiners"]))
    except (AttributeError, KeyError, TypeError) as fault:
        raise KnowledgeError(f"weigh/place_words.yaml: {fault!r}") from fault


def fullest(places: Sequence[Place]) -> Place:
    """Return the mention that is resolved best: with a point, else with a country; the commonest, for any order."""
    often = Counter((place.country, place.id) for place in places)
    return min(
        places,
        key=lambda p: (
            p.lat is None,
            p.country is None,
            p.id is None,
            -often[p.country, p.id],
            p.name,
            p.id or "",
            p.text,
        ),
    )


def same_place(one: Place, other: Place) -> bool:
    """Whether two mentions may be of one place: names and kinds agree, and no country says otherwise."""
    apart = one.country is not None and other.country is not None and one.country != other.country
    return not apart and key_of(one) == key_of(other)


def speaks_of(one: Told, place: Place) -> bool:
    """Whether a statement is about the place itself: not about what is near it, nor about where one goes from there."""
    wrong_end = _WRONG_END.get(one.statement.kind)
    return any(
        not each.near and (each.role is None or each.role != wrong_end) and same_place(each, place)
        for each in one.statement.places
    )


def by_place(told: Iterable[Told]) -> list[tuple[Place, list[Told]]]:
    """Return the statements by the place that they speak of, near it or in it, in the order of names and kinds.

    A mention without a country goes to the one country in which others put a place of its name and kind; where they
    put it in several, it stays apart.
    """
    found: dict[PlaceKey, dict[str | None, list[tuple[Place, Told]]]] = {}
    for one in told:
        for place in one.statement.places:
            found.setdefault(key_of(place), {}).setdefault(place.country, []).append((place, one))
    grouped = []
    for key in sorted(found, key=lambda key: (key.name, key.kind)):
        countries = found[key]
        if len(countries) == 2 and None in countries:  # noqa: PLR2004 (one country, and none)
            countries = {"": [pair for pairs in countries.values() for pair in pairs]}
        for country in sorted(countries, key=lambda country: country or ""):
            mentions = countries[country]
            once = {one.id: one for _, one in mentions}
            grouped.append((fullest([place for place, _ in mentions]), list(once.values())))
    return grouped


_WRONG_END = {"withdrawal": "to", "capture": "from", "advance": "from"}
"""Of a movement, the end at which nobody leaves or comes to hold anything."""
