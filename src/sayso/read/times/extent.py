"""From resolved expressions to mentions: prepositions, stretches between two dates, deadlines."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from sayso.interval import ONE_DAY, Bound, Interval
from sayso.read.times.builders import Stretch
from sayso.read.times.context import Context, Mode
from sayso.read.times.cues import direction_of
from sayso.read.times.expression import Base, Date, Expression, Length, Recurring, Step, Window
from sayso.read.times.lexicon import Lexicon
from sayso.read.times.mention import TimeMention
from sayso.read.times.recognise import LOOK_BACK, Atom
from sayso.read.times.resolve import Resolved, resolve

_ORDER = ("by", "until", "since", "within", "after", "in")


@dataclass(frozen=True, slots=True)
class Lead:
    """The preposition before a time.

    Args:
        name: its group in the lexicon; empty where there is none.
        start: its offset, or that of the time itself.
        words: as it is written, lower-cased.
    """

    name: str
    start: int
    words: str = ""


CLAUSE = 90
"""Characters between "since" and the date that its clause tells: "since the vote was held on 4 May"."""

_SINCE_CLAUSE = re.compile(r"\b(since|depuis)\b[^.,;:()\n]{3,}\Z", re.IGNORECASE)


def lead_of(text: str, start: int, floor: int, lexicon: Lexicon) -> Lead:
    """Return the preposition that ends where a time begins, not before `floor`: the longest of all groups."""
    window = max(floor, start - LOOK_BACK)
    before = text[window:start]
    found = [
        (window + match.start(1), name) for name in _ORDER if (match := lexicon.leads[name].search(before)) is not None
    ]
    if not found:
        clause = _SINCE_CLAUSE.search(before_clause := text[max(floor, start - CLAUSE) : start])
        return Lead("since", start - len(before_clause) + clause.start(1)) if clause else Lead("", start)
    at, name = min(found, key=lambda pair: pair[0])
    if name == "in":
        clause = _SINCE_CLAUSE.search(before_clause := text[max(floor, start - CLAUSE) : start])
        if clause:
            return Lead("since", start - len(before_clause) + clause.start(1))
    return Lead(name, at, text[at:start].strip().lower())


def mention_of(text: str, atom: Atom, context: Context, lexicon: Lexicon, floor: int) -> TimeMention:
    """Return the mention that an atom makes, and let the context remember it."""
    lead = lead_of(text, atom.start, floor, lexicon)
    context.paragraph = max(context.paragraph, text.rfind("\n\n", 0, atom.start) + 2)
    if isinstance(atom.made, Stretch):
        return _stretch(text, atom, atom.made, lead, context, lexicon)
    direction = direction_of(text, atom.start, atom.end, lexicon) or (1 if lead.name == "by" else 0)
    made = _after_event(text, atom, _bounded_length(atom.made, lead, direction, context), context)
    resolved = resolve(made, context, direction, atom.start)
    context.told(resolved.period, atom.start, resolved.anchor)
    return _mention(text, atom, resolved, lead, context, direction)


def _bounded_length(made: Expression, lead: Lead, direction: int, context: Context) -> Expression:
    """Return "within two days" as the two days that lie behind or ahead, as the sentence tells."""
    core = made.core
    if not isinstance(core, Length) or (lead.name != "within" and lead.words not in _IN):
        return made
    if context.mode is Mode.NARRATIVE:
        return Expression(Window(core, 1, Base.NARRATIVE))
    if lead.name != "within" and core.amount is None:
        return made
    return Expression(Window(core, 1 if direction > 0 else -1, Base.PUBLICATION))


def _after_event(text: str, atom: Atom, made: Expression, context: Context) -> Expression:
    """Return "two days after the vote" as the day of the vote, in news.

    News puts the later of two events first: "the army left on Sunday, two days after the vote". The words belong to
    the earlier one, which they place before the day told. With nothing after them they go forward.
    """
    core = made.core
    if context.mode is Mode.NARRATIVE or not isinstance(core, Step) or core.base is not Base.NARRATIVE:
        return made
    after = core.event or _NEXT_DAY.search(text[atom.start : atom.end]) is not None
    if not after or (core.amount or 0) <= 0 or not _CLAUSE.match(text, atom.end):
        return made
    return replace(made, core=replace(core, amount=-(core.amount or 0)))


_NEXT_DAY = re.compile(r"(?:after|lendemain)\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"\s+(?!,)\w|['’]")
_IN = frozenset({"in", "en", "dans"})


def _mention(text: str, atom: Atom, resolved: Resolved, lead: Lead, context: Context, direction: int) -> TimeMention:
    core = atom.made.core if isinstance(atom.made, Expression) else None
    deadline = lead.name == "by" and not isinstance(core, (Length, Recurring))
    return TimeMention(
        start=atom.start,
        end=atom.end,
        text=text[atom.start : atom.end],
        type=resolved.type,
        value=resolved.value,
        interval=interval_of(resolved, lead.name, context.published, direction),
        precision=resolved.precision,
        deadline=deadline,
        anchor=resolved.anchor,
        with_preposition=(lead.start, atom.end),
    )


def interval_of(resolved: Resolved, lead: str, published: dt.date | None, direction: int) -> Interval | None:
    """Return the days of a resolved time as its preposition bounds them."""
    first, last = resolved.first, resolved.last
    if not resolved.placed:
        return None
    if resolved.value == "PRESENT_REF" and first is not None:
        return Interval(first, Bound.OPEN)
    if lead == "since" and first is not None:
        return Interval(first, Bound.OPEN)
    if lead == "until" and last is not None and resolved.type == "DATE":
        return Interval(Bound.UNKNOWN, last + ONE_DAY)
    if lead == "by" and last is not None and resolved.type == "DATE" and not (
        resolved.precision == "day" and published is not None and last <= published and published - last < ONE_WEEK
    ):
        ahead = published is not None and last > published
        return Interval(published if ahead and published else Bound.UNKNOWN, last + ONE_DAY)
    return Interval.inclusive(*_capped(resolved, published, direction))


def _capped(resolved: Resolved, published: dt.date | None, direction: int) -> tuple[dt.date | None, dt.date | None]:
    """Return the days; of a stretch that publication falls into, those behind or those ahead, as the sentence tells."""
    first, last, period = resolved.first, resolved.last, resolved.period
    if published is None or period is None or first is None or last is None or resolved.precision in _SHORT:
        return first, last
    if not first <= published <= last:
        return first, last
    return (published, last) if direction > 0 else (first, published)


ONE_WEEK = dt.timedelta(days=7)
_SHORT = frozenset({"day", "range"})


def _stretch(text: str, atom: Atom, made: Stretch, lead: Lead, context: Context, lexicon: Lexicon) -> TimeMention:
    direction = direction_of(text, atom.start, atom.end, lexicon)
    first, last = _ends(made, context, direction, atom)
    begin, end = first.first, last.last
    if begin is not None and end is not None and end < begin:
        begin, end = (None, None) if last.anchor == "absolute" else (last.first, first.last)
    interval = Interval.inclusive(begin, end) if begin is not None and end is not None else None
    context.told(last.period, atom.start, last.anchor)
    parts = _parts(text, atom, first, last)
    return TimeMention(
        start=atom.start,
        end=atom.end,
        text=text[atom.start : atom.end],
        type="DATE",
        value=f"{first.value}/{last.value}" if interval else "",
        interval=interval,
        precision=_precision(first, last) if interval else "unknown",
        deadline=False,
        anchor=first.anchor,
        with_preposition=(lead.start, atom.end),
        parts=parts,
    )


def _ends(made: Stretch, context: Context, direction: int, atom: Atom) -> tuple[Resolved, Resolved]:
    """Resolve both ends; a year told at one end holds for the other."""
    last = resolve(made.last, context, direction, atom.start)
    first_made = made.first
    core, end = first_made.core, made.last.core
    year = getattr(end, "year", None)
    if year is not None and hasattr(core, "year") and core.year is None and not getattr(core, "before_christ", False):
        first = resolve(replace(first_made, core=replace(core, year=year)), context, direction, atom.start)
        if first.first and last.last and first.first > last.last:
            first = resolve(replace(first_made, core=replace(core, year=year - 1)), context, direction, atom.start)
        return first, last
    first = resolve(first_made, context, direction, atom.start)
    context.told(first.period, atom.start, first.anchor)
    if getattr(core, "year", None) is not None:
        last = resolve(made.last, context, direction, atom.start)
    return first, last


def _precision(first: Resolved, last: Resolved) -> str:
    if first.precision == last.precision and first.precision != "day":
        return first.precision
    return "day" if first.first == last.last else "range"


def _parts(text: str, atom: Atom, first: Resolved, last: Resolved) -> tuple[TimeMention, ...]:
    """Return the two ends as mentions, where each has words of its own."""
    if atom.split is None:
        return ()
    spans = ((atom.start, atom.split[0], first), (atom.split[1], atom.end, last))
    return tuple(
        TimeMention(
            start,
            end,
            text[start:end],
            r.type,
            r.value,
            interval_of(r, "", None, 0),
            r.precision,
            False,
            r.anchor,
            (start, end),
        )
        for start, end, r in spans
    )
