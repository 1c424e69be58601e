"""Parquet and GeoParquet 1.1: a statement a row, typed; in GeoParquet a point of WGS 84 beside."""

from __future__ import annotations

import datetime as dt
import json
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.exports import flat
from sayso.exports.asked import Exported
from sayso.exports.cells import Cell
from sayso.exports.needs import needed

_ROWS = 8_000
"""Rows of a group, held in memory at a time."""
_CHUNK = 1 << 20
_LITTLE_ENDIAN, _POINT = 1, 1
_WKB = struct.Struct("<BIdd")
GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}
"""The file's "geo" metadata; without a `crs`, it is longitude and latitude of WGS 84 (OGC:CRS84)."""


def parquet(exported: Exported) -> Iterator[bytes]:
    """Yield a Parquet file in pieces; it is built on disk."""
    return _pieces(exported, geo=False)


def geoparquet(exported: Exported) -> Iterator[bytes]:
    """Yield a GeoParquet file in pieces; statements without a point have no geometry."""
    return _pieces(exported, geo=True)


def _pieces(exported: Exported, *, geo: bool) -> Iterator[bytes]:
    arrow, writing = needed("pyarrow", "Parquet"), needed("pyarrow.parquet", "Parquet")
    schema = _schema(arrow, geo=geo)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.parquet")
        with writing.ParquetWriter(path, schema, compression="zstd") as writer:
            for rows in _groups(exported, geo=geo):
                writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                yield piece


def _schema(arrow: Any, *, geo: bool) -> Any:
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "real": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
    }
    fields = [arrow.field(name, types[type]) for name, type in flat.COLUMNS.items()]
    if not geo:
        return arrow.schema(fields)
    return arrow.schema([*fields, arrow.field("geometry", arrow.binary())], metadata={"geo": json.dumps(GEO)})


def _groups(exported: Exported, *, geo: bool) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    for row in flat.rows(exported):
        typed = {name: _value(row[name], type) for name, type in flat.COLUMNS.items()}
        group.append({**typed, "geometry": _point(row["longitude"], row["latitude"])} if geo else typed)
        if len(group) == _ROWS:
            yield group
            group = []
    yield group


def _value(value: Cell, type: flat.Type) -> object:
    if type == "date" and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _point(lon: Cell, lat: Cell) -> bytes | None:
    """Return a point as well-known binary (ISO 13249-3)."""
    both = isinstance(lon, float | int) and isinstance(lat, float | int)
    return _WKB.pack(_LITTLE_ENDIAN, _POINT, lon, lat) if both else None
