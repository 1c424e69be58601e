"""A mention of an actor."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.statement import Actor


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention of an actor in a report's text.

    Args:
        start, end: offsets of the noun phrase, with its determiner and modifiers.
        actor: who is meant; `actor.text` is the noun phrase.
        use: "name", "description" or "pronoun".
        head: offsets of the head word.
        plural: whether the noun phrase is plural.
        country: ISO 3166 alpha-2 of the country that the actor belongs to or acts in first, or None.
    """

    start: int
    end: int
    actor: Actor
    use: str
    head: tuple[int, int]
    plural: bool
    country: str | None = None
