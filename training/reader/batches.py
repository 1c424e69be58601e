"""From windows to tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from model import Sizes
from tokenizers import Tokenizer
from torch import Tensor

from examples import HOLDERS, ROLES, Filler, Target, Window
from sayso.codebook import codebook
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
    """Windows as tensors, and what is to be predicted for them."""

    ids: Tensor
    mask: Tensor
    shapes: Tensor
    starts: Tensor
    word_mask: Tensor
    trigger_tags: Tensor
    batch: Tensor
    first: Tensor
    last: Tensor
    sentence_gap: Tensor
    kind: Tensor
    modality: Tensor
    holder: Tensor
    flags: Tensor
    roles: Tensor
    actor_type: Tensor
    place_kind: Tensor
    place_role: Tensor
    counted: Tensor


def recased(window: Window, chance: float, rng: random.Random) -> list[str]:
    """Return the words, now and then all in capitals or all in lower case, as wires and posts have them."""
    draw = rng.random()
    if draw < chance:
        return [word.upper() for word in window.words]
    return [word.lower() for word in window.words] if draw < chance * 1.5 else window.words


def make_batch(windows: Sequence[Window], words: Sequence[list[str]], tokenizer: Tokenizer, lists: Labels) -> Batch:
    """Turn windows into one padded batch.

    Args:
        windows: the windows.
        words: their words, recased where wanted.
        tokenizer: of the encoder; must not pad or truncate by itself.
        lists: the classes.
    """
    encoded = tokenizer.encode_batch([list(w) for w in words], is_pretokenized=True)
    pieces = max(len(e.ids) for e in encoded)
    count = max(len(w) for w in words)
    size = len(windows)
    ids, mask, shapes = (torch.zeros(size, pieces, dtype=torch.long) for _ in range(3))
    starts = torch.zeros(size, count, dtype=torch.long)
    word_mask = torch.zeros(size, count, dtype=torch.bool)
    tags = torch.full((size, count), IGNORED, dtype=torch.long)
    flat: list[tuple[int, Target]] = []
    for row, (window, spelled, e) in enumerate(zip(windows, words, encoded, strict=True)):
        ids[row, : len(e.ids)] = torch.tensor(e.ids)
        mask[row, : len(e.ids)] = 1
        seen = -1
        for piece, word in enumerate(e.word_ids):
            if word is not None:
                shapes[row, piece] = shape_of(spelled[word])
                if word != seen:
                    starts[row, word], word_mask[row, word], seen = piece, True, word
        tags[row, : len(spelled)] = OUTSIDE
        for target in window.targets:
            if target.last < len(spelled) and word_mask[row, target.last]:
                tags[row, target.first] = BEGIN
                tags[row, target.first + 1 : target.last + 1] = INSIDE
                flat.append((row, target))
        tags[row][~word_mask[row]] = IGNORED
    return _with_targets(
        flat,
        lists,
        [window.sentence_of for window in windows],
        ids=ids,
        mask=mask,
        shapes=shapes,
        starts=starts,
        word_mask=word_mask,
        tags=tags,
    )


@dataclass(slots=True)
class _Joined:
    """What each trigger is joined to, word by word."""

    roles: Tensor
    actor_type: Tensor
    place_kind: Tensor
    place_role: Tensor
    counted: Tensor

    @classmethod
    def blank(cls, total: int, count: int) -> _Joined:
        """Return labels that join `total` triggers to none of `count` words."""
        classes = (torch.full((total, count), IGNORED, dtype=torch.long) for _ in range(4))
        return cls(torch.zeros(total, count, len(ROLES), dtype=torch.long), *classes)

    def fill(self, number: int, target: Target, words: Tensor, lists: Labels) -> None:
        """Write what one trigger is joined to; `words` says which words of its window the encoder sees."""
        for name in target.beyond:
            self.roles[number, :, ROLES.index(name)] = IGNORED
        self.roles[number][~words] = IGNORED
        for filler in target.fillers:
            if filler.last < len(words) and words[filler.last]:
                role = ROLES.index(filler.role)
                self.roles[number, filler.first, role] = BEGIN
                self.roles[number, filler.first + 1 : filler.last + 1, role] = INSIDE
                self._classify(number, filler, lists)

    def _classify(self, number: int, filler: Filler, lists: Labels) -> None:
        if filler.role in {"actor", "target", "speaker"} and filler.label in lists.actor_types:
            self.actor_type[number, filler.first] = lists.actor_types.index(filler.label)
        if filler.role == "place":
            self.place_kind[number, filler.first] = lists.place_kinds.index(filler.label)
            self.place_role[number, filler.first] = PLACE_ROLES.index(filler.extra)
        if filler.role == "count":
            self.counted[number, filler.first] = lists.counted.index(filler.label)


def _with_targets(
    flat: list[tuple[int, Target]],
    lists: Labels,
    sentence_of: list[list[int]],
    *,
    ids: Tensor,
    mask: Tensor,
    shapes: Tensor,
    starts: Tensor,
    word_mask: Tensor,
    tags: Tensor,
) -> Batch:
    count, total = starts.shape[1], len(flat)
    labels = _Joined.blank(total, count)
    for number, (row, target) in enumerate(flat):
        labels.fill(number, target, word_mask[row], lists)
    targets = [target for _, target in flat]
    gaps = torch.zeros(total, count, dtype=torch.long)
    for number, (row, target) in enumerate(flat):
        at = torch.tensor(sentence_of[row][:count])
        gaps[number, : len(at)] = at - sentence_of[row][target.first]

    def column(values: list[int]) -> Tensor:
        return torch.tensor(values, dtype=torch.long)

    return Batch(
        ids=ids,
        mask=mask,
        shapes=shapes,
        starts=starts,
        word_mask=word_mask,
        trigger_tags=tags,
        batch=column([row for row, _ in flat]),
        sentence_gap=gaps,
        first=column([t.first for t in targets]),
        last=column([t.last for t in targets]),
        kind=column([lists.kinds.index(t.kind) for t in targets]),
        modality=column([lists.modalities.index(t.modality) for t in targets]),
        holder=column([HOLDERS.index(t.holder) for t in targets]),
        flags=torch.tensor([[t.unverified, t.ends] for t in targets], dtype=torch.float).view(-1, 2),
        roles=labels.roles,
        actor_type=labels.actor_type,
        place_kind=labels.place_kind,
        place_role=labels.place_role,
        counted=labels.counted,
    )


def batches(windows: Sequence[Window], most: int, rng: random.Random) -> Iterator[list[Window]]:
    """Yield groups of windows of like length, at most `most` words each with padding, in random order."""
    ordered = sorted(windows, key=lambda w: len(w.words) + rng.uniform(0, 12))
    groups: list[list[Window]] = []
    group: list[Window] = []
    for window in ordered:
        if group and (len(group) + 1) * len(window.words) > most:
            groups.append(group)
            group = []
        group.append(window)
    if group:
        groups.append(group)
    rng.shuffle(groups)
    yield from groups
