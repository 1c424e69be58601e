"""The trained network at run time: an ONNX encoder and small heads in NumPy. Nothing here knows what a statement is."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from sayso.errors import KnowledgeError

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

MOST_PIECES = 320
"""Word pieces of a window that the encoder sees; words beyond get no vector (training used the same limit)."""
BATCH_PIECES = 4096
"""Pieces in one encoder call, padding included: bounds memory to some tens of megabytes."""
TAGS = 3
BEGIN, INSIDE = 1, 2


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
class Joins:
    """What one trigger is joined to.

    Args:
        tags: probabilities of O, B and I for each word and role, [words, roles, 3].
        actor_type, place_kind, place_role, counted: index of the likeliest class of a filler that begins at each word.
    """

    tags: Floats
    actor_type: Ints
    place_kind: Ints
    place_role: Ints
    counted: Ints


def softmax(logits: Floats) -> Floats:
    """Return probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def gelu(values: Floats) -> Floats:
    """Return the Gaussian error linear unit by Abramowitz and Stegun's formula 7.1.26 (error below 2e-7)."""
    x = np.abs(values) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * x)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(values) * (1 - poly * np.exp(-x * x))
    return np.asarray(0.5 * values * (1 + erf), dtype=np.float32)


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
        with np.load(folder / "heads.npz") as heads:
            self._heads = {name: heads[name].astype(np.float32) for name in heads.files}
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_PIECES)
        options = onnxruntime.SessionOptions()
        # One thread: the same input gives the same records, and archives scale by processes.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        model = (folder / "encoder.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def encode(self, windows: Sequence[Sequence[str]]) -> Iterator[Floats]:
        """Yield one array a window, in order: a vector for each of its words that fits in the encoder's limit."""
        encoded = self._tokenizer.encode_batch([list(words) for words in windows], is_pretokenized=True)
        start = 0
        while start < len(encoded):
            stop = start + 1
            longest = len(encoded[start].ids)
            while stop < len(encoded):
                longest = max(longest, len(encoded[stop].ids))
                if longest * (stop + 1 - start) > BATCH_PIECES:
                    break
                stop += 1
            yield from self._encode_batch(encoded[start:stop], windows[start:stop])
            start = stop

    def _encode_batch(self, encoded: Sequence[Encoding], windows: Sequence[Sequence[str]]) -> Iterator[Floats]:
        size, pieces = len(encoded), max(len(e.ids) for e in encoded)
        starts = [_starts(e.word_ids) for e in encoded]
        words = max(1, *(len(s) for s in starts))
        feed = {name: np.zeros((size, pieces), dtype=np.int64) for name in ("ids", "mask", "shapes")}
        feed["starts"] = np.zeros((size, words), dtype=np.int64)
        for row, (one, spelled) in enumerate(zip(encoded, windows, strict=True)):
            feed["ids"][row, : len(one.ids)] = one.ids
            feed["mask"][row, : len(one.ids)] = 1
            feed["shapes"][row, : len(one.ids)] = [0 if w is None else shape_of(spelled[w]) for w in one.word_ids]
            feed["starts"][row, : len(starts[row])] = starts[row]
        output = self._session.run(["words"], feed)[0]
        for row in range(size):
            yield np.asarray(output[row, : len(starts[row])], dtype=np.float32)

    def trigger_tags(self, words: Floats) -> Floats:
        """Return the probabilities of O, B and I of a trigger for each word, [words, 3]."""
        return softmax(self._linear("trigger", words))

    def classes(self, pooled: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Return probabilities of kind, modality, holder, and of the flags unverified and ends, for each trigger."""
        kind = softmax(self._linear("kind", gelu(self._linear("kind_hidden", pooled))))
        flags = np.asarray(1 / (1 + np.exp(-self._linear("flags", pooled))), dtype=np.float32)
        return kind, softmax(self._linear("modality", pooled)), softmax(self._linear("holder", pooled)), flags

    def joins(self, words: Floats, pooled: Floats, middle: Sequence[int], sentences: Sequence[int]) -> list[Joins]:
        """Return for each trigger what it is joined to among the words.

        Args:
            words: their vectors.
            pooled: the triggers' vectors.
            middle: the index of each trigger's middle word.
            sentences: the number of each word's sentence within the window.
        """
        projected = self._linear("from_word", words)
        distances = self._heads["from_distance.weight"]
        half = len(distances) // 2
        at = np.clip(np.arange(len(words))[None, :] - np.asarray(middle)[:, None], -half, half) + half
        apart = self._heads["from_sentence.weight"]
        reach = len(apart) // 2
        owner = np.asarray(sentences)
        gap = np.clip(owner[None, :] - owner[list(middle)][:, None], -reach, reach) + reach
        joined = gelu(
            self._linear("from_trigger", pooled)[:, None, :] + projected[None, :, :] + distances[at] + apart[gap]
        )
        tags = softmax(self._linear("role", joined).reshape(len(pooled), len(words), len(self.labels.roles), TAGS))
        extra = self._linear("classes_of_fillers", joined)
        sizes = [len(getattr(self.labels, name)) for name in ("actor_types", "place_kinds", "place_roles", "counted")]
        groups = np.split(extra, np.cumsum(sizes)[:-1], axis=-1)
        best = [group.argmax(axis=-1) for group in groups]
        return [Joins(tags[n], best[0][n], best[1][n], best[2][n], best[3][n]) for n in range(len(pooled))]

    def _linear(self, name: str, values: Floats) -> Floats:
        return np.asarray(values @ self._heads[f"{name}.weight"] + self._heads[f"{name}.bias"], dtype=np.float32)


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
