"""Load the actor packs: one YAML file a theatre, each a list of actors."""

from __future__ import annotations

import datetime as dt
import re
from importlib import resources
from typing import Any

import yaml

from sayso.codebook import codebook
from sayso.errors import KnowledgeError
from sayso.know.actors.actor import KnownActor, Membership

_FIELDS = frozenset({"id", "name", "type", "country", "aliases", "organ", "side", "member_of"})
_REQUIRED = ("id", "name", "type")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO = re.compile(r"[A-Z]{2}")


def shipped_packs() -> dict[str, str]:
    """Return the YAML text of each pack that ships with sayso, by the pack's name, in the order of names."""
    folder = resources.files(__package__).joinpath("packs")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return {file.name.removesuffix(".yaml"): file.read_text(encoding="utf-8") for file in files}


def pack_actors(pack: str, text: str) -> tuple[KnownActor, ...]:
    """Read one pack.

    Args:
        pack: its name, for messages.
        text: YAML, a list of entries.

    Raises:
        KnowledgeError: the text is no such list; names the pack and the entry.
    """
    try:
        rows = yaml.safe_load(text)
    except yaml.YAMLError as fault:
        raise KnowledgeError(f"actors/packs/{pack}.yaml: not YAML: {fault}") from fault
    if not isinstance(rows, list):
        raise KnowledgeError(f"actors/packs/{pack}.yaml: a list of actors is expected")
    return tuple(_actor(pack, number, row) for number, row in enumerate(rows, 1))


def _actor(pack: str, number: int, row: Any) -> KnownActor:
    where = f"actors/packs/{pack}.yaml, entry {number}"
    if not isinstance(row, dict):
        raise KnowledgeError(f"{where}: a mapping is expected")
    where += f" ({row.get('id', 'no id')})"
    for field in _REQUIRED:
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise KnowledgeError(f"{where}: '{field}' is missing or no text")
    unknown = sorted(str(field) for field in set(row) - _FIELDS)
    if unknown:
        raise KnowledgeError(f"{where}: unknown fields {', '.join(unknown)}")
    _check(where, row)
    return KnownActor(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        country=row.get("country"),
        aliases=_aliases(where, row.get("aliases", [])),
        organ=row.get("organ"),
        side=row.get("side"),
        memberships=tuple(_membership(where, part) for part in row.get("member_of") or ()),
        pack=pack,
    )


def _check(where: str, row: dict[str, Any]) -> None:
    if not _SLUG.fullmatch(row["id"]):
        raise KnowledgeError(f"{where}: 'id' is no slug: lower-case letters, digits, single hyphens")
    if row["type"] not in codebook().actor_types:
        raise KnowledgeError(f"{where}: 'type' {row['type']!r} is none of the codebook's")
    country = row.get("country")
    if country is not None and not (isinstance(country, str) and _ISO.fullmatch(country)):
        raise KnowledgeError(f"{where}: 'country' {country!r} is no ISO 3166 alpha-2 code (quote \"NO\")")
    for field in ("organ", "side"):
        if row.get(field) is not None and not isinstance(row[field], str):
            raise KnowledgeError(f"{where}: '{field}' is no text")


def _aliases(where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(alias, str) and alias.strip() for alias in value):
        raise KnowledgeError(f"{where}: 'aliases' must be a list of texts (quote numbers and words such as \"NO\")")
    return tuple(dict.fromkeys(value))


def _membership(where: str, part: Any) -> Membership:
    if not isinstance(part, dict) or not isinstance(part.get("id"), str) or set(part) - {"id", "from", "to"}:
        raise KnowledgeError(f"{where}: 'member_of' holds mappings with id and, optionally, from and to")
    start, end = part.get("from"), part.get("to")
    for day in (start, end):
        if day is not None and type(day) is not dt.date:
            raise KnowledgeError(f"{where}: 'member_of': {day!r} is no date")
    if start and end and start >= end:
        raise KnowledgeError(f"{where}: 'member_of' {part['id']}: 'to' must lie after 'from'")
    return Membership(part["id"], start, end)
