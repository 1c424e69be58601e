"""One actor that the packs know."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Membership:
    """An actor belongs to another one for a time.

    Args:
        of: the id of the larger body: a coalition, an army, a movement.
        start: the first day, or None where it is not known.
        end: the first day after it, or None where it lasts or is not known.
    """

    of: str
    start: dt.date | None = None
    end: dt.date | None = None

    def holds_on(self, day: dt.date | None) -> bool:
        """Say whether it may hold on a day: a bound that is not known excludes nothing, nor does an unknown day."""
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One actor.

    Args:
        id: a short word of its own ("jnim"); ids are unique over all packs.
        name: the canonical English name.
        type: one of the codebook's actor types.
        country: ISO 3166 alpha-2 of the country that it belongs to or acts in first, or None.
        aliases: other spellings, acronyms and names in other languages.
        side: the id of the state or coalition on whose side it fights or speaks, or None.
        memberships: the larger bodies that it belongs to; where they have an order, the latest last.
        successors: those who took its place, each from a day on: a renamed group, the mission after a mission.
        role: for a part of a state, which ("army", "government", "mission", ...); "person" for a person, whose type
            is that of those for whom the person mostly speaks or fights; else None.
        theatre: the name of the pack that it stands in.
    """

    id: str
    name: str
    type: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    side: str | None = None
    memberships: tuple[Membership, ...] = ()
    successors: tuple[Membership, ...] = ()
    role: str | None = None
    theatre: str = ""
