"""Peers of a package index, run in the same go where they are installed: dateparser for times, geotext for places.

    pip install dateparser geotext

Neither tells all that is scored, and what it leaves out is filled in, in its favour: dateparser gives no granularity,
so that of the words it matched is taken; geotext gives neither offsets nor points, so its names are looked for in the
text and get the point of the largest town of that name in our gazetteer.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from collections.abc import Iterator

from sayso.know.countries import country_by_name
from sayso.know.gazetteer import gazetteer

_MONTH = re.compile(r"jan|feb|fév|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|août|sep|oct|nov|dec|déc", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = re.compile(r"\b\d{1,2}\b")
_YEARS, _MONTHS = re.compile(r"\byears?\b|\bans?\b"), re.compile(r"\bmonths?\b|\bmois\b")


def has(name: str) -> bool:
    """Say whether a peer is installed."""
    return importlib.util.find_spec(name) is not None


def dateparser_spans(text: str, published: dt.date | None, lang: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and TIMEX3 value of what dateparser finds."""
    from dateparser.search import search_dates  # noqa: PLC0415 (a peer, which need not be installed)

    base = dt.datetime.combine(published or dt.date(2000, 1, 1), dt.time())
    at = 0
    for words, moment in search_dates(text, languages=[lang], settings={"RELATIVE_BASE": base}) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at, _value(words, moment)


def _value(words: str, moment: dt.datetime) -> str:
    """Return a moment as exactly as the words are."""
    month, year = bool(_MONTH.search(words)), bool(_YEAR.search(words))
    day = bool(_DAY.search(words)) or not (month or year)
    if (year and not month and not _DAY.search(words)) or _YEARS.search(words):
        return f"{moment.year:04d}"
    if (month and not day) or _MONTHS.search(words):
        return f"{moment:%Y-%m}"
    return f"{moment:%Y-%m-%d}"


def geotext_spans(text: str) -> Iterator[tuple[int, int, str, float | None, float | None]]:
    """Yield start, end, name and point of what geotext finds."""
    from geotext import GeoText  # noqa: PLC0415 (a peer, which need not be installed)

    found = GeoText(text)
    for name in sorted({*found.cities, *found.countries}, key=lambda one: (-len(one), one)):
        country = country_by_name(name)
        entry = next(iter(gazetteer().find(name, kinds=("city",), loose=False)), None)
        point = (country.lat, country.lon) if country else (entry.lat, entry.lon) if entry else (None, None)
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield match.start(), match.end(), name, *point
