"""Wikipedia's table of who holds which town: as it stood each day, and the days that its own text gives for changes.

Both are truths of this benchmark. The first is what an editor had entered by a day; the second is what the last editor
knew of that day: "Captured by Russia on 19 January 2023. Recaptured by Ukraine between 17-22 September 2023."
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from town_claims import Town

CLASSES = ("Ukraine", "Russia", "contested")
ONE_DAY = dt.timedelta(days=1)
_GRID = 5
"""Rows of one name are one town where they lie in one cell of a fifth of a degree."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the table said of a town on a day it was looked at: class, and the text that dates changes."""

    held: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table.

    Args:
        towns: that have a point, by id.
        entries: for each town and day on which the table was looked at.
    """

    towns: tuple[Town, ...]
    entries: dict[str, dict[dt.date, Entry]]

    def as_it_stood(self, town: str, first: dt.date, last: dt.date) -> list[str | None]:
        """Return the class of each day from first to last; None before the town was listed."""
        known = self.entries[town]
        current = next((known[day].held for day in sorted(known, reverse=True) if day <= first), None)
        found: list[str | None] = []
        for day in _days(first, last):
            current = known[day].held if day in known else current
            found.append(current)
        return found

    def as_dated(self, town: str, first: dt.date, last: dt.date) -> list[str | None]:
        """Return the class of each day by the dates in the text of the last entry up to `last`.

        Where the text does not account for the class of that entry, the table as it stood is returned.
        """
        known = [day for day in sorted(self.entries[town]) if day <= last]
        if not known:
            return [None] * ((last - first).days + 1)
        entry = self.entries[town][known[-1]]
        changes = changes_in(entry.text)
        if not changes or changes[-1].to != entry.held or any(c.day is None for c in changes[1:]):
            return self.as_it_stood(town, first, last)
        state = _other(changes[0].to) if changes[0].day else changes[0].to
        found: list[str | None] = []
        for day in _days(first, last):
            state = next((c.to for c in reversed(changes) if c.day and c.day <= day), state)
            found.append(state)
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """A change that the text tells of, and the first day of it; None where only a year or season is given."""

    to: str
    day: dt.date | None


_CHANGE = re.compile(
    r"(?P<verb>(?:re)?captured|contested)\s(?:[^.?]{0,60}?\s)?by\s(?P<rest>[^.?]{1,80})", re.IGNORECASE
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAY = re.compile(
    r"(?:\b(?P<day>\d{1,2})(?:[–/-]\d{1,2})?\+?\s)?"
    rf"\b(?P<month>{'|'.join(_MONTHS)})\s(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_RUSSIA = re.compile(r"russia|pr\b|donetsk|luhansk|lugansk", re.IGNORECASE)


def changes_in(text: str) -> list[Change]:
    """Return the changes of 2022 and later that a text tells of, in its order; claims and raids are none."""
    found = []
    plain = " ".join(text.replace("\xa0", " ").replace("\u0421", "C").split())
    for match in _CHANGE.finditer(plain):
        if plain[: match.start()].rstrip().lower().endswith("claimed"):
            continue
        day = _DAY.search(match["rest"])
        when = (
            dt.date(int(day["year"]), _MONTHS.index(day["month"].lower()) + 1, int(day["day"] or 15)) if day else None
        )
        if when is None and re.search(r"\b20(?:14|15)\b", match[0]):
            continue
        if when is None or when.year >= 2022:  # noqa: PLR2004 (the towns that were taken before have been held since)
            side = "Russia" if _RUSSIA.search(match["rest"]) else "Ukraine"
            found.append(Change("contested" if match["verb"].lower() == "contested" else side, when))
    return found


def load_table(path: Path) -> Table:
    """Read the snapshots; rows without a point or with a class that is none of the three are left out."""
    towns: dict[str, Town] = {}
    entries: dict[str, dict[dt.date, Entry]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            held = _class_of(row["held_by"])
            if held and row["lat"] and row["lon"]:
                lat, lon, name = float(row["lat"]), float(row["lon"]), row["name"].strip()
                id = f"{name} ({round(lat * _GRID) / _GRID:.1f}, {round(lon * _GRID) / _GRID:.1f})"
                towns.setdefault(id, Town(id, name, lat, lon))
                day = dt.date.fromisoformat(row["snapshot_day"])
                entries.setdefault(id, {})[day] = Entry(held, row["more_information"])
    return Table(tuple(towns[id] for id in sorted(towns)), entries)


def _days(first: dt.date, last: dt.date) -> Sequence[dt.date]:
    return [first + n * ONE_DAY for n in range((last - first).days + 1)]


def _other(held: str) -> str:
    return {"Russia": "Ukraine", "Ukraine": "Russia"}.get(held, "Ukraine")


def _class_of(held_by: str) -> str | None:
    text = held_by.strip().lower()
    if text.startswith("ukraine"):
        return "Ukraine"
    if _RUSSIA.search(text):
        return "Russia"
    return "contested" if text == "contested" else None
