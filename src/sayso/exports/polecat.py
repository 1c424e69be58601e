"""POLECAT TSV: a statement a line, in POLECAT's 40 columns; what is not known is `None`, as POLECAT writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, tsv_lines
from sayso.exports.coded import Coding, codes_for, codings, sector_of
from sayso.know.countries import country_by_iso
from sayso.statement import Actor, Modality

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_VERSION = "sayso"


def polecat(exported: Exported) -> Iterator[str]:
    """Yield the table in pieces; statements without a type of PLOVER or without a day are left out."""
    return tsv_lines((_row(coding, exported) for coding in _occurred(exported)), COLUMNS, missing="None")


def _occurred(exported: Exported) -> Iterator[Coding]:
    """Yield what is told as having happened: POLECAT has no mark for what is denied, planned or threatened."""
    for coding in codings(exported):
        if coding.told.statement.modality is Modality.OCCURRED:
            yield coding
        else:
            exported.left_out["statements that are not told as having happened"] += 1


def _row(coding: Coding, exported: Exported) -> list[Cell]:
    one, place, setting = coding.told, coding.place, coding.setting
    country = country_by_iso((place.country if place else None) or "")
    report = exported.reports.get(one.report_id)
    feature = place.id.removeprefix("geonames:") if place and place.id and place.id.startswith("geonames:") else None
    return [
        one.id,
        coding.date,
        coding.category,
        coding.mode,
        coding.score,
        coding.quad,
        None,
        *_actors(one.statement.actors),
        *_actors(one.statement.targets),
        place.name if place else None,
        place.name if place and place.kind == "city" else None,
        setting.admin2,
        setting.admin1,
        country.name if country else None,
        place.lat if place else None,
        place.lon if place else None,
        feature,
        place.text if place else None,
        None,
        one.publisher,
        one.published.isoformat(),
        None,
        None,
        None,
        report.lang if report else None,
        _VERSION,
    ]


def _actors(actors: Sequence[Actor]) -> list[Cell]:
    """Return name, country, COW, primary sector, sectors, title, raw name and Wikipedia's id of one side."""
    countries = dict.fromkeys(code for actor in actors if (code := codes_for(actor).alpha3))
    sectors = list(dict.fromkeys(sector for actor in actors if (sector := sector_of(actor))))
    return [
        "; ".join(actor.name for actor in actors),
        "; ".join(countries),
        None,
        sectors[0] if sectors else None,
        "; ".join(sectors),
        None,
        "; ".join(actor.text for actor in actors),
        None,
    ]
