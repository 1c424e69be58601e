"""Control of places day by day, in the columns of VIINA 2.0's `control_latest`: a place and a day a line.

The columns of VIINA's own sources stay empty; `status` is who holds the place, CONTESTED where more than one side does
or claims to. Only places with a number in GeoNames can be carried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, csv_lines
from sayso.holding import Holding, Status
from sayso.interval import ONE_DAY
from sayso.statement import Place

COLUMNS = ("geonameid", "date", "status_wiki", "status_boost", "status_dsm", "status_isw", "status")
CONTESTED = "CONTESTED"
_GEONAMES = "geonames:"


def viina(exported: Exported) -> Iterator[str]:
    """Yield the table in pieces, place by place, up to the day that is asked about, from `since` on if it is given."""
    return csv_lines(COLUMNS, _rows(exported))


def _rows(exported: Exported) -> Iterator[list[Cell]]:
    for place, stretches in sorted(exported.histories(), key=_number):
        if _number((place, stretches)) < 0:
            exported.left_out["places without a number in GeoNames"] += 1
            continue
        for day, status in days_of(stretches, exported.wanted.since, exported.wanted.until or exported.on):
            yield [_number((place, stretches)), day.strftime("%Y%m%d"), None, None, None, None, status]


def days_of(
    stretches: Sequence[Holding], since: dt.date | None, until: dt.date
) -> Iterator[tuple[dt.date, str | None]]:
    """Yield each day with who holds the place; days before anything is told are left out, then None is unknown.

    Args:
        stretches: the place's history.
        since: the first day, or None for the first that is told.
        until: the last day.
    """
    for stretch in stretches:
        first, last = stretch.interval.first, stretch.interval.last
        if first is None:
            continue
        day, end = max(first, since or first), min(last or until, until)
        status = _status(stretch)
        while day <= end:
            yield day, status
            day += ONE_DAY


def _status(holding: Holding) -> str | None:
    if holding.status is Status.CONTESTED:
        return CONTESTED
    return holding.holder if holding.status is not Status.UNKNOWN else None


def _number(found: tuple[Place, Sequence[Holding]]) -> int:
    id = found[0].id or ""
    number = id.removeprefix(_GEONAMES)
    return int(number) if id.startswith(_GEONAMES) and number.isdigit() else -1
