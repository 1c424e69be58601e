"""Statements by the places that they name: built once, asked about many places and days.

Invariant: an answer from the index is the answer from the statements that it was built of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from sayso.holding import Told
from sayso.know.gazetteer.fold import loosen
from sayso.statement import Place
from sayso.weigh.places import PlaceKey, bare_name, fullest, key_of

_PREFERRED = ("city", "camp", "facility", "district", "region", "country", "area", "terrain", "road")
"""Kinds in the order in which a bare name is understood."""
_RANK = {kind: rank for rank, kind in enumerate(_PREFERRED)}
_NAMED_AFTER = frozenset({"camp", "facility"})
"""Kinds that are named after a place near by."""


class PlaceIndex:
    """Statements by place. Give it wherever statements are asked about a place, to be asked about more than one."""

    def __init__(self, told: Iterable[Told]) -> None:
        """Take the statements that are known."""
        self._known: dt.date | None = None
        self._told: dict[PlaceKey, dict[str, Told]] = {}
        self._keys: dict[str, set[PlaceKey]] = {}
        self._ids: dict[str, set[PlaceKey]] = {}
        for one in told:
            for place in one.statement.places:
                key = key_of(place)
                self._told.setdefault(key, {})[one.id] = one
                if place.id:
                    self._ids.setdefault(place.id, set()).add(key)
        for key in self._told:
            self._keys.setdefault(key.name, set()).add(key)
            if loosen(key.name):
                self._keys.setdefault(_loose(key.name), set()).add(key)

    def known_by(self, day: dt.date) -> PlaceIndex:
        """Return the same index as of a day of publication: what was published later is left out."""
        view = object.__new__(PlaceIndex)
        view._known = day
        view._told, view._keys, view._ids = self._told, self._keys, self._ids
        return view

    def about(self, place: Place) -> list[Told]:
        """Return the statements that name a place of the same name and kind."""
        return [one for one in self._told.get(key_of(place), {}).values() if self._is_known(one)]

    def named(self, name: str, kind: str | None = None, ids: Collection[str] = ()) -> tuple[Place, ...]:
        """Return the places that a name may mean, as `places_named` does."""
        wanted, implied = bare_name(name)
        keys = set(self._keys.get(wanted, ())).union(*(self._ids.get(id, ()) for id in ids))
        found = self._places(keys, kind)
        if not found:
            found = self._places(self._keys.get(_loose(wanted), ()), kind)
        if not found:
            found = self._places([key for key in self._told if _is_named_after(key, wanted)], kind)
        ordered = sorted(found, key=lambda each: (each != implied, _RANK.get(each, len(_RANK)), each))
        return tuple(fullest(found[each]) for each in ordered)

    def _places(self, keys: Iterable[PlaceKey], kind: str | None) -> dict[str, list[Place]]:
        """Return all mentions of some places that are known, by kind."""
        found: dict[str, list[Place]] = {}
        for key in keys:
            if kind in {None, key.kind}:
                known = [one for one in self._told[key].values() if self._is_known(one)]
                mentions = [place for one in known for place in one.statement.places if key_of(place) == key]
                if mentions:
                    found.setdefault(key.kind, []).extend(mentions)
        return found

    def _is_known(self, one: Told) -> bool:
        return self._known is None or one.published <= self._known


def places_named(
    told: Iterable[Told] | PlaceIndex, name: str, kind: str | None = None, ids: Collection[str] = ()
) -> tuple[Place, ...]:
    """Return the places that a name may mean, each kind once, the likeliest first.

    A name in other letters ("Tinzaouaten", "Ti-n-Zaouatene") is found where no name is spelt as asked; so is a camp or
    facility that is named after the place asked for ("UN base at Malakal").

    Args:
        told: the statements to look in.
        name: as a user writes it; a word of kind in it ("Kidal region") is heeded.
        kind: a codebook place kind that narrows it down, or None.
        ids: the gazetteer's ids of the place, where the caller knows them: other names of it are found, too.
    """
    index = told if isinstance(told, PlaceIndex) else PlaceIndex(told)
    return index.named(name, kind, ids)


def _loose(name: str) -> str:
    """Return a key that is no name: "~" is in none."""
    return f"~{loosen(name)}"


def _is_named_after(key: PlaceKey, wanted: str) -> bool:
    return key.kind in _NAMED_AFTER and f" {wanted} " in f" {key.name} "
