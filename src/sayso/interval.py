"""Stretches of days.

Invariant: an interval is half-open, `[start, end)`, and holds at least one day. A bound that the text does not give is
`Bound.UNKNOWN`; a stretch that was still going on when the report appeared ends `Bound.OPEN`. Neither is ever
replaced by "since always" or by the day of publication.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

ONE_DAY = dt.timedelta(days=1)


class Bound(enum.Enum):
    """A bound that is not a date."""

    UNKNOWN = "unknown"
    """The text does not say."""
    OPEN = "open"
    """Still so when the report was published."""


Edge = dt.date | Bound
"""One end of an interval: a day, or why there is none."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of days, `[start, end)`.

    Args:
        start: the first day, or `Bound.UNKNOWN`.
        end: the first day after the stretch, or `Bound.UNKNOWN`, or `Bound.OPEN`.

    Raises:
        ValueError: the stretch would be empty, or would start at `Bound.OPEN`.
    """

    start: Edge
    end: Edge

    def __post_init__(self) -> None:
        """Refuse an empty stretch."""
        if self.start is Bound.OPEN:
            raise ValueError("an interval cannot start at an open bound")
        if isinstance(self.start, dt.date) and isinstance(self.end, dt.date) and self.end <= self.start:
            raise ValueError(f"an interval is not empty: [{self.start}, {self.end})")

    @classmethod
    def inclusive(cls, first: dt.date | None, last: dt.date | None, *, ongoing: bool = False) -> Interval:
        """Make an interval from a first and a last day, both within it.

        Args:
            first: None where the text does not tell the start.
            last: None where the text does not tell the end.
            ongoing: with `last=None`, the stretch had not ended when the report appeared.
        """
        open_end = Bound.OPEN if ongoing else Bound.UNKNOWN
        return cls(first if first is not None else Bound.UNKNOWN, last + ONE_DAY if last is not None else open_end)

    @classmethod
    def day(cls, day: dt.date) -> Interval:
        """Make the interval of one day."""
        return cls(day, day + ONE_DAY)

    @property
    def first(self) -> dt.date | None:
        """The first day, or None where it is unknown."""
        return self.start if isinstance(self.start, dt.date) else None

    @property
    def last(self) -> dt.date | None:
        """The last day within the stretch, or None where it is unknown or open."""
        return self.end - ONE_DAY if isinstance(self.end, dt.date) else None

    @property
    def ongoing(self) -> bool:
        """Whether the stretch had not ended when the report appeared."""
        return self.end is Bound.OPEN

    @property
    def days(self) -> int | None:
        """The length in days, or None where a bound is missing."""
        if isinstance(self.start, dt.date) and isinstance(self.end, dt.date):
            return (self.end - self.start).days
        return None

    def may_contain(self, day: dt.date) -> bool:
        """Whether `day` lies within the known bounds; a missing bound excludes nothing."""
        after_start = not isinstance(self.start, dt.date) or self.start <= day
        before_end = not isinstance(self.end, dt.date) or day < self.end
        return after_start and before_end

    def overlaps(self, other: Interval) -> bool:
        """Whether the two stretches could share a day; a missing bound excludes nothing."""
        return _starts_before(self.start, other.end) and _starts_before(other.start, self.end)


def _starts_before(start: Edge, end: Edge) -> bool:
    return not isinstance(start, dt.date) or not isinstance(end, dt.date) or start < end
