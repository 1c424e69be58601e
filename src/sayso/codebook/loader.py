"""Load the codebook's data files, once, into typed records."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event or state, and how it reads in the field's other vocabularies.

    Args:
        id: the codebook's id.
        means: what it is, in one line.
        plover: TYPE or TYPE/mode of PLOVER; "" where PLOVER has none.
        acled: ACLED's sub_event_types, the likeliest first; empty where ACLED would not code it.
        cameo: CAMEO code as a string (leading zeros count); "" where CAMEO has none.
    """

    id: str
    means: str
    plover: str
    acled: tuple[str, ...]
    cameo: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """All closed lists of the codebook; ids in the order of the file.

    Args:
        kinds: by id.
        modalities: id to meaning.
        actor_types: ids.
        place_kinds: id to meaning.
        precisions: of a time.
        counted: what a count can count.
        holder_kinds: kinds whose statements always name a holder.
        may_hold_kinds: kinds whose statements name a holder where the text tells.
        vague_numbers: "dozens" to the least number that it stands for.
    """

    kinds: dict[str, Kind]
    modalities: dict[str, str]
    actor_types: tuple[str, ...]
    place_kinds: dict[str, str]
    precisions: tuple[str, ...]
    counted: tuple[str, ...]
    holder_kinds: frozenset[str]
    may_hold_kinds: frozenset[str]
    vague_numbers: dict[str, int]


def _load(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    if not isinstance(loaded, dict):
        raise KnowledgeError(f"codebook/{name}: a mapping is expected")
    return loaded


def _kind(id: str, row: dict[str, str]) -> Kind:
    try:
        acled = tuple(part.strip() for part in row["acled"].split("|") if part.strip())
        return Kind(id=id, means=row["is"], plover=row["plover"], acled=acled, cameo=row["cameo"])
    except (KeyError, AttributeError, TypeError) as fault:
        raise KnowledgeError(f"codebook/kinds.yaml: kind '{id}': {fault!r}") from fault


@functools.cache
def codebook() -> Codebook:
    """Return the codebook that ships with sayso.

    Raises:
        KnowledgeError: a data file is malformed; names the file and the field.
    """
    terms = _load("terms.yaml")
    try:
        return Codebook(
            kinds={id: _kind(id, row) for id, row in _load("kinds.yaml").items()},
            modalities=dict(terms["modalities"]),
            actor_types=tuple(terms["actor_types"]),
            place_kinds=dict(terms["place_kinds"]),
            precisions=tuple(terms["precisions"]),
            counted=tuple(terms["counted"]),
            holder_kinds=frozenset(terms["holder_kinds"]),
            may_hold_kinds=frozenset(terms["may_hold_kinds"]),
            vague_numbers={str(word): int(number) for word, number in terms["vague_numbers"].items()},
        )
    except KeyError as fault:
        raise KnowledgeError(f"codebook/terms.yaml: {fault} is missing") from fault
