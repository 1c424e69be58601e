"""What the network proposes for a report: triggers with their classes and the spans of words that fill their roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.read.sentences import Sentence
from sayso.read.tokens import Token
from sayso.read.trained.context import BEFORE, contexts_of
from sayso.read.trained.fillers import Filled, fillers_of
from sayso.read.trained.network import Encoded, Joined, Labels, Network
from sayso.read.trained.spans import WordSpan, spans_of
from sayso.read.trained.windows import Window

LIKELY = 0.5
"""A flag is set above this probability."""
GROUP = 24
"""Windows that are read together: bounds memory on a long report."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trigger and all that the network says of it.

    Args:
        span: the trigger's words on the tape.
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
    fillers: Filled

    @property
    def scores(self) -> tuple[float, float, float]:
        """The probabilities that the confidence is made of, in the order of `confidence.FEATURES`."""
        return self.span.score, self.kind_score, self.modality_score


@dataclass(frozen=True, slots=True)
class Tape:
    """Consecutive words of a report that triggers stand among.

    Args:
        tokens: the words.
        sentences: the sentence of each.
        numbers: its number in the report.
        encoded: what the encoder says of each.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    numbers: tuple[int, ...]
    encoded: Encoded

    def tail(self) -> Tape:
        """Return the last words, those that the next triggers may still be joined to."""
        encoded = Encoded(self.encoded.words[-BEFORE:], self.encoded.tags[-BEFORE:])
        return Tape(self.tokens[-BEFORE:], self.sentences[-BEFORE:], self.numbers[-BEFORE:], encoded)


def proposals_of(network: Network, windows: Sequence[Window]) -> Iterator[tuple[Tape, list[Proposal]]]:
    """Yield what the network proposes for a report, in the order of its words, some windows at a time.

    Args:
        network: loaded.
        windows: of the report, in order.
    """
    before: Tape | None = None
    for start in range(0, len(windows), GROUP):
        some = windows[start : start + GROUP]
        encoded = list(network.encode([[token.text for token in window.tokens] for window in some]))
        tape, stops = _tape(before, some, encoded)
        yield tape, _proposals(network, tape, stops)
        before = tape.tail()


def _tape(before: Tape | None, windows: Sequence[Window], encoded: Sequence[Encoded]) -> tuple[Tape, list[int]]:
    """Return the words of some windows after those before, and for each word where its window stops (0: no trigger)."""
    tokens, sentences, numbers = ([*before.tokens], [*before.sentences], [*before.numbers]) if before else ([], [], [])
    stops = [0] * len(tokens)
    for window, one in zip(windows, encoded, strict=True):
        count = len(one.words)
        tokens.extend(window.tokens[:count])
        sentences.extend(window.sentences[:count])
        numbers.extend(window.numbers[:count])
        stops.extend([len(tokens)] * count)
    parts = [before.encoded, *encoded] if before else list(encoded)
    joined = Encoded(np.concatenate([one.words for one in parts]), np.concatenate([one.tags for one in parts]))
    return Tape(tuple(tokens), tuple(sentences), tuple(numbers), joined), stops


def _proposals(network: Network, tape: Tape, stops: Sequence[int]) -> list[Proposal]:
    spans = [span for span in spans_of(tape.encoded.tags, network.thresholds.trigger) if stops[span.first]]
    if not spans:
        return []
    first, last = [span.first for span in spans], [span.last for span in spans]
    contexts = contexts_of(first, tape.numbers, [0] * len(first), [stops[at] for at in first])
    words = [token.lower for token in tape.tokens]
    proposals: list[Proposal] = []
    for joined in network.join(tape.encoded, first, last, contexts):
        shifts = [at - BEFORE for at in first[len(proposals) :]]
        for number, filled in enumerate(fillers_of(network, joined, shifts, words)):
            proposals.append(_proposal(network.labels, spans[len(proposals)], joined, number, filled))
    return proposals


def _proposal(labels: Labels, span: WordSpan, joined: Joined, number: int, filled: Filled) -> Proposal:
    kind, modality = joined.kind[number], joined.modality[number]
    return Proposal(
        span=span,
        kind=labels.kinds[int(kind.argmax())],
        kind_score=float(kind.max()),
        modality=labels.modalities[int(modality.argmax())],
        modality_score=float(modality.max()),
        holder=labels.holders[int(joined.holder[number].argmax())],
        unverified=bool(joined.flags[number, 0] > LIKELY),
        ends=bool(joined.flags[number, 1] > LIKELY),
        fillers=filled,
    )
