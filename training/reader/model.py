"""The trained reader's network: one encoder pass over runs of sentences, then one small pass a trigger."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import AutoModel

from sayso.read.trained.context import BEFORE, DISTANCES, GAPS

SHAPES = 4
"""Word shapes fed as token types: lower case, Capitalised, UPPER CASE, with a digit."""
TAGS = 3
"""O, B and I of a span."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many classes each head tells apart, and how large the network is.

    Args:
        layers: of the encoder that are kept, 1 to 6.
        joint: width of the pass over a trigger's context; a multiple of 4.
        joint_layers: its layers.
        width: of the hidden layer of a trigger's classes.
    """

    kinds: int
    modalities: int
    holders: int
    roles: int
    actor_types: int
    place_kinds: int
    place_roles: int
    counted: int
    layers: int = 6
    joint: int = 128
    joint_layers: int = 1
    width: int = 256

    @property
    def fillers(self) -> int:
        """Classes of a filler, all together."""
        return self.actor_types + self.place_kinds + self.place_roles + self.counted


class Norm(nn.Module):
    """Layer normalisation spelled out: onnxruntime runs these steps in half the time of its own kernel (1.32, x86)."""

    def __init__(self, weight: Tensor, bias: Tensor, epsilon: float) -> None:
        """Take the weights of a layer normalisation."""
        super().__init__()
        self.weight, self.bias = nn.Parameter(weight.detach().clone()), nn.Parameter(bias.detach().clone())
        self.epsilon = epsilon

    def forward(self, values: Tensor) -> Tensor:
        """Normalise over the last axis."""
        size = values.shape[-1]
        ones = torch.full((size, 1), 1.0 / size, dtype=values.dtype)
        centred = values - values @ ones
        return centred * torch.rsqrt((centred * centred) @ ones + self.epsilon) * self.weight + self.bias


class Joint(nn.Module):
    """One layer of attention over a trigger's context, normalised first."""

    def __init__(self, width: int, heads: int = 4, dropout: float = 0.1) -> None:
        """Make a layer of the given width."""
        super().__init__()
        self.heads = heads
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, values: Tensor, bias: Tensor) -> Tensor:
        """Attend; `bias` is added to the scores, [triggers, 1, 1, words]."""
        triggers, words, width = values.shape

        def split(x: Tensor) -> Tensor:
            return x.view(triggers, words, self.heads, width // self.heads).transpose(1, 2)

        normed = self.before(values)
        query = split(self.query(normed) * (width // self.heads) ** -0.5)
        key, value = split(self.key(normed)), split(self.value(normed))
        scores = query @ key.transpose(2, 3) + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(triggers, words, width)
        values = values + self.drop(self.out(mixed))
        return values + self.drop(self.down(torch.relu(self.up(self.between(values)))))


class TriggerReader(nn.Module):
    """Encoder, trigger tagger, and the pass that joins a trigger to the words of its context and classifies it."""

    def __init__(self, encoder: str, sizes: Sizes, dropout: float = 0.1) -> None:
        """Load the encoder and make new heads.

        Args:
            encoder: folder of the MiniLM weights.
            sizes: of the network.
            dropout: in [0, 1).
        """
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, attn_implementation="eager", add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[: sizes.layers]
        hidden, joint = self.encoder.config.hidden_size, sizes.joint
        types = nn.Embedding(SHAPES, hidden)
        with torch.no_grad():
            types.weight.copy_(self.encoder.embeddings.token_type_embeddings.weight[:1].expand(SHAPES, hidden))
        self.encoder.embeddings.token_type_embeddings = types
        self.encoder.config.type_vocab_size = SHAPES
        self.sizes = sizes
        self.drop = nn.Dropout(dropout)
        self.trigger = nn.Linear(hidden, TAGS)
        self.from_trigger, self.from_word = nn.Linear(hidden, joint), nn.Linear(hidden, joint)
        self.times_trigger, self.times_word = nn.Linear(hidden, joint), nn.Linear(hidden, joint)
        self.from_tag = nn.Linear(TAGS, joint)
        self.from_distance, self.from_gap = nn.Embedding(DISTANCES, joint), nn.Embedding(GAPS, joint)
        self.joint = nn.ModuleList(Joint(joint, dropout=dropout) for _ in range(sizes.joint_layers))
        self.last = nn.LayerNorm(joint)
        self.role, self.filler = nn.Linear(joint, sizes.roles * TAGS), nn.Linear(joint, sizes.fillers)
        self.hidden = nn.Linear(hidden + joint, sizes.width)
        self.kind, self.modality = nn.Linear(sizes.width, sizes.kinds), nn.Linear(sizes.width, sizes.modalities)
        self.holder, self.flags = nn.Linear(sizes.width, sizes.holders), nn.Linear(sizes.width, 2)

    def words(self, ids: Tensor, mask: Tensor, shapes: Tensor, starts: Tensor) -> tuple[Tensor, Tensor]:
        """Encode pieces; return a vector a word, that of its first piece, and the logits of its trigger tags."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=shapes).last_hidden_state
        words = hidden.gather(1, starts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        return words, self.trigger(self.drop(words))

    def joins(  # noqa: PLR0917 (a graph's inputs have an order, and no names)
        self,
        tape: Tensor,
        tags: Tensor,
        first: Tensor,
        last: Tensor,
        index: Tensor,
        mask: Tensor,
        distance: Tensor,
        gap: Tensor,
    ) -> dict[str, Tensor]:
        """Return logits for each trigger: its classes, and the roles of the words of its context.

        Args:
            tape: the words' vectors, [words, hidden].
            tags: the probabilities of their trigger tags, [words, 3].
            first: the position of each trigger's first word on the tape.
            last: and of its last word.
            index: the positions of the words of its context, see `sayso.read.trained.context`.
            mask: 1 where there is such a word.
            distance: its bucket in words.
            gap: its bucket in sentences.
        """
        pooled = (tape[first] + tape[last]) / 2
        told = self.from_word(tape) + self.from_tag(tags)
        timed = self.times_word(tape)
        values = told[index] + timed[index] * self.times_trigger(pooled).unsqueeze(1)
        values = values + self.from_trigger(pooled).unsqueeze(1) + self.from_distance(distance) + self.from_gap(gap)
        bias = (mask.to(values.dtype) - 1).unsqueeze(1).unsqueeze(1) * 10000
        values = self.drop(values)
        for layer in self.joint:
            values = layer(values, bias)
        values = self.last(values)
        seen = torch.cat([self.drop(pooled), values[:, BEFORE]], -1)
        hidden = self.drop(torch.relu(self.hidden(seen)))
        return {
            "roles": self.role(values).view(*index.shape, self.sizes.roles, TAGS),
            "fillers": self.filler(values),
            "kind": self.kind(hidden),
            "modality": self.modality(hidden),
            "holder": self.holder(hidden),
            "flags": self.flags(hidden),
        }


def with_plain_norms(module: nn.Module) -> None:
    """Replace each layer normalisation by its steps, for export."""
    for name, child in module.named_children():
        if isinstance(child, nn.LayerNorm):
            setattr(module, name, Norm(child.weight, child.bias, child.eps))
        else:
            with_plain_norms(child)
