"""Actors that sayso knows by name: armies, armed groups, missions, bodies, outlets."""

from sayso.know.actors.known import KnownActor, Membership
from sayso.know.actors.packs import ACTORS_VARIABLE, ActorPacks, actor_packs
from sayso.know.actors.states import STATE_ROLES, adjective_of, state_actor

__all__ = [
    "ACTORS_VARIABLE",
    "STATE_ROLES",
    "ActorPacks",
    "KnownActor",
    "Membership",
    "actor_packs",
    "adjective_of",
    "state_actor",
]
