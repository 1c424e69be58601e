"""Expressions of time in a report, and the days that they mean.

`find_times` recognises with the rules of a lexicon (data/*.yaml), joins what belongs together and resolves each
expression against the day of publication or the dates told before it.
"""

from __future__ import annotations

import datetime as dt

from sayso.read.times.compose import composed
from sayso.read.times.context import Context, Mode, first_year_of, mode_of
from sayso.read.times.extent import mention_of
from sayso.read.times.lexicon import lexicon_of
from sayso.read.times.mention import TimeMention
from sayso.read.times.recognise import atoms_of

FIRST_YEAR, LAST_YEAR = 1000, 4000
"""Years of publication between which every step that words can ask for stays on the calendar."""
AUTO = "auto"

__all__ = ["TimeMention", "find_times"]


def find_times(text: str, *, published: dt.date | None, lang: str = "en", style: str = AUTO) -> tuple[TimeMention, ...]:
    """Return the expressions of time in a text, in order, not overlapping.

    Args:
        text: the text of a report.
        published: its day of publication; without it, or with one outside the years 1000 to 4000, relative times get
            no interval.
        style: "news" anchors short dates on the day of publication, "narrative" on the dates told before; "auto" tells
            by the dates of the text which of the two it is.
        lang: ISO 639-1; English and French have words of their own, any other language is read as English.

    Raises:
        ValueError: there is no such style.
    """
    if published is not None and not FIRST_YEAR <= published.year <= LAST_YEAR:
        published = None
    lexicon = lexicon_of(lang)
    atoms = composed(text, atoms_of(text, lexicon), lexicon)
    mode = mode_of(atoms, published) if style == AUTO else Mode(style)
    context = Context(published, mode, first_year=first_year_of(atoms) if published else None)
    mentions: list[TimeMention] = []
    for atom in atoms:
        floor = mentions[-1].end if mentions else 0
        mentions.append(mention_of(text, atom, context, lexicon, floor))
    return tuple(mentions)
