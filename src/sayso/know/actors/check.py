"""What is doubtful in an actor pack although it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.know.actors.known import KnownActor
from sayso.know.actors.packs import ActorPacks
from sayso.know.actors.spelling import spelled

_SHORTEST = 3
"""Letters of a name below which it meets too much in any text."""


def doubts_of(actors: Iterable[KnownActor], packs: ActorPacks) -> Iterator[str]:
    """Yield what a person should look at, a line for each.

    Args:
        actors: those of the pack.
        packs: the packs that it is merged with, without it.
    """
    for actor in actors:
        known = packs.by_id(actor.id)
        if known is not None and known.type != actor.type:
            yield f"{actor.id}: its type becomes {actor.type}; it was {known.type}"
        for name in (actor.name, *actor.aliases):
            if len(spelled(name)) < _SHORTEST:
                yield f"{actor.id}: '{name}' is too short to be told from other words"
            others = [other for other in packs.find(name) if other.id != actor.id]
            for other in others:
                if other.country in {actor.country, None} or actor.country is None:
                    yield f"{actor.id}: '{name}' also names {other.id} ({other.name}), and no country tells which"
