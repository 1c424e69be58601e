"""Join imported places to those that ship, and to one another: one place has one entry, with all of its spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.know.gazetteer.encode import keys_of
from sayso.know.gazetteer.entry import Entry
from sayso.know.gazetteer.fold import fold
from sayso.know.gazetteer.gazetteer import Gazetteer
from sayso.know.gazetteer.imports.table import Raw
from sayso.know.gazetteer.row import Row, is_near, town_radius

_ORDER = {"region": 0, "district": 1}
"""Areas are joined before the places in them."""
_RADIUS = {"region": 150.0, "district": 50.0, "camp": 2.0, "facility": 2.0}


class Joined:
    """The rows of an overlay: places that are new, and those that ship with the spellings that they lacked."""

    def __init__(self, shipped: Gazetteer) -> None:
        """Begin with none."""
        self._shipped = shipped
        self._rows: dict[str, Row] = {}
        self._by_key: dict[tuple[str, str | None, str], list[Row]] = {}
        self._shared: set[str] = set()

    def add(self, places: Iterable[Raw]) -> None:
        """Take the places of one import in."""
        areas: dict[str, Row] = {}
        for raw in sorted(places, key=lambda raw: (_ORDER.get(raw.kind, 2), raw.id)):
            region, district = areas.get(raw.region), areas.get(raw.district)
            row = self._take(raw, region.id if region is not None and raw.kind != "region" else None)
            if district is not None and district is not row and not row.district:
                row.district = district.name
            if raw.key:
                areas.setdefault(raw.key, row)

    def rows(self) -> Iterator[Row]:
        """Yield what differs from the gazetteer that ships."""
        for row in self._rows.values():
            if row.id not in self._shared or self._adds(row):
                yield row

    def _take(self, raw: Raw, region: str | None) -> Row:
        names = {*raw.names, raw.name, *((raw.code,) if raw.code else ())}
        row = self._rows.get(raw.id) or self._alike(raw, names) or self._that_ships(raw, names)
        if row is None:
            radius = _RADIUS.get(raw.kind) or town_radius(raw.population)
            row = Row(
                raw.id, raw.name, raw.kind, raw.country, region, raw.lat, raw.lon, radius_km=radius,
                population=raw.population,
            )  # fmt: skip
        row.names |= names
        row.region = row.region or region
        if row.lat is None:
            row.lat, row.lon = raw.lat, raw.lon
        self._keep(row, names)
        return row

    def _keep(self, row: Row, names: set[str]) -> None:
        self._rows.setdefault(row.id, row)
        for key in {fold(name) for name in (*names, row.name)}:
            rows = self._by_key.setdefault((key, row.country, row.kind), [])
            if not any(one is row for one in rows):
                rows.append(row)

    def _alike(self, raw: Raw, names: set[str]) -> Row | None:
        """Return a row of an import that is the same place under another id."""
        for key in sorted(fold(name) for name in names):
            for row in self._by_key.get((key, raw.country, raw.kind), ()):
                if is_near(raw.kind, (raw.lat, raw.lon), (row.lat, row.lon)):
                    return row
        return None

    def _that_ships(self, raw: Raw, names: set[str]) -> Row | None:
        """Return a row for the same place of the gazetteer that ships: by its id, else by name, country and point."""
        same = self._shipped.by_id(raw.id)
        if same is not None and same.kind != raw.kind:
            same = None
        for name in sorted(names) if same is None else ():
            found = self._shipped.find(name, countries=(raw.country,), kinds=(raw.kind,), loose=raw.kind == "region")
            same = next((e for e in found if is_near(raw.kind, (raw.lat, raw.lon), (e.lat, e.lon))), None)
            if same is not None:
                break
        if same is None:
            return None
        self._shared.add(same.id)
        return self._rows.get(same.id) or _row_of(same)

    def _adds(self, row: Row) -> bool:
        """Say whether a place that ships is not yet found by all of its names, or has got a point or a region."""
        same = self._shipped.by_id(row.id)
        if same is None or (same.lat is None and row.lat is not None) or (not same.admin1 and row.region):
            return True
        exact, _ = keys_of(row)
        return any(row.id not in {entry.id for entry in self._shipped.find(key, loose=False)} for key in exact)


def _row_of(entry: Entry) -> Row:
    return Row(
        entry.id, entry.name, entry.kind, entry.country, entry.admin1, entry.lat, entry.lon,
        district=entry.admin2, radius_km=entry.radius_km, population=entry.population,
    )  # fmt: skip
