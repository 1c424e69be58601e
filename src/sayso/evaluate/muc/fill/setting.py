"""When and where an incident happened, as the templates write it."""

from __future__ import annotations

import datetime as dt
import re

from sayso.evaluate.muc.fill.incident import Incident
from sayso.evaluate.muc.fill.tables import tables
from sayso.know.countries import country_by_name
from sayso.know.gazetteer import gazetteer
from sayso.report import Report
from sayso.statement import Place

ORDER = {"city": 0, "camp": 0, "district": 1, "region": 2, "terrain": 3, "facility": 4}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def date_of(report: Report, incident: Incident) -> str:
    """Return the date slot: a day, a range, or "on or before" the day of the report; "" where nothing tells."""
    for told in incident.told:
        when = told.statement.when
        if when is None or when.interval.first is None:
            continue
        first, last = when.interval.first, when.interval.last or when.interval.first
        if report.published and first > report.published:
            continue
        if when.precision == "day":
            return written(first)
        if when.precision in {"range", "week", "month"}:
            end = min(last, report.published) if report.published else last
            return f"{written(first)} - {written(end)}"
    return f"- {written(report.published)}" if report.published else ""


def first_day(incident: Incident) -> dt.date | None:
    """Return the earliest day that an incident's statements give, or None."""
    days = [
        t.statement.when.interval.last or t.statement.when.interval.first for t in incident.told if t.statement.when
    ]
    return min((day for day in days if day), default=None)


def written(day: dt.date) -> str:
    """Write a day: "09 JAN 90"."""
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year % 100:02d}"


def country_of(incident: Incident, home: str) -> str:
    """Return the ISO code of the country where an incident happened: the text's own, unless another is named."""
    for told in incident.told:
        for place in told.statement.places:
            if place.country and place.country != home and (place.kind == "country" or not _is_in(place, home)):
                return place.country
    return home


def _is_in(place: Place, country: str) -> bool:
    """Say whether a country has a place of that name too."""
    return not country or bool(gazetteer().find(place.text, countries=(country,), loose=False))


def location_of(incident: Incident, country: str) -> str:
    """Return the location slot: the country and the place within it that the statements tell best."""
    names = {**tables().rules["names"], **tables().rules["other_countries"]}
    head = str(names.get(country, ""))
    places = [
        place
        for told in incident.told
        for place in told.statement.places
        if (place.country == country or _is_in(place, country))
        and place.kind in tables().rules["place_kinds"]
        and place.role != "from"
    ]
    if not places:
        return head
    best = min(places, key=lambda place: ORDER.get(place.kind, 9))
    return ": ".join(part for part in (head, _written_place(best)) if part)


def _written_place(place: Place) -> str:
    name = place.text if place.text[:1].isupper() else place.name
    name = re.sub(r"^(?:the|The) ", "", name)
    for suffix in (" Department", " department", " Province", " province"):
        name = name.removesuffix(suffix)
    return f"{name.upper()} ({tables().rules['place_kinds'][place.kind]})"


def home_of(report: Report) -> str:
    """Return the country that a text is about, by its dateline and the countries that it names; "" for none."""
    wanted = tables().rules["countries"]
    if report.dateline:
        country = country_by_name(report.dateline)
        if country and country.iso in wanted:
            return country.iso
        found = gazetteer().find(report.dateline, countries=tuple(wanted), kinds=("city",), loose=False)
        if found and found[0].country:
            return found[0].country
    counts = {iso: _mentions(report.text, iso) for iso in wanted}
    best = max(counts, key=lambda iso: counts[iso])
    return str(best) if counts[best] else ""


def _mentions(text: str, iso: str) -> int:
    name = str(tables().rules["names"][iso]).title()
    stem = name.removeprefix("El ").rstrip("aeio")[:7]
    return text.count(stem)
