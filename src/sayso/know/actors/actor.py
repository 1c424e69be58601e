"""A known actor, and the states and coalitions that it has belonged to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Membership:
    """A stretch of time in which an actor is part of another.

    Args:
        id: the id of the whole.
        start: its first day, or None where it is not known.
        end: the first day on which it no longer is, or None where it still is or the day is not known.
    """

    id: str
    start: dt.date | None = None
    end: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the actor is part of the whole on that day, as far as the days are known."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the packs know.

    Args:
        id: a slug, unique over all packs.
        name: the canonical English name.
        type: one of the codebook's actor types.
        country: ISO 3166 alpha-2 of the country that it is from, or None.
        aliases: other spellings and names, the canonical one not among them.
        organ: what it is to its country: "army", "air_force", "mission", ...; None for a body that is no organ of it.
        side: the id of the state or coalition that it fights for, or None.
        memberships: what it has been part of.
        pack: the name of the pack that tells of it.
    """

    id: str
    name: str
    type: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    organ: str | None = None
    side: str | None = None
    memberships: tuple[Membership, ...] = ()
    pack: str = ""
