"""From expressions where they stand to mentions with their place on the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.interval import Interval
from sayso.read.times.builders import Stretch
from sayso.read.times.context import Context
from sayso.read.times.cues import direction_of
from sayso.read.times.expression import Date, Expression
from sayso.read.times.lead import Standing, interval_of, is_deadline, lead_of, reread
from sayso.read.times.lexicon import Lexicon
from sayso.read.times.mention import TimeMention
from sayso.read.times.recognise import Atom
from sayso.read.times.resolve import Resolved, resolve
from sayso.read.times.stretch import ends_of
from sayso.read.times.undertold import CHRONICLE

_ENTRY = re.compile(r"\s?[-\u2013\u2014:|]\s")


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
    context.paragraph = max(context.paragraph, text.rfind("\n\n", floor, atom.start) + 2)
    direction = direction_of(text, atom.start, atom.end, lexicon) or (1 if lead.name == "by" else 0)
    if lexicon.appointed.match(lead.words) and isinstance(atom.made, Expression) and isinstance(atom.made.core, Date):
        direction = 1
    entry = atom.start == context.paragraph and (context.paragraph > 0 or _ENTRY.match(text, atom.end) is not None)
    if direction <= 0 and entry:
        direction = CHRONICLE
    standing = Standing(text, atom, lead, direction)
    if isinstance(atom.made, Stretch):
        return _stretch(standing, atom.made, context)
    return _single(standing, reread(atom.made, standing, context, lexicon), context, lexicon)


def _single(standing: Standing, made: Expression, context: Context, lexicon: Lexicon) -> TimeMention:
    atom, lead = standing.atom, standing.lead
    resolved = resolve(made, context, standing.direction, atom.start)
    if lead.name not in ("by", "until") or resolved.precision != "year":
        context.told(resolved.period, atom.start, resolved.anchor)
    if made.clock is not None and atom.start == context.paragraph:
        context.heading_hour = made.clock.hour
    return TimeMention(
        start=atom.start,
        end=atom.end,
        text=standing.text[atom.start : atom.end],
        type=resolved.type,
        value=resolved.value,
        interval=interval_of(resolved, made, standing, context.published),
        precision=resolved.precision,
        deadline=is_deadline(made, resolved, standing, context, lexicon),
        anchor=resolved.anchor,
        with_preposition=(lead.start, atom.end),
        parts=_day_and_hour(standing, made, context),
    )


def _day_and_hour(standing: Standing, made: Expression, context: Context) -> tuple[TimeMention, ...]:
    """Return "mardi vers 21 h 45" as its day and its hour, where the language sees two times there."""
    text, atom = standing.text, standing.atom
    if atom.split is None:
        return ()
    day = resolve(replace(made, clock=None), context, standing.direction, atom.start)
    hour = resolve(made, context, standing.direction, atom.start)
    return (_part(text, atom.start, atom.split[0], day), _part(text, atom.split[1], atom.end, hour))


def _stretch(standing: Standing, made: Stretch, context: Context) -> TimeMention:
    text, atom = standing.text, standing.atom
    first, last = ends_of(made, context, standing.direction, atom.start)
    begin, end = first.first, last.last
    if begin is not None and end is not None and end < begin and first.anchor == last.anchor == "absolute":
        begin, end = last.first, first.last
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
        with_preposition=(standing.lead.start, atom.end),
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
