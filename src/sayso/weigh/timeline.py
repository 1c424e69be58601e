"""What happened, day by day, as the statements tell it; copies of one wire are told once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Modality
from sayso.weigh.copies import origins


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline.

    Args:
        interval: the days that it is about.
        told: the statement as first published.
        copies: the same words elsewhere, or nearly so, by day of publication.
    """

    interval: Interval
    told: Told
    copies: tuple[Told, ...]


def timeline(
    told: Iterable[Told],
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    told_only: bool = True,
) -> tuple[Entry, ...]:
    """Return dated statements in the order of what they tell.

    Args:
        told: the statements that are known.
        since: first day of interest, included.
        until: last day of interest, included.
        told_only: leave out what is planned, demanded, threatened or expected.
    """
    dated = [one for one in told if _first(one) and not (told_only and one.statement.modality not in _HAPPENED)]
    origin = origins(dated)
    groups: dict[str, list[Told]] = {}
    for one in sorted(dated, key=lambda one: (one.published, one.id)):
        groups.setdefault(origin[one.id], []).append(one)
    entries = [Entry(_interval(group[0]), group[0], tuple(group[1:])) for group in groups.values()]
    wanted = [entry for entry in entries if _within(entry.interval, since, until)]
    return tuple(sorted(wanted, key=lambda e: (e.interval.first or dt.date.max, e.told.published, e.told.id)))


_HAPPENED = frozenset({Modality.OCCURRED, Modality.DENIED, Modality.POSSIBLE, Modality.FAILED})


def _first(one: Told) -> dt.date | None:
    return one.statement.when.interval.first if one.statement.when else None


def _interval(one: Told) -> Interval:
    assert one.statement.when is not None  # noqa: S101 (only dated statements are grouped)
    return one.statement.when.interval


def _within(interval: Interval, since: dt.date | None, until: dt.date | None) -> bool:
    last, first = interval.last, interval.first
    return (since is None or last is None or last >= since) and (until is None or first is None or first <= until)
