"""Load the crosswalks to the field's formats, once, into typed records."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.codebook import Kind, codebook
from sayso.errors import KnowledgeError

_COUNTRY_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one country; "" where it has none in a list.

    Args:
        alpha2, alpha3, numeric: ISO 3166-1.
        fips: FIPS 10-4, as GDELT has it.
    """

    alpha2: str = ""
    alpha3: str = ""
    numeric: str = ""
    fips: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalks:
    """What the formats of the field call what the codebook names; keys are the codebook's ids.

    Args:
        acled_types: event type and disorder type of each sub-event type.
        acled_inter: inter code of a type of actor.
        acled_inter_labels: label of each inter code.
        acled_state: inter codes of doers by which a place is regained by a government.
        acled_civilians: inter codes of those against whom violence is "Civilian targeting".
        ucdp_parties: "state", "group" or "civilians" of a type of actor.
        ucdp_aggregated: kinds that tell of more than one event.
        plover_sectors, plover_codes: sector of a type of actor; code where it is of no country.
        plover_quads: quad class of each event type.
        plover_scores: event_scale of TYPE or TYPE/mode.
        plover_modalities: auxiliary mode of a modality.
        plover_resolutions: resolution of a kind of place.
        cameo_types: type code of a type of actor.
    """

    acled_types: dict[str, list[str]]
    acled_inter: dict[str, int]
    acled_inter_labels: dict[int, str]
    acled_state: list[int]
    acled_civilians: list[int]
    ucdp_parties: dict[str, str]
    ucdp_aggregated: list[str]
    plover_sectors: dict[str, str]
    plover_codes: dict[str, str]
    plover_quads: dict[str, int]
    plover_scores: dict[str, float]
    plover_modalities: dict[str, str]
    plover_resolutions: dict[str, int]
    cameo_types: dict[str, str]


@functools.cache
def crosswalks() -> Crosswalks:
    """Return the crosswalks that ship with sayso.

    Raises:
        KnowledgeError: the data file is malformed; names what is wrong.
    """
    loaded: dict[str, Any] = yaml.safe_load(_text("crosswalks.yaml"))
    try:
        return Crosswalks(**loaded)
    except TypeError as fault:
        raise KnowledgeError(f"exports/crosswalks.yaml: {fault}") from fault


def kind_named(id: str) -> Kind:
    """Return a kind of the codebook; of a ledger that was written with another codebook, one that has no codes."""
    return codebook().kinds.get(id) or Kind(id, "", "", (), "")


def codes_of(alpha2: str | None) -> Codes:
    """Return the codes of a country by its ISO 3166 alpha-2 code; empty ones where it is unknown."""
    return _countries().get(alpha2 or "", Codes())


@functools.cache
def _countries() -> dict[str, Codes]:
    found = {}
    for number, line in enumerate(_text("countries.tsv").splitlines(), 1):
        parts = line.split("\t")
        if line.startswith("#"):
            continue
        if len(parts) != _COUNTRY_COLUMNS:
            raise KnowledgeError(f"exports/countries.tsv, line {number}: {_COUNTRY_COLUMNS} columns are expected")
        found[parts[0]] = Codes(*parts)
    return found


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
