"""What the network proposes for a window of sentences: triggers with their classes and joined spans of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.read.trained.network import Floats, Joins, Network
from sayso.read.trained.spans import WordSpan, best_span, spans_of

LEAST_TRIGGER = 0.5
"""A trigger begins with at least this probability; set on held-out training reports for the best F1 of `found`."""
LIKELY = 0.5
"""A flag is set above this probability."""
LEAST_FILLER = {
    "actor": 0.45,
    "target": 0.45,
    "place": 0.45,
    "when": 0.45,
    "count": 0.45,
    "speaker": 0.45,
    "cue": 0.4,
    "object": 0.45,
    "quote": 0.2,
}
"""The same for what a trigger is joined to, by role."""
_MANY = ("actor", "target", "place", "count")
_ONE = ("when", "speaker", "cue", "object", "quote")


@dataclass(frozen=True, slots=True)
class Filler:
    """A span of words that fills a role.

    Args:
        span: the words.
        label: actor type, place kind or what is counted; "" for other roles.
        where: of a place: in, from, to or near; else "".
    """

    span: WordSpan
    label: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trigger and all that the network says of it.

    Args:
        span: the trigger's words.
        kind, modality, holder: the likeliest classes.
        kind_score, modality_score: their probabilities.
        unverified, ends: flags.
        fillers: by role; at most one each for when, speaker, cue, object and quote.
    """

    span: WordSpan
    kind: str
    kind_score: float
    modality: str
    modality_score: float
    holder: str
    unverified: bool
    ends: bool
    fillers: dict[str, tuple[Filler, ...]]


def proposals_of(network: Network, words: Floats, sentences: Sequence[int]) -> list[Proposal]:
    """Return what the network proposes for a window, in the order of its words.

    Args:
        network: loaded.
        words: the vectors of the window's words.
        sentences: the number of each word's sentence within the window.
    """
    spans = spans_of(network.trigger_tags(words), LEAST_TRIGGER)
    if not spans:
        return []
    first, last = [span.first for span in spans], [span.last for span in spans]
    pooled = np.asarray((words[first] + words[last]) / 2, dtype=np.float32)
    kinds, modalities, holders, flags = network.classes(pooled)
    middle = [(a + b) // 2 for a, b in zip(first, last, strict=True)]
    joins = network.joins(words, pooled, middle, sentences)
    labels = network.labels
    return [
        Proposal(
            span=span,
            kind=labels.kinds[int(kinds[n].argmax())],
            kind_score=float(kinds[n].max()),
            modality=labels.modalities[int(modalities[n].argmax())],
            modality_score=float(modalities[n].max()),
            holder=labels.holders[int(holders[n].argmax())],
            unverified=bool(flags[n, 0] > LIKELY),
            ends=bool(flags[n, 1] > LIKELY),
            fillers=_fillers(network, joins[n]),
        )
        for n, span in enumerate(spans)
    ]


def _fillers(network: Network, joins: Joins) -> dict[str, tuple[Filler, ...]]:
    filled: dict[str, tuple[Filler, ...]] = {}
    for number, role in enumerate(network.labels.roles):
        tags = np.asarray(joins.tags[:, number, :])
        if role in _ONE:
            best = best_span(tags, LEAST_FILLER[role])
            spans: Sequence[WordSpan] = [best] if best else []
        elif role in _MANY:
            spans = spans_of(tags, LEAST_FILLER[role])
        else:
            continue
        filled[role] = tuple(_filler(network, joins, role, span) for span in spans)
    return filled


def _filler(network: Network, joins: Joins, role: str, span: WordSpan) -> Filler:
    labels = network.labels
    if role in {"actor", "target", "speaker"}:
        return Filler(span, labels.actor_types[int(joins.actor_type[span.first])])
    if role == "place":
        where = labels.place_roles[int(joins.place_role[span.first])]
        return Filler(span, labels.place_kinds[int(joins.place_kind[span.first])], where)
    if role == "count":
        return Filler(span, labels.counted[int(joins.counted[span.first])])
    return Filler(span)
