"""The preposition before a time, and what it does to the days of that time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from sayso.interval import ONE_DAY, Bound, Interval
from sayso.read.times.calendar import Grain
from sayso.read.times.context import Context, Mode
from sayso.read.times.cues import sentence_before
from sayso.read.times.expression import Base, DayPart, Edge, Expression, Length, Step, Window
from sayso.read.times.lexicon import Lexicon
from sayso.read.times.recognise import LOOK_BACK, Atom
from sayso.read.times.resolve import Resolved

PERFECT = 60
"""Characters before "for three years" in which a verb says that they have not ended."""
MID_MONTH = 15
ONE_WEEK = dt.timedelta(days=7)

_ORDER = ("by", "until", "since", "within", "after", "in")
_SHORT = frozenset({"day", "range"})
_NEXT_DAY = re.compile(r"(?:after|lendemain|après)\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"\s+\w|['’]")


@dataclass(frozen=True, slots=True)
class Lead:
    """The preposition before a time.

    Args:
        name: its group in the lexicon; empty where there is none.
        start: its offset, or that of the time itself.
        words: as it is written, lower-cased.
        lasting: the verb before it says that what it tells has not ended ("has been besieged for").
    """

    name: str
    start: int
    words: str = ""
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """An expression where it stands, with what its neighbours say of it.

    Args:
        text: the whole text.
        atom: the expression and its offsets.
        lead: its preposition.
        direction: 1 where the sentence tells a future, -1 a past, 0 where it does not show; `undertold.CHRONICLE`.
    """

    text: str
    atom: Atom
    lead: Lead
    direction: int


def lead_of(text: str, start: int, floor: int, lexicon: Lexicon) -> Lead:
    """Return the preposition that ends where a time begins, not before `floor`: the longest of all groups."""
    window = max(floor, start - LOOK_BACK)
    before = text[window:start]
    found = [
        (window + match.start(1), name) for name in _ORDER if (match := lexicon.leads[name].search(before)) is not None
    ]
    if not found:
        return Lead("", start)
    at, name = min(found, key=lambda pair: pair[0])
    words = text[at:start].strip().lower()
    lasting = lexicon.lasting.match(words) is not None and (
        lexicon.perfect.search(text[max(floor, at - PERFECT) : at]) is not None
    )
    return Lead(name, at, words, lasting)


def reread(made: Expression, standing: Standing, context: Context, lexicon: Lexicon) -> Expression:
    """Return an expression as its preposition and what follows have it."""
    if isinstance(made.core, Length):
        return _placed_length(made, standing, context, lexicon)
    if isinstance(made.core, Step):
        return _before_event(made, made.core, standing, context)
    return made


def _placed_length(made: Expression, standing: Standing, context: Context, lexicon: Lexicon) -> Expression:
    """Return "within two days" as the two days that lie behind or ahead, as the sentence tells."""
    core, lead = made.core, standing.lead
    if not isinstance(core, Length):
        return made
    if lead.name == "since":
        return Expression(Window(core, -1, Base.PUBLICATION))
    told = core.amount is not None or core.unit is Grain.DAY
    if lead.name == "after" and told and standing.direction <= 0:
        filled = lexicon.filled_with.match(standing.text, standing.atom.end)
        return Expression(Window(core, -1, Base.NARRATIVE)) if filled else made
    inside = lexicon.inside.match(lead.words) is not None
    if lead.name != "within" and not inside:
        return made
    if context.mode is Mode.NARRATIVE:
        return Expression(Window(core, 1, Base.NARRATIVE))
    if inside and core.amount is None:
        return made
    before = standing.text[max(0, lead.start - LOOK_BACK) : lead.start]
    ahead = standing.direction > 0 or (lead.name == "within" and lexicon.infinitive.search(before) is not None)
    return Expression(Window(core, 1 if ahead else -1, Base.PUBLICATION))


def _before_event(made: Expression, core: Step, standing: Standing, context: Context) -> Expression:
    """Return "two days after the vote" as the day of the vote, in news.

    News puts the later of two events first: "the army left on Sunday, two days after the vote". The words belong to
    the earlier one, which they place before the day told. With nothing after them they go forward.
    """
    if context.mode is Mode.NARRATIVE or core.base is not Base.NARRATIVE or (core.amount or 0) <= 0:
        return made
    text, atom = standing.text, standing.atom
    after = core.event or _NEXT_DAY.search(text[atom.start : atom.end]) is not None
    if not after or not _CLAUSE.match(text, atom.end):
        return made
    return replace(made, core=replace(core, amount=-(core.amount or 0)))


def interval_of(resolved: Resolved, made: Expression, standing: Standing, published: dt.date | None) -> Interval | None:
    """Return the days of a resolved time as its preposition bounds them."""
    lead, direction = standing.lead, standing.direction
    first, last = _from_middle(resolved, made, lead)
    if not resolved.placed:
        lasts = lead.lasting and isinstance(made.core, Length) and published is not None
        return Interval.inclusive(None, published) if lasts else None
    if resolved.value == "PRESENT_REF" and first is not None:
        return Interval(first, Bound.OPEN)
    if first is not None and (lead.name == "since" or (lead.lasting and isinstance(made.core, Window))):
        return Interval(first, Bound.OPEN)
    if last is None or resolved.type != "DATE":
        return Interval.inclusive(*_capped(resolved, published, direction))
    if lead.name == "until":
        start = published if published is not None and last > published else Bound.UNKNOWN
        return Interval(start, last + ONE_DAY)
    if lead.name == "by" and not _just_past(resolved, published):
        start = published if published is not None and last > published else Bound.UNKNOWN
        return Interval(start, last + ONE_DAY)
    return Interval.inclusive(*_capped(resolved, published, direction))


def _from_middle(resolved: Resolved, made: Expression, lead: Lead) -> tuple[dt.date | None, dt.date | None]:
    """Return the days; "since mid-January" begins, "by mid-January" ends, on the 15th."""
    first, last = resolved.first, resolved.last
    if made.edge is not Edge.MID or lead.name not in ("since", "by") or resolved.precision != "range" or not first:
        return first, last
    middle = first.replace(day=MID_MONTH)
    return (middle, last) if lead.name == "since" else (first, middle)


def _just_past(resolved: Resolved, published: dt.date | None) -> bool:
    """Whether "by Sunday" names a day of the week before publication: that day, not all the time before it."""
    if published is None or resolved.last is None or resolved.precision != "day":
        return False
    return dt.timedelta(0) <= published - resolved.last < ONE_WEEK


def _capped(resolved: Resolved, published: dt.date | None, direction: int) -> tuple[dt.date | None, dt.date | None]:
    """Return the days; of a stretch that publication falls into, those behind or those ahead, as the sentence tells."""
    first, last, period = resolved.first, resolved.last, resolved.period
    if published is None or period is None or first is None or last is None or resolved.precision in _SHORT:
        return first, last
    if not first <= published <= last:
        return first, last
    return (published, last) if direction > 0 else (first, published)


def is_deadline(made: Expression, resolved: Resolved, standing: Standing, context: Context, lexicon: Lexicon) -> bool:
    """Whether a date is a limit: "by December 31", "the deadline is Friday".

    "They fled before noon" and "it had fallen by Sunday" set none: the sentence tells a past, and the day is past.
    """
    if isinstance(made.core, (Length, DayPart)) or resolved.type not in ("DATE", "TIME"):
        return False
    if standing.lead.name == "by":
        ahead = context.published is not None and resolved.last is not None and resolved.last > context.published
        return standing.direction >= 0 or ahead
    before = sentence_before(standing.text, standing.lead.start)
    return bool(lexicon.limit_beside.search(before) or lexicon.limit.search(before))
