"""Mapping files: which column of a table means what. The shipped ones are such files too."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sayso.codebook import codebook
from sayso.errors import UsageError

SHIPPED = ("acled", "ucdp", "viina")
"""Names of the mappings that ship with sayso."""
MAX_BYTES = 1_000_000


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Day(_Part):
    """A column with a day: ISO 8601 (2023-11-14 or 20231114), or seconds of Unix time."""

    column: str
    form: Literal["iso", "unix"] = "iso"


class Kind(_Part):
    """What kind a row is: a column and the codebook's kind of each of its values, or always the same."""

    column: str = ""
    values: dict[str, str] = Field(default_factory=dict)
    always: str = ""

    @model_validator(mode="after")
    def _known(self) -> Kind:
        for kind in (*self.values.values(), *([self.always] if self.always else [])):
            if kind not in codebook().kinds:
                raise ValueError(f"'{kind}' is no kind of the codebook")
        if bool(self.column) == bool(self.always):
            raise ValueError("either 'column' with 'values' or 'always' is expected")
        return self


class Side(_Part):
    """A column with an actor's name, and one with its type; several names are separated by "; "."""

    column: str
    type: str = ""


class Prefix(_Part):
    """What names that begin with some words are: a type of actor, and, of a country's own, its role ("army")."""

    type: str
    role: str = ""


class Held(_Part):
    """A column that tells who holds the place after a row of some kinds; `values` rewrites names."""

    column: str
    kinds: list[str]
    values: dict[str, str] = Field(default_factory=dict)


class Killed(_Part):
    """Columns with the least and the most of those killed."""

    low: str = ""
    high: str = ""


class Mapping(_Part):
    """What the columns of a table mean; each value is the name of a column, but for `publisher`, `types`, `ongoing`.

    Args:
        publisher: who publishes the table.
        id: of a row; without it, its number.
        published: the day from which anyone could know the row; without it, one day is given for all.
        start, end: first and last day of what happened, both within it.
        ongoing: what a row tells is still so on the day of publication.
        changes_of: only rows are taken whose holder differs from that of the row before with the same value here.
        kind: what kind a row is; a row whose value has none is left out.
        actors, targets: who did it, to whom.
        prefixes: what actors are whose names begin with some words, where neither packs nor a type column tell.
        types: the codebook's type of actor for each value of a type column.
        holder: who holds the place.
        place, country, lat, lon, precision: where; the country as a name or an ISO 3166 alpha-2 code.
        geonameid: the place's number in GeoNames, instead of a name.
        killed: how many were killed.
        quote: the words of the row; without them a sentence is made of its values.
        said_by: whose say-so it is.
        url: where the row's words were published.
    """

    publisher: str
    id: str = ""
    published: Day | None = None
    start: str = ""
    end: str = ""
    ongoing: bool = False
    changes_of: str = ""
    kind: Kind
    actors: Side | None = None
    targets: Side | None = None
    prefixes: dict[str, Prefix] = Field(default_factory=dict)
    types: dict[str, str] = Field(default_factory=dict)
    holder: Held | None = None
    place: str = ""
    country: str = ""
    lat: str = ""
    lon: str = ""
    precision: str = ""
    geonameid: str = ""
    killed: Killed | None = None
    quote: str = ""
    said_by: str = ""
    url: str = ""

    @model_validator(mode="after")
    def _types_known(self) -> Mapping:
        for type in (*self.types.values(), *(one.type for one in self.prefixes.values())):
            if type not in codebook().actor_types:
                raise ValueError(f"'{type}' is no type of actor of the codebook")
        return self

    def needed(self) -> list[str]:
        """Return the columns without which no row can be read."""
        columns = [self.kind.column, self.start, self.published.column if self.published else "", self.geonameid]
        return [column for column in (*columns, self.place) if column]


def mapping_named(name: str) -> Mapping:
    """Return a mapping: one that ships ("acled", "ucdp", "viina"), or that of a YAML file.

    Raises:
        UsageError: there is none, or it is malformed; names the field.
    """
    if name in SHIPPED:
        text = resources.files(__package__).joinpath("mappings", f"{name}.yaml").read_text(encoding="utf-8")
        return _read(text, name)
    try:
        with Path(name).open(encoding="utf-8") as file:
            text = file.read(MAX_BYTES + 1)
    except (OSError, UnicodeDecodeError) as fault:
        names = ", ".join(SHIPPED)
        raise UsageError(f"{name}: this is no mapping file that can be read, nor one of {names} ({fault})") from fault
    if len(text) > MAX_BYTES:
        raise UsageError(f"{name}: a mapping file has no more than {MAX_BYTES // 1_000_000} MB")
    return _read(text, name)


def _read(text: str, name: str) -> Mapping:
    try:
        loaded: Any = yaml.safe_load(text)
        return Mapping.model_validate(loaded)
    except yaml.YAMLError as fault:
        raise UsageError(f"{name}: malformed YAML: {fault}") from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{name}: {field or 'mapping'}: {first['msg']}") from fault


def day_in(text: str, form: str = "iso") -> dt.date | None:
    """Return the day that a cell holds; None for an empty cell.

    Raises:
        ValueError: it holds something else.
    """
    if not text:
        return None
    if form == "unix":
        return dt.datetime.fromtimestamp(int(text), dt.UTC).date()
    return dt.date.fromisoformat(text.strip()[:10] if "-" in text else text.strip()[:8])
