"""From segments to tensors."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from model import Sizes
from tokenizers import Tokenizer
from torch import Tensor

from examples import HOLDERS, ROLES, Filler, Segment, Target
from sayso.codebook import codebook
from sayso.read.trained.context import BEFORE, contexts_of
from sayso.read.trained.network import shape_of

IGNORED = -100
"""The class that no loss is taken on."""
PLACE_ROLES = ("in", "from", "to", "near")
OUTSIDE, BEGIN, INSIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed lists that the heads choose from, in order."""

    kinds: tuple[str, ...]
    modalities: tuple[str, ...]
    actor_types: tuple[str, ...]
    place_kinds: tuple[str, ...]
    counted: tuple[str, ...]

    @property
    def sizes(self) -> Sizes:
        """How many classes each head tells apart."""
        return Sizes(
            kinds=len(self.kinds),
            modalities=len(self.modalities),
            holders=len(HOLDERS),
            roles=len(ROLES),
            actor_types=len(self.actor_types),
            place_kinds=len(self.place_kinds),
            place_roles=len(PLACE_ROLES),
            counted=len(self.counted),
        )


def labels() -> Labels:
    """Return the codebook's lists."""
    book = codebook()
    return Labels(tuple(book.kinds), tuple(book.modalities), book.actor_types, tuple(book.place_kinds), book.counted)


@dataclass(slots=True)
class Batch:
    """Segments as tensors, and what is to be predicted for them.

    The runs of all segments are encoded together; their words in order are the tape that the triggers' offsets are of.
    """

    ids: Tensor
    mask: Tensor
    shapes: Tensor
    starts: Tensor
    word_mask: Tensor
    trigger_tags: Tensor
    context: dict[str, Tensor]
    kind: Tensor
    modality: Tensor
    holder: Tensor
    flags: Tensor
    roles: Tensor
    actor_type: Tensor
    place_kind: Tensor
    place_role: Tensor
    counted: Tensor


def recased(words: list[str], chance: float, rng: random.Random) -> list[str]:
    """Return the words, now and then all in capitals or all in lower case, as wires and posts have them."""
    draw = rng.random()
    if draw < chance:
        return [word.upper() for word in words]
    return [word.lower() for word in words] if draw < chance * 1.5 else words


def make_batch(segments: Sequence[Segment], tokenizer: Tokenizer, lists: Labels) -> Batch:
    """Turn segments into one padded batch.

    Args:
        segments: none of their runs has more pieces than the encoder takes.
        tokenizer: of the encoder; must not pad or truncate by itself.
        lists: the classes.
    """
    runs = [segment.words[start:stop] for segment in segments for start, stop in segment.runs]
    encoded = tokenizer.encode_batch(runs, is_pretokenized=True)
    pieces, count, size = max(len(e.ids) for e in encoded), max(map(len, runs)), len(runs)
    ids, mask, shapes = (torch.zeros(size, pieces, dtype=torch.long) for _ in range(3))
    starts = torch.zeros(size, count, dtype=torch.long)
    word_mask = torch.zeros(size, count, dtype=torch.bool)
    for row, (words, e) in enumerate(zip(runs, encoded, strict=True)):
        ids[row, : len(e.ids)] = torch.tensor(e.ids)
        mask[row, : len(e.ids)] = 1
        word_mask[row, : len(words)] = True
        seen = -1
        for piece, word in enumerate(e.word_ids):
            if word is not None:
                shapes[row, piece] = shape_of(words[word])
                if word != seen:
                    starts[row, word], seen = piece, word
    tags = torch.full((size, count), IGNORED, dtype=torch.long)
    tags[word_mask] = _trigger_tags(segments)
    labelled = _labelled(segments, lists)
    return Batch(ids=ids, mask=mask, shapes=shapes, starts=starts, word_mask=word_mask, trigger_tags=tags, **labelled)


def _trigger_tags(segments: Sequence[Segment]) -> Tensor:
    """Return the tags of the trigger tagger over the tape."""
    parts = []
    for segment in segments:
        tags = torch.full((len(segment.words),), OUTSIDE, dtype=torch.long)
        for target in segment.targets:
            tags[target.first + 1 : target.last + 1] = INSIDE
        for target in segment.targets:
            tags[target.first] = BEGIN
        parts.append(tags)
    return torch.cat(parts)


def _labelled(segments: Sequence[Segment], lists: Labels) -> dict[str, Any]:
    """Return the triggers' contexts and labels."""
    offsets = [0, *itertools.accumulate(len(segment.words) for segment in segments)]
    placed = [(offset, s, t) for offset, s in zip(offsets, segments, strict=False) for t in s.targets]
    seen = [segment.seen_from(target.first) for _, segment, target in placed]
    owners = [number for segment in segments for number in segment.sentence_of]
    first = [offset + target.first for offset, _, target in placed]
    contexts = contexts_of(
        first,
        owners,
        [offset + low for (offset, _, _), (low, _) in zip(placed, seen, strict=True)],
        [offset + high for (offset, _, _), (_, high) in zip(placed, seen, strict=True)],
    )
    context = {name: torch.tensor(getattr(contexts, name)) for name in ("index", "mask", "distance", "gap")}
    context["first"] = column(first)
    context["last"] = column([offset + target.last for offset, _, target in placed])
    joined = _Joined.blank(context["mask"])
    for number, (_, _, target) in enumerate(placed):
        joined.fill(number, target, lists)
    targets = [target for _, _, target in placed]
    return {
        "context": context,
        "kind": column([lists.kinds.index(t.kind) for t in targets]),
        "modality": column([lists.modalities.index(t.modality) for t in targets]),
        "holder": column([HOLDERS.index(t.holder) for t in targets]),
        "flags": torch.tensor([[t.unverified, t.ends] for t in targets], dtype=torch.float).view(-1, 2),
        "roles": joined.roles,
        "actor_type": joined.actor_type,
        "place_kind": joined.place_kind,
        "place_role": joined.place_role,
        "counted": joined.counted,
    }


def column(values: list[int]) -> Tensor:
    """Return a vector of whole numbers."""
    return torch.tensor(values, dtype=torch.long)


@dataclass(slots=True)
class _Joined:
    """What each trigger is joined to, word by word of its context."""

    roles: Tensor
    actor_type: Tensor
    place_kind: Tensor
    place_role: Tensor
    counted: Tensor

    @classmethod
    def blank(cls, mask: Tensor) -> _Joined:
        """Return labels that join no trigger to any word; `mask` says which words there are."""
        roles = torch.where(mask.unsqueeze(-1) == 1, OUTSIDE, IGNORED).repeat(1, 1, len(ROLES))
        return cls(roles, *(torch.full(mask.shape, IGNORED, dtype=torch.long) for _ in range(4)))

    def fill(self, number: int, target: Target, lists: Labels) -> None:
        """Write what one trigger is joined to."""
        for name in target.beyond:
            self.roles[number, :, ROLES.index(name)] = IGNORED
        shift = BEFORE - target.first
        for filler in target.fillers:
            role, first, last = ROLES.index(filler.role), filler.first + shift, filler.last + shift
            self.roles[number, first, role] = BEGIN
            self.roles[number, first + 1 : last + 1, role] = INSIDE
            self._classify(number, first, filler, lists)

    def _classify(self, number: int, first: int, filler: Filler, lists: Labels) -> None:
        if filler.role in {"actor", "target", "speaker"} and filler.label in lists.actor_types:
            self.actor_type[number, first] = lists.actor_types.index(filler.label)
        if filler.role == "place":
            self.place_kind[number, first] = lists.place_kinds.index(filler.label)
            self.place_role[number, first] = PLACE_ROLES.index(filler.extra)
        if filler.role == "count":
            self.counted[number, first] = lists.counted.index(filler.label)


def batches(segments: Sequence[Segment], most: int, rng: random.Random) -> Iterator[list[Segment]]:
    """Yield groups of segments, at most `most` words each, in random order."""
    ordered = list(segments)
    rng.shuffle(ordered)
    group: list[Segment] = []
    words = 0
    for segment in ordered:
        if group and words + len(segment.words) > most:
            yield group
            group, words = [], 0
        group.append(segment)
        words += len(segment.words)
    if group:
        yield group
