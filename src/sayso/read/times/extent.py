"""From expressions where they stand to mentions with their place on the calendar."""

from __future__ import annotations

from dataclasses import replace

from sayso.interval import Interval
from sayso.read.times.builders import Stretch
from sayso.read.times.context import Context
from sayso.read.times.cues import direction_of
from sayso.read.times.expression import Expression
from sayso.read.times.lead import Lead, interval_of, is_deadline, lead_of, reread
from sayso.read.times.lexicon import Lexicon
from sayso.read.times.mention import TimeMention
from sayso.read.times.recognise import Atom
from sayso.read.times.resolve import Resolved, resolve
from sayso.read.times.stretch import ends_of
from sayso.read.times.undertold import CHRONICLE


def mention_of(text: str, atom: Atom, context: Context, lexicon: Lexicon, floor: int) -> TimeMention:
    """Return the mention that an atom makes, and let the context remember it.

    Args:
        text: the whole text.
        atom: an expression and where it stands.
        context: what the text told before; is changed.
        lexicon: the words of the language.
        floor: the end of the mention before, which no preposition reaches into.
    """
    lead = lead_of(text, atom.start, floor, lexicon)
    context.paragraph = max(context.paragraph, text.rfind("\n\n", 0, atom.start) + 2)
    direction = direction_of(text, atom.start, atom.end, lexicon) or (1 if lead.name == "by" else 0)
    if direction <= 0 and atom.start == context.paragraph and context.paragraph > 0:
        direction = CHRONICLE
    if isinstance(atom.made, Stretch):
        return _stretch(text, atom, atom.made, lead, context, direction)
    made = reread(text, atom, lead, context, direction, lexicon)
    resolved = resolve(made, context, direction, atom.start)
    if lead.name not in ("by", "until") or resolved.precision != "year":
        context.told(resolved.period, atom.start, resolved.anchor)
    if made.clock is not None and atom.start == context.paragraph:
        context.heading_hour = made.clock.hour
    parts = _day_and_hour(text, atom, made, context, direction)
    return _single(text, atom, made, resolved, lead, context, direction, parts)


def _single(
    text: str,
    atom: Atom,
    made: Expression,
    resolved: Resolved,
    lead: Lead,
    context: Context,
    direction: int,
    parts: tuple[TimeMention, ...],
) -> TimeMention:
    return TimeMention(
        start=atom.start,
        end=atom.end,
        text=text[atom.start : atom.end],
        type=resolved.type,
        value=resolved.value,
        interval=interval_of(resolved, made, lead, context.published, direction),
        precision=resolved.precision,
        deadline=is_deadline(made, lead),
        anchor=resolved.anchor,
        with_preposition=(lead.start, atom.end),
        parts=parts,
    )


def _day_and_hour(
    text: str, atom: Atom, made: Expression, context: Context, direction: int
) -> tuple[TimeMention, ...]:
    """Return "mardi vers 21 h 45" as its day and its hour, where the language sees two times there."""
    if atom.split is None:
        return ()
    day = resolve(replace(made, clock=None), context, direction, atom.start)
    hour = resolve(made, context, direction, atom.start)
    return (_part(text, atom.start, atom.split[0], day), _part(text, atom.split[1], atom.end, hour))


def _stretch(text: str, atom: Atom, made: Stretch, lead: Lead, context: Context, direction: int) -> TimeMention:
    first, last = ends_of(made, context, direction, atom.start)
    begin, end = first.first, last.last
    whole = begin is not None and end is not None and begin <= end
    return TimeMention(
        start=atom.start,
        end=atom.end,
        text=text[atom.start : atom.end],
        type="DATE",
        value=f"{first.value}/{last.value}" if whole else "",
        interval=Interval.inclusive(begin, end) if whole else None,
        precision=_precision(first, last) if whole else "unknown",
        deadline=False,
        anchor=last.anchor,
        with_preposition=(lead.start, atom.end),
        parts=_parts(text, atom, first, last),
    )


def _precision(first: Resolved, last: Resolved) -> str:
    if first.precision == last.precision and first.precision != "day":
        return first.precision
    return "day" if first.first == last.last else "range"


def _parts(text: str, atom: Atom, first: Resolved, last: Resolved) -> tuple[TimeMention, ...]:
    """Return the two ends as mentions, where each has words of its own."""
    if atom.split is None:
        return ()
    return (_part(text, atom.start, atom.split[0], first), _part(text, atom.split[1], atom.end, last))


def _part(text: str, start: int, end: int, resolved: Resolved) -> TimeMention:
    return TimeMention(
        start=start,
        end=end,
        text=text[start:end],
        type=resolved.type,
        value=resolved.value,
        interval=Interval.inclusive(resolved.first, resolved.last) if resolved.placed else None,
        precision=resolved.precision,
        deadline=False,
        anchor=resolved.anchor,
        with_preposition=(start, end),
    )
