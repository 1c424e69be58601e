"""The formats that `sayso export` writes: the one list of them.

Invariant: the same view and the same filters give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.errors import UsageError
from sayso.exports.acled import COLUMNS as ACLED_COLUMNS
from sayso.exports.acled import acled
from sayso.exports.annotation import annotation
from sayso.exports.asked import Exported
from sayso.exports.atom import atom
from sayso.exports.brief import brief
from sayso.exports.excel import excel
from sayso.exports.ftm import COLUMNS as FTM_COLUMNS
from sayso.exports.ftm import ftm
from sayso.exports.gdelt import EVENT_COLUMNS, MENTION_COLUMNS, gdelt_events, gdelt_mentions
from sayso.exports.geojson import geojson
from sayso.exports.hxl import TAGS, hxl
from sayso.exports.icalendar import icalendar
from sayso.exports.parquet import geoparquet, parquet
from sayso.exports.plover import plover
from sayso.exports.polecat import COLUMNS as POLECAT_COLUMNS
from sayso.exports.polecat import polecat
from sayso.exports.prov import prov
from sayso.exports.sqlite import sqlite
from sayso.exports.timemap import timemap
from sayso.exports.ucdp import COLUMNS as UCDP_COLUMNS
from sayso.exports.ucdp import ucdp
from sayso.exports.viina import COLUMNS as VIINA_COLUMNS
from sayso.exports.viina import viina

Pieces = Callable[[Exported], Iterator[str] | Iterator[bytes]]
"""What makes a file, piece by piece, so that it is never whole in memory."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Args:
        name: as on the command line.
        ending: of a file's name, with its point.
        media: its media type.
        says: what it is, in a line.
        pieces: makes the file.
        columns: names of the columns, where it is a table.
        headed: whether the first line of the file tells them.
    """

    name: str
    ending: str
    media: str
    says: str
    pieces: Pieces
    columns: tuple[str, ...] = ()
    headed: bool = True


_CSV, _TSV = "text/csv", "text/tab-separated-values"

FORMATS: tuple[Format, ...] = (
    Format("acled", ".csv", _CSV, "ACLED-compatible CSV: an event a line", acled, ACLED_COLUMNS),
    Format("ucdp", ".csv", _CSV, "UCDP GED-compatible CSV: an event with deaths a line", ucdp, UCDP_COLUMNS),
    Format("plover", ".jsonl", "application/jsonl", "PLOVER JSON Lines: a statement a line", plover),
    Format("polecat", ".tsv", _TSV, "POLECAT TSV: a statement a line", polecat, POLECAT_COLUMNS),
    Format("gdelt-events", ".tsv", _TSV, "GDELT 2.0 events: 61 columns, no first line", gdelt_events, EVENT_COLUMNS,
           headed=False),
    Format("gdelt-mentions", ".tsv", _TSV, "GDELT 2.0 mentions of these events", gdelt_mentions, MENTION_COLUMNS,
           headed=False),
    Format("viina", ".csv", _CSV, "VIINA-shaped control: a place and a day a line", viina, VIINA_COLUMNS),
    Format("geojson", ".geojson", "application/geo+json", "GeoJSON: a feature a statement", geojson),
    Format("hxl", ".csv", _CSV, "CSV with HXL hashtags: an event a line", hxl, tuple(TAGS)),
    Format("atom", ".atom", "application/atom+xml", "Atom feed of the statements last published", atom),
    Format("timemap", ".json", "application/json", "TimeMap's events and sources", timemap),
    Format("annotations", ".jsonld", "application/ld+json", "W3C Web Annotations of the quotes", annotation),
    Format("prov", ".jsonld", "application/ld+json", "PROV-O: which statement comes from whom", prov),
    Format("ftm", ".csv", _CSV, "FollowTheMoney statements", ftm, FTM_COLUMNS),
    Format("icalendar", ".ics", "text/calendar", "iCalendar: what is due", icalendar),
    Format("excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           "Excel workbook: statements and events", excel),
    Format("sqlite", ".db", "application/vnd.sqlite3", "SQLite for Datasette: statements, reports, events", sqlite),
    Format("parquet", ".parquet", "application/vnd.apache.parquet", "Parquet: a statement a row", parquet),
    Format("geoparquet", ".parquet", "application/vnd.apache.parquet", "GeoParquet 1.1: a statement a row", geoparquet),
    Format("brief", ".md", "text/markdown", "Brief in Markdown: held, due, disputed, last told", brief),
)  # fmt: skip
"""All formats, in the order in which help lists them."""


def format_named(name: str) -> Format:
    """Return the format of a name.

    Raises:
        UsageError: there is none; names those that there are.
    """
    for one in FORMATS:
        if one.name == name:
            return one
    raise UsageError(f"'{name}' is no format; there are: {', '.join(one.name for one in FORMATS)}")


def written(format: Format, exported: Exported) -> Iterator[bytes]:
    """Yield a file's bytes."""
    for piece in format.pieces(exported):
        yield piece.encode("utf-8", "replace") if isinstance(piece, str) else piece
