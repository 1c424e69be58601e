"""One place: which one is meant, and what is told of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.holding import Holding, Told
from sayso.know.gazetteer import gazetteer
from sayso.know.gazetteer.fold import loosen
from sayso.know.sides import affiliations
from sayso.ledger import Known
from sayso.statement import Place
from sayso.weigh import field_of, holding_on, holdings, places_named, unknown_holding
from sayso.weigh.places import PlaceKey, bare_name, key_of


@dataclass(frozen=True, slots=True)
class About:
    """A place, with what a ledger tells of it.

    Args:
        place: the place that is meant; as asked where nothing is told of it.
        told: the statements that name it, or another place that its name may mean.
    """

    place: Place
    told: tuple[Told, ...]

    def on(self, day: dt.date) -> Holding:
        """Return who holds it on a day."""
        return holding_on(field_of(self.told, self.place, affiliations()), day)

    def history(self) -> tuple[Holding, ...]:
        """Return who held it, stretch by stretch."""
        return holdings(field_of(self.told, self.place, affiliations()))


def about(view: Known, name: str, kind: str | None = None) -> About:
    """Return the likeliest place that a name means in a view, and what is told of it.

    Other names of the place are in the gazetteer: who asks for Kiev finds what is told of Kyiv. Where no name is spelt
    as asked, one in other letters is looked for, then a camp or facility named after the place.

    Args:
        view: what was known.
        name: a place as people call it.
        kind: the codebook's kind of place, if the name has several.
    """
    wanted = bare_name(name)[0]
    ids = frozenset(entry.id for entry in gazetteer().find(name, loose=False))
    named = view.places(words=wanted.split(), ids=ids).values()
    keys = {key for place in named if (key := key_of(place)).name == wanted or place.id in ids}
    told = statements_of(view, keys)
    found = places_named(told, name, kind, ids)
    if not any(key_of(place) in keys for place in found):
        told = statements_of(view, keys | _alike(view, wanted))
        found = places_named(told, name, kind, ids)
    return About(found[0] if found else unknown_holding(name, kind).place, told)


def statements_of(view: Known, keys: Iterable[PlaceKey]) -> tuple[Told, ...]:
    """Return the statements of a view that name places with these keys, whatever id each report resolves them to."""
    wanted = set(keys)
    names = {key.name for key in wanted}
    numbers = {
        number for name in names for number, place in view.places(words=name.split()).items() if key_of(place) in wanted
    }
    return view.statements(numbers=numbers) if numbers else ()


def _alike(view: Known, wanted: str) -> set[PlaceKey]:
    """Return the places whose name is romanised otherwise, or holds the name as a word."""
    loose = loosen(wanted)
    keys = {key_of(place) for place in view.places().values()}
    return {key for key in keys if (loose and loosen(key.name) == loose) or f" {wanted} " in f" {key.name} "}
