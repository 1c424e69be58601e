"""Make `natural_earth.tsv` from Natural Earth's first-order label points (naturalearthdata.com, public domain).

usage: from_natural_earth.py ne_10m_admin_1_label_points.json > natural_earth.tsv
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections import defaultdict
from pathlib import Path

_COUNTRY = re.compile("[A-Z]{2}")
_UNUSABLE = re.compile(r"[?\d_]|minor island|UNDOF")


def lines_of(path: Path) -> list[str]:
    """Return "country TAB name TAB lat TAB lon TAB parts" for each region; one of several parts takes their median."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        country, name = feature["properties"].get("iso_a2"), feature["properties"].get("name")
        if country and _COUNTRY.fullmatch(country) and name and not _UNUSABLE.search(name):
            points[country, name].append(tuple(feature["geometry"]["coordinates"]))
    lines: list[str] = []
    for (country, name), found in sorted(points.items()):
        lat, lon = statistics.median(p[1] for p in found), statistics.median(p[0] for p in found)
        lines.append(f"{country}\t{name}\t{lat:.3f}\t{lon:.3f}\t{len(found)}")
    return lines


if __name__ == "__main__":
    print("\n".join(lines_of(Path(sys.argv[1]))))
