"""Small reports and what they say, in a line each."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.clock import FixedClock
from sayso.interval import Interval
from sayso.ledger import Known, Ledger, open_ledger
from sayso.report import Report
from sayso.statement import Actor, Place, Speaker, Statement, When

NOON = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)
KIDAL = Place("Kidal", "Kidal", "city", "ML", id="gn:2455290", lat=18.44, lon=1.41, precision=1)


def day(text: str) -> dt.date:
    """A day, from 2023-11-14."""
    return dt.date.fromisoformat(text)


def report(text: str, published: str | None = "2023-11-14", **fields: str) -> Report:
    """A report of the Halyard Wire, unless another publisher is named."""
    when = day(published) if published else None
    return Report(text=text, published=when, **{"publisher": "Halyard Wire", "name": text[:12], **fields})


def say(of: Report, quote: str, trigger: str, kind: str = "capture", **fields: object) -> Statement:
    """What a report says in the words of the quote."""
    start = of.text.index(quote)
    at = of.text.index(trigger, start)
    return Statement(quote, start, start + len(quote), trigger, at, at + len(trigger), kind, **fields)


ENTRY = report("The army entered Kidal on Tuesday. The rebels denied it.", name="entry")
ARMY = Actor("The army", "Malian Armed Forces", "military", id="ml-fama")
ENTERED = say(
    ENTRY,
    "The army entered Kidal on Tuesday",
    "entered",
    actors=(ARMY,),
    places=(KIDAL,),
    when=When("on Tuesday", Interval.day(day("2023-11-14")), "day"),
    holders=("Malian Armed Forces",),
)
DENIED = say(
    ENTRY,
    "The rebels denied it",
    "denied",
    "rejection",
    said_by=Speaker("The rebels", "Permanent Strategic Framework", "rebels"),
)

EXIT = report("Peacekeepers left Ménaka on Monday, the mission said.", "2023-11-20", name="exit")
LEFT = say(
    EXIT,
    "Peacekeepers left Ménaka on Monday",
    "left",
    "withdrawal",
    targets=(Actor("Peacekeepers", "MINUSMA", "peacekeepers"),),
    places=(Place("Ménaka", "Ménaka", "city", "ML"),),
)


@contextmanager
def fresh(folder: Path, name: str = "a.db", clock: FixedClock | None = None) -> Iterator[Ledger]:
    """A ledger in a folder, whose clock stands at noon unless one is given."""
    with open_ledger(folder / name, clock=clock or FixedClock(NOON)) as ledger:
        yield ledger


def quotes(view: Known, **asked: object) -> list[str]:
    """The quotes of a view, in its order."""
    return [told.statement.quote for told in view.statements(**asked)]
