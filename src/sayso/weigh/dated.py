"""What is told of a place with a day, ready to be asked what lies between two days without a look at all of it."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable

from sayso.interval import ONE_DAY
from sayso.weigh.days import earlier, later
from sayso.weigh.effects import FOR, Effect
from sayso.weigh.evidence import Evidence


class Dated:
    """The days that texts give for arrivals, departures and words for a side."""

    def __init__(self, found: Iterable[Evidence]) -> None:
        """Take evidence by day; only what is exact counts."""
        self._by_side: dict[Effect, dict[str, list[dt.date]]] = {Effect.TAKES: {}, Effect.LEAVES: {}}
        self._by_holder: dict[Effect, dict[str, list[dt.date]]] = {Effect.TAKES: {}, Effect.LEAVES: {}}
        self._words: dict[str, list[dt.date]] = {}
        for piece in found:
            if not piece.exact:
                continue
            if piece.effect in self._by_side:
                self._by_side[piece.effect].setdefault(piece.side, []).append(piece.day)
                self._by_holder[piece.effect].setdefault(piece.holder, []).append(piece.day)
            if piece.effect in FOR:
                self._words.setdefault(piece.side, []).append(piece.day)

    def last_told(self, piece: Evidence) -> dt.date | None:
        """Return the last day, up to that of the change, for which the same change is told."""
        days = [_last(self._by_holder[piece.effect].get(piece.holder), piece.day)]
        if piece.effect is Effect.TAKES:
            days.append(_last(self._by_side[piece.effect].get(piece.side), piece.day))
        return max((day for day in days if day is not None), default=None)

    def last_arrival_of_another(self, side: str, before: dt.date) -> dt.date | None:
        """Return the last day, before a day, on which another side than this came."""
        arrivals = self._by_side[Effect.TAKES]
        days = [_last(days, earlier(before, ONE_DAY)) for other, days in arrivals.items() if other != side]
        return max((day for day in days if day is not None), default=None)

    def arrivals_within(self, first: dt.date, last: dt.date) -> Iterable[tuple[str, dt.date]]:
        """Return side and day of the first arrival of each side within two days, the first excluded."""
        for side, days in self._by_side[Effect.TAKES].items():
            at = bisect.bisect_right(days, first)
            if at < len(days) and days[at] <= last:
                yield side, days[at]

    def is_there(self, side: str, first: dt.date, last: dt.date) -> bool:
        """Whether a word for a side lies within two days, both included."""
        return _any_within(self._words.get(side), first, last)

    def is_gone(self, side: str, after: dt.date, last: dt.date) -> bool:
        """Whether a side is told, after a day, to have left, or another to be there."""
        first = later(after, ONE_DAY)
        if _any_within(self._by_side[Effect.LEAVES].get(side), first, last):
            return True
        return any(_any_within(days, first, last) for other, days in self._words.items() if other != side)


def _last(days: list[dt.date] | None, upto: dt.date) -> dt.date | None:
    at = bisect.bisect_right(days, upto) if days else 0
    return days[at - 1] if days and at else None


def _any_within(days: list[dt.date] | None, first: dt.date, last: dt.date) -> bool:
    return days is not None and bisect.bisect_left(days, first) < bisect.bisect_right(days, last)
