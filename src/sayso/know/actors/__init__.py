"""Actors that sayso knows by name: armies, armed groups, missions, bodies, outlets."""

from sayso.know.actors.actor import KnownActor, Membership
from sayso.know.actors.registry import ActorPacks, actor_packs

__all__ = ["ActorPacks", "KnownActor", "Membership", "actor_packs"]
