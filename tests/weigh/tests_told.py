"""Short ways to write statements as they come out of a ledger."""

import datetime as dt
from collections.abc import Callable
from itertools import zip_longest

from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Actor, Count, Modality, Place, Speaker, Statement, When

Tell = Callable[..., Told]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def typed(names: tuple[str, ...], types: tuple[str, ...]) -> tuple[Actor, ...]:
    return tuple(Actor(name, name, type) for name, type in zip_longest(names, types, fillvalue="unknown"))


def teller() -> Tell:
    """Return a maker of statements, each with words of its own."""
    number = 0

    def make(
        published: str,
        kind: str,
        *actors: str,
        place: str | tuple[str, ...] = "Kidal",
        place_kind: str = "city",
        near: bool = False,
        on: str | None = None,
        until: str | None = None,
        since: str | None = None,
        precision: str = "day",
        country: str | None = None,
        place_id: str | None = None,
        by: str | None = None,
        holder: str | tuple[str, ...] | None = None,
        targets: tuple[str, ...] = (),
        modality: str = "occurred",
        due: str | None = None,
        killed: tuple[int | None, int | None] | None = None,
        ends: bool = False,
        unverified: bool = False,
        report: str | None = None,
        publisher: str = "Wire",
        quote: str | None = None,
        at: int = 0,
        types: tuple[str, ...] = (),
        target_types: tuple[str, ...] = (),
        by_type: str = "unknown",
        channel: str | None = None,
        relayed_by: tuple[str, ...] = (),
    ) -> Told:
        nonlocal number
        number += 1
        words = quote or f"words number {number}"
        names = (place,) if isinstance(place, str) and place else tuple(place)
        holders = (holder,) if isinstance(holder, str) else holder or ()
        if holder is None and kind in {"capture", "control", "handover"}:
            holders = actors
        first, last = on or since, until or on
        interval = Interval.inclusive(first and day(first), last and day(last), ongoing=last is None)
        when = When(first or last, interval, precision) if first or last else None
        statement = Statement(
            words,
            at,
            at + len(words),
            words[:1],
            at,
            at + 1,
            kind,
            modality=Modality(modality),
            said_by=Speaker(by, by, by_type, channel=channel, relayed_by=relayed_by) if by else None,
            unverified=unverified,
            actors=typed(actors, types),
            targets=typed(targets, target_types),
            places=tuple(Place(name, name, place_kind, country, near=near, id=place_id) for name in names),
            when=when,
            counts=(Count("killed", *killed, "n"),) if killed else (),
            holders=holders,
            due=day(due) if due else None,
            ends=ends,
        )
        id = report or f"report-{number}"
        return Told(f"{id}/{number:04}", statement, id, id, publisher, day(published))

    return make


TELL = teller()
"""For properties, where a fixture cannot be used."""
