"""Where the time comes from: handed in, so that what is recorded can be repeated.

Invariant: every clock tells an aware time in UTC.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from sayso.errors import UsageError


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> dt.datetime:
        """Return the present time, aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    def now(self) -> dt.datetime:
        """Return the computer's time, in UTC."""
        return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is set: for tests, and for ledgers that shall come out alike.

    Args:
        at: the time it tells, aware; set it to move the clock, forwards or backwards.
    """

    at: dt.datetime

    def now(self) -> dt.datetime:
        """Return the time the clock is set to, in UTC."""
        return utc(self.at)


def utc(time: dt.datetime) -> dt.datetime:
    """Return the same moment in UTC.

    Raises:
        UsageError: the time carries no zone, so that nobody can tell which moment it means.
    """
    if time.tzinfo is None:
        raise UsageError(f"{time.isoformat()} names no time zone: write it with one, for instance {time.isoformat()}Z")
    return time.astimezone(dt.UTC)
