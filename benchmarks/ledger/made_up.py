"""Made-up reports in any number, the same on every run: what the ledger's benchmark is fed with.

Thirty countries share the statements as Zipf's law has it (the first has a quarter of them, the fifteenth a sixtieth),
and so do three hundred places within each. Each country has two sides of three armed actors. Names and words are
syllables: nothing here is about a real place.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.interval import Interval
from sayso.report import Report
from sayso.statement import Actor, Modality, Place, Speaker, Statement, When

COUNTRIES = 30
PLACES = 300
PUBLISHERS = 400
LETTERS = 26
QUOTED, AIMED, DATED = 0.4, 0.5, 0.7
"""Shares of statements with a speaker, with a target, and with a day."""
FIRST_DAY = dt.date(2019, 1, 1)
DAYS = 1825
KINDS = (
    ("armed_clash", 18),
    ("control", 14),
    ("casualties", 14),
    ("capture", 9),
    ("air_strike", 9),
    ("shelling", 9),
    ("displacement", 8),
    ("withdrawal", 5),
    ("siege", 4),
    ("repulse", 3),
    ("talks", 7),
)
_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "z", "sh", "ch", "dj")
_RHYMES = ("a", "e", "i", "o", "u", "an", "en", "il", "or", "us")
_TYPES = ("military", "militia", "foreign_military", "rebels", "jihadists", "militia")


@dataclass(frozen=True)
class World:
    """What reports may speak of, with how often they do.

    Args:
        places: by country, the commonest first.
        actors: by country.
        filler: words of the texts.
    """

    places: tuple[tuple[Place, ...], ...]
    actors: tuple[tuple[Actor, ...], ...]
    filler: tuple[str, ...]


@functools.cache
def world() -> World:
    """Return the world."""
    draw = random.Random(1)  # noqa: S311 (the same on every run)
    names = _names(draw, COUNTRIES * PLACES)
    codes = ["XY"[number // LETTERS] + chr(ord("A") + number % LETTERS) for number in range(COUNTRIES)]
    places = tuple(tuple(_place(next(names), code, draw) for _ in range(PLACES)) for code in codes)
    actors = tuple(
        tuple(
            Actor(f"{code} force {n}", f"{code} force {n}", type, f"bench-{code}-{n}") for n, type in enumerate(_TYPES)
        )
        for code in codes
    )
    words = _names(draw, 4000)
    return World(places, actors, tuple(next(words).lower() for _ in range(4000)))


def reports(number: int, each: float, *, seed: int = 7, first: int = 0) -> Iterator[tuple[Report, list[Statement]]]:
    """Yield so many reports with what they say, by day of publication.

    Args:
        number: of reports.
        each: how many statements a report makes on average.
        seed: another one makes other reports of the same world.
        first: how many to pass over: each is drawn for itself.
    """
    of = world()
    countries = list(itertools.accumulate(1 / rank for rank in range(1, COUNTRIES + 1)))
    ranks = list(itertools.accumulate(1 / rank for rank in range(1, PLACES + 1)))
    kinds = list(itertools.accumulate(weight for _, weight in KINDS))
    for at in range(first, number):
        draw = random.Random(f"{seed}/{at}")  # noqa: S311 (the same on every run)
        country = draw.choices(range(COUNTRIES), cum_weights=countries)[0]
        told = FIRST_DAY + dt.timedelta(days=DAYS * at // number)
        size = int(each) + (draw.random() < each % 1)
        text, said = "", []
        for kind in draw.choices([name for name, _ in KINDS], cum_weights=kinds, k=size):
            place = draw.choices(of.places[country], cum_weights=ranks)[0]
            quote = _sentence(draw, of, kind, place)
            said.append(_statement(draw, of.actors[country], quote, kind=kind, place=place, start=len(text), told=told))
            text += quote + ". " + " ".join(draw.choices(of.filler, k=8)) + ".\n\n"
        name = f"bench-{seed}-{at}"
        yield (
            Report(
                text=text.strip(),
                name=name,
                title=f"Report {at}",
                publisher=f"Outlet {draw.randrange(PUBLISHERS)}",
                published=told,
                url=f"https://bench.example/{seed}/{at}",
            ),
            said,
        )


def _statement(
    draw: random.Random, actors: tuple[Actor, ...], quote: str, *, kind: str, place: Place, start: int, told: dt.date
) -> Statement:
    side = draw.randrange(2)
    actor = actors[side * 3 + draw.randrange(3)]
    speaker = actors[draw.randrange(6)]
    day = told - dt.timedelta(days=draw.randrange(4))
    holds = kind in {"capture", "control"}
    return Statement(
        quote,
        start,
        start + len(quote),
        kind,
        start + quote.index(kind),
        start + quote.index(kind) + len(kind),
        kind,
        modality=draw.choices((Modality.OCCURRED, Modality.DENIED, Modality.POSSIBLE), (90, 4, 6))[0],
        said_by=Speaker(speaker.text, speaker.name, speaker.type, speaker.id) if draw.random() < QUOTED else None,
        actors=(actor,),
        targets=(actors[(1 - side) * 3],) if draw.random() < AIMED else (),
        places=(place,),
        when=When("lately", Interval.day(day), "day") if draw.random() < DATED else None,
        holders=(actor.name,) if holds else (),
    )


def _sentence(draw: random.Random, of: World, kind: str, place: Place) -> str:
    words = draw.choices(of.filler, k=11)
    return " ".join([*words[:5], kind, "at", place.name, *words[5:]])


def _place(name: str, code: str, draw: random.Random) -> Place:
    kind = draw.choices(("city", "camp", "area"), (90, 5, 5))[0]
    lat, lon = round(draw.uniform(-30, 50), 4), round(draw.uniform(-100, 140), 4)
    return Place(name, name, kind, code, id=f"bench:{name}", lat=lat, lon=lon, precision=1)


def _names(draw: random.Random, number: int) -> Iterator[str]:
    seen: set[str] = set()
    while len(seen) < number:
        name = "".join(draw.choice(_ONSETS) + draw.choice(_RHYMES) for _ in range(draw.randrange(3, 5))).capitalize()
        if name not in seen:
            seen.add(name)
            yield name
