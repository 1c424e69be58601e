"""Which country a report is about, whole and by paragraph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.read.actors.phrase import Phrase
from sayso.read.places import PlaceMention

_LITERAL, _OTHER, _KNOWN = 2.0, 1.0, 3.0
"""Weights: a place where something is; an adjective, a government, a part of a name; an actor of the packs."""

_AT_HOME = 0.5
"""Share of the places of the country told of most, from which an army is at home in its own country."""


class Focus:
    """The country that a bare "the army" belongs to."""

    def __init__(self, places: Sequence[PlaceMention], phrases: Iterable[Phrase]) -> None:
        """Count the countries of places and known actors."""
        self.counts: defaultdict[str, float] = defaultdict(float)
        for place in places:
            if place.place.country and place.use != "anaphor":
                named = place.place.kind == "country" or place.use in {"demonym", "modifier", "metonymic"}
                self.counts[place.place.country] += _OTHER if named else _LITERAL
        for phrase in phrases:
            countries = {known.country for known in phrase.core.known}
            country = next(iter(countries)) if len(countries) == 1 else None
            if country:
                self.counts[country] += _KNOWN
        self.where: Counter[str] = Counter(
            place.place.country for place in places if place.place.country and place.use == "literal"
        )
        self.country = max(self.counts, key=lambda iso: (self.counts[iso], iso)) if self.counts else None

    def is_abroad(self, country: str) -> bool:
        """Say whether little of what the report tells happens in the country."""
        where: Mapping[str, float] = self.where or self.counts
        most = max(where.values(), default=0)
        return most > 0 and where.get(country, 0) < _AT_HOME * most
