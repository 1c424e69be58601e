"""Actors: names, descriptions and pronouns in a report, each with who is meant."""

from sayso.read.actors.find import find_actors
from sayso.read.actors.mention import ActorMention

__all__ = ["ActorMention", "find_actors"]
