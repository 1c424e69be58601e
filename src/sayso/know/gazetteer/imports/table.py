"""Read a file of places, whatever its format, as rows; what is malformed is passed by and counted.

All of it is hostile: lines and cells are cut off where nothing honest is that long, numbers must be on the globe, and
no more rows are kept than a gazetteer holds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import KnowledgeError
from sayso.know.countries import country_by_iso, country_by_name
from sayso.know.gazetteer.fold import MAX_NAME
from sayso.know.gazetteer.row import usable

MAX_LINE = 1_000_000
"""Bytes of a line: GeoNames' longest, with all names in all scripts, has some 20,000."""
MAX_PLACES = 700_000
"""Places of one import."""
MOST_NAMES = 100
"""Other spellings of one place that are kept."""
MOST_PEOPLE = 2**31 - 1
_FAULTS_KEPT = 3


@dataclass(slots=True)
class Raw:
    """A place as its file has it; `region` and `district` are keys of other rows, or names.

    Args:
        id: with its namespace: "geonames:2455290", "wof:85671123", "ocha:ML08".
        name: as written.
        kind: one of the codebook's place kinds.
        country: ISO 3166 alpha-2.
        lat, lon: degrees, or None.
        names: other spellings, those that can stand in a text.
        region, district: keys of the areas that it lies in, or "".
        key: what other rows call this one by, where it is such an area, or "".
        population: inhabitants, 0 where not known.
        code: a p-code, by which the place is found too, or "".
    """

    id: str
    name: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    names: tuple[str, ...] = ()
    region: str = ""
    district: str = ""
    key: str = ""
    population: int = 0
    code: str = ""


@dataclass(slots=True)
class Tally:
    """What became of a file's lines.

    Args:
        kept: places that were read.
        passed: rows of kinds that are not taken in: rivers, houses, countries.
        malformed: rows that could not be read.
        faults: what is wrong with the first of them.
    """

    kept: int = 0
    passed: int = 0
    malformed: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, where: str, reason: str) -> None:
        """Count a malformed row."""
        self.malformed += 1
        if len(self.faults) < _FAULTS_KEPT:
            self.faults.append(f"{where}: {reason}")


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers, without line ends.

    Raises:
        KnowledgeError: the file cannot be read, is no UTF-8, or has a line of more than a megabyte.
    """
    try:
        with path.open("rb") as stream:
            number = 0
            while line := stream.readline(MAX_LINE + 1):
                number += 1
                if len(line) > MAX_LINE:
                    raise KnowledgeError(f"{path}, line {number}: more than {MAX_LINE} bytes: this is no table")
                yield number, _decoded(line, path, number)
    except OSError as fault:
        raise KnowledgeError(f"{path}: {fault.strerror}") from fault


def _decoded(line: bytes, path: Path, number: int) -> str:
    if line.startswith(b"PK\x03\x04"):
        raise KnowledgeError(f"{path}: a ZIP archive: unpack it first")
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as fault:
        raise KnowledgeError(f"{path}, line {number}: not UTF-8: save the table as UTF-8") from fault


def point(lat: str, lon: str) -> tuple[float | None, float | None]:
    """Return a point, (None, None) where both are empty.

    Raises:
        ValueError: it does not lie on the globe.
    """
    if not lat.strip() and not lon.strip():
        return None, None
    north, east = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    if not (math.isfinite(north) and math.isfinite(east) and abs(north) <= 90 and abs(east) <= 180):  # noqa: PLR2004
        raise ValueError(f"no point on the globe: {lat[:20]}, {lon[:20]}")
    return round(north, 5), round(east, 5)


def people(text: str) -> int:
    """Return a number of inhabitants; 0 where the text is none."""
    digits = text.strip().partition(".")[0]
    return (
        min(int(digits), MOST_PEOPLE)
        if digits.isascii() and digits.isdigit() and len(digits) < len("10**10") * 2
        else 0
    )


def clean(name: str) -> str:
    """Return a name on one line, without marks that could break a table."""
    return " ".join(name.split())[:MAX_NAME].strip()


def spellings(names: list[str]) -> tuple[str, ...]:
    """Return the names that can stand in a text, each once, in order."""
    return tuple(dict.fromkeys(made for name in names[:MAX_LINE] if usable(made := clean(name))))[:MOST_NAMES]


def country_of(text: str) -> str:
    """Return the ISO 3166 alpha-2 code of a code or a name.

    Raises:
        ValueError: no country is called so.
    """
    known = country_by_iso(text.strip().upper()) or country_by_name(text)
    if known is None:
        raise ValueError(f"no country is called '{text[:40]}'")
    return known.iso
