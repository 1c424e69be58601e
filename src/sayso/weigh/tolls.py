"""How many were killed, hurt, taken or driven out in one incident, by who counted."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence

from sayso.holding import Told
from sayso.incident import Counted, Toll
from sayso.statement import Count, Modality
from sayso.weigh.kinship import ANYONE, kinship
from sayso.weigh.names import folded

_SO = frozenset({Modality.OCCURRED, Modality.POSSIBLE})
_NO_TOLL = frozenset({"personnel", "population", "other"})
"""What is counted that is no loss of the incident's, but a number that goes with it."""


def tolls_of(statements: Iterable[Told]) -> tuple[Toll, ...]:
    """Return the tolls of an incident, by what and whom; of a voice that counts again the last word stands.

    Args:
        statements: of the incident, in any order.
    """
    ordered = sorted(statements, key=lambda one: (one.published, one.id))
    found: dict[tuple[str, tuple[str, ...]], dict[str, Counted]] = {}
    for one in ordered:
        if one.statement.modality in _SO:
            whom = _classes(one)
            for count in one.statement.counts:
                if count.what not in _NO_TOLL:
                    voice = _voice(one)
                    found.setdefault((count.what, whom), {})[folded(voice)] = _counted(one, count, voice)
    return tuple(_toll(what, whom, tuple(voices.values())) for (what, whom), voices in sorted(found.items()))


def _classes(one: Told) -> tuple[str, ...]:
    """Return who is counted, by class: the dead of two sides are two tolls, whatever each report calls them."""
    return tuple(sorted({kinship().classes.get(actor.type, ANYONE) for actor in one.statement.targets}))


def _voice(one: Told) -> str:
    speaker = one.statement.said_by
    return speaker.name if speaker else one.publisher or one.report_name


def _counted(one: Told, count: Count, voice: str) -> Counted:
    return Counted(voice, count.low, count.high, one)


def _toll(what: str, whom: tuple[str, ...], counted: Sequence[Counted]) -> Toll:
    ordered = tuple(sorted(counted, key=lambda one: (one.told.published, one.told.id)))
    bounds = [bound for one in ordered for bound in (one.low, one.high) if bound is not None]
    middles = [middle for one in ordered if (middle := _middle(one)) is not None]
    best = int(statistics.median_low(middles)) if middles else None
    return Toll(what, whom, min(bounds, default=None), best, max(bounds, default=None), ordered)


def _middle(one: Counted) -> int | None:
    """Return the middle of a voice's bounds; of "at least 40" it is 40."""
    if one.low is not None and one.high is not None:
        return (one.low + one.high) // 2
    return one.low
