"""Names of event types and countries as the records and the crosswalk write them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from sayso.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Names:
    """The data files of this folder.

    Args:
        renamed: an event type of the records, as the crosswalk calls it.
        misspelt: a country code of the records, as ISO 3166 has it.
        modalities: the event type that a modality makes of any kind.
        promised, promise: types that become another where they are only planned.
        iso3: alpha-2 to alpha-3.
    """

    renamed: Mapping[str, str]
    misspelt: Mapping[str, str]
    modalities: Mapping[str, str]
    promised: frozenset[str]
    promise: str
    iso3: Mapping[str, str]


@functools.cache
def names() -> Names:
    """Return the names that ship with sayso.

    Raises:
        KnowledgeError: a file is malformed.
    """
    folder = resources.files(__package__)
    try:
        loaded = yaml.safe_load(folder.joinpath("names.yaml").read_text(encoding="utf-8"))
        rows = folder.joinpath("iso3.tsv").read_text(encoding="utf-8").splitlines()
        iso3 = dict(row.split("\t") for row in rows if not row.startswith("#"))
        promised = loaded["promised"]
        return Names(
            loaded["renamed"],
            loaded["misspelt_countries"],
            loaded["modalities"],
            frozenset(promised["from"]),
            promised["to"],
            iso3,
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as fault:
        raise KnowledgeError(f"evaluate/plover: {fault!r}") from fault
