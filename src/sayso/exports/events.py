"""An incident as the event formats see it: one place, one first doer, a toll in one number.

Invariant: nothing here is guessed: what the statements do not tell is "" or None.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.exports.asked import Exported
from sayso.exports.crosswalks import Codes, codes_of, crosswalks, kind_named
from sayso.holding import Told
from sayso.incident import Incident, Toll
from sayso.know.actors import STATE_ROLES, actor_packs
from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import gazetteer
from sayso.statement import Actor, Modality, Place
from sayso.weigh.kinship import ANYONE

KILLED = "killed"
_VAGUEST = 9
"""After every precision of a place."""
_WIDTH = 63
"""Bits of an event's number: what a database's whole number holds."""


_NONE = Codes()


@dataclass(frozen=True, slots=True)
class Range:
    """How many: the least, the likeliest and the most; None where nobody tells."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a place lies, by the gazetteer; "" where it is not known.

    Args:
        country, admin1, admin2: names; a region is its own admin1, a district its own admin2.
        codes: of the country.
    """

    country: str = ""
    admin1: str = ""
    admin2: str = ""
    codes: Codes = _NONE


@dataclass(frozen=True, slots=True)
class Event:
    """One incident that is told to have happened.

    Args:
        incident: with its statements.
        number: of 63 bits, made of the incident's id: the same statements have the same number.
        place: the one that is told most precisely, or None.
        setting: where that lies.
        killed: how many, over all classes of victims.
        sub_event: ACLED's sub-event type, or "".
    """

    incident: Incident
    number: int
    place: Place | None
    setting: Setting
    killed: Range
    sub_event: str

    @property
    def first(self) -> dt.date | None:
        """The first day on which it can have happened."""
        return self.incident.interval.first if self.incident.interval else None

    @property
    def last(self) -> dt.date | None:
        """The last such day."""
        return self.incident.interval.last if self.incident.interval else None

    @property
    def days(self) -> int | None:
        """On how many days it can have happened."""
        return self.incident.interval.days if self.incident.interval else None

    @property
    def told(self) -> tuple[Told, ...]:
        """Its statements, the earliest first."""
        return self.incident.statements


def events(exported: Exported) -> Iterator[Event]:
    """Yield the incidents that somebody tells as having happened, by their first day."""
    for incident in exported.incidents():
        if any(one.statement.modality is Modality.OCCURRED for one in incident.statements):
            yield _event(incident)
        else:
            exported.left_out["events that nobody tells as having happened"] += 1


def _event(incident: Incident) -> Event:
    place = main_place(incident.places)
    return Event(
        incident=incident,
        number=int(incident.id, 16) >> (64 - _WIDTH),
        place=place,
        setting=setting_of(place),
        killed=killed_in(incident.tolls),
        sub_event=sub_event_of(incident.kind, incident.actors),
    )


def main_place(places: Iterable[Place]) -> Place | None:
    """Return the place that is told most precisely; where a movement came from is not it, if another place is told."""
    return min(places, key=lambda p: (p.role == "from", p.precision or _VAGUEST, p.name, p.kind), default=None)


def setting_of(place: Place | None) -> Setting:
    """Return where a place lies."""
    return _setting(place.id, place.country, place.kind, place.name) if place else Setting()


@functools.lru_cache(maxsize=65_536)
def _setting(id: str | None, iso: str | None, kind: str, name: str) -> Setting:
    entry = gazetteer().by_id(id) if id else None
    region = gazetteer().by_id(entry.admin1) if entry and entry.admin1 else None
    country = country_by_iso(iso or "")
    return Setting(
        country=country.name if country else "",
        admin1=region.name if region else name if kind == "region" else "",
        admin2=name if kind == "district" else entry.admin2 if entry else "",
        codes=codes_of(iso),
    )


def killed_in(tolls: Sequence[Toll]) -> Range:
    """Return how many were killed: the sum over classes of victims, or what is told of all, where that is more.

    "Ten killed, among them four civilians" are ten, not fourteen.
    """
    deaths = [toll for toll in tolls if toll.what == KILLED]
    of_classes = [toll for toll in deaths if len(toll.whom) == 1 and toll.whom[0] != ANYONE]
    of_all = [toll for toll in deaths if toll not in of_classes]

    def count(bound: str) -> int | None:
        parts = [value for toll in of_classes if (value := getattr(toll, bound)) is not None]
        wholes = [value for toll in of_all if (value := getattr(toll, bound)) is not None]
        return max([*wholes, *([sum(parts)] if parts else [])], default=None)

    return Range(count("low"), count("best"), count("high"))


def sub_event_of(kind: str, doers: Sequence[Actor]) -> str:
    """Return ACLED's sub-event type of a kind; of two, the one that fits who took the place; "" where there is none."""
    types = kind_named(kind).acled
    codes = [crosswalks().acled_inter.get(actor.type) for actor in doers]
    if len(types) > 1 and not any(codes):
        return ""  # who took it is not told: neither fits
    by_state = not codes or codes[0] in crosswalks().acled_state
    return (types[0] if by_state else types[-1]) if types else ""


def country_of(actor: Actor) -> str:
    """Return the ISO 3166 alpha-2 code of the country that the packs give an actor, or whose part it is; or ""."""
    if not actor.id:
        return ""
    known = actor_packs().by_id(actor.id)
    if known:
        return known.country or ""
    iso, _, role = actor.id.partition("-")
    return iso.upper() if role.replace("-", "_") in STATE_ROLES and country_by_iso(iso.upper()) else ""


def publishers(told: Iterable[Told]) -> list[str]:
    """Return the names of those who published statements, once each, in order of publication."""
    return list(dict.fromkeys(one.publisher or one.report_name for one in told))


def speakers(told: Iterable[Told]) -> list[str]:
    """Return the names of those on whose say-so statements are, once each."""
    return list(dict.fromkeys(one.statement.said_by.name for one in told if one.statement.said_by))


def addresses(told: Iterable[Told]) -> list[str]:
    """Return where statements were published, once each."""
    return list(dict.fromkeys(one.url for one in told if one.url))


def words_of(told: Iterable[Told]) -> str:
    """Return quotes, each with whose say-so it is, where and when it was published."""
    return " | ".join(dict.fromkeys(_words(one) for one in told))


def _words(one: Told) -> str:
    speaker = f"{one.statement.said_by.name}, " if one.statement.said_by else ""
    denied = " (denied)" if one.statement.modality is Modality.DENIED else ""
    return f"“{one.statement.quote}”{denied} ({speaker}{one.publisher or one.report_name}, {one.published})"
