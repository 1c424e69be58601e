"""Which statements are copies: one wire, printed by many outlets with a word changed here and there, is one word.

Invariant: a copy's origin is the earliest published of those that say it, and is no copy itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sayso.holding import Told
from sayso.weigh.names import folded

WITHIN = dt.timedelta(days=7)
"""How long after its origin a near copy may appear; a verbatim one may at any time."""
SHARED = 0.6
"""Share of the shorter quote's runs of `RUN` words that a near copy has in common with its origin."""
RUN = 3
LEAST = 6
"""Words of the shortest quote that can be a near copy: shorter ones are alike by chance."""
COMMON = 50
"""Statements that share a run of words; a run that more share tells nothing, and bounds what comparing costs."""

_Kind = tuple[str, str, str]


def origins(told: Iterable[Told]) -> dict[str, str]:
    """Return for each statement the id of its origin: its own, unless it is a copy.

    Args:
        told: statements, of any kind and about any place.
    """
    found: dict[str, str] = {}
    verbatim: dict[tuple[_Kind, str], Told] = {}
    runs: dict[tuple[_Kind, tuple[str, ...]], list[Told]] = {}
    for one in sorted(told, key=lambda one: (one.published, one.id)):
        kind, words = _kind(one), folded(one.statement.quote)
        own = _runs(words)
        first = verbatim.setdefault((kind, words), one)
        if first is one:
            first = _near(one, [(kind, run) for run in own], runs) or one
        elif first.report_id == one.report_id:
            first = one  # two things that one report says in one clause
        found[one.id] = found.get(first.id, one.id)
        for run in own if first is one else ():
            runs.setdefault((kind, run), []).append(one)
    return found


def _kind(one: Told) -> _Kind:
    """Return what copies agree in: kind, modality and whose say-so."""
    speaker = one.statement.said_by
    return one.statement.kind, one.statement.modality.value, folded(speaker.name) if speaker else ""


def _runs(words: str) -> set[tuple[str, ...]]:
    split = words.split()
    if len(split) < LEAST:
        return set()
    return {tuple(split[start : start + RUN]) for start in range(len(split) - RUN + 1)}


def _near(
    one: Told, own: list[tuple[_Kind, tuple[str, ...]]], runs: dict[tuple[_Kind, tuple[str, ...]], list[Told]]
) -> Told | None:
    """Return the earliest statement of another report that shares enough of the wording, or None."""
    shared: dict[str, int] = {}
    others: dict[str, Told] = {}
    for run in own:
        alike = runs.get(run, [])
        for other in alike if len(alike) <= COMMON else ():
            if other.report_id != one.report_id and one.published - other.published <= WITHIN:
                shared[other.id] = shared.get(other.id, 0) + 1
                others[other.id] = other
    near = [o for o in others.values() if shared[o.id] >= SHARED * min(len(own), len(_runs(folded(o.statement.quote))))]
    return min(near, key=lambda other: (other.published, other.id), default=None)
