"""Who's On First: its admin records as a table of twelve columns without a header, and its meta files (CSV).

The twelve columns are id, name, country, placetype, latitude, longitude, population, names ("|" between them), region's
id, county's id, GeoNames id, GeoNames feature code. Meta files: data.whosonfirst.org, `whosonfirst-data-*-latest.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping

from sayso.know.gazetteer.imports.table import Raw, clean, country_of, people, point, spellings

COLUMNS = 12
META = frozenset({"id", "name", "placetype"})
"""Columns by which a meta file is known; its country is in `iso_country` or `wof_country`."""
_KINDS = {
    "region": "region",
    "county": "district",
    "localadmin": "district",
    "locality": "city",
    "borough": "district",
    "neighbourhood": "district",
    "campus": "facility",
}
_AREAS = frozenset({"region", "county"})


def raw_of(cells: list[str]) -> Raw | None:
    """Return the place of a row of twelve cells, None for a kind that is not taken in.

    Raises:
        ValueError: a field is malformed; says which.
    """
    keys = ("id", "name", "country", "placetype", "lat", "lon", "population", "names", "region", "county", "gn")
    return _raw(dict(zip(keys, cells, strict=False)))


def raw_of_meta(row: Mapping[str, str]) -> Raw | None:
    """Return the place of a meta file's row; otherwise as `raw_of`."""
    return _raw(
        {
            "id": row["id"],
            "name": row["name"],
            "country": row.get("iso_country") or row.get("wof_country") or row.get("iso") or "",
            "placetype": row["placetype"],
            "lat": row.get("geom_latitude", ""),
            "lon": row.get("geom_longitude", ""),
            "region": row.get("region_id", ""),
            "county": row.get("county_id", ""),
        }
    )


def _raw(row: Mapping[str, str]) -> Raw | None:
    kind = _KINDS.get(row["placetype"])
    if kind is None:
        return None
    number, name = row["id"].strip(), clean(row["name"])
    if not number.isascii() or not number.isdigit():
        raise ValueError(f"no id of Who's On First: '{number[:20]}'")
    if not name:
        raise ValueError("a place without a name")
    lat, lon = point(row["lat"], row["lon"])
    other = row.get("gn", "").strip()
    geonames = other.isascii() and other.isdigit() and 0 < int(other) < 2**32
    return Raw(
        id=f"geonames:{int(other)}" if geonames else f"wof:{number}",
        name=name,
        kind=kind,
        country=country_of(row["country"]),
        lat=lat,
        lon=lon,
        names=spellings([name, *row.get("names", "").split("|")]),
        region=row.get("region", "").strip(),
        district=row.get("county", "").strip(),
        key=number if row["placetype"] in _AREAS else "",
        population=people(row.get("population", "")),
    )
