"""A noun phrase that names, describes or stands for an actor, before it is known who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.know.actors import KnownActor
from sayso.read.actors.lexicon import Noun


@dataclass(frozen=True, slots=True)
class Core:
    """A run of words that names or describes an actor by itself.

    Args:
        first, last: indices of its first and last word in the line.
        kind: "known" (of the packs), "noun", "person", "body" (a name that holds a body's noun), "name" (a name of
            unknown kind), "country", "capital" (the capital of a country), "people" (an adjective of a country, or its
            people), "place", "pronoun".
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
        head: offsets of the head word.
        core: what is named or described.
        sentence: number of the sentence, in text order; those of one paragraph share the thousands.
        quoted: whether it stands in direct speech.
        definite: whether "the", "this" or a possessor leads it.
        plural: whether the head is plural.
        words: the words from the first modifier to the head, as they stand.
        attribute: a noun that stands before the head and says whose side it is on ("rebel", "government"), or None.
        owner: the phrase that it belongs to: "the movement's" fighters, a spokesman "for the movement"; None where
            nobody is told.
        country: ISO 3166 alpha-2 that an adjective or a possessor gives, or None.
        place: the name of the place that goes with it ("residents of Bama"), or "".
        belongs: whether "of" leads to the place rather than "in".
        acronym: what stands in brackets behind it, or "".
        alias: the name that follows in apposition ("the mission, MINUSMA").
        speaks: whether a verb of saying stands next to it.
        acts: whether a verb or the end of the clause follows it rather than another noun.
        after, then: the lower-cased words that follow, or "".
        before: the lower-cased word that precedes, or "".
    """

    start: int
    end: int
    head: tuple[int, int]
    core: Core
    sentence: int
    quoted: bool
    definite: bool = False
    plural: bool = False
    words: tuple[str, ...] = ()
    attribute: Noun | None = None
    owner: Phrase | None = None
    country: str | None = None
    place: str = ""
    belongs: bool = False
    acronym: str = ""
    alias: Core | None = None
    speaks: bool = False
    after: str = ""
    then: str = ""
    before: str = ""

    @property
    def noun(self) -> Noun:
        """The role noun of a description."""
        if self.core.noun is None:
            raise ValueError(f"a phrase around a {self.core.kind} has no role noun")
        return self.core.noun
