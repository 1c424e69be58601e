"""Rules of alerts: what is watched for, and where alerts go. Read from TOML; secrets stay in the environment."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sayso.codebook import codebook
from sayso.errors import UsageError

MAX_BYTES = 1_000_000


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Rule(_Part):
    name: str = Field(min_length=1, max_length=200)


class Hands(_Rule):
    """A place changes hands, or is claimed by another: of one place, or of all of a country."""

    when: Literal["changes hands"]
    place: str | None = None
    country: str | None = None

    @model_validator(mode="after")
    def _where(self) -> Hands:
        if (self.place is None) == (self.country is None):
            raise ValueError("either 'place' or 'country' is expected")
        return self


class Opened(_Rule):
    """A dispute opens, anywhere or at a place."""

    when: Literal["dispute"]
    place: str | None = None


class Deadline(_Rule):
    """A deadline nears, by so many days, or passes."""

    when: Literal["deadline"]
    days: list[Annotated[int, Field(ge=0, le=365)]] = [7, 1]
    actor: str | None = None
    place: str | None = None


class Near(_Rule):
    """Something of some kinds within a distance of a place."""

    when: Literal["near"]
    place: str = ""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    km: Annotated[float, Field(ge=0, le=2_000)]
    kinds: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _where(self) -> Near:
        if not self.place and (self.lat is None or self.lon is None):
            raise ValueError("either 'place' or 'lat' and 'lon' are expected")
        for kind in self.kinds:
            if kind not in codebook().kinds:
                raise ValueError(f"'{kind}' is no kind of the codebook")
        return self


class News(_Rule):
    """A source, or anybody, says something new of an actor."""

    when: Literal["says"]
    actor: str
    source: str | None = None


Rule = Annotated[Hands | Opened | Deadline | Near | News, Field(discriminator="when")]


class Email(_Part):
    """Mail through an SMTP server; the password is in the environment variable that `password_env` names."""

    kind: Literal["email"]
    name: str
    host: str
    port: int = 587
    sender: str
    to: list[str] = Field(min_length=1)
    starttls: bool = True
    user: str | None = None
    password_env: str | None = None


class Webhook(_Part):
    """A POST of JSON, signed with the secret in the environment variable that `secret_env` names."""

    kind: Literal["webhook"]
    name: str
    url: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
    secret_env: str


class Feed(_Part):
    """An Atom file that is written anew with the last alerts."""

    kind: Literal["feed"]
    name: str
    path: Path


class Command(_Part):
    """A program, run without a shell, with the alert as JSON on its standard input."""

    kind: Literal["command"]
    name: str
    run: list[str] = Field(min_length=1)


Target = Annotated[Email | Webhook | Feed | Command, Field(discriminator="kind")]


class Rules(_Part):
    """All rules and targets of a file; every alert goes to every target."""

    rule: list[Rule] = Field(min_length=1)
    to: list[Target] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names_once(self) -> Rules:
        for names in ([one.name for one in self.rule], [one.name for one in self.to]):
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise ValueError(f"the name '{twice[0]}' is there twice; sent alerts are remembered by it")
        return self


def read_rules(path: Path) -> Rules:
    """Read a file of rules.

    Raises:
        UsageError: it cannot be read or is malformed; names the field.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise UsageError(f"{path}: a file of rules has no more than {MAX_BYTES // 1_000_000} MB")
        loaded: dict[str, Any] = tomllib.loads(content.decode("utf-8"))
        return Rules.model_validate(loaded)
    except OSError as fault:
        raise UsageError(f"{path}: it cannot be read ({fault.strerror})") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: malformed TOML: {fault}") from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path}: {field or 'rules'}: {first['msg']}") from fault
