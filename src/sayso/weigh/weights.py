"""How much each word moved an answer: the answer's log odds with the word, less those without it.

A word is left out together with its copies, which count once anyway, and with what the same voice says again of about
the same day. All else of the evidence stays as it is; the posterior is computed anew, so the difference is exact.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace

from sayso.holding import Holding
from sayso.weigh.control import Field
from sayso.weigh.effects import Effect
from sayso.weigh.evidence import Evidence
from sayso.weigh.posterior import passes_over

MOST = 200
"""Statements that are weighed, those about days nearest to the day asked about: each costs a pass over the place."""
SUREST = 1e-6
"""Probabilities nearer to 0 or 1 than this count as this: log odds stay finite."""


def weighted(holding: Holding, field: Field, on: dt.date) -> Holding:
    """Return an answer with the weight of each of its statements, and the statements sorted by it.

    Args:
        holding: the answer about the day, as `holding_on` gives it.
        field: the evidence that it was given from.
        on: the day.
    """
    name = holding.holder or (holding.holders[0].name if holding.holders else None)
    side = next((p.side for p in field.evidence if p.holder and field.names[p.holder].name == name), None)
    if side is None:
        return holding
    shown = {one.id for one in (*holding.support, *holding.against)}
    near = sorted(
        (piece for piece in field.evidence if piece.told.id in shown),
        key=lambda piece: (abs((piece.day - on).days), piece.told.id),
    )
    whole = _log_odds(field, field.evidence, side, on)
    weights: dict[str, float] = {}
    for piece in near:
        if len(weights) < MOST and piece.told.id not in weights:
            rest = _without(field.evidence, piece)
            weights[piece.told.id] = round(whole - _log_odds(field, rest, side, on), 3)
    return replace(
        holding,
        support=tuple(sorted(holding.support, key=lambda one: (-abs(weights.get(one.id, 0.0)), one.published, one.id))),
        against=tuple(sorted(holding.against, key=lambda one: (-abs(weights.get(one.id, 0.0)), one.published, one.id))),
        weights=tuple(sorted(weights.items())),
    )


def _without(evidence: Sequence[Evidence], piece: Evidence) -> list[Evidence]:
    """Return the evidence without a statement, and without what its voice repeats of it."""
    said = {_word(each) for each in evidence if each.told.id == piece.told.id}
    return [each for each in evidence if each.told.id != piece.told.id and not (each.repeats and _word(each) in said)]


def _word(piece: Evidence) -> tuple[Effect, str, frozenset[str]]:
    return piece.effect, piece.holder, piece.voices


def _log_odds(field: Field, evidence: Sequence[Evidence], side: str, on: dt.date) -> float:
    states = field.passes.states
    posterior = passes_over(evidence, states).on(on)
    sure = sum(value for each, value in zip(states.sides, posterior, strict=True) if each == side)
    kept = min(1 - SUREST, max(SUREST, sure))
    return math.log(kept / (1 - kept))
