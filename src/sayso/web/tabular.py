"""Rows as CSV and GeoJSON, for whoever goes on in a spreadsheet or on a map of their own.

Invariant: no cell of a CSV file is run by a spreadsheet as a formula (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the head of a formula."""


def csv_of(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV: fields of fields as `when.start`, lists as JSON, empty where there is nothing."""
    flat = [dict(_flat(row)) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_cell(column) for column in columns])
    writer.writerows([_cell(row.get(column)) for column in columns] for row in flat)
    return out.getvalue()


def geojson_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows as GeoJSON (RFC 7946): a point for each place that a row names, with the row as its properties."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
            "properties": dict(row),
        }
        for row in rows
        for place in places_of(row)
        if place.get("lat") is not None and place.get("lon") is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def places_of(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the places that a row is about, whatever kind of row it is."""
    if "lat" in row:
        return [row]
    if row.get("place"):
        return [row["place"]]
    if "places" in row:
        return list(row["places"])
    inner = (row.get(name) for name in ("after", "statement", "dispute"))
    return next((places_of(one) for one in inner if isinstance(one, Mapping)), [])


def _flat(row: Mapping[str, Any], lead: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{lead}{name}.")
        else:
            yield f"{lead}{name}", value


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else _listed(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _listed(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)
