"""The whole picture: every place of a country, or of the ledger, and who holds it on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sayso.holding import Holding, Status, Told
from sayso.know.sides import affiliations
from sayso.ledger import Known
from sayso.statement import Place
from sayso.weigh import field_of, holding_on
from sayso.weigh.places import by_place, key_of


def picture(
    view: Known, on: dt.date, country: str | None = None, *, told: Callable[[int, int], None] | None = None
) -> tuple[Holding, ...]:
    """Return who holds each place on a day, by name and kind; places of which nothing tells are left out.

    Args:
        view: what was known.
        on: the day in the world.
        country: only places of this country: ISO 3166 alpha-2.
        told: is told how many of how many places are weighed.
    """
    places = _places(view, country)
    answers = []
    for number, (place, statements) in enumerate(places, 1):
        holding = holding_on(field_of(statements, place, affiliations()), on)
        if holding.status is not Status.UNKNOWN:
            answers.append(holding)
        if told:
            told(number, len(places))
    return tuple(answers)


def _places(view: Known, country: str | None) -> list[tuple[Place, list[Told]]]:
    if country is None:
        return by_place(view.statements())
    named = view.places(country=country)
    here = {key_of(place) for place in named.values() if place.country is not None}
    # A mention without a country may be of a place of this one that others name with it.
    numbers = [number for number, place in named.items() if key_of(place) in here]
    grouped = by_place(view.statements(numbers=numbers)) if numbers else []
    return [(place, statements) for place, statements in grouped if place.country == country.upper()]
