"""Two reports with all that formats differ in, and what is exported of them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger_factory import ARMY, fresh, report, say

from sayso.exports import Digest, Exported, Wanted
from sayso.interval import Interval
from sayso.ledger import Ledger, ReadOnlyLedger
from sayso.statement import Actor, Count, Modality, Place, Speaker, When

DAY = dt.date(2023, 11, 14)
KIDAL_TOWN = Place("Kidal", "Kidal", "city", "ML", id="geonames:2455290", lat=18.44345, lon=1.40921, precision=1)
REBELS = Actor("the rebels", "Permanent Strategic Framework", "rebels")
VILLAGERS = Actor("villagers", "villagers", "civilians")
TUESDAY = When("on Tuesday", Interval.day(DAY), "day")

WIRE = report(
    "The army entered Kidal on Tuesday, it said. At least 12 villagers were killed in Ber on Monday.\n\n"
    "=SUM(1;2) was written on a wall in Kidal on Tuesday. The mission must leave Kidal by December 31.",
    name="wire",
    title="Army <enters> Kidal & Ber",
    url="https://wire.example/kidal?a=1&b=2",
)
RADIO = report(
    "The rebels denied that the army had entered Kidal on Tuesday.",
    "2023-11-15",
    name="radio",
    title="Rebels deny",
    publisher="Dune Radio",
)
ENTERED = say(
    WIRE,
    "The army entered Kidal on Tuesday",
    "entered",
    said_by=Speaker("it", "Malian Armed Forces", "military", id="ml-army", cue="said"),
    actors=(ARMY,),
    places=(KIDAL_TOWN,),
    when=TUESDAY,
    holders=("Malian Armed Forces",),
    confidence=0.9,
)
KILLED = say(
    WIRE,
    "At least 12 villagers were killed in Ber on Monday",
    "killed",
    "attack_on_civilians",
    actors=(Actor("", "JNIM", "jihadists", id="jnim"),),
    targets=(VILLAGERS,),
    places=(Place("Ber", "Ber", "city", "ML", id="sayso:ml-ber", lat=16.83, lon=-2.53, precision=1),),
    when=When("on Monday", Interval.day(dt.date(2023, 11, 13)), "day"),
    counts=(Count("killed", 12, None, "At least 12"),),
)
WRITTEN = say(
    WIRE,
    "=SUM(1;2) was written on a wall in Kidal on Tuesday",
    "written",
    "protest",
    places=(KIDAL_TOWN,),
    when=TUESDAY,
)
LEAVE = say(
    WIRE,
    "The mission must leave Kidal by December 31",
    "leave",
    "withdrawal",
    modality=Modality.DEMANDED,
    actors=(Actor("The mission", "MINUSMA", "peacekeepers", id="minusma"),),
    places=(KIDAL_TOWN,),
    due=dt.date(2023, 12, 31),
)
DENIED = say(
    RADIO,
    "The rebels denied that the army had entered Kidal on Tuesday",
    "entered",
    modality=Modality.DENIED,
    said_by=Speaker("The rebels", "Permanent Strategic Framework", "rebels"),
    actors=(ARMY,),
    places=(KIDAL_TOWN,),
    when=TUESDAY,
    holders=("Permanent Strategic Framework",),
)


@contextmanager
def small(folder: Path) -> Iterator[Ledger]:
    """A ledger with both reports, taken in at noon on the first day of 2024."""
    with fresh(folder) as opened:
        opened.add(WIRE, [ENTERED, KILLED, WRITTEN, LEAVE], reader="rules")
        opened.add(RADIO, [DENIED], reader="rules")
        yield opened


def exported(ledger: ReadOnlyLedger, known: dt.date | None = None, **wanted: object) -> Exported:
    """What a command would export on the sixteenth of November."""
    return Exported(ledger.as_of(known=known), dt.date(2023, 11, 16), Wanted(**wanted), Digest("0" * 64, 2))
