"""How alike the words of two statements are: stems weighted by how rarely reports use them.

The weights are counted once and ship with sayso, so that how alike two statements are depends on the two alone.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from importlib import resources

import snowballstemmer

from sayso.errors import KnowledgeError
from sayso.weigh.names import folded_words

LONGEST = 200
"""Words of a text that are looked at: a quote has up to 45."""

Vector = Mapping[str, float]
"""Weights by stem; the squares sum to 1, unless it is empty."""


class Weights:
    """How much each stem tells, by how few of many texts it stands in."""

    def __init__(self, found: Mapping[str, int], texts: int) -> None:
        """Take in how many of `texts` each stem was found; a stem that is not given was found in one."""
        self._weights = {stem: math.log(texts / (1 + often)) for stem, often in found.items()}
        self._rare = math.log(texts / 2)

    def of(self, stem: str) -> float:
        """Return the weight of a stem, at least 0: its inverse document frequency."""
        return max(0.0, self._weights.get(stem, self._rare))

    def vector(self, words: str) -> Vector:
        """Return the weighted stems of a text."""
        return self.vector_of(stems_of(words))

    def vector_of(self, stems: Iterable[str]) -> Vector:
        """Return stems, weighted; how often each stands in the text does not count."""
        weighted = {stem: weight for stem in set(stems) if (weight := self.of(stem)) > 0}
        length = math.sqrt(sum(weight * weight for weight in weighted.values()))
        return {stem: weight / length for stem, weight in sorted(weighted.items())}


def alike(one: Vector, other: Vector) -> float:
    """Return how alike two texts are, in [0, 1]: the cosine of their vectors."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many[stem] for stem, weight in few.items() if stem in many)


def stems_of(words: str) -> Iterable[str]:
    """Return the stems of a text's words, in order."""
    return [_stem(word) for word in folded_words(words).split()[:LONGEST]]


@functools.lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@functools.cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@functools.cache
def shipped_weights() -> Weights:
    """Return the weights that ship with sayso, counted on annotated reports by `training/word_weights.py`.

    Raises:
        KnowledgeError: a row is malformed; names the file and the line.
    """
    text = resources.files("sayso.weigh").joinpath("word_weights.tsv").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    texts = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            stem, often = line.split("\t")
            if stem:
                found[stem] = int(often)
            else:
                texts = int(often)
        except ValueError as fault:
            raise KnowledgeError(f"weigh/word_weights.tsv, line {number}: {fault}") from fault
    return Weights(found, texts)
