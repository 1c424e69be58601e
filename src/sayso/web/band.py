"""A place's holders over time as a band, with the words for it above and those against it below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.holding import Holding, Told
from sayso.web.atlas import COLOURS

WIDTH = 960.0
"""Of the band, in its own units."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of the band.

    Args:
        x, width: where, in the band's units.
        holding: who held the place.
        colour: 1 to `COLOURS`, or 0 where nobody is named.
    """

    x: float
    width: float
    holding: Holding
    colour: int


@dataclass(frozen=True, slots=True)
class Word:
    """One statement beside the band, where it was published.

    Args:
        x: where, in the band's units.
        told: the statement.
        supports: it stands above the band.
    """

    x: float
    told: Told
    supports: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A band, ready to be drawn.

    Args:
        first, last: the days at its ends.
        stretches: in the order of time.
        words: the statements.
        legend: the holders with their colours.
    """

    first: dt.date
    last: dt.date
    stretches: tuple[Stretch, ...]
    words: tuple[Word, ...]
    legend: tuple[tuple[int, str], ...]


def band_of(found: Sequence[Holding], span: tuple[dt.date, dt.date]) -> Band:
    """Return the band of a place.

    Args:
        found: its stretches in the order of time.
        span: the days of the first and the last report; what was before is cut off, for it would press all else
            together.
    """
    first, last = span[0], span[1] + dt.timedelta(days=1)
    per_day = WIDTH / (last - first).days
    names = list(dict.fromkeys(one.holder for one in found if one.holder))
    colours = {name: number if number <= COLOURS else 0 for number, name in enumerate(names, 1)}

    def at(day: dt.date | None, otherwise: dt.date) -> float:
        return round((min(max(day or otherwise, first), last) - first).days * per_day, 1)

    stretches = []
    words: dict[str, Word] = {}
    for one in found:
        end = one.interval.end if isinstance(one.interval.end, dt.date) else last
        left, right = at(one.interval.first, first), at(end, last)
        if right > left:
            stretches.append(Stretch(left, round(right - left, 1), one, colours.get(one.holder or "", 0)))
        for told, supports in [*((told, True) for told in one.support), *((told, False) for told in one.against)]:
            words.setdefault(told.id, Word(at(told.published, first), told, supports))
    seen = {one.holding.holder for one in stretches}
    legend = tuple((colours[name], name) for name in names if name in seen)
    return Band(first, span[1], tuple(stretches), tuple(words.values()), legend)
