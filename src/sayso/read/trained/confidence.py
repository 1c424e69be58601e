"""How sure the reader is of a statement, as a probability that means what it says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

FEATURES = ("trigger", "kind", "modality")
"""The network's own probabilities that the confidence is made of."""
_EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model over the log odds of the network's probabilities (Platt 1999).

    `training/reader/calibrate.py` fits it on reports that the network was not trained on.

    Args:
        bias: the constant.
        weights: one for each of `FEATURES`.
    """

    bias: float
    weights: tuple[float, ...]

    def confidence(self, scores: Sequence[float]) -> float:
        """Return the probability that a statement is said there and is of its kind, rounded to three places.

        Args:
            scores: the network's probabilities, in the order of `FEATURES`.
        """
        total = self.bias + sum(w * logit(score) for w, score in zip(self.weights, scores, strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)


def logit(probability: float) -> float:
    """Return the log odds of a probability, kept finite."""
    bounded = min(1 - _EDGE, max(_EDGE, probability))
    return math.log(bounded / (1 - bounded))
