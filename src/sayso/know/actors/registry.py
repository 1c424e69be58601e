"""All actor packs together, looked up by name and by id."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from sayso.errors import KnowledgeError
from sayso.know.actors.actor import KnownActor
from sayso.know.actors.load import pack_actors, shipped_packs
from sayso.know.actors.spelling import name_key


class ActorPacks:
    """Known actors. Two actors may share a name or an alias (a front of that name in two countries), never an id."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        """Index the actors.

        Raises:
            KnowledgeError: an id is given twice, or a side or a membership names an id that nobody has.
        """
        self._by_id: dict[str, KnownActor] = {}
        self._by_name: dict[str, list[KnownActor]] = {}
        self._by_organ: dict[tuple[str, str], list[KnownActor]] = {}
        for actor in actors:
            self._add(actor)
        for actor in self._by_id.values():
            self._check_links(actor)

    def _add(self, actor: KnownActor) -> None:
        other = self._by_id.setdefault(actor.id, actor)
        if other is not actor:
            raise KnowledgeError(f"actors/packs/{actor.pack}.yaml: id '{actor.id}' stands in {other.pack}.yaml too")
        for key in dict.fromkeys(name_key(name) for name in (actor.name, *actor.aliases)):
            if key:
                self._by_name.setdefault(key, []).append(actor)
        if actor.organ and actor.country:
            self._by_organ.setdefault((actor.organ, actor.country), []).append(actor)

    def _check_links(self, actor: KnownActor) -> None:
        for id in (*(part.id for part in actor.memberships), *((actor.side,) if actor.side else ())):
            if id not in self._by_id:
                raise KnowledgeError(f"actors/packs/{actor.pack}.yaml ({actor.id}): no actor has the id '{id}'")

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self._by_id.values())

    def by_id(self, id: str) -> KnownActor | None:
        """Return the actor with the id, or None."""
        return self._by_id.get(id)

    def find(self, name: str, *, country: str | None = None) -> tuple[KnownActor, ...]:
        """Return the actors of a name or alias; case, accents, apostrophes, hyphens and "the" do not count.

        Args:
            name: as a report writes it.
            country: ISO 3166 alpha-2: where some of them are from there, only those are returned.
        """
        found = tuple(self._by_name.get(name_key(name), ()))
        near = tuple(actor for actor in found if country is not None and actor.country == country)
        return near or found

    def organs(self, organ: str, country: str) -> tuple[KnownActor, ...]:
        """Return the actors that are this organ of a country ("army", "mission"), in the order of the packs."""
        return tuple(self._by_organ.get((organ, country), ()))

    def names(self) -> tuple[str, ...]:
        """Return all names and aliases, without repetition."""
        every = (name for actor in self._by_id.values() for name in (actor.name, *actor.aliases))
        return tuple(dict.fromkeys(every))


def packs_of(texts: Mapping[str, str]) -> ActorPacks:
    """Read packs from their YAML texts by name.

    Raises:
        KnowledgeError: a pack is malformed; names the file and the entry.
    """
    return ActorPacks(actor for pack, text in texts.items() for actor in pack_actors(pack, text))


@functools.cache
def actor_packs() -> ActorPacks:
    """Return the packs that ship with sayso.

    Raises:
        KnowledgeError: a pack is malformed; names the file and the entry.
    """
    return packs_of(shipped_packs())
