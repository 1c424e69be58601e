"""From the words that a rule captured to an expression of time.

A maker returns None where the words, on a second look, are no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sayso.read.times.calendar import Grain
from sayso.read.times.captured import Captured
from sayso.read.times.expression import (
    Base,
    Clock,
    Date,
    DayPart,
    Edge,
    Expression,
    Length,
    Named,
    Recurring,
    Reference,
    Step,
    Window,
)
from sayso.read.times.lexicon import Lexicon, Rule


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two dates that one pattern gave, first and last.

    Args:
        split: where in the match the first ends and the second begins; None where a joiner knows better.
    """

    first: Expression
    last: Expression
    split: tuple[int, int] | None = None


Made = Expression | Stretch | None


def _day(captured: Captured) -> int | None:
    return captured.digits("dom") or captured.digits("domth") or captured.number("ordday")


def _date(captured: Captured) -> Made:
    season = captured.word("season")
    holiday = captured.word("holiday")
    year = captured.digits("bcyear") or captured.digits("oldyear") or captured.year()
    date = Date(
        year=year,
        month=captured.number("month"),
        day=_day(captured),
        weekday=captured.number("weekday"),
        season=str(season) if season is not None else None,
        quarter=captured.number("ord", "quarternth"),
        half=captured.number("ord", "halfnth"),
        week=captured.number("ord", "weeknth") or captured.number("last", "weeknth"),
        holiday=str(holiday) if holiday is not None else None,
        before_christ=captured.settings.bc,
    )
    if (date.quarter or 0) > 4 or (date.half or 0) > 2 or (date.week or 0) > 5:  # noqa: PLR2004
        return None
    return Expression(date)


def _numeric(captured: Captured) -> Made:
    day = captured.digits("dd") or captured.digits("dd2")
    month = captured.digits("mm") or captured.digits("mm2")
    return Expression(Date(year=captured.year(), month=month, day=day))


def _decade(captured: Captured) -> Made:
    digits = captured.digits("decadeyear")
    decade = digits if digits is not None else captured.number("decadeword")
    return None if decade is None else Expression(Date(decade=decade))


def _century(captured: Captured) -> Made:
    return Expression(Date(century=captured.number("ord") or captured.number("centuryord")))


def _yearspan(captured: Captured) -> Made:
    old = captured.settings.bc
    first = captured.digits("year")
    last, short = captured.digits("lastyear"), captured.digits("yy")
    if old and first is not None and last is not None and first > last:
        return Stretch(
            Expression(Date(year=first, before_christ=True)),
            Expression(Date(year=last, before_christ=True)),
            captured.split("lastyear"),
        )
    if first is None or old:
        return None
    if last is None and short is not None:
        last = first // 100 * 100 + short
    if last is None or last <= first:
        return None
    return Stretch(Expression(Date(year=first)), Expression(Date(year=last)), captured.split("lastyear", "yy"))


def _dayspan(captured: Captured) -> Made:
    first, last = captured.digits("dom"), captured.digits("lastday")
    month, year = captured.number("month"), captured.year()
    last_month = captured.number("month", "lastmonth") or month
    if last_month == month and first is not None and last is not None and last <= first:
        return None
    return Stretch(
        Expression(Date(year=year, month=month, day=first)),
        Expression(Date(year=year, month=last_month, day=last)),
        captured.split("lastday", "lastmonth"),
    )


def _nightspan(captured: Captured) -> Made:
    """Return "the night of Monday to Tuesday" as the night that follows the first day."""
    day = captured.digits("dom")
    weekday = captured.number("weekday") if day is None else None
    return Expression(Date(captured.year(), captured.number("month"), day, weekday), part=DayPart("NI", spans=True))


def _monthspan(captured: Captured) -> Made:
    first, last, year = captured.number("month"), captured.number("month", "lastmonth"), captured.year()
    return Stretch(
        Expression(Date(year=year, month=first)), Expression(Date(year=year, month=last)), captured.split("lastmonth")
    )


def _relative(captured: Captured) -> Made:
    grain, settings = captured.grain(), captured.settings
    if grain is None or grain.days < 1 or _plural(captured):
        return None
    return Expression(Step(grain, settings.n, settings.base), edge=settings.edge)


def _plural(captured: Captured) -> bool:
    """Whether the captured unit is in the plural: "the months before" is not "the month before"."""
    unit = (captured.groups.get("unit") or "").lower()
    return unit.endswith("s") and unit[:-1] in captured.lexicon.classes["unit"]


def _counted(captured: Captured) -> Made:
    grain, settings = captured.grain(), captured.settings
    if grain is None:
        return None
    number, half = captured.amount()
    if number is None and not captured.has("vague") and captured.text.lower().startswith(_singular(captured)):
        return None
    amount = None if number is None else round(number * settings.sign) if number >= 1 else 0
    if half and amount is not None and grain is Grain.YEAR:
        amount, grain = amount * 12 + 6 * settings.sign, Grain.MONTH
    if amount is None and settings.sign > 0 and settings.base is Base.PUBLICATION:
        return Expression(Reference("FUTURE_REF"))
    return Expression(Step(grain, amount, settings.base, counted=True, event=settings.event))


def _singular(captured: Captured) -> tuple[str, ...]:
    """Return the units in the singular: "day after" alone is no time, "days after" is one."""
    words = captured.lexicon.classes["unit"]
    return tuple(f"{word} " for word in words if f"{word}s" in words)


def _named(captured: Captured) -> Made:
    made = _date(captured)
    if not isinstance(made, Expression) or not isinstance(made.core, Date):
        return None
    return Expression(Named(made.core, captured.settings.n, captured.settings.base))


def _daypart(captured: Captured) -> Made:
    settings = captured.settings
    code = settings.code or captured.word("part") or captured.word("light")
    lowered = captured.text.lower()
    edge = Edge.START if lowered.startswith("early") else Edge.END if lowered.startswith("late") else None
    return Expression(DayPart(str(code), settings.spans, settings.step, settings.base), edge=edge)


def _clock(captured: Captured) -> Made:
    instant = captured.number("instant")
    if instant is not None:
        return Expression(Clock(instant, 0))
    hour = next((captured.digits(name) for name in ("hh", "hh2", "earlyhh") if captured.has(name)), None)
    if hour is None:
        hour = captured.number("num", "hh")
    minute = captured.digits("min")
    if hour is None:
        return None
    if captured.has("ampm"):
        hour = hour % 12 + (captured.number("ampm") or 0)
    return Expression(Clock(hour, minute))


def _length(captured: Captured) -> Made:
    grain = captured.grain()
    if grain is None:
        return None
    number, half = captured.amount()
    if number is None and not captured.has("vague") and plain_unit(captured):
        return None
    if number is not None and number < 1:
        return Expression(Length(round(number * grain.months) or None, Grain.MONTH)) if grain.months > 1 else None
    if (number == 1 and grain is Grain.SECOND) or (grain is Grain.QUARTER and number in (None, 1, 3)):
        return None
    return Expression(Length(None if number is None else int(number), grain, half))


def plain_unit(captured: Captured) -> bool:
    """Whether the words are a bare unit in the singular: "day", "year"."""
    words = captured.lexicon.classes["unit"]
    return f"{captured.text.lower()}s" in words


def _window(captured: Captured) -> Made:
    grain, settings = captured.grain(), captured.settings
    if grain is None:
        return None
    number, _ = captured.amount()
    unit = (captured.groups.get("unit") or "").lower()
    if number is None and settings.base is Base.NARRATIVE and not captured.has("vague") and not _plural(captured):
        return None
    singular = f"{unit}s" in captured.lexicon.classes["unit"]
    if number is None and not captured.has("vague") and singular:
        number = 1
    return Expression(Window(Length(None if number is None else int(number), grain), settings.sign, settings.base))


def _recurring(captured: Captured) -> Made:
    weekday = captured.number("weekday") or captured.number("weekdays", "weekday")
    if weekday is not None:
        return Expression(Recurring(f"XXXX-WXX-{weekday}"))
    part = captured.word("part") or (captured.settings.unit if captured.settings.unit == "NI" else None)
    if part:
        return Expression(Recurring(f"XXXX-XX-XXT{part}"))
    grain = captured.grain()
    if grain is None:
        return None
    number, _ = captured.amount()
    return Expression(Recurring(duration_value(int(number) if number else 1, grain)))


def duration_value(amount: int | None, grain: Grain) -> str:
    """Return the TIMEX3 value of a length; decades and centuries are told in years."""
    if grain in _YEARS and amount is not None:
        amount, grain = amount * _YEARS[grain], Grain.YEAR
    count = "X" if amount is None else str(amount)
    if grain.value.startswith("T"):
        return f"PT{count}{grain.value[1]}"
    return f"P{count}{grain.value}"


_YEARS = {Grain.DECADE: 10, Grain.CENTURY: 100}


def _reference(captured: Captured) -> Made:
    return Expression(Reference(captured.settings.value, captured.settings.step < 0))


_MAKERS: Mapping[str, Callable[[Captured], Made]] = {
    "date": _date,
    "oldyear": _date,
    "monthless": _date,
    "numeric": _numeric,
    "decade": _decade,
    "century": _century,
    "yearspan": _yearspan,
    "nightspan": _nightspan,
    "dayspan": _dayspan,
    "monthspan": _monthspan,
    "relative": _relative,
    "counted": _counted,
    "named": _named,
    "daypart": _daypart,
    "clock": _clock,
    "window": _window,
    "length": _length,
    "recurring": _recurring,
    "reference": _reference,
}


def build(rule: Rule, match: re.Match[str], lexicon: Lexicon) -> Made:
    """Return the expression that a match of a rule stands for, None where it is no time.

    Raises:
        KeyError: the rule names an unknown maker.
    """
    spans = {name: match.span(name) for name in match.groupdict()}
    return _MAKERS[rule.make](Captured(match.groupdict(), spans, match.group(), rule.settings, lexicon))
