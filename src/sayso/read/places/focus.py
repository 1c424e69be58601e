"""Which countries and regions a report is about, as far as its names tell."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Entry, weight
from sayso.know.gazetteer.fold import fold
from sayso.read.places.candidate import Candidate

# Votes for a country. Calibrated on the corpus's training part; they balance one another, so none is moved alone.
COUNTRY_VOTE = 3.0
DEMONYM_VOTE = 1.0
DATELINE_VOTE = 3.0
TOWN_VOTE = 1.0
POINTS = frozenset({"city", "district", "camp", "facility"})
"""Kinds that lie at a point, as far as one degree shows."""
_CIRCLE = 360
Cell = tuple[int, int]
"""A cell of one degree: latitude and longitude, rounded."""
_CLEAR_LEAD = 1.0
"""How far, in powers of ten of the population, a name's first bearer must lead the next country's to vote."""
_SOME_SHARE = 0.1
"""Share of the votes from which an unclear name may lie in a country."""
_CLOSE_REGION = 3.5
_CLEAR_WEIGHT = 5.0
_OTHER_NAME = 0.5
"""What a town's alternate name counts less."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Shares between 0 and 1 of the votes.

    Args:
        countries: ISO code to share.
        regions: region's id to share.
        blocks: for each paragraph, ISO code to share within it.
        main: the country with most votes, or None.
        cells: for cells of one degree, the names of the points that were chosen in them or next to them.
    """

    countries: dict[str, float]
    regions: dict[str, float]
    blocks: dict[int, dict[str, float]]
    main: str | None
    cells: dict[Cell, set[str]] = field(default_factory=dict)

    def beside(self, name: str, entry: Entry) -> bool:
        """Say whether a point lies next to one of another name: reports tell of places that lie together."""
        names = self.cells.get(_cell(entry)) if entry.lat is not None else None
        return names is not None and (len(names) > 1 or name not in names)

    def near(self, block: int) -> dict[str, float]:
        """Return the shares within a paragraph."""
        return self.blocks.get(block, {})

    def country_at(self, block: int) -> str | None:
        """Return the country that a paragraph is most likely about, seen within the whole report, or None."""
        near = self.near(block)
        main = self.main
        likely = near if main is None else {main, *near}
        return max(likely, key=lambda iso: (self.countries.get(iso, 0.0) + near.get(iso, 0.0) / 2, iso), default=None)

    def neighbours(self) -> tuple[str, ...]:
        """Return the countries that border the main one."""
        main = country_by_iso(self.main or "")
        return main.neighbours if main else ()

    def likely(self) -> tuple[str, ...]:
        """Return where an unclear name may lie: the countries with some votes, and the neighbours of the main one."""
        near = [iso for iso, share in self.countries.items() if share >= _SOME_SHARE]
        return tuple(dict.fromkeys((*near, *self.neighbours())))


class Votes:
    """Votes for countries and regions, of the report and of each paragraph."""

    def __init__(self, hints: Iterable[str]) -> None:
        """Begin with the countries that the dateline or the publisher point to."""
        self._countries: dict[str, float] = defaultdict(float)
        self._regions: dict[str, float] = defaultdict(float)
        self._blocks: dict[int, dict[str, float]] = {}
        for iso in hints:
            self._countries[iso] += DATELINE_VOTE

    def country(self, iso: str, vote: float, block: int) -> None:
        """Vote for a country."""
        self._countries[iso] += vote
        votes = self._blocks.setdefault(block, {})
        votes[iso] = votes.get(iso, 0.0) + vote

    def region(self, id: str, vote: float) -> None:
        """Vote for a region."""
        self._regions[id] += vote

    def counted(self) -> Focus:
        """Return the shares."""
        blocks = {block: _shares(votes) for block, votes in self._blocks.items()}
        countries = _shares(self._countries)
        main = max(countries, key=lambda iso: (countries[iso], iso), default=None)
        return Focus(countries, _shares(self._regions), blocks, main)


def first_focus(candidates: Iterable[Candidate], hints: Iterable[str]) -> Focus:
    """Vote with the names that are clear by themselves.

    Args:
        candidates: all names of the report.
        hints: ISO codes that the dateline or the publisher point to.
    """
    votes = Votes(hints)
    for candidate in candidates:
        if candidate.country:
            votes.country(candidate.country, DEMONYM_VOTE, candidate.block)
        elif candidate.entries and not candidate.against:
            first = candidate.entries[0]
            if first.country and first.kind == "country":
                if not _is_also_region(candidate):
                    votes.country(first.country, COUNTRY_VOTE, candidate.block)
            elif first.country and candidate.whole and is_clear(candidate.entries, candidate.name):
                votes.country(first.country, TOWN_VOTE, candidate.block)
    return votes.counted()


def settled_focus(
    chosen: Iterable[tuple[Candidate, Entry]], adjectives: Iterable[Candidate], hints: Iterable[str]
) -> Focus:
    """Vote with the places that were chosen in a first pass, and with the adjectives."""
    votes, settled = Votes(hints), list(chosen)
    for adjective in adjectives:
        votes.country(adjective.country, DEMONYM_VOTE, adjective.block)
    for candidate, entry in settled:
        if entry.country:
            votes.country(entry.country, COUNTRY_VOTE if entry.kind == "country" else TOWN_VOTE, candidate.block)
        if entry.admin1:
            votes.region(entry.admin1, 2 if entry.kind == "region" else 1)
    return replace(votes.counted(), cells=_cells((name.name, entry) for name, entry in settled))


def _cells(chosen: Iterable[tuple[str, Entry]]) -> dict[Cell, set[str]]:
    """Return, for the cells around each point that was chosen, its name; areas have no point to speak of."""
    cells: dict[Cell, set[str]] = defaultdict(set)
    for name, entry in chosen:
        if entry.lat is not None and entry.kind in POINTS:
            lat, lon = _cell(entry)
            for north in (-1, 0, 1):
                for east in (-1, 0, 1):
                    cells[lat + north, (lon + east) % _CIRCLE].add(name)
    return cells


def _cell(entry: Entry) -> Cell:
    return round(entry.lat or 0.0), round(entry.lon or 0.0) % _CIRCLE


def is_clear(entries: tuple[Entry, ...], name: str) -> bool:
    """Say whether the first bearer of a name is a large place and leads those in other countries by far.

    A town that bears the name beside its own must be larger: a short name is some large town's other name somewhere.
    """
    key = fold(name)
    first = weight(entries[0], key) - (0.0 if fold(entries[0].name) == key else _OTHER_NAME)
    others = [weight(entry, key) for entry in entries if entry.country != entries[0].country]
    return first >= _CLEAR_WEIGHT and first - max(others, default=-math.inf) >= _CLEAR_LEAD


def _is_also_region(candidate: Candidate) -> bool:
    """Say whether a large region elsewhere bears a country's name (Georgia), so that the name alone tells little."""
    key = fold(candidate.name)
    first = weight(candidate.entries[0], key)
    others = (e for e in candidate.entries if e.kind == "region" and e.country != candidate.entries[0].country)
    return any(weight(entry, key) > first - _CLOSE_REGION for entry in others)


def _shares(votes: dict[str, float]) -> dict[str, float]:
    total = sum(votes.values()) or 1.0
    return {key: vote / total for key, vote in votes.items()}
