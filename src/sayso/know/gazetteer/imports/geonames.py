"""GeoNames' country dumps: 19 columns, no header (download.geonames.org/export/dump, CC BY 4.0)."""

from __future__ import annotations

import re

from sayso.know.gazetteer.imports.table import Raw, clean, country_of, people, point, spellings

COLUMNS = 19
_KINDS = {
    "A.ADM1": "region",
    "A.ADM2": "district",
    "A.ADM3": "district",
    "A.ADM4": "district",
    "S.AIRP": "facility",
    "S.AIRB": "facility",
    "S.AIRF": "facility",
    "S.DAM": "facility",
    "S.INSM": "camp",
    "S.CMP": "camp",
    "S.CMPRF": "camp",
}
"""Feature codes that are taken in beside towns; rivers, hills and houses share too many names with towns."""
_PAST = frozenset({"PPLH", "PPLQ", "PPLW"})
_AREA = re.compile(r"^(?:Cercle|Région|Département|Province) (?:de la |du |des |de l['’]|de |d['’])|"
                   r" (?:Cercle|Region|Department|Province)$")  # fmt: skip


def raw_of(cells: list[str]) -> Raw | None:
    """Return the place of a row, None for a kind that is not taken in.

    Raises:
        ValueError: a field is malformed; says which.
    """
    number, name, others, group, code = cells[0], clean(cells[1]), cells[3], cells[6], cells[7]
    kind = "city" if group == "P" and code not in _PAST else _KINDS.get(f"{group}.{code}")
    if kind is None:
        return None
    if not number.isascii() or not number.isdigit() or not 0 < int(number) < 2**32:
        raise ValueError(f"no GeoNames id: '{number[:20]}'")
    if not name:
        raise ValueError("a place without a name")
    country = country_of(cells[8])
    lat, lon = point(cells[4], cells[5])
    area = kind in {"region", "district"}
    plain = _AREA.sub("", name) if area else name
    region, district = f"{country}.{cells[10]}", f"{country}.{cells[10]}.{cells[11]}"
    key = {"A.ADM1": region, "A.ADM2": district}.get(f"{group}.{code}", "")
    return Raw(
        id=f"geonames:{int(number)}",
        name=plain or name,
        kind=kind,
        country=country,
        lat=lat,
        lon=lon,
        names=spellings([name, *others.split(",")]),
        region=region,
        district=district if cells[11] else "",
        key=key,
        population=people(cells[14]),
    )
