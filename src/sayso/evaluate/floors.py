"""The floors that scores may not fall below, with the corpus that they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from sayso.errors import GateError

_SCALE = 10_000
"""Floors have four decimals, rounded down, so that the score that made one passes."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What is pinned.

    Args:
        digest: SHA-256 of the corpus (`corpus_digest`); "" before anything is pinned.
        readers: for each reader, the least F1 of each figure.
    """

    digest: str
    readers: Mapping[str, Mapping[str, float]]


def floors_path() -> Path:
    """Return the file of the floors that come with sayso."""
    return Path(str(resources.files("sayso.evaluate").joinpath("floors.json")))


def load_floors(path: Path) -> Floors:
    """Load floors.

    Raises:
        GateError: the file is missing or malformed.
    """
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
        readers = {
            str(reader): {str(figure): float(floor) for figure, floor in figures.items()}
            for reader, figures in loaded["readers"].items()
        }
        return Floors(str(loaded["digest"]), readers)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise GateError(f"{path}: cannot be read as floors: {fault}") from fault


def save_floors(path: Path, floors: Floors) -> None:
    """Write floors, readers and figures in the order given."""
    content = {"digest": floors.digest, "readers": {name: dict(figures) for name, figures in floors.readers.items()}}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def rounded_down(score: float) -> float:
    """Return a score as a floor: down to four decimals."""
    return math.floor(score * _SCALE) / _SCALE


def with_reader(floors: Floors, reader: str, digest: str, figures: Mapping[str, float]) -> Floors:
    """Return floors with those of one reader put in; floors of another corpus say nothing of this one and go."""
    kept = floors.readers if floors.digest == digest else {}
    return replace(floors, digest=digest, readers={**kept, reader: dict(figures)})
