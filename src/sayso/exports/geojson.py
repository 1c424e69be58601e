"""GeoJSON (RFC 7946): a feature a statement, at the place that it tells most precisely; without one, no geometry."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sayso.exports import flat
from sayso.exports.asked import Exported


def geojson(exported: Exported) -> Iterator[str]:
    """Yield a feature collection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for row in flat.rows(exported):
        lat, lon = row.pop("latitude"), row.pop("longitude")
        point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": row}
        yield between + json.dumps(feature, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"
