"""How sure the reader is of a statement, as a probability that means what it says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

FEATURES = ("trigger", "kind", "modality")
"""The network's own probabilities that the confidence is made of."""
SPARSE = 1.5
"""Statements in a hundred words, each counted by its confidence, below which a report is hardly about a conflict. This
and `SURE` were chosen on held-out training reports: fewest false statements with no loss in the F1 of `kind`."""
SURE = 0.5
"""The least confidence of a statement of such a report."""
SHORT = 30
"""Words: a shorter report is not judged by its length."""
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


def least_confidence(confidences: Sequence[float], words: int) -> float:
    """Return how sure the reader must be of a statement of a report to keep it.

    Ordinary news has words of war here and there ("the striker's attack"); a report about a conflict has them all over.
    Where few are found for its length, only those that are sure are kept.

    Args:
        confidences: of all that was found in the report.
        words: in the report; a short one counts as `SHORT`.
    """
    return SURE if sum(confidences) * 100 < SPARSE * max(words, SHORT) else 0.0


def logit(probability: float) -> float:
    """Return the log odds of a probability, kept finite."""
    bounded = min(1 - _EDGE, max(_EDGE, probability))
    return math.log(bounded / (1 - bounded))
