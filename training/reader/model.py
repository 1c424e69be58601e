"""The trained reader's network: one encoder pass a window, small heads on its words."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import AutoModel

SHAPES = 4
"""Word shapes fed as token types: lower case, Capitalised, UPPER CASE, with a digit."""
DISTANCES = 33
"""Buckets of the distance between a trigger and a word: -16 or less ... 16 or more."""
SENTENCES = 7
"""Buckets of the distance in sentences: -3 or less ... 3 or more."""
TAGS = 3
"""B, I and O of a span."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many classes each head tells apart."""

    kinds: int
    modalities: int
    holders: int
    roles: int
    actor_types: int
    place_kinds: int
    place_roles: int
    counted: int


class TriggerReader(nn.Module):
    """Encoder with heads for triggers, their classes and the roles that join them to words."""

    def __init__(self, encoder: str, sizes: Sizes, width: int = 256, dropout: float = 0.1) -> None:
        """Load the encoder and make new heads.

        Args:
            encoder: folder of the MiniLM weights.
            sizes: of the heads.
            width: of the hidden layers of the heads.
            dropout: in [0, 1).
        """
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, attn_implementation="eager", add_pooling_layer=False)
        hidden = self.encoder.config.hidden_size
        types = nn.Embedding(SHAPES, hidden)
        with torch.no_grad():
            types.weight.copy_(self.encoder.embeddings.token_type_embeddings.weight[:1].expand(SHAPES, hidden))
        self.encoder.embeddings.token_type_embeddings = types
        self.encoder.config.type_vocab_size = SHAPES
        self.sizes = sizes
        self.drop = nn.Dropout(dropout)
        self.trigger = nn.Linear(hidden, TAGS)
        self.kind_hidden = nn.Linear(hidden, width)
        self.kind = nn.Linear(width, sizes.kinds)
        self.modality = nn.Linear(hidden, sizes.modalities)
        self.holder = nn.Linear(hidden, sizes.holders)
        self.flags = nn.Linear(hidden, 2)
        self.from_trigger = nn.Linear(hidden, width)
        self.from_word = nn.Linear(hidden, width)
        self.from_distance = nn.Embedding(DISTANCES, width)
        self.from_sentence = nn.Embedding(SENTENCES, width)
        self.role = nn.Linear(width, sizes.roles * TAGS)
        extras = sizes.actor_types + sizes.place_kinds + sizes.place_roles + sizes.counted
        self.classes_of_fillers = nn.Linear(width, extras)

    def words(self, ids: Tensor, mask: Tensor, shapes: Tensor, starts: Tensor) -> Tensor:
        """Encode pieces and return one vector a word, that of its first piece: [batch, words, hidden]."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=shapes).last_hidden_state
        index = starts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        return hidden.gather(1, index)

    def pooled(self, words: Tensor, batch: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return a vector a trigger: the mean of its first and last word."""
        return (words[batch, first] + words[batch, last]) / 2

    def classes(self, pooled: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return logits of kind, modality, holder and the two flags for each trigger."""
        pooled = self.drop(pooled)
        kind = self.kind(torch.nn.functional.gelu(self.kind_hidden(pooled)))
        return kind, self.modality(pooled), self.holder(pooled), self.flags(pooled)

    def joins(self, words: Tensor, pooled: Tensor, batch: Tensor, middle: Tensor, gap: Tensor) -> tuple[Tensor, Tensor]:
        """Return for each trigger and word the tags of each role, and the classes of a filler that begins there."""
        count = words.shape[1]
        at = torch.arange(count, device=words.device).unsqueeze(0) - middle.unsqueeze(1)
        half = DISTANCES // 2
        distance = self.from_distance(at.clamp(-half, half) + half)
        near = self.from_sentence(gap.clamp(-(SENTENCES // 2), SENTENCES // 2) + SENTENCES // 2)
        joined = self.from_trigger(pooled).unsqueeze(1) + self.from_word(words)[batch] + distance + near
        joined = self.drop(torch.nn.functional.gelu(joined))
        roles = self.role(joined).view(len(batch), count, self.sizes.roles, TAGS)
        return roles, self.classes_of_fillers(joined)
