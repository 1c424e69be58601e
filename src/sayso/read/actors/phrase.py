"""A noun phrase that names, describes or stands for an actor, before it is known who is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.know.actors import KnownActor
from sayso.read.actors.lexicon import Noun


@dataclass(frozen=True, slots=True)
class Core:
    """A run of words that names or describes an actor by itself.

    Args:
        first, last: indices of its first and last word in the line.
        kind: "known" (of the packs), "noun", "person", "body" (a name that ends in a body's noun), "name" (a name of
            unknown kind), "country", "people" (an adjective of a country, or its people), "place", "pronoun".
        known: the actors of the packs that bear the name.
        noun: what a noun says.
        country: ISO 3166 alpha-2 of a country or people.
        type: actor type that a title or a body's noun gives, or "".
        name: the name without title, or the place's name, or the pronoun.
    """

    first: int
    last: int
    kind: str
    known: tuple[KnownActor, ...] = ()
    noun: Noun | None = None
    country: str | None = None
    type: str = ""
    name: str = ""


@dataclass(slots=True)
class Phrase:
    """A noun phrase around a core.

    Args:
        start, end: offsets in characters of the text.
        head: offsets of the head.
        core: what is named or described.
        paragraph: number of the paragraph.
        quoted: whether it stands in direct speech.
        definite: whether "the", "this" or a possessor leads it.
        modifiers: content words before the head, lower-cased, and their types by way of role nouns among them.
        owner: the phrase that it belongs to: "Mali's" army, a spokesman "for the movement"; None where nobody is told.
        owned: how the owner is told: "before", "of", "loyal" or "".
        country: ISO 3166 alpha-2 that an adjective gives, or None.
        place: the place that follows or precedes it ("residents of Bama"), or "".
        acronym: what stands in brackets behind it.
        alias: the name that follows in apposition ("the mission, MINUSMA").
        type: the actor type that modifiers give to a noun that has none, or "".
        inner: whether the phrase stands inside another one and is no mention by itself.
    """

    start: int
    end: int
    head: tuple[int, int]
    core: Core
    paragraph: int = 0
    quoted: bool = False
    definite: bool = False
    modifiers: tuple[str, ...] = ()
    owner: Phrase | None = None
    owned: str = ""
    country: str | None = None
    place: str = ""
    acronym: str = ""
    alias: Core | None = None
    type: str = ""
    many: bool = False
    said: bool = False
    parts: list[Phrase] = field(default_factory=list)
