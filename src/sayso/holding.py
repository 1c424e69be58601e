"""A holding: an actor holds a place over a stretch of valid time, with a probability and statements for and against."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from sayso.interval import Interval
from sayso.statement import Place, Statement


class Status(enum.StrEnum):
    """How a place stands on a day."""

    HELD = "held"
    """Told so by others than the holder alone, and not gainsaid."""
    CLAIMED = "claimed"
    """Only the would-be holder, or its side, says so."""
    CONTESTED = "contested"
    """More than one side holds, claims or fights over it."""
    UNKNOWN = "unknown"
    """No statement tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement together with where and when it was published: the unit of evidence of everything that is weighed.

    Args:
        id: the statement's id.
        statement: what is said.
        report_id, report_name, publisher, title, url: of the report that says it.
        published: the day from which anyone could know it.
        reviewed: a person has accepted or edited it, or accepted its report: it outranks what was only read.
    """

    id: str
    statement: Statement
    report_id: str
    report_name: str
    publisher: str
    published: dt.date
    title: str = ""
    url: str | None = None
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """One actor that may hold a place.

    Args:
        name, id: the actor, canonical; `id` None where it is in no actor pack.
        probability: in [0, 1]; over all holders of one answer and "nobody known" they sum to 1.
    """

    name: str
    id: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class Since:
    """From when the present holder has held the place.

    Args:
        start: the best answer, or None where nothing tells.
        earliest: the first day on which it can have begun, or None.
        latest: the last day on which it can have begun: the first day on which it is told to be so, or None.
    """

    start: dt.date | None
    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a place over a stretch of days.

    Args:
        place: the place, resolved.
        interval: the days for which this answer stands.
        status: how sure, in a word.
        holder: canonical name of the likeliest holder, or None.
        holders: all candidates, likeliest first.
        since: from when the present holder has held it.
        support: statements that say so.
        against: statements that say otherwise.
        contested: probability, in [0, 1], that more than one side holds or fights over the place; that of a holder is
            the probability that it is there, alone or not.
        weights: for each statement's id by how much it raises the log odds of the holder; empty where not asked for.
    """

    place: Place
    interval: Interval
    status: Status
    holder: str | None
    holders: tuple[Holder, ...]
    since: Since
    support: tuple[Told, ...] = ()
    against: tuple[Told, ...] = ()
    contested: float = 0.0
    weights: tuple[tuple[str, float], ...] = ()
