"""Who is who, and on whose side: actors of different reports, and the interest of a speaker."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Protocol

from sayso.holding import Told
from sayso.statement import Actor
from sayso.weigh.names import folded


class Affiliations(Protocol):
    """What is known of actors beyond a single report."""

    def identity(self, name: str, id: str | None) -> str:
        """Return what is the same for all names of one actor."""
        ...

    def side(self, name: str, id: str | None, type: str = "unknown") -> str:
        """Return what is the same for all actors that fight for one another; the identity where nothing is known."""
        ...

    def publisher(self, publisher: str) -> str | None:
        """Return the side that an outlet speaks for, or None where it speaks for none."""
        ...

    def party(self, publisher: str) -> Actor | None:
        """Return the actor whose organ an outlet is by its name, or None; a state has many, and is none."""
        ...


class NoAffiliations:
    """Knows nothing: an actor is its folded name, and its own only side."""

    def identity(self, name: str, id: str | None) -> str:
        """Return the folded name."""
        del id
        return folded(name)

    def side(self, name: str, id: str | None, type: str = "unknown") -> str:
        """Return the identity."""
        del type
        return self.identity(name, id)

    def publisher(self, publisher: str) -> str | None:
        """Return None."""
        del publisher
        return None

    def party(self, publisher: str) -> Actor | None:
        """Return None."""
        del publisher
        return None


class Interest(enum.Enum):
    """What a holder's place means to whoever says so."""

    OWN = "own"
    """The speaker's side gains by it: discounted."""
    LOSS = "loss"
    """The speaker's side loses by it: trusted."""
    NONE = "none"
    """The speaker is no party to it."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """Whose voice a statement is in.

    Args:
        voices: the side of whoever says it: of the speaker, else of the party whose organ the outlet is; empty for a
            neutral reporter's own voice.
        sides: those, and that of the party whose organ chose to quote the speaker.
    """

    voices: frozenset[str]
    sides: frozenset[str]


def speaking_of(one: Told, known: Affiliations) -> Speaking:
    """Return whose voice a statement is in.

    A party's organ chooses whom it quotes: residents who welcome the army are, there, the army's word as well.
    """
    organ = known.publisher(one.publisher)
    speaker = one.statement.said_by
    voice = known.side(speaker.name, speaker.id, speaker.type) if speaker else organ
    return Speaking(frozenset([voice] if voice else []), frozenset(side for side in (voice, organ) if side))


def interest_in(speaking: Speaking, gains: str, loses: frozenset[str]) -> Interest:
    """Return the speaker's interest in a place going to one side and away from others.

    Args:
        speaking: whose voice it is.
        gains: the side that holds if the speaker is right.
        loses: the sides that then do not.
    """
    if gains in speaking.sides:
        return Interest.OWN
    return Interest.LOSS if speaking.sides & loses else Interest.NONE
