"""When two statements speak of one place.

A town, its region and its camp are three places even where one name serves for all; what happens near a place does not
happen in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.holding import Told
from sayso.statement import Place
from sayso.weigh.names import folded

_KIND_WORDS = frozenset(
    [
        "camp",
        "base",
        "barracks",
        "garrison",
        "region",
        "province",
        "district",
        "cercle",
        "town",
        "city",
        "village",
        "airport",
        "oblast",
        "state",
        "governorate",
    ],
)
_PREFERRED = ("city", "camp", "facility", "district", "region", "country", "area", "terrain", "road")
"""Kinds in the order in which a bare name is understood."""


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """What makes two mentions one place.

    Args:
        name: folded, without words of kind.
        kind: the codebook's place kind.
    """

    name: str
    kind: str


def key_of(place: Place) -> PlaceKey:
    """Return the key of a place: names of one kind that fold alike are one place.

    The gazetteer's id is left out on purpose: two reports may resolve one town differently, and a wrong id must not
    make two places of it.
    """
    return key_of_name(place.name, place.kind)


def key_of_name(name: str, kind: str) -> PlaceKey:
    """Return the key of a name and kind as a user gives them."""
    words = folded(name).split()
    kept = [word for word in words if word not in _KIND_WORDS]
    return PlaceKey(" ".join(kept or words), kind)


def places_named(told: Iterable[Told], name: str, kind: str | None = None) -> tuple[Place, ...]:
    """Return the places that a name may mean, each kind once, the likeliest first.

    Args:
        told: the statements to look in.
        name: as a user writes it.
        kind: a codebook place kind that narrows it down, or None.
    """
    wanted = key_of_name(name, "").name
    found: dict[str, list[Place]] = {}
    for one in told:
        for place in one.statement.places:
            if key_of(place).name == wanted and kind in {None, place.kind}:
                found.setdefault(place.kind, []).append(place)
    kinds = sorted(found, key=_PREFERRED.index)
    return tuple(_fullest(found[each]) for each in kinds)


def _fullest(places: list[Place]) -> Place:
    """Return the mention that is resolved best: with a point, else with a country; ties by name, for any order."""
    return min(places, key=lambda p: (p.lat is None, p.country is None, p.id is None, p.name, p.id or "", p.text))


def speaks_of(one: Told, key: PlaceKey) -> bool:
    """Whether a statement is about the place itself: not about what is near it, nor about where one goes from there."""
    wrong_end = _WRONG_END.get(one.statement.kind)
    return any(
        not place.near and (place.role is None or place.role != wrong_end) and key_of(place) == key
        for place in one.statement.places
    )


_WRONG_END = {"withdrawal": "to", "capture": "from", "advance": "from"}
"""Of a movement, the end at which nobody leaves or comes to hold anything."""
