"""The actor packs: data files, one a theatre, loaded once and looked up by spelling, country and id."""

from __future__ import annotations

import datetime as dt
import functools
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from sayso.codebook import codebook
from sayso.errors import KnowledgeError
from sayso.know.actors.known import KnownActor, Membership
from sayso.know.actors.spelling import spelled
from sayso.know.countries import country_by_iso
from sayso.know.home import home

try:  # the loader in C reads the packs in a tenth of the time; wheels bring it, a build from source may not
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

_FIELDS = frozenset({"id", "name", "type", "country", "aliases", "side", "member_of", "succeeded_by", "role", "note"})
ACTORS_VARIABLE = "SAYSO_ACTORS"
"""Environment variable with files of further packs, parted as a search path is; the command line sets it."""
OWN = Path("actors")
"""In the folder of the user's own knowledge: packs that are always read."""
MAX_PACK = 5_000_000
"""Bytes of a pack: those that ship have some 10,000."""


class ActorPacks:
    """All known actors; a spelling that several share is told apart by country."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        """Index the actors.

        Raises:
            KnowledgeError: two actors have one id, or a side or membership names an actor that there is not.
        """
        self._by_id: dict[str, KnownActor] = {}
        self._by_spelling: dict[str, list[KnownActor]] = {}
        self._by_role: dict[tuple[str, str], KnownActor] = {}
        for actor in actors:
            if actor.id in self._by_id:
                raise KnowledgeError(f"{actor.theatre}.yaml: the id '{actor.id}' is taken")
            self._by_id[actor.id] = actor
            if actor.role and actor.country:
                self._by_role.setdefault((actor.country, actor.role), actor)
            for key in dict.fromkeys(spelled(name) for name in (actor.name, *actor.aliases)):
                self._by_spelling.setdefault(key, []).append(actor)
        self._check_references()

    def __iter__(self) -> Iterator[KnownActor]:
        """Yield the actors in the order of the packs."""
        return iter(self._by_id.values())

    def __len__(self) -> int:
        """Return how many actors are known."""
        return len(self._by_id)

    def by_id(self, id: str) -> KnownActor | None:
        """Return the actor of that id, or None."""
        return self._by_id.get(id)

    def by_role(self, country: str, role: str) -> KnownActor | None:
        """Return the country's own actor in that role ("army", "government"), or None where no pack names it."""
        return self._by_role.get((country, role))

    def find(self, name: str, *, country: str | None = None) -> tuple[KnownActor, ...]:
        """Return the actors that bear the name.

        Args:
            name: any spelling; case, accents, apostrophes, hyphens and a leading article do not count.
            country: ISO 3166 alpha-2 of the country that the report is about; where several actors bear the name,
                those of that country come first.

        Returns:
            The actors, the likeliest first, then in the order of the packs; empty where nobody bears the name.
        """
        found = self._by_spelling.get(spelled(name), [])
        return tuple(sorted(found, key=lambda actor: actor.country != country)) if country else tuple(found)

    def bodies_of(self, id: str, on: dt.date | None) -> tuple[KnownActor, ...]:
        """Return the larger bodies that an actor belongs to on a day, directly or through others, the nearest first.

        Args:
            id: the actor's id.
            on: the day; None for all that it ever belonged to.
        """
        found: dict[str, KnownActor] = {}
        ahead = [id]
        while ahead:
            actor = self._by_id.get(ahead.pop(0))
            for one in actor.memberships if actor else ():
                if one.of not in found and one.of != id and one.holds_on(on):
                    found[one.of] = self._by_id[one.of]
                    ahead.append(one.of)
        return tuple(found.values())

    def merged(self, others: Iterable[KnownActor]) -> ActorPacks:
        """Return these packs with further actors; one that has the id of a known actor adds to it.

        Of two with one id, the name, type and role of the further one count, its country, side, memberships and
        successors where it has any, and the aliases of both.

        Raises:
            KnowledgeError: a side, membership or successor names an actor that there is not.
        """
        actors = dict(self._by_id)
        for other in others:
            known = actors.get(other.id)
            actors[other.id] = _joined(known, other) if known else other
        return ActorPacks(actors.values())

    def _check_references(self) -> None:
        for actor in self._by_id.values():
            bodies = (one.of for one in (*actor.memberships, *actor.successors))
            for other in (actor.side, *bodies):
                if other is not None and other not in self._by_id:
                    raise KnowledgeError(f"{actor.theatre}.yaml: '{actor.id}' names '{other}', which is nobody")


def _joined(known: KnownActor, other: KnownActor) -> KnownActor:
    names = dict.fromkeys((*known.aliases, known.name, *other.aliases))
    return replace(
        other,
        country=other.country or known.country,
        aliases=tuple(name for name in names if name != other.name),
        side=other.side or known.side,
        memberships=other.memberships or known.memberships,
        successors=other.successors or known.successors,
        role=other.role or known.role,
    )


@functools.cache
def actor_packs() -> ActorPacks:
    """Return the packs that ship with sayso, with the user's own: those in `SAYSO_HOME/actors` and in `SAYSO_ACTORS`.

    Raises:
        KnowledgeError: a pack is malformed; names the file and the entry.
    """
    packs = shipped_packs()
    folder = home() / OWN
    own = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    told = [Path(name) for name in os.environ.get(ACTORS_VARIABLE, "").split(os.pathsep) if name]
    for path in (*own, *told):
        packs = packs.merged(pack_of(path))
    return packs


@functools.cache
def shipped_packs() -> ActorPacks:
    """Return the packs that ship with sayso."""
    folder = resources.files(__package__).joinpath("packs")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return ActorPacks(
        actor
        for file in files
        for actor in read_pack(file.name.removesuffix(".yaml"), file.read_text(encoding="utf-8"))
    )


def pack_of(path: Path) -> tuple[KnownActor, ...]:
    """Read a pack of the user's own.

    Raises:
        KnowledgeError: the file cannot be read, is too large or malformed; names the entry and the field.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_PACK + 1)
        if len(content) > MAX_PACK:
            raise KnowledgeError(f"{path}: more than {MAX_PACK // 1_000_000} MB: split the pack")
        return read_pack(str(path.with_suffix("")), content.decode("utf-8-sig"))
    except OSError as fault:
        raise KnowledgeError(f"{path}: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise KnowledgeError(f"{path}: not UTF-8: save the pack as UTF-8") from fault


def read_pack(theatre: str, text: str) -> tuple[KnownActor, ...]:
    """Read one pack.

    Args:
        theatre: its name, for messages and for the actors' `theatre`.
        text: YAML: a list of actors.

    Raises:
        KnowledgeError: the text is no list of actors; names the pack, the entry and the field.
    """
    try:
        rows = yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader, as its class says)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise KnowledgeError(f"{theatre}.yaml: {fault}") from fault
    if not isinstance(rows, list):
        raise KnowledgeError(f"{theatre}.yaml: a list of actors is expected")
    return tuple(_actor(theatre, number, row) for number, row in enumerate(rows, 1))


class _Loader(_SafeLoader):
    """YAML 1.1 in which country codes stay what they are: "NO" is Norway."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _actor(theatre: str, number: int, row: Any) -> KnownActor:
    where = f"{theatre}.yaml: entry {number}"
    if not isinstance(row, dict) or not {"id", "name", "type"} <= set(row):
        raise KnowledgeError(f"{where}: an actor needs id, name and type")
    where = f"{where} ('{row['id']}')"
    if unknown := set(row) - _FIELDS:
        raise KnowledgeError(f"{where}: unknown fields: {', '.join(sorted(map(str, unknown)))}")
    if row["type"] not in codebook().actor_types:
        raise KnowledgeError(f"{where}: the codebook has no actor type '{row['type']}'")
    for field in ("id", "name"):
        if not isinstance(row[field], str) or not spelled(row[field]):
            raise KnowledgeError(f"{where}: '{field}' is no text")
    country = row.get("country")
    if country is not None and (not isinstance(country, str) or country_by_iso(country) is None):
        raise KnowledgeError(f"{where}: no country has the code '{country}'")
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(spelled(str(name)) for name in aliases):
        raise KnowledgeError(f"{where}: aliases are a list of names")
    for field in ("side", "role"):
        if row.get(field) is not None and not isinstance(row[field], str):
            raise KnowledgeError(f"{where}: '{field}' is no text")
    return KnownActor(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        country=country,
        aliases=tuple(str(name) for name in aliases),
        side=row.get("side"),
        memberships=_memberships(where, row, "member_of"),
        successors=_memberships(where, row, "succeeded_by"),
        role=row.get("role"),
        theatre=theatre,
    )


def _memberships(where: str, row: dict[str, Any], field: str) -> tuple[Membership, ...]:
    listed = row.get(field, [])
    if not isinstance(listed, list):
        raise KnowledgeError(f"{where}: {field} is a list of {{id, from, to}}")
    return tuple(_membership(f"{where}: {field}", one) for one in listed)


def _membership(where: str, row: Any) -> Membership:
    if not isinstance(row, dict) or "id" not in row or set(row) - {"id", "from", "to"}:
        raise KnowledgeError(f"{where} is a list of {{id, from, to}}")
    start, end = row.get("from"), row.get("to")
    if not all(day is None or type(day) is dt.date for day in (start, end)):
        raise KnowledgeError(f"{where}: from and to are dates")
    if start is not None and end is not None and end <= start:
        raise KnowledgeError(f"{where}: it ends on {end}, before it begins")
    return Membership(str(row["id"]), start, end)
