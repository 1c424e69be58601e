"""Find the places of a report: names, adjectives and words that point back, each with what it means and why.

The search takes two passes. The first reads names and what stands around them, paragraph by paragraph. The second
chooses: a name alone often fits many places, and the rest of the report tells which.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.know.countries import country_by_demonym, country_by_iso, country_by_name
from sayso.know.gazetteer import Entry, Gazetteer, gazetteer
from sayso.read.places.away import away_before
from sayso.read.places.back import Memory
from sayso.read.places.candidate import Candidate, Line, Pointer
from sayso.read.places.choose import Choice, Chooser, is_capital
from sayso.read.places.dateline import dateline_of
from sayso.read.places.describe import LARGE_AREA, SMALL_AREA, Sense, described
from sayso.read.places.focus import Focus, first_focus, settled_focus
from sayso.read.places.grain import COUNTRY_KM, radius_of
from sayso.read.places.lexicon import Lexicon, lexicon
from sayso.read.places.lists import listed
from sayso.read.places.mention import PlaceMention
from sayso.read.places.persons import is_bare, last_of, surnames_in
from sayso.read.places.scan import scan
from sayso.read.places.words import words_of
from sayso.report import Report
from sayso.statement import Place

_HEAD = 3
"""Characters before the dateline at the head of a text."""
_LONGEST_DATELINE = 160
_BEYOND_DOUBT = 500_000
"""Inhabitants beyond which a town is meant even where a person of the report bears its name."""


def find_places(report: Report, places: Gazetteer | None = None) -> tuple[PlaceMention, ...]:
    """Return the mentions of places in a report's text, in text order.

    Args:
        report: the report; its dateline and publisher help to choose between places of one name.
        places: the gazetteer to look in; without it the one that ships with sayso.
    """
    known, words = places or gazetteer(), lexicon()
    found = _scanned(report.text, known, words)
    names = [one for one in found if isinstance(one, Candidate)]
    dateline = report.dateline or dateline_of(report.text)
    hints = _hints(report, dateline, known)
    focus = _focused(report.text, names, hints, known, words)
    chooser = Chooser(report.text, names, focus, known, words)
    memory = Memory(known, focus)
    mentions: list[PlaceMention] = []
    for one in found:
        mention = (
            memory.resolve(report.text, one) if isinstance(one, Pointer) else _mention(report, one, chooser, focus)
        )
        if mention is not None:
            memory.keep(mention, one)
            mentions.append(_removed(report.text, mention))
    return tuple(mentions)


def _scanned(text: str, known: Gazetteer, words: Lexicon) -> list[Candidate | Pointer]:
    found: list[Candidate | Pointer] = []
    surnames: set[str] = set()
    for block, part in enumerate(words_of(text)):
        line = Line(text, part.words, words, block, capitals=part.capitals)
        surnames |= surnames_in(line)
        found.extend(scan(line, known))
    surnames |= {last_of(one) for one in found if isinstance(one, Candidate) and is_bare(one)}
    return listed(text, [_personal(one, surnames) if isinstance(one, Candidate) else one for one in found])


def _personal(name: Candidate, surnames: set[str]) -> Candidate:
    """Mark a bare name that a person of the report bears, unless words around make it a place's."""
    if name.kinds or name.cue or name.direction or name.against or name.name.lower() not in surnames:
        return name
    known = bool(name.entries) and (name.entries[0].kind == "country" or name.entries[0].population > _BEYOND_DOUBT)
    return name if known else name._replace(against="a person's name")


def _hints(report: Report, dateline: str | None, known: Gazetteer) -> list[str]:
    """Return the countries that dateline, title and publisher point to."""
    hints: list[str] = []
    if dateline:
        country = country_by_name(dateline.rpartition(",")[2])
        entry = next(iter(known.find(dateline.partition(",")[0], loose=False)), None)
        hints += [country.iso] if country else [entry.country] if entry and entry.country else []
    for word in f"{report.title} {report.publisher}".split()[:40]:
        plain = word.strip(".,:;()'\"’s")
        named = plain[:1].isupper() and (country_by_name(plain) or country_by_demonym(plain))
        hints += [named.iso] if named else []
    return hints


def _focused(text: str, names: list[Candidate], hints: list[str], known: Gazetteer, words: Lexicon) -> Focus:
    focus = first_focus(names, hints)
    chooser = Chooser(text, names, focus, known, words)
    chosen: list[tuple[Candidate, Entry]] = []
    for name in names:
        choice = None if name.country or name.against else chooser.choose(name)
        entry = choice.entry or choice.base if choice else None
        if entry is not None:
            chosen.append((name, entry))
    return settled_focus(chosen, [name for name in names if name.country], hints)


def _mention(report: Report, name: Candidate, chooser: Chooser, focus: Focus) -> PlaceMention | None:
    if name.country:
        return _adjective(report.text, name)
    choice = chooser.choose(name)
    if choice is None:
        return None
    place = described(report.text, name, Sense(choice, focus.country_at(name.block)))
    radius = radius_of(choice.entry, choice.base, near=place.near)
    return PlaceMention(name.start, name.end, place, *_use(report, name, choice), radius)


def _removed(text: str, mention: PlaceMention) -> PlaceMention:
    """Move the point of a place that only a distance is counted from ("40 km north of Kidal")."""
    place = mention.place
    away = away_before(text, mention.start) if place.lat is not None and mention.use == "literal" else None
    if away is None or place.lat is None or place.lon is None:
        return mention
    lat, lon = away.point(place.lat, place.lon)
    precision = max(place.precision or 0, SMALL_AREA)
    moved = replace(place, lat=lat, lon=lon, near=True, precision=precision)
    return replace(mention, place=moved, radius_km=away.radius_km, reason=f"{mention.reason}; so far from it")


def _use(report: Report, name: Candidate, choice: Choice) -> tuple[str, str]:
    if _is_dateline(report, name):
        return "modifier", "the dateline"
    if name.against:
        return "modifier", name.against
    entry = choice.entry
    if name.pointing:
        return "anaphor", "the capital of the country that the adjective names"
    if name.metonymic and entry is not None and (entry.kind == "country" or is_capital(entry)):
        return "metonymic", "acts as a government"
    return "literal", choice.reason


def _is_dateline(report: Report, name: Candidate) -> bool:
    """Say whether a name at the head of a paragraph is the dateline, which a caption or a note may precede."""
    if name.start >= _HEAD and report.text[name.start - 1] != "\n":
        return False
    given = report.dateline if name.start < _HEAD else None
    dateline = given or dateline_of(report.text[name.start : name.start + _LONGEST_DATELINE])
    return dateline is not None and name.name.lower() in dateline.lower()


def _adjective(text: str, name: Candidate) -> PlaceMention | None:
    country = country_by_iso(name.country)
    if country is None:
        return None
    place = Place(
        text[name.start : name.end],
        country.name,
        "country",
        country.iso,
        id=f"iso:{country.iso}",
        lat=country.lat,
        lon=country.lon,
        precision=LARGE_AREA,
    )
    return PlaceMention(name.start, name.end, place, "demonym", "an adjective or a people", COUNTRY_KM)
