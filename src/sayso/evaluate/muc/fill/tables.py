"""The filler's data: what kinds, words and types become in a template."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Tables:
    """The data files of this folder, read once.

    Args:
        rules: `rules.yaml` as it stands.
        patterns: its patterns, compiled, by name.
        types: its incident types by words: (type, where to look, pattern).
        people, things, instruments: the type of each last word.
    """

    rules: Mapping[str, Any]
    patterns: Mapping[str, re.Pattern[str]]
    types: tuple[tuple[str, str, re.Pattern[str]], ...]
    people: Mapping[str, str]
    things: Mapping[str, str]
    instruments: Mapping[str, str]


@functools.cache
def tables() -> Tables:
    """Return the tables that ship with sayso.

    Raises:
        KnowledgeError: a file is malformed.
    """
    data = resources.files(__package__).joinpath("data")
    try:
        rules = yaml.safe_load(data.joinpath("rules.yaml").read_text(encoding="utf-8"))
        patterns = {name: re.compile(value, re.IGNORECASE) for name, value in rules.items() if isinstance(value, str)}
        types = tuple((kind, where, re.compile(words, re.IGNORECASE)) for kind, where, words in rules["words"])
    except (yaml.YAMLError, re.error, KeyError, ValueError) as fault:
        raise KnowledgeError(f"evaluate/muc/fill/data/rules.yaml: {fault!r}") from fault
    return Tables(rules, patterns, types, _typed("people"), _typed("things"), _typed("instruments"))


def _typed(name: str) -> dict[str, str]:
    text = resources.files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}
