"""A row of a table as a report with one statement.

Invariant: the quote is the row's own words, or a sentence made of its values; either stands in the report's text.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping as Row
from dataclasses import dataclass
from urllib.parse import quote as quote_part

from sayso.errors import SourceError
from sayso.exports.cells import plain
from sayso.imports.mapping import Mapping, Side, day_in
from sayso.interval import Interval
from sayso.know.actors import actor_packs, state_actor
from sayso.know.countries import country_by_iso, country_by_name
from sayso.know.gazetteer import Entry, gazetteer
from sayso.ledger import Circle
from sayso.report import Report
from sayso.statement import Actor, Count, Place, Speaker, Statement, When

NEAR_KM = 30.0
"""A place of the gazetteer of the same name within so many kilometres of a row's point is the row's place."""
_BLANKS = re.compile(r"\s+")
_YEARS = re.compile(r"\s*\(\d{4}-[^()]*\)$")
_PRECISIONS = frozenset({1, 2, 3})
_SHOWN = 2_000
"""Characters of a cell that are kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row as a report and its statement."""

    report: Report
    statement: Statement


def told_in(row: Row[str, str | None], mapping: Mapping, name: str, published: dt.date | None) -> Told | None:
    """Return what a row tells; None where its kind has none in the codebook.

    Args:
        row: cells by column; missing and empty ones are alike.
        mapping: what the columns mean.
        name: what the row is called where it has no id, and in messages.
        published: the day of publication where the row has none.

    Raises:
        SourceError: a cell cannot be read; names the row and the column.
    """
    return _Reading(row, mapping, name).told(published)


class _Reading:
    """The reading of one row."""

    def __init__(self, row: Row[str, str | None], mapping: Mapping, name: str) -> None:
        self._row, self._map, self._name = row, mapping, name

    def told(self, published: dt.date | None) -> Told | None:
        kind = self._map.kind.always or self._map.kind.values.get(self._cell(self._map.kind.column), "")
        if not kind:
            return None
        day = self._day(self._map.published.column, self._map.published.form) if self._map.published else None
        day = day or published
        if day is None:
            raise SourceError(self._name, "no day of publication; give it with --published YYYY-MM-DD")
        sentence, trigger = self._sentence(kind)
        words = self._cell(self._map.quote)
        quote = words or sentence
        trigger = quote if words else trigger
        text = f"{sentence}\n\n{words}" if words else sentence
        report = Report(
            text=text,
            name=self._cell(self._map.id) or self._name,
            publisher=self._map.publisher,
            published=day,
            published_from="given",
            url=self._url(),
        )
        start = len(text) - len(quote)
        at = start + quote.index(trigger)
        return Told(report, self._statement(kind, quote, start, (trigger, at)))

    def _statement(self, kind: str, quote: str, start: int, trigger: tuple[str, int]) -> Statement:
        words, at = trigger
        place = self._place()
        speaker = self._cell(self._map.said_by)
        return Statement(
            quote,
            start,
            start + len(quote),
            words,
            at,
            at + len(words),
            kind,
            said_by=Speaker(speaker, speaker) if speaker else None,
            actors=self._actors(self._map.actors),
            targets=self._actors(self._map.targets),
            places=(place,) if place else (),
            when=self._when(),
            counts=self._counts(),
            holders=self._holders(kind),
        )

    def _sentence(self, kind: str) -> tuple[str, str]:
        """Return a sentence that tells the row's values, and the words in it that name the event."""
        trigger = self._cell(self._map.kind.column) or kind
        columns = [
            *([self._map.actors.column] if self._map.actors else []),
            *([self._map.targets.column] if self._map.targets else []),
            *([self._map.holder.column] if self._map.holder else []),
            self._map.place,
            self._map.geonameid,
            self._map.country,
            self._map.start,
            self._map.end,
            self._map.killed.low if self._map.killed else "",
        ]
        told = [f"{column} {self._cell(column)}" for column in dict.fromkeys(columns) if self._cell(column)]
        id = self._cell(self._map.id)
        return f"{trigger}: {'; '.join(told)}{f' (row {id})' if id else ''}.", trigger

    def _url(self) -> str | None:
        """Return the row's address: its source's, and the row in it, as several rows may have one source."""
        url = self._cell(self._map.url)
        return f"{url}#{quote_part(self._cell(self._map.id) or self._name, safe='')}" if url else None

    def _cell(self, column: str) -> str:
        """Return a cell's text on one line; "" where the column is not mapped or the cell is empty."""
        value = self._row.get(column) if column else None
        return _BLANKS.sub(" ", plain(value)).strip()[:_SHOWN] if isinstance(value, str) else ""

    def _day(self, column: str, form: str = "iso") -> dt.date | None:
        try:
            return day_in(self._cell(column), form)
        except (ValueError, OverflowError, OSError) as fault:
            raise self._wrong(column, "no day") from fault

    def _number(self, column: str) -> float | None:
        text = self._cell(column)
        try:
            value = float(text) if text else None
        except ValueError as fault:
            raise self._wrong(column, "no number") from fault
        if value is not None and not math.isfinite(value):
            raise self._wrong(column, "no number")
        return value

    def _wrong(self, column: str, what: str) -> SourceError:
        return SourceError(self._name, f"column '{column}': '{self._cell(column)[:80]}' is {what}")

    def _when(self) -> When | None:
        first, last = self._day(self._map.start), self._day(self._map.end)
        if first is None and last is None:
            return None
        if self._map.ongoing:
            return When(self._cell(self._map.start), Interval.inclusive(first, None, ongoing=True), "day")
        last = last or (first if not self._map.end else None)
        if first and last and last < first:
            raise self._wrong(self._map.end, "before the start")
        precision = "day" if first == last else "range"
        return When(self._cell(self._map.start), Interval.inclusive(first, last), precision)

    def _actors(self, side: Side | None) -> tuple[Actor, ...]:
        if side is None:
            return ()
        type = self._map.types.get(self._cell(side.type), "")
        country = self._country()
        names = [part.strip() for part in self._cell(side.column).split("; ") if part.strip()]
        return tuple(self._actor(name, type, country) for name in dict.fromkeys(names))

    def _holders(self, kind: str) -> tuple[str, ...]:
        held = self._map.holder
        if held is None or kind not in held.kinds:
            return ()
        value = self._cell(held.column)
        name = held.values.get(value, value)
        return (self._actor(name, "", self._country()).name,) if name else ()

    def _actor(self, text: str, type: str, country: str | None) -> Actor:
        """Return an actor as the packs know it; a country's own by its role; else by the mapping's words."""
        bare = _YEARS.sub("", text)
        begin = next((words for words in self._map.prefixes if bare.startswith(words)), "")
        prefix = self._map.prefixes.get(begin)
        state = country_by_name(bare.removeprefix(begin)) if prefix and prefix.role else None
        found = actor_packs().find(text, country=country) or actor_packs().find(bare, country=country)
        known = state_actor(state.iso, prefix.role) if state and prefix else found[0] if found else None
        if known:
            return Actor(text, known.name, known.type, id=known.id)
        return Actor(text, bare, type or (prefix.type if prefix else "unknown"))

    def _counts(self) -> tuple[Count, ...]:
        if self._map.killed is None:
            return ()
        low, high = self._number(self._map.killed.low), self._number(self._map.killed.high)
        if low is None and high is None:
            return ()
        least, most = (None if bound is None else int(bound) for bound in (low, high))
        return (Count("killed", least, most, self._cell(self._map.killed.low) or self._cell(self._map.killed.high)),)

    def _country(self) -> str | None:
        text = self._cell(self._map.country)
        found = (country_by_iso(text.upper()) or country_by_name(text)) if text else None
        return found.iso if found else None

    def _place(self) -> Place | None:
        number = self._cell(self._map.geonameid)
        if number:
            return _numbered(number)
        name, country = self._cell(self._map.place), self._country()
        if not name:
            return None
        lat, lon = self._number(self._map.lat), self._number(self._map.lon)
        if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004 (degrees)
            lat = lon = None
        told = self._number(self._map.precision)
        precision = int(told) if told in _PRECISIONS else None
        entry = _entry(name, country, lat, lon)
        kind = entry.kind if entry else "city"
        id = entry.id if entry else None
        return Place(name, name, kind, country, id=id, lat=lat, lon=lon, precision=precision)


def _numbered(number: str) -> Place:
    entry = gazetteer().by_id(f"geonames:{number}")
    if entry is None:
        return Place(number, f"GeoNames {number}", "city", id=f"geonames:{number}")
    return Place(number, entry.name, entry.kind, entry.country, id=entry.id, lat=entry.lat, lon=entry.lon, precision=1)


def _entry(name: str, country: str | None, lat: float | None, lon: float | None) -> Entry | None:
    """Return the gazetteer's place of the name that lies where the row says."""
    found = gazetteer().find(name, countries=(country,) if country else (), loose=False)
    if lat is None or lon is None:
        return found[0] if found and country else None
    circle = Circle(lat, lon, NEAR_KM)
    return next((e for e in found if e.lat is not None and e.lon is not None and circle.holds(e.lat, e.lon)), None)
