"""From what the network says of the words around a trigger to the spans that fill its roles."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
import numpy.typing as npt
import yaml

from sayso.read.trained.network import Joined, Network
from sayso.read.trained.spans import BEGIN, INSIDE, WordSpan, goes_on

LEAST_WITHIN = 0.5
"""A word is likely part of a filler, wherever that begins, with more than this probability."""
MANY = ("actor", "target", "place", "count")
"""Roles that several spans may fill; of the others only the likeliest is taken."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A span of words that fills a role.

    Args:
        span: the words on the tape.
        label: actor type, place kind or what is counted; "" for other roles.
        where: of a place: in, from, to or near; else "".
    """

    span: WordSpan
    label: str = ""
    where: str = ""


Filled = Mapping[str, tuple[Filler, ...]]
"""What fills the roles of a trigger, by role."""


@functools.cache
def function_words() -> frozenset[str]:
    """Return the words, in all languages, that fill no role alone and end no filler."""
    rows = yaml.safe_load(resources.files("sayso.read.trained").joinpath("function_words.yaml").read_text("utf-8"))
    return frozenset(word for words in rows.values() for word in words)


def fillers_of(network: Network, joined: Joined, shifts: Sequence[int], words: Sequence[str]) -> Iterator[Filled]:
    """Yield what fills the roles of each trigger.

    Args:
        network: whose thresholds and labels count.
        joined: what it says of some triggers.
        shifts: for each of them where on the tape its context begins.
        words: on the tape, in lower case.
    """
    roles = network.labels.roles
    least = np.array([network.thresholds.roles[role] for role in roles], dtype=np.float32)
    begins = joined.roles[..., BEGIN] >= least
    inside = goes_on(joined.roles)
    likely = joined.roles[..., BEGIN] + joined.roles[..., INSIDE] > LEAST_WITHIN
    classes = _classes(network, joined)
    weak = function_words()
    for number, shift in enumerate(shifts[: len(joined.kind)]):
        filled: dict[str, list[Filler]] = {role: [] for role in roles}
        free = [0] * len(roles)
        for word, role in np.argwhere(begins[number]).tolist():
            if word < free[role]:
                continue
            last = word
            while last + 1 < inside.shape[1] and (
                inside[number, last + 1, role]
                # "The | town": where it begins may be unsure although both words are of it.
                or (likely[number, last + 1, role] and words[last + shift] in weak)
            ):
                last += 1
            free[role] = last + 1
            while last >= word and words[last + shift] in weak:
                last -= 1
            if last >= word:
                span = WordSpan(word + shift, last + shift, float(joined.roles[number, word, role, BEGIN]))
                filled[roles[role]].append(_filler(network, roles[role], span, [int(c[number, word]) for c in classes]))
        yield {role: tuple(found) if role in MANY else _likeliest(found) for role, found in filled.items()}


def _likeliest(found: Sequence[Filler]) -> tuple[Filler, ...]:
    return (max(found, key=lambda filler: filler.span.score),) if found else ()


def _classes(network: Network, joined: Joined) -> list[npt.NDArray[np.int64]]:
    """Return the likeliest actor type, place kind, place role and counted thing at each word."""
    labels = network.labels
    sizes = [len(one) for one in (labels.actor_types, labels.place_kinds, labels.place_roles, labels.counted)]
    return [part.argmax(axis=-1) for part in np.split(joined.fillers, np.cumsum(sizes)[:-1], axis=-1)]


def _filler(network: Network, role: str, span: WordSpan, best: Sequence[int]) -> Filler:
    labels = network.labels
    if role in {"actor", "target", "speaker"}:
        return Filler(span, labels.actor_types[best[0]])
    if role == "place":
        return Filler(span, labels.place_kinds[best[1]], labels.place_roles[best[2]])
    return Filler(span, labels.counted[best[3]] if role == "count" else "")
