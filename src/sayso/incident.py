"""An incident: statements of several reports that tell of one event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Actor, Place


@dataclass(frozen=True, slots=True)
class Counted:
    """What one voice counted, as it last said.

    Args:
        by: the speaker; the publisher where the reporter speaks.
        low, high: the least and the most, or None.
        told: the statement that says so.
    """

    by: str
    low: int | None
    high: int | None
    told: Told


@dataclass(frozen=True, slots=True)
class Toll:
    """How many, by all who counted.

    Args:
        what: what is counted ("killed").
        whom: classes of those counted ("civil", "state", "armed", "foreign", "anyone"), where the statements tell.
        low: the least that anybody counted, or None.
        best: the middle one of what the voices last said, or None where each gives only one bound.
        high: the most, or None.
        counted: each voice, in the order in which they spoke.
    """

    what: str
    whom: tuple[str, ...]
    low: int | None
    best: int | None
    high: int | None
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One event, as several statements tell of it.

    Args:
        id: a hash of the ids of its statements: the same statements make the same incident, in any order.
        kind: the codebook kind that most statements give; of equals that of the earlier statement.
        interval: the days on which it can have happened.
        actors: who did it, canonical, once each.
        targets: who it was done to.
        places: where.
        statements: those that tell of it, the earliest first.
        tolls: how many, by who counted.
    """

    id: str
    kind: str
    interval: Interval | None
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    places: tuple[Place, ...]
    statements: tuple[Told, ...]
    tolls: tuple[Toll, ...] = ()

    @property
    def first_told(self) -> dt.date:
        """The day on which it was first published."""
        return self.statements[0].published

    @property
    def last_told(self) -> dt.date:
        """The day on which it was last published."""
        return self.statements[-1].published


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person has said of which statements are of one event.

    A later ruling counts before an earlier one about the same two statements.

    Args:
        together: ids of statements of one event.
        apart: ids of statements that are of no event of those; with one alone in `together`, it is taken out.
        by: who says so.
        reason: why.
    """

    together: tuple[str, ...]
    apart: tuple[str, ...] = ()
    by: str = ""
    reason: str = ""
