"""Make `sahel.tsv.gz` from GeoNames country dumps (geonames.org/export, CC BY 4.0): towns, districts, airports.

usage: from_dump.py DUMP.txt... > sahel.tsv

The package that the rest of the gazetteer is built from has only 94 places of Mali; the dumps have all.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

KIND_BY_CODE = {"P": "city", "A.ADM2": "district", "S.AIRP": "facility"}
_CODE = re.compile(r"[A-Z]{3,4}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019\u02bc`\-. ()/]+")


def rows_of(path: Path) -> list[str]:
    """Return the rows of one dump that are kept, as lines of the table."""
    kept: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        group, code = parts[6], parts[7]
        kind = KIND_BY_CODE.get(group) or KIND_BY_CODE.get(f"{group}.{code}")
        if kind is None or code in {"PPLH", "PPLQ", "PPLW"}:
            continue
        others = [name for name in parts[3].split(",") if _LATIN.fullmatch(name) and not _CODE.fullmatch(name)]
        if kind == "facility" and "port" not in parts[1].lower():
            parts[1] += " Airport"
        kept.append(
            "\t".join([parts[0], parts[1], "|".join(others), kind, parts[8], parts[10], parts[4], parts[5], parts[14]])
        )
    return kept


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print("\n".join(sorted(rows_of(Path(name)), key=lambda row: int(row.split("\t")[0]))))
