"""Countries by name and by adjective, in English and French."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

from sayso.errors import KnowledgeError
from sayso.know.gazetteer.fold import fold

_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory.

    Args:
        iso: ISO 3166 alpha-2 ("XK" for Kosovo).
        name: the usual English name.
        name_fr: the usual French name.
        capital: its name, or "".
        neighbours: ISO codes of the countries that it borders.
        lat, lon: degrees; None where no point is known.
    """

    iso: str
    name: str
    name_fr: str
    capital: str
    neighbours: tuple[str, ...]
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class _Tables:
    by_iso: dict[str, Country]
    by_name: dict[str, str]
    by_demonym: dict[str, str]


@functools.cache
def _tables() -> _Tables:
    tables = _Tables({}, {}, {})
    text = resources.files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != _COLUMNS:
            raise KnowledgeError(f"countries/countries.tsv, line {number}: {_COLUMNS} columns are expected")
        _add(tables, parts)
    return tables


def _add(tables: _Tables, parts: list[str]) -> None:
    iso, name, name_fr, others, demonyms, demonyms_fr, capital, neighbours, lat, lon = parts
    tables.by_iso[iso] = Country(
        iso,
        name,
        name_fr,
        capital,
        tuple(neighbours.split("|")) if neighbours else (),
        float(lat) if lat else None,
        float(lon) if lon else None,
    )
    for spelling in (name, name_fr, *others.split("|")):
        tables.by_name.setdefault(fold(spelling), iso)
    for word in (*demonyms.split("|"), *demonyms_fr.split("|")):
        for form in (word, word + "s"):
            tables.by_demonym.setdefault(fold(form), iso)


def country_by_iso(iso: str) -> Country | None:
    """Return a country by its ISO 3166 alpha-2 code, or None."""
    return _tables().by_iso.get(iso)


def country_by_name(text: str) -> Country | None:
    """Return the country that a name means ("Burma", "RDC", "Côte d'Ivoire"), or None; case does not count."""
    return _tables().by_iso.get(_tables().by_name.get(fold(text), "")) if text.strip() else None


def country_by_demonym(text: str) -> Country | None:
    """Return the country of an adjective or a people ("Malian", "Malians", "malienne", "Burkinabè"), or None."""
    return _tables().by_iso.get(_tables().by_demonym.get(fold(text), "")) if text.strip() else None
