"""Expressions of time as the words give them, before they have a place on the calendar."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sayso.read.times.calendar import Grain


class Base(enum.Enum):
    """What a relative expression counts from."""

    PUBLICATION = "publication"
    NARRATIVE = "narrative"
    STORY = "story"
    """Publication in news, the date told before in a narrative."""


class Edge(enum.Enum):
    """The part of a stretch that the words pick out."""

    START = "start"
    MID = "mid"
    END = "end"
    CLOSE = "close"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"


@dataclass(frozen=True, slots=True)
class Date:
    """A date of which some fields are told: "14 November", "Tuesday", "summer 2020", "the 1990s".

    Args:
        month: 1 to 12.
        day: 1 to 31.
        weekday: 1 (Monday) to 7.
        season: `SP`, `SU`, `FA` or `WI`.
        quarter: 1 to 4.
        half: 1 or 2.
        week: the number of a week within the month.
        decade: its first year, or its first year within an unknown century (80 for "the eighties").
        century: 20 for the 20th century.
        holiday: the name of a holiday that the calendar knows.
        before_christ: the year is one before Christ.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    before_christ: bool = False

    @property
    def day_level(self) -> bool:
        """Whether it names one day."""
        return self.day is not None or self.weekday is not None or self.holiday is not None


@dataclass(frozen=True, slots=True)
class Step:
    """So many units away: "yesterday", "last week", "two weeks ago", "three days later", "this year".

    Args:
        unit: the unit counted.
        amount: how many; negative towards the past, zero for the one that holds the base; None for an unsaid number.
        base: what is counted from.
        counted: a number was said ("two weeks ago"), against "last week".
        event: counted from something that the text tells ("two days after the vote").
    """

    unit: Grain
    amount: int | None
    base: Base
    counted: bool = False
    event: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A named stretch with a direction: "last Friday", "next March", "that summer".

    Args:
        date: the name.
        step: -1 the one before, 0 the one at hand, 1 the one after.
        base: what is counted from.
    """

    date: Date
    step: int
    base: Base


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: "three days", "several weeks", "years".

    Args:
        amount: how many; None for an unsaid number ("weeks", "several days").
        unit: the unit.
        half: half a unit comes on top ("two and a half years").
    """

    amount: int | None
    unit: Grain
    half: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends or begins at the base: "the past three weeks", "the coming days", "recent months".

    Args:
        length: how long.
        direction: -1 towards the past, 1 towards the future.
        base: where it ends or begins.
    """

    length: Length
    direction: int
    base: Base


@dataclass(frozen=True, slots=True)
class Reference:
    """A time without a calendar: "now", "recently", "soon".

    Args:
        value: `PRESENT_REF`, `PAST_REF` or `FUTURE_REF`.
        behind: the time up to the present ("so far").
    """

    value: str
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """A time that comes again: "every day", "daily", "twice a week".

    Args:
        value: its TIMEX3 value ("P1D", "XXXX-WXX-1").
    """

    value: str


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of an untold day: "at dawn", "by nightfall", "overnight".

    Args:
        code: TIMEX3 code: `MO`, `MI`, `AF`, `EV`, `NI`, `DT`.
        spans: the part begins on the eve and ends in the morning ("overnight", "during the night").
        step: days from the base: -1 for "last night".
        base: the day counted from.
    """

    code: str
    spans: bool = False
    step: int = 0
    base: Base = Base.NARRATIVE


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    Args:
        hour: 0 to 24.
        minute: 0 to 59, or None where only the hour is told.
    """

    hour: int
    minute: int | None = None


Core = Date | Step | Named | Length | Window | Reference | Recurring | DayPart | Clock


@dataclass(frozen=True, slots=True)
class Expression:
    """A core with what qualifies it.

    Args:
        core: the time itself.
        edge: "early", "late", "the end of".
        part: the part of the day.
        clock: the time of the day.
        within: the larger stretch that the core lies in ("October" of "last year").
    """

    core: Core
    edge: Edge | None = None
    part: DayPart | None = None
    clock: Clock | None = None
    within: Step | None = None
