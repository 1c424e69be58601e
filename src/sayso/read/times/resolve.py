"""From an expression to its place on the calendar.

Invariant: nothing is guessed. An expression that counts from a day that is not known has no stretch of days, and its
value says `X` where a field is missing, or nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sayso.read.times.anchors import EVENT, PUBLICATION, base_day, clock_base, day_base
from sayso.read.times.builders import duration_value
from sayso.read.times.calendar import (
    CHRIST,
    ONE_DAY,
    Grain,
    Period,
    before_christ,
    day_of,
    day_shifted,
    holding,
    shifted,
    weekday_near,
    weekend_before,
)
from sayso.read.times.context import Context, Mode
from sayso.read.times.expression import (
    Base,
    Clock,
    Core,
    Date,
    DayPart,
    Expression,
    Length,
    Named,
    Recurring,
    Reference,
    Step,
    Window,
)
from sayso.read.times.undertold import completed, in_year, unplaced_value
from sayso.read.times.value import edged, precision_of, value_of

NONE = "none"


FEW_TO_EVENT = 3
"""Days before an event that "after several days of air strikes" covers, as the annotators of the codebook read it."""
_TODAY = Step(Grain.DAY, 0, Base.PUBLICATION)
"""In a narrative, the present at large."""
QUARTERS = 4
"""Quarters in a year: "a year earlier", beside a quarter, is the quarter a year before it."""
EXACT_WEEKS = 2
"""Weeks up to which "so many weeks ago" names a day."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of an expression.

    Args:
        type, value: as in TIMEX3.
        first, last: the first and last day, None where unknown.
        precision: the codebook's precision.
        anchor: what it was resolved against.
        period: the stretch that later expressions can lean on.
    """

    type: str
    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    precision: str = "unknown"
    anchor: str = NONE
    period: Period | None = None

    @property
    def placed(self) -> bool:
        """Whether a day is known."""
        return self.first is not None or self.last is not None


def resolve(made: Expression, context: Context, direction: int, at: int) -> Resolved:
    """Return the place of an expression on the calendar.

    Args:
        made: the expression.
        context: what the text has told so far.
        direction: 1 where the sentence tells a future, -1 a past, 0 where it does not show.
        at: offset of the expression in the text.
    """
    core = made.core
    if isinstance(core, Length):
        return Resolved("DURATION", _length_value(core))
    if isinstance(core, Recurring):
        return Resolved("SET", core.value)
    if isinstance(core, Reference):
        return _reference(core, context)
    if isinstance(core, Window):
        return _window(core, context, at)
    if isinstance(core, DayPart):
        return _with_day(replace(made, part=core), day_base(core, context, at))
    if isinstance(core, Clock):
        return _with_day(replace(made, clock=core), clock_base(core, context, at))
    if core == _TODAY and context.mode is Mode.NARRATIVE:
        return Resolved("DATE", "PRESENT_REF", context.published, None, "unknown", PUBLICATION)
    placed = _period(made, context, direction, at)
    if placed is None:
        return _unplaced(made)
    period, anchor = placed
    if before_christ(period):
        suffix = _suffix(made)
        return Resolved("TIME" if suffix else "DATE", value_of(period) + suffix, anchor=anchor, period=period)
    if made.part or made.clock:
        return _with_day(made, (period, anchor))
    exact = _exact_day(core, context, at)
    if exact is not None:
        return Resolved("DATE", value_of(period), exact, exact, "day", anchor, day_of(exact))
    return _of_period(made, period, anchor)


def _exact_day(core: Core, context: Context, at: int) -> dt.date | None:
    """Return the day that "a week ago" and "two weeks later" mean: more weeks are told roughly."""
    if not isinstance(core, Step) or not core.counted or core.unit is not Grain.WEEK:
        return None
    based = base_day(core.base, context, at, core.unit)
    if based is None or core.amount is None or abs(core.amount) > EXACT_WEEKS:
        return None
    return day_shifted(based[0], Grain.WEEK, core.amount)


def _length_value(length: Length) -> str:
    if length.half and length.amount is not None:
        if length.unit is Grain.YEAR:
            return duration_value(length.amount * 12 + 6, Grain.MONTH)
        whole = duration_value(length.amount, length.unit)
        return f"{whole[:-1]}.5{whole[-1]}"
    return duration_value(length.amount, length.unit)


def _reference(core: Reference, context: Context) -> Resolved:
    if core.behind and context.published:
        return Resolved("DATE", core.value, None, context.published, "unknown", PUBLICATION)
    if core.value == "PRESENT_REF" and context.published and context.mode is Mode.NEWS:
        return Resolved("DATE", core.value, context.published, None, "unknown", PUBLICATION)
    if core.value == "PAST_REF" and context.published and context.mode is Mode.NEWS:
        return Resolved("DATE", core.value, None, context.published, "unknown", PUBLICATION)
    return Resolved("DATE", core.value)


def _with_day(made: Expression, placed: tuple[Period, str] | None) -> Resolved:
    """Return a time of day on a day."""
    suffix = _suffix(made)
    if placed is None:
        return Resolved("TIME", f"XXXX-XX-XX{suffix}")
    period, anchor = placed
    if before_christ(period):
        return Resolved("TIME", value_of(period) + suffix, anchor=anchor, period=period)
    first = period.first
    if made.part and made.part.spans and not isinstance(made.core, DayPart):
        return Resolved("TIME", value_of(period) + suffix, first, first + ONE_DAY, "range", anchor, period)
    if made.part and made.part.spans and first > dt.date.min:
        return Resolved("TIME", value_of(period) + suffix, first - ONE_DAY, period.last, "range", anchor, period)
    grain_precision = precision_of(period.grain)
    return Resolved("TIME", value_of(period) + suffix, first, period.last, grain_precision, anchor, period)


def _suffix(made: Expression) -> str:
    if made.clock is None:
        return f"T{made.part.code}" if made.part else ""
    minute = "" if made.clock.minute is None else f":{made.clock.minute:02d}"
    return f"T{made.clock.hour:02d}{minute}" if minute else f"T{made.clock.hour:02d}:00"


def _period(made: Expression, context: Context, direction: int, at: int) -> tuple[Period, str] | None:
    core = made.core
    if isinstance(core, Date):
        if made.within is not None:
            outer = _step(made.within, context, direction, at)
            return completed(replace(core, year=outer[0].first.year), context, direction) if outer else None
        return completed(core, context, direction)
    if isinstance(core, Named):
        return _named(core, context, direction, at)
    return _step(core, context, direction, at) if isinstance(core, Step) else None


def _step(core: Step, context: Context, direction: int, at: int) -> tuple[Period, str] | None:
    based = base_day(core.base, context, at, core.unit)
    if based is None or (core.amount is None and core.unit.days >= 1):
        return None
    day, anchor = based
    if core.unit is Grain.WEEKEND:
        return _weekend(core, day, direction), anchor
    if core.counted:
        if core.unit.days < 1:
            return day_of(day_shifted(day, core.unit, core.amount or 0)), anchor
        amount = core.amount or 0
        told = context.period
        if core.unit is Grain.YEAR and told is not None and told.grain is Grain.QUARTER:
            return shifted(told, QUARTERS * amount), EVENT
        if core.unit is Grain.DECADE or core.unit is Grain.CENTURY:
            return holding(day_shifted(day, core.unit, amount), Grain.YEAR), anchor
        return holding(day_shifted(day, core.unit, amount), core.unit), anchor
    return shifted(holding(day, core.unit), core.amount or 0), anchor


def _weekend(core: Step, day: dt.date, direction: int) -> Period:
    amount = core.amount or 0
    if core.base is Base.NARRATIVE:
        return shifted(holding(day, Grain.WEEKEND), amount)
    if amount > 0 or (amount == 0 and direction > 0):
        return shifted(holding(day, Grain.WEEKEND), max(amount, 0))
    return weekend_before(day if amount == 0 else day - ONE_DAY)


def _named(core: Named, context: Context, direction: int, at: int) -> tuple[Period, str] | None:
    based = base_day(core.base, context, at, Grain.YEAR if core.date.weekday is None else Grain.DAY)
    if based is None:
        return None
    day, anchor = based
    if core.date.weekday is not None:
        if core.step == 0:
            near = weekday_near(day, core.date.weekday, 1 if direction > 0 else -1)
        else:
            near = weekday_near(day + core.step * ONE_DAY, core.date.weekday, core.step)
        return day_of(near), anchor
    here = in_year(core.date, day.year)
    if here is not None and ((core.step < 0 and here.last >= day) or (core.step > 0 and here.first <= day)):
        here = in_year(core.date, day.year + core.step)
    return (here, anchor) if here is not None else None


def _vague_window(core: Window, day: dt.date) -> tuple[dt.date | None, dt.date | None, str]:
    """Return the days of "the past few days": some four; of "recent weeks": some thirty; hours stay on the day."""
    unit, direction = core.length.unit, core.direction
    if unit.days < 1:
        return day, day, "day"
    if unit not in _FEW:
        return (None, day, "unknown") if direction < 0 else (day, None, "unknown")
    few = FEW_TO_EVENT if core.base is Base.NARRATIVE and unit is Grain.DAY else _FEW[unit][0 if direction < 0 else 1]
    other = day_shifted(day, Grain.DAY, direction * few)
    return min(day, other), max(day, other), "range"


_FEW = {Grain.DAY: (4, 7), Grain.WEEK: (30, 30)}
"""Days that "the past few" and "the coming" of a unit cover, as the annotators of the codebook read them."""


def _window(core: Window, context: Context, at: int) -> Resolved:
    based = base_day(core.base, context, at, core.length.unit)
    value = duration_value(core.length.amount, core.length.unit)
    if based is None:
        return Resolved("DURATION", value)
    day, anchor = based
    amount = core.length.amount
    if amount is None and day.year <= CHRIST // 2:
        return Resolved("DURATION", value, *_vague_window(core, day), anchor)
    if day.year > CHRIST // 2:
        return Resolved("DURATION", value)
    other = day_shifted(day, core.length.unit, core.direction * (amount or 0))
    first, last = min(day, other), max(day, other)
    precision = "day" if first == last else precision_of(core.length.unit)
    if precision == "day" and first != last:
        precision = "range"
    return Resolved("DURATION", value, first, last, precision, anchor)


def _of_period(made: Expression, period: Period, anchor: str) -> Resolved:
    first, last, precision = edged(period, made.edge)
    return Resolved("DATE", value_of(period), first, last, precision, anchor, period)


def _unplaced(made: Expression) -> Resolved:
    suffix = _suffix(made)
    value = unplaced_value(made.core) if isinstance(made.core, Date) else ""
    return Resolved("TIME" if suffix else "DATE", value + suffix if value else "")
