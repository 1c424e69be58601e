"""MUC, B-cubed, CEAF-e and their mean, the CoNLL score of coreference (Pradhan et al. 2014).

Proved in `tests/benchmarks/test_conll.py` on the worked example of that paper. Mentions are gold, so that both sides
hold the same ones in the benchmark; the scorer itself does not need it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Chains = Sequence[frozenset[Hashable]]
"""Mentions by chain; a mention is in one chain at most."""


@dataclass(frozen=True, slots=True)
class Score:
    """Recall and precision, in [0, 1]."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def muc(key: Chains, response: Chains) -> Score:
    """Return the score by links (Vilain et al. 1995); singletons have none."""
    return Score(_links(key, response), _links(response, key))


def b_cubed(key: Chains, response: Chains) -> Score:
    """Return the score by mentions (Bagga and Baldwin 1998)."""
    return Score(_mentions(key, response), _mentions(response, key))


def ceaf_e(key: Chains, response: Chains) -> Score:
    """Return the score by chains, aligned one to one as well as can be (Luo 2005, phi4)."""
    if not key or not response:
        return Score(0.0, 0.0)
    column = {mention: n for n, chain in enumerate(response) for mention in chain}
    alike = np.zeros((len(key), len(response)))
    for n, chain in enumerate(key):
        for mention in chain:
            if mention in column:
                alike[n, column[mention]] += 1
    sizes = np.add.outer([len(chain) for chain in key], [len(chain) for chain in response])
    alike = 2 * alike / sizes
    rows, columns = linear_sum_assignment(-alike)
    total = float(alike[rows, columns].sum())
    return Score(total / len(key), total / len(response))


def conll(key: Chains, response: Chains) -> float:
    """Return the mean of the three F1."""
    return (muc(key, response).f1 + b_cubed(key, response).f1 + ceaf_e(key, response).f1) / 3


def _links(key: Chains, response: Chains) -> float:
    found = {mention: n for n, chain in enumerate(response) for mention in chain}
    links = kept = 0
    for chain in key:
        parts = {found.get(mention, ("missing", mention)) for mention in chain}
        links += len(chain) - 1
        kept += len(chain) - len(parts)
    return kept / links if links else 0.0


def _mentions(key: Chains, response: Chains) -> float:
    found = {mention: chain for chain in response for mention in chain}
    every = [(mention, chain) for chain in key for mention in chain]
    shares = (len(chain & found.get(mention, frozenset())) / len(chain) for mention, chain in every)
    return sum(shares) / len(every) if every else 0.0
