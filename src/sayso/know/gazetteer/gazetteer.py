"""Look places up by name: one read-only file, opened in place, no copy of it in memory."""

from __future__ import annotations

import bisect
import functools
import json
import math
import mmap
import sys
from array import array
from importlib import resources
from pathlib import Path
from typing import Any

from sayso.errors import KnowledgeError
from sayso.know.gazetteer.entry import Entry
from sayso.know.gazetteer.fold import fold, key_hash, loosen
from sayso.know.gazetteer.layout import (
    ENTRY_BITS,
    FILE_NAME,
    HASH_BITS,
    HEADER_LENGTH,
    KINDS,
    MAGIC,
    NO_POINT,
    RECORD,
)
from sayso.know.home import home

OVERLAY = Path("gazetteer", "overlay.bin")
"""In the folder of the user's own knowledge: the places that were imported."""

MAX_FOUND = 60
"""Entries that one look-up returns at most: "San José" has hundreds, and the best come first."""
_MAX_READ = 400
_MAX_LINE = 400
_LINE_PARTS = 3
_ENTRY_MASK = (1 << ENTRY_BITS) - 1
_CACHED_NAMES = 20_000
# Ranks are compared on a scale of the logarithm of the population; a place whose population nobody knows counts as a
# hamlet. An area as large as a region or a country counts as more than its people would tell.
_OWN_NAME = 1.0
_KIND_BONUS = {"country": 4.0, "region": 1.0, "district": -0.5, "city": 0.5, "camp": -0.5, "area": 2.5, "terrain": 2.5}


class Gazetteer:
    """The places of one data file. Safe to share between threads: nothing is written after it is opened."""

    def __init__(self, data: memoryview, over: Gazetteer | None = None) -> None:
        """Read the header of a file's content; use `Gazetteer.open` or `gazetteer()`.

        Args:
            data: the content.
            over: places to be found beside those of the file; of two with one id, the one of `over` counts.

        Raises:
            KnowledgeError: the content is not a gazetteer file.
        """
        start = len(MAGIC) + HEADER_LENGTH.size
        if bytes(data[: len(MAGIC)]) != MAGIC:
            raise KnowledgeError(f"{FILE_NAME}: not a gazetteer file")
        (length,) = HEADER_LENGTH.unpack(data[len(MAGIC) : start])
        header: dict[str, Any] = json.loads(bytes(data[start : start + length]))
        at = {name: data[a : a + n] for name, (a, n) in header["sections"].items()}
        self._records, self._heap = at["records"], at["heap"]
        self._exact, self._loose = _integers(at["exact"]), _integers(at["loose"])
        self._countries: list[str | None] = header["countries"]
        self._regions: list[str | None] = header["regions"]
        self.inputs: dict[str, str] = header["inputs"]
        self._over = over
        self._lookup = functools.lru_cache(maxsize=_CACHED_NAMES)(self._look_up)

    @classmethod
    def open(cls, path: Path | None = None, over: Gazetteer | None = None) -> Gazetteer:
        """Open a gazetteer file in place, without a path the one that ships with sayso, with places laid over it.

        Raises:
            KnowledgeError: the file is missing or is not a gazetteer file.
        """
        try:
            if path is None:
                with resources.as_file(resources.files(__package__).joinpath(FILE_NAME)) as shipped:
                    return cls(_map(shipped), over)
            return cls(_map(path), over)
        except (OSError, ValueError) as fault:
            raise KnowledgeError(f"{path or FILE_NAME}: {fault}") from fault

    def __len__(self) -> int:
        """Return the number of entries of the file itself."""
        return len(self._records) // RECORD.size

    def find(
        self, name: str, *, countries: tuple[str, ...] = (), kinds: tuple[str, ...] = (), loose: bool = True
    ) -> tuple[Entry, ...]:
        """Return the entries that bear a name, best first: large before small, regions and countries before towns.

        Args:
            name: in any spelling of the Latin script.
            countries: ISO codes to keep; empty keeps all.
            kinds: place kinds to keep; empty keeps all.
            loose: whether to try the loose key where the exact one finds nothing.
        """
        key = fold(name)
        found = self._kept(self._lookup(key, False), countries, kinds) if key else ()
        if not found and loose and key and (looser := loosen(key)):
            found = self._kept(self._lookup(looser, True), countries, kinds)
        return found[:MAX_FOUND]

    def by_id(self, id: str) -> Entry | None:
        """Return the entry with an id, or None."""
        return (self._over.by_id(id) if self._over is not None else None) or self._own_by_id(id)

    def _own_by_id(self, id: str) -> Entry | None:
        if id.startswith("geonames:"):
            number = id.removeprefix("geonames:")
            return self._by_number(int(number), id) if number.isascii() and number.isdigit() else None
        low = bisect.bisect_left(range(self._own), id, key=lambda index: self._entry(index).id)
        return self._checked(low, id) if low < self._own else None

    @functools.cached_property
    def _own(self) -> int:
        """How many entries have an id of ours: they stand first."""
        return bisect.bisect_left(range(len(self)), 1, key=self._number)

    def _by_number(self, number: int, id: str) -> Entry | None:
        low = bisect.bisect_left(range(len(self)), number, key=self._number)
        return self._checked(low, id) if low < len(self) else None

    def _checked(self, index: int, id: str) -> Entry | None:
        entry = self._entry(index)
        return entry if entry.id == id else None

    def _number(self, index: int) -> int:
        number: int = RECORD.unpack_from(self._records, index * RECORD.size)[1]
        return number

    @staticmethod
    def _kept(entries: tuple[Entry, ...], countries: tuple[str, ...], kinds: tuple[str, ...]) -> tuple[Entry, ...]:
        if not countries and not kinds:
            return entries
        return tuple(e for e in entries if (not countries or e.country in countries) and (not kinds or e.kind in kinds))

    def _look_up(self, key: str, loose: bool) -> tuple[Entry, ...]:
        found = self.under(key, loose=loose)
        if self._over is not None:
            over = {entry.id: entry for entry in self._over.under(key, loose=loose)}
            found = [*over.values(), *(self._over.by_id(e.id) or e for e in found if e.id not in over)]
        return tuple(sorted(found, key=lambda entry: (-weight(entry, key), entry.id)))

    def under(self, key: str, *, loose: bool) -> list[Entry]:
        """Return the entries of the file itself that stand under a key, in no order that matters."""
        table = self._loose if loose else self._exact
        wanted = key_hash(key, HASH_BITS) << ENTRY_BITS
        low = bisect.bisect_left(table, wanted)
        found: list[Entry] = []
        while low < len(table) and table[low] ^ wanted <= _ENTRY_MASK and len(found) < _MAX_READ:
            found.append(self._entry(table[low] & _ENTRY_MASK))
            low += 1
        return found

    def _entry(self, index: int) -> Entry:
        offset, number, lat, lon, population, country, region, radius, kind = RECORD.unpack_from(
            self._records, index * RECORD.size
        )
        name, id, admin2 = self._line(offset)
        return Entry(
            id=id or f"geonames:{number}",
            name=name,
            kind=KINDS[kind],
            country=self._countries[country],
            admin1=self._regions[region],
            admin2=admin2,
            lat=None if lat == NO_POINT else lat / 1e5,
            lon=None if lat == NO_POINT else lon / 1e5,
            radius_km=radius / 10,
            population=population,
        )

    def _line(self, offset: int) -> tuple[str, str, str]:
        line, _, _ = bytes(self._heap[offset : offset + _MAX_LINE]).partition(b"\n")
        parts = line.decode("utf-8").split("\t")
        return (parts[0], parts[1], parts[2]) if len(parts) == _LINE_PARTS else (parts[0], "", "")


def weight(entry: Entry, key: str = "") -> float:
    """Return how likely a place is meant when nothing but its name is known: its population, on a log scale, and kind.

    Args:
        entry: the place.
        key: the exact key that was asked; a place whose own name it is outranks one that bears it as an alternate.
    """
    own = _OWN_NAME if key and fold(entry.name) == key else 0.0
    return math.log10(entry.population + 100) + _KIND_BONUS.get(entry.kind, 0.0) + own


@functools.cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with sayso, with the user's imports laid over it, opened once.

    Raises:
        KnowledgeError: a file is missing or broken.
    """
    overlay = home() / OVERLAY
    return Gazetteer.open(over=Gazetteer.open(overlay) if overlay.is_file() else None)


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _integers(section: memoryview) -> memoryview | array[int]:
    if sys.byteorder == "little":
        return section.cast("Q")
    swapped = array("Q", section.tobytes())
    swapped.byteswap()
    return swapped
