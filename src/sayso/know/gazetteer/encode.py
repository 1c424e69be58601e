"""Write a gazetteer's data file (layout.py). The same rows give the same bytes, whatever their order."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Mapping

from sayso.errors import KnowledgeError
from sayso.know.gazetteer.fold import fold, key_hash, loosen
from sayso.know.gazetteer.layout import (
    ENTRY_BITS,
    HASH_BITS,
    HEADER_LENGTH,
    KINDS,
    MAGIC,
    MAX_ENTRIES,
    NO_POINT,
    RECORD,
)
from sayso.know.gazetteer.row import Row

_HEADER = 8192 * 16
_MOST_RADIUS = 65535


def encode(rows: Iterable[Row], inputs: Mapping[str, str]) -> bytes:
    """Return the content of a data file.

    Args:
        rows: the places; their ids differ.
        inputs: what they were made from, with versions or digests.

    Raises:
        KnowledgeError: there are more rows than the layout has numbers for.
    """
    rows = sorted(rows, key=lambda r: (_number(r.id), r.id))
    if len(rows) >= MAX_ENTRIES:
        raise KnowledgeError(f"{len(rows)} places are more than one file holds ({MAX_ENTRIES - 1}): import fewer")
    countries: list[str | None] = [None, *sorted({r.country for r in rows if r.country})]
    regions: list[str | None] = [None, *sorted({r.region for r in rows if r.region})]
    country_at = {c: i for i, c in enumerate(countries)}
    region_at = {c: i for i, c in enumerate(regions)}
    records, heap = bytearray(), bytearray()
    exact: set[int] = set()
    loose: set[int] = set()
    lines: dict[str, int] = {}
    for index, row in enumerate(rows):
        line = _line(row)
        if line not in lines:
            lines[line] = len(heap)
            heap += line.encode() + b"\n"
        lat, lon = (NO_POINT, 0) if row.lat is None or row.lon is None else (round(row.lat * 1e5), round(row.lon * 1e5))
        records += RECORD.pack(
            lines[line], _number(row.id), lat, lon, row.population, country_at[row.country], region_at[row.region],
            min(round(row.radius_km * 10), _MOST_RADIUS), KINDS.index(row.kind),
        )  # fmt: skip
        for keys, table in zip(keys_of(row), (exact, loose), strict=True):
            table.update(key_hash(key, HASH_BITS) << ENTRY_BITS | index for key in keys)
    sections = {"records": bytes(records), "heap": bytes(heap), "exact": _packed(exact), "loose": _packed(loose)}
    return _file(sections, {"countries": countries, "regions": regions, "inputs": dict(inputs)})


def keys_of(row: Row) -> tuple[set[str], set[str]]:
    """Return the exact and loose keys under which a row is found."""
    exact = {key for name in {row.name, *row.names} if len(key := fold(name)) > 1}
    return exact, {key for name in exact if (key := loosen(name))}


def _line(row: Row) -> str:
    number = _number(row.id)
    return row.name if number and not row.district else f"{row.name}\t{'' if number else row.id}\t{row.district}"


def _number(id: str) -> int:
    return int(id.removeprefix("geonames:")) if id.startswith("geonames:") else 0


def _packed(values: set[int]) -> bytes:
    packed = array("Q", sorted(values))
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _file(sections: dict[str, bytes], header: dict[str, object]) -> bytes:
    """Lay out magic, header and sections, each section at a multiple of eight."""
    start = len(MAGIC) + HEADER_LENGTH.size
    at, places_at = start + _HEADER, {}
    body = bytearray()
    for name, content in sections.items():
        pad = -at % 8
        body += b"\0" * pad
        at += pad
        places_at[name] = (at, len(content))
        body += content
        at += len(content)
    text = json.dumps({**header, "sections": places_at}, ensure_ascii=True, sort_keys=True).encode()
    if len(text) > _HEADER:
        raise KnowledgeError(f"the header of the gazetteer would have {len(text)} bytes, more than {_HEADER}")
    return MAGIC + HEADER_LENGTH.pack(_HEADER) + text.ljust(_HEADER) + bytes(body)
