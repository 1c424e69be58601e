"""Joining neighbouring expressions: a day with its part or hour, a month with its year, two ends of a stretch."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.read.times.builders import Stretch
from sayso.read.times.calendar import Grain
from sayso.read.times.expression import Clock, Core, Date, DayPart, Expression, Named, Step
from sayso.read.times.lexicon import Lexicon
from sayso.read.times.recognise import LOOK_BACK, Atom

GAP = 24
"""Characters: no joining words are longer."""

Joiner = Callable[[str, Atom, Atom, str, Lexicon], Atom | None]

_CLOSING = re.compile(r"\s?\)")


def composed(text: str, atoms: list[Atom], lexicon: Lexicon) -> list[Atom]:
    """Join what belongs together, first within a date, then to stretches."""
    single = [atom for atom in _fold(text, atoms, lexicon, _merged) if not atom.weak]
    return _fold(text, single, lexicon, _spanned)


def _fold(text: str, atoms: list[Atom], lexicon: Lexicon, join: Joiner) -> list[Atom]:
    folded: list[Atom] = []
    for atom in atoms:
        last = folded[-1] if folded else None
        joined = None
        if last is not None and 0 <= atom.start - last.end <= GAP:
            gap = text[last.end : atom.start]
            if "\n\n" not in gap:
                joined = join(text, last, atom, gap, lexicon)
        if joined is None:
            folded.append(atom)
        else:
            folded[-1] = joined
    return folded


def _merged(text: str, left: Atom, right: Atom, gap: str, lexicon: Lexicon) -> Atom | None:
    """Return the two as one expression, where their kinds and the words between allow it."""
    if isinstance(left.made, Stretch) or isinstance(right.made, Stretch):
        return None
    made = _one_day(left.made, right.made, gap, lexicon) or _apposed(left.made, right.made, gap, lexicon)
    made = made or _within(left.made, right.made, gap, lexicon)
    if made is None:
        return None
    closing = _CLOSING.match(text, right.end) if "(" in gap else None
    apart = lexicon.split_clock and isinstance(right.made.core, Clock) and gap.strip(" ,")
    split = (left.end, right.start) if apart else None
    return Atom(left.start, closing.end() if closing else right.end, made, split)


def _one_day(left: Expression, right: Expression, gap: str, lexicon: Lexicon) -> Expression | None:
    joins = lexicon.joins
    if _is_day(left.core) and isinstance(right.core, DayPart) and not left.part and joins["date_part"].match(gap):
        return Expression(left.core, right.edge or left.edge, right.core, left.clock, left.within)
    if isinstance(left.core, DayPart) and _is_day(right.core) and not right.part and joins["part_date"].match(gap):
        return Expression(right.core, left.edge, left.core, right.clock or left.clock, right.within)
    if isinstance(left.core, Clock) and _takes_clock(right) and joins["clock_date"].match(gap):
        return Expression(right.core, None, right.part, left.core, right.within)
    if _takes_clock(left) and isinstance(right.core, Clock) and joins["date_clock"].match(gap):
        return Expression(left.core, None, left.part, right.core, left.within)
    if isinstance(left.core, Clock) and isinstance(right.core, Clock) and gap.strip() in ("(", ""):
        return left
    return None


def _is_day(core: Core) -> bool:
    if isinstance(core, Date):
        return core.day_level
    if isinstance(core, Named):
        return core.date.day_level
    return isinstance(core, Step) and core.unit is Grain.DAY


def _takes_clock(made: Expression) -> bool:
    return made.clock is None and (_is_day(made.core) or isinstance(made.core, DayPart))


def _apposed(left: Expression, right: Expression, gap: str, lexicon: Lexicon) -> Expression | None:
    """Return "today, Monday" or "Tuesday (December 2nd)" as the one day that both name."""
    if not lexicon.joins["apposition"].match(gap):
        return None
    vague = isinstance(left.core, (Step, DayPart)) and (_is_day(left.core) or isinstance(left.core, DayPart))
    weekday = isinstance(left.core, Date) and left.core.weekday is not None and left.core.month is None
    if not (vague or weekday) or not isinstance(right.core, Date) or not right.core.day_level:
        return None
    if weekday and right.core.month is None:
        return None
    part = left.part or (left.core if isinstance(left.core, DayPart) else None) or right.part
    core = right.core if right.core.month is not None else left.core
    return Expression(core if not isinstance(core, DayPart) else right.core, None, part, left.clock or right.clock)


def _within(left: Expression, right: Expression, gap: str, lexicon: Lexicon) -> Expression | None:
    """Return "October last year" as October, within last year."""
    if not isinstance(left.core, Date) or not isinstance(right.core, Step) or right.core.unit is not Grain.YEAR:
        return None
    bare = left.core.year is None and (left.core.month is not None or left.core.season is not None)
    if not bare or right.core.counted or not lexicon.joins["within"].match(gap):
        return None
    return Expression(left.core, left.edge or right.edge, left.part, left.clock, right.core)


def _spanned(text: str, left: Atom, right: Atom, gap: str, lexicon: Lexicon) -> Atom | None:
    """Return two dates that a stretch runs between."""
    if isinstance(left.made, Stretch) or isinstance(right.made, Stretch):
        return None
    if not _bounds(left.made.core) or not _bounds(right.made.core):
        return None
    opened = lexicon.openers.search(text[max(0, left.start - LOOK_BACK) : left.start])
    if lexicon.joins["span"].match(gap) or (opened and lexicon.joins["pair"].match(gap)):
        return Atom(left.start, right.end, Stretch(left.made, right.made), (left.end, right.start))
    if lexicon.joins["pair"].match(gap) and _alike(left.made, right.made):
        return Atom(left.start, right.end, Stretch(left.made, right.made), (left.end, right.start))
    return None


def _bounds(core: Core) -> bool:
    return isinstance(core, (Date, Step, Named, DayPart))


def _alike(left: Expression, right: Expression) -> bool:
    """Whether "X and Y" are two neighbouring days: "Friday and Saturday", "late last night and early this morning"."""
    days = (_is_day(left.core) or isinstance(left.core, DayPart)) and (
        _is_day(right.core) or isinstance(right.core, DayPart)
    )
    months = isinstance(left.core, Date) and isinstance(right.core, Date) and not left.core.day_level
    return days or (months and isinstance(right.core, Date) and not right.core.day_level)
