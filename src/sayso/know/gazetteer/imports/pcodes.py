"""CSV tables with OCHA's columns of p-codes (COD-AB, COD-PS, COD-EM): `admin1Name_en`, `admin1Pcode`, ... at any level.

A row names one place and the areas that it lies in. Columns are known by their names, in any language and case:
`adminNName[_xx]` or `ADMN_XX` with `adminNPcode` or `ADMN_PCODE`; for settlements `featureName[_xx]`, `featurePcode`
and the like; a point as latitude and longitude in any of the usual names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.know.gazetteer.imports.table import Raw, clean, country_of, people, point, spellings

_NAME = re.compile(r"adm(?:in)?(\d)(?:_?name\d?)?_?(?:ref|alt\d?)?(?:_?([a-z]{2}))?")
_CODE = re.compile(r"adm(?:in)?(\d)_?p_?code")
_PLACE_NAME = re.compile(
    r"(?:feature|settlement|place|locality|village|pplace)_?(?:name|ref_?name|alt_?name)\d?_?([a-z]{2})?"
)
_PLACE_CODE = re.compile(r"(?:feature|settlement|place|locality|village|pplace)_?p_?code")
_LATITUDE = frozenset({"lat", "latitude", "y", "point_y", "center_lat", "centroid_lat", "geom_latitude"})
_LONGITUDE = frozenset(
    {"lon", "long", "lng", "longitude", "x", "point_x", "center_lon", "centroid_lon", "geom_longitude"}
)
_PEOPLE = frozenset({"population", "pop", "t_tl", "total_population"})
_COUNTRY = frozenset({"iso2", "iso_2", "country", "countrycode", "iso"})
_KINDS = ("country", "region", "district", "district", "district", "district")
_ENGLISH = ("en", "", "fr")
"""Languages of a name, the first wins."""


class Columns:
    """What each column of a table is."""

    def __init__(self, header: Sequence[str]) -> None:
        """Read the header.

        Raises:
            ValueError: there are no p-codes in it.
        """
        self.names: dict[int, list[tuple[str, str]]] = {}
        self.codes: dict[int, str] = {}
        self.lat = self.lon = self.people = self.country = ""
        for column in header:
            self._take(column, column.strip().lower())
        if not self.codes:
            raise ValueError("no column of p-codes (admin1Pcode, ADM1_PCODE, ...)")

    def _take(self, column: str, plain: str) -> None:
        if match := _CODE.fullmatch(plain):
            self.codes[int(match[1])] = column
        elif _PLACE_CODE.fullmatch(plain):
            self.codes[_PLACE] = column
        elif match := _NAME.fullmatch(plain):
            self.names.setdefault(int(match[1]), []).append((match[2] or "", column))
        elif match := _PLACE_NAME.fullmatch(plain):
            self.names.setdefault(_PLACE, []).append((match[1] or "", column))
        elif plain in _LATITUDE:
            self.lat = self.lat or column
        elif plain in _LONGITUDE:
            self.lon = self.lon or column
        elif plain in _PEOPLE:
            self.people = self.people or column
        elif plain in _COUNTRY:
            self.country = self.country or column


_PLACE = 9
"""The level of settlements: below all areas."""


def raws_of(row: Mapping[str, str], columns: Columns) -> Iterator[Raw]:
    """Yield the areas of a row from the largest on, and at last the place that the row is of, which has the point.

    Raises:
        ValueError: a field is malformed; says which.
    """
    country = _country(row, columns)
    levels = [level for level in sorted(columns.codes) if level and row.get(columns.codes[level], "").strip()]
    region = district = ""
    for level in levels:
        code, names = row[columns.codes[level]].strip(), _names(row, columns, level)
        if not names or not re.fullmatch(r"[\w.-]{1,40}", code):
            raise ValueError(f"no name or no p-code at level {level}")
        deepest = level == levels[-1]
        lat, lon = point(row.get(columns.lat, ""), row.get(columns.lon, "")) if deepest else (None, None)
        yield Raw(
            id=f"ocha:{code}",
            name=names[0],
            kind="city" if level == _PLACE else _KINDS[min(level, len(_KINDS) - 1)],
            country=country,
            lat=lat,
            lon=lon,
            names=spellings(names),
            region=region,
            district=district,
            key=code,
            population=people(row.get(columns.people, "")) if deepest else 0,
            code=code,
        )
        region, district = (code, "") if level == 1 else (region, district or code)


def _country(row: Mapping[str, str], columns: Columns) -> str:
    """Return the country by a column of its own, the code of level 0, or the head of any p-code ("ML01")."""
    told = [row.get(columns.country, ""), *(row.get(column, "") for _, column in columns.names.get(0, ()))]
    codes = [row.get(columns.codes[level], "").strip()[:2] for level in sorted(columns.codes)]
    for text in (*codes[:1], *told, *codes):
        try:
            return country_of(text)
        except ValueError:
            continue
    raise ValueError(f"no country is told: '{' '.join(codes)[:20]}'")


def _names(row: Mapping[str, str], columns: Columns, level: int) -> list[str]:
    """Return the names at a level, the English or unmarked one first."""
    order = {lang: number for number, lang in enumerate(_ENGLISH)}
    listed = sorted(columns.names.get(level, ()), key=lambda pair: order.get(pair[0], len(order)))
    return list(dict.fromkeys(name for _, column in listed if (name := clean(row.get(column, "")))))
