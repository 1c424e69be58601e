"""An undertaking: what somebody must, promised or was told to do by a date."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from sayso.holding import Told
from sayso.statement import Actor


class Outcome(enum.StrEnum):
    """What became of an undertaking, as known on a day."""

    PENDING = "pending"
    """Its day has not come."""
    KEPT = "kept"
    """A later statement says that it was done."""
    BROKEN = "broken"
    """A later statement says that it was not, or will not be, done."""
    LAPSED = "lapsed"
    """Its day has passed and no statement tells."""
    SUPERSEDED = "superseded"
    """A later statement sets another day."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something due.

    Args:
        what: the words that state it.
        kind: the codebook kind of the thing that is due.
        by: who has to do it.
        set_by: names of those who demand, decide or promise it; empty where it is the reporter's own voice.
        due: the day by which it must or shall happen.
        outcome: what became of it.
        statements: those that set it, the earliest first.
        settled_by: those that tell what became of it.
    """

    what: str
    kind: str
    by: tuple[Actor, ...]
    set_by: tuple[str, ...]
    due: dt.date
    outcome: Outcome
    statements: tuple[Told, ...]
    settled_by: tuple[Told, ...] = ()
