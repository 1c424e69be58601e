"""The relevance gate: is a text about armed conflict at all? Cheap, and asked before a reader is.

A logistic model over hashed words: a text is cut into windows, and it is as relevant as its most relevant window,
since one paragraph of a long report may be all that matters. Weights and threshold are trained by `training/relevance`;
the threshold is set there so that few texts with a statement are lost.
"""

from __future__ import annotations

import functools
import json
import math
import re
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from sayso.errors import KnowledgeError

BUCKETS = 1 << 15
"""Weights: words are hashed into so many."""
WINDOW = 120
"""Words of a window; windows overlap by half."""
MAX_WORDS = 20_000
"""Words of a text that are looked at."""
FILE = "data/relevance.bin"
_MAGIC = b"SAYSO-RELEVANCE-1\n"
_WORD = re.compile(r"[^\W\d_]{2,}")


@functools.lru_cache(maxsize=200_000)
def _bucket(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace")) & (BUCKETS - 1)


def windows_of(words: list[str]) -> Iterator[list[str]]:
    """Yield the windows of a text's words; a text shorter than one is one window."""
    for start in range(0, max(1, len(words) - WINDOW // 2), WINDOW // 2):
        yield words[start : start + WINDOW]


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, `MAX_WORDS` at most."""
    return _WORD.findall(text[: MAX_WORDS * 8].lower())[:MAX_WORDS]


@functools.cache
def _not_topical() -> frozenset[str]:
    lines = resources.files("sayso.scale").joinpath("data/not_topical.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def buckets_of(words: list[str]) -> set[int]:
    """Return the buckets of a window's words, each once; words of `data/not_topical.txt` are left out."""
    return {_bucket(word) for word in set(words) - _not_topical()}


@dataclass(frozen=True, slots=True)
class Gate:
    """Tells what is relevant.

    Args:
        weights: one a bucket, in hundredths.
        bias: of a window.
        threshold: the score from which a text is relevant.
        slope: of the logistic curve that makes a score a probability; `shift` likewise.
        shift: see `slope`.
    """

    weights: array[int]
    bias: float
    threshold: float
    slope: float
    shift: float

    def score(self, text: str) -> float:
        """Return how relevant a text is, on the scale of `threshold`."""
        return max((self._window(window) for window in windows_of(words_of(text))), default=self.bias)

    def probability(self, score: float) -> float:
        """Return the probability that a text with a score holds a statement, as on the texts of the training."""
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, self.slope * score + self.shift))))

    def passes(self, text: str, slack: float = 0.0) -> bool:
        """Whether a text is relevant; `slack` lowers the threshold, for a text that is only an approximation."""
        return self.score(text) >= self.threshold - slack

    def _window(self, words: list[str]) -> float:
        buckets = buckets_of(words)
        if not buckets:
            return self.bias
        weights = self.weights
        return self.bias + sum([weights[bucket] for bucket in buckets]) / (100.0 * math.sqrt(len(buckets)))


def dumped(gate: Gate) -> bytes:
    """Return a gate as the bytes that `load` reads."""
    head = {"bias": gate.bias, "threshold": gate.threshold, "slope": gate.slope, "shift": gate.shift}
    return _MAGIC + json.dumps(head, sort_keys=True).encode() + b"\n" + zlib.compress(gate.weights.tobytes(), 9)


def loaded(data: bytes) -> Gate:
    """Read what `dumped` wrote.

    Raises:
        KnowledgeError: it is no gate.
    """
    try:
        head, _, packed = data.removeprefix(_MAGIC).partition(b"\n")
        told = json.loads(head)
        weights = array("h")
        weights.frombytes(zlib.decompress(packed))
        gate = Gate(weights, *(float(told[name]) for name in ("bias", "threshold", "slope", "shift")))
    except (ValueError, KeyError, zlib.error) as fault:
        raise KnowledgeError(f"scale/{FILE}: {fault!r}") from fault
    if len(weights) != BUCKETS or not data.startswith(_MAGIC):
        raise KnowledgeError(f"scale/{FILE}: {len(weights)} weights where {BUCKETS} are expected")
    return gate


@functools.cache
def shipped_gate() -> Gate:
    """Return the gate that ships with sayso."""
    return loaded(resources.files("sayso.scale").joinpath(FILE).read_bytes())
