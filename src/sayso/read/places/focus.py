"""Which countries and regions a report is about, as far as its names tell."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Entry, weight
from sayso.know.gazetteer.fold import fold
from sayso.read.places.candidate import Candidate

# Votes for a country. Calibrated on the corpus's training part; they balance one another, so none is moved alone.
COUNTRY_VOTE = 3.0
DEMONYM_VOTE = 1.0
DATELINE_VOTE = 3.0
TOWN_VOTE = 1.0
_CLEAR_LEAD = 1.0
"""How far, in powers of ten of the population, a name's first bearer must lead the next country's to vote."""
_CLEAR_WEIGHT = 5.0


@dataclass(frozen=True, slots=True)
class Focus:
    """Shares between 0 and 1 of the votes.

    Args:
        countries: ISO code to share.
        regions: region's id to share.
    """

    countries: dict[str, float]
    regions: dict[str, float]

    def main(self) -> str | None:
        """Return the country with most votes, or None."""
        return max(self.countries, key=lambda iso: (self.countries[iso], iso), default=None)

    def likely(self) -> tuple[str, ...]:
        """Return the countries that an unclear name may lie in: those with a tenth of the votes, and the main one's neighbours."""
        main = country_by_iso(self.main() or "")
        near = [iso for iso, share in self.countries.items() if share >= 0.1]
        return tuple(dict.fromkeys((*near, *(main.neighbours if main else ()))))


def first_focus(candidates: Iterable[Candidate], hints: Iterable[str]) -> Focus:
    """Vote with the names that are clear by themselves.

    Args:
        candidates: all names of the report.
        hints: ISO codes that the dateline or the publisher point to.
    """
    votes: Counter[str] = Counter()
    for iso in hints:
        votes[iso] += DATELINE_VOTE
    for candidate in candidates:
        if candidate.country:
            votes[candidate.country] += DEMONYM_VOTE
        elif candidate.entries and not candidate.against:
            first = candidate.entries[0]
            if first.country and first.kind == "country":
                votes[first.country] += COUNTRY_VOTE
            elif first.country and candidate.whole and is_clear(candidate.entries, candidate.name):
                votes[first.country] += TOWN_VOTE
    return _shares(votes, Counter())


def settled_focus(chosen: Iterable[tuple[Candidate, Entry]], adjectives: Iterable[str], hints: Iterable[str]) -> Focus:
    """Vote with the places that were chosen in a first pass."""
    votes: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    for iso in hints:
        votes[iso] += DATELINE_VOTE
    for iso in adjectives:
        votes[iso] += DEMONYM_VOTE
    for _, entry in chosen:
        if entry.country:
            votes[entry.country] += COUNTRY_VOTE if entry.kind == "country" else TOWN_VOTE
        if entry.admin1:
            regions[entry.admin1] += 2 if entry.kind == "region" else 1
    return _shares(votes, regions)


def is_clear(entries: tuple[Entry, ...], name: str) -> bool:
    """Say whether the first bearer of a name is a large place and leads those in other countries by far."""
    key = fold(name)
    first = weight(entries[0], key)
    others = [weight(entry, key) for entry in entries if entry.country != entries[0].country]
    return first >= _CLEAR_WEIGHT and first - max(others, default=-math.inf) >= _CLEAR_LEAD


def _shares(votes: Counter[str], regions: Counter[str]) -> Focus:
    total, parts = sum(votes.values()) or 1.0, sum(regions.values()) or 1.0
    return Focus({iso: n / total for iso, n in votes.items()}, {id: n / parts for id, n in regions.items()})
