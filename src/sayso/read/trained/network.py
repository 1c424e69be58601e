"""The trained network at run time: two ONNX graphs. Nothing here knows what a statement is.

The first graph encodes runs of words and tags triggers; the second joins each trigger to the words around it.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from sayso.errors import KnowledgeError
from sayso.read.trained.confidence import Calibration
from sayso.read.trained.context import Contexts

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

MOST_PIECES = 320
"""Word pieces of a run that the encoder sees; words beyond get no vector (training has no such runs)."""
BATCH_PIECES = 2048
"""Pieces in one encoder call, padding included: bounds memory to some tens of megabytes."""
BATCH_TRIGGERS = 48
"""Triggers in one joining call."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed lists that the heads choose from, in the order that they were trained with."""

    kinds: tuple[str, ...]
    modalities: tuple[str, ...]
    holders: tuple[str, ...]
    roles: tuple[str, ...]
    actor_types: tuple[str, ...]
    place_kinds: tuple[str, ...]
    place_roles: tuple[str, ...]
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How likely a span must begin where it does to be taken; chosen by `training/reader/calibrate.py`.

    Args:
        trigger: of a trigger, in (0, 1).
        roles: of what fills a role, by role.
    """

    trigger: float
    roles: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder says of a run.

    Args:
        words: a vector for each word that fits, [words, hidden].
        tags: probabilities of O, B and I of a trigger for each of them, [words, 3].
    """

    words: Floats
    tags: Floats


@dataclass(frozen=True, slots=True)
class Joined:
    """What the network says of some triggers; all are probabilities.

    Args:
        kind, modality, holder: over the classes, [triggers, classes].
        flags: unverified and ends, [triggers, 2].
        roles: of O, B and I for each word of a trigger's context and each role, [triggers, words, roles, 3]; 0 where
            there is no word.
        fillers: the scores (not probabilities) of a filler's classes for each word that it may begin at, in the order
            actor type, place kind, place role, what is counted: [triggers, words, classes].
    """

    kind: Floats
    modality: Floats
    holder: Floats
    flags: Floats
    roles: Floats
    fillers: Floats


def softmax(logits: Floats) -> Floats:
    """Return probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


@functools.lru_cache(maxsize=1 << 15)
def shape_of(word: str) -> int:
    """Return the class of a word's letters: 0 lower, 1 Capitalised, 2 UPPER, 3 with a digit."""
    if any(char.isdigit() for char in word):
        return 3
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[:1].isupper() else 0


class Network:
    """Weights, loaded once; all methods are pure functions of their arguments."""

    def __init__(self, folder: Path) -> None:
        """Load what `training/reader/export.py` wrote to a folder.

        Raises:
            KnowledgeError: a file is missing or malformed; names the folder.
        """
        try:
            self._load(folder)
        except (OSError, KeyError, ValueError, onnxruntime.capi.onnxruntime_pybind11_state.InvalidProtobuf) as fault:
            raise KnowledgeError(f"{folder}: no weights of a reader: {fault}") from fault

    def _load(self, folder: Path) -> None:
        card: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{name: tuple(card[name]) for name in Labels.__dataclass_fields__})
        self.thresholds = Thresholds(**card["thresholds"])
        self.calibration = Calibration(card["calibration"]["bias"], tuple(card["calibration"]["weights"]))
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_PIECES)
        self._encoder = _session(folder / "encoder.onnx")
        self._joiner = _session(folder / "joins.onnx")

    def encode(self, runs: Sequence[Sequence[str]]) -> Iterator[Encoded]:
        """Yield what the encoder says of each run, in order; runs are encoded a batch at a time."""
        encoded = self._tokenizer.encode_batch([list(words) for words in runs], is_pretokenized=True)
        start = 0
        while start < len(encoded):
            stop = start + 1
            longest = len(encoded[start].ids)
            while stop < len(encoded):
                longest = max(longest, len(encoded[stop].ids))
                if longest * (stop + 1 - start) > BATCH_PIECES:
                    break
                stop += 1
            yield from self._encode_batch(encoded[start:stop], runs[start:stop])
            start = stop

    def _encode_batch(self, encoded: Sequence[Encoding], runs: Sequence[Sequence[str]]) -> Iterator[Encoded]:
        size, pieces = len(encoded), max(len(e.ids) for e in encoded)
        starts = [_starts(e.word_ids) for e in encoded]
        words = max(1, *(len(s) for s in starts))
        feed = {name: np.zeros((size, pieces), dtype=np.int64) for name in ("ids", "mask", "shapes")}
        feed["starts"] = np.zeros((size, words), dtype=np.int64)
        for row, (one, spelled) in enumerate(zip(encoded, runs, strict=True)):
            shapes = [shape_of(word) for word in spelled]
            feed["ids"][row, : len(one.ids)] = one.ids
            feed["mask"][row, : len(one.ids)] = 1
            feed["shapes"][row, : len(one.ids)] = [0 if w is None else shapes[w] for w in one.word_ids]
            feed["starts"][row, : len(starts[row])] = starts[row]
        vectors, tags = self._encoder.run(["words", "tags"], feed)
        for row, found in enumerate(starts):
            yield Encoded(vectors[row, : len(found)], tags[row, : len(found)])

    def join(self, tape: Encoded, first: Sequence[int], last: Sequence[int], contexts: Contexts) -> Iterator[Joined]:
        """Yield what the network says of triggers, at most `BATCH_TRIGGERS` at a time, in order.

        Args:
            tape: the words that they stand among.
            first: the position of each trigger's first word on the tape.
            last: and of its last word.
            contexts: the words around each.
        """
        for start in range(0, len(first), BATCH_TRIGGERS):
            some = slice(start, start + BATCH_TRIGGERS)
            feed = {name: getattr(contexts, name)[some] for name in ("index", "mask", "distance", "gap")}
            feed["first"] = np.asarray(first[some], dtype=np.int64)
            feed["last"] = np.asarray(last[some], dtype=np.int64)
            feed["tape"], feed["tags"] = tape.words, tape.tags
            names = list(Joined.__dataclass_fields__)
            yield Joined(**dict(zip(names, self._joiner.run(names, feed), strict=True)))


def _session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    # One thread: the same input gives the same records, and archives scale by processes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # The graph spells layer normalisation out because that is faster; these would put the slow kernel back.
    slow = ["LayerNormFusion", "SkipLayerNormFusion", "SimplifiedLayerNormFusion", "EmbedLayerNormFusion"]
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=providers, disabled_optimizers=slow)


def _starts(word_ids: Sequence[int | None]) -> list[int]:
    """Return the position of the first piece of each word."""
    starts: list[int] = []
    for piece, word in enumerate(word_ids):
        if word is not None and word == len(starts):
            starts.append(piece)
    return starts


@functools.cache
def network_in(folder: Path) -> Network:
    """Return the network of a folder, loaded at the first call."""
    return Network(folder)
