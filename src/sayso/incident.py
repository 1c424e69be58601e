"""An incident: statements of several reports that tell of one event."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Actor, Place


@dataclass(frozen=True, slots=True)
class Incident:
    """One event, as several statements tell of it.

    Args:
        id: a hash of the ids of its statements: the same statements make the same incident, in any order.
        kind: the codebook kind.
        interval: the days on which it can have happened.
        actors: who did it, canonical, once each.
        targets: who it was done to.
        places: where.
        statements: those that tell of it, the earliest first.
    """

    id: str
    kind: str
    interval: Interval | None
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    places: tuple[Place, ...]
    statements: tuple[Told, ...]
