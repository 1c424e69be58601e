"""What the data file says of kinds and actors: which kinds may be one event, which words name nobody in particular."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from sayso.codebook import codebook
from sayso.errors import KnowledgeError
from sayso.weigh.names import folded_words

ANYONE = "anyone"
"""The class of an actor that may be of any."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """How kinds and actors stand to one another.

    Args:
        near: pairs of kinds under which one event may be told.
        without_an_act: of kinds that tell what came of an act, the kinds of the act.
        no_event: states and talk.
        nationwide: kinds for which a country is place enough.
        authored: acts of which each side may accuse the other.
        once: kinds that a place sees once on a day or in a few.
        mutual: kinds in which doers and targets are told for one another.
        classes: the class of each of the codebook's types of actor.
        vague: the class of each word that names nobody in particular.
        where: words after which a name of nobody tells only where they were.
        languages: words that tell the language of a quote.
    """

    near: frozenset[frozenset[str]]
    without_an_act: Mapping[str, frozenset[str]]
    no_event: frozenset[str]
    nationwide: frozenset[str]
    authored: frozenset[str]
    once: frozenset[str]
    mutual: frozenset[str]
    classes: Mapping[str, str]
    vague: Mapping[str, str]
    where: frozenset[str]
    languages: Mapping[str, frozenset[str]]

    def language_of(self, words: str) -> str:
        """Return the language that most of a quote's words of all work are of; "" where none is, or two alike."""
        split = folded_words(words).split()
        found = sorted((-sum(word in known for word in split), name) for name, known in self.languages.items())
        return found[0][1] if found[0][0] < found[1][0] else ""

    def may_be_one(self, kind: str, other: str) -> bool:
        """Whether one event may be told under both kinds."""
        return kind == other or frozenset((kind, other)) in self.near

    def tells_of(self, kind: str, act: str) -> bool:
        """Whether the first kind tells what came of an act of the second."""
        return act in self.without_an_act.get(kind, ())


@functools.cache
def kinship() -> Kinship:
    """Return what ships with sayso.

    Raises:
        KnowledgeError: the file is malformed, or names a kind that the codebook lacks.
    """
    data = yaml.safe_load(resources.files("sayso.weigh").joinpath("near_kinds.yaml").read_text(encoding="utf-8"))
    try:
        without = {kind: frozenset(acts) for kind, acts in data["without_an_act"].items()}
        made = Kinship(
            frozenset(frozenset(pair) for pair in data["near"]),
            without,
            frozenset(data["no_event"]),
            frozenset(data["nationwide"]),
            frozenset(data["authored"]),
            frozenset(data["once"]),
            frozenset(data["mutual"]),
            {type: name for name, types in data["classes"].items() for type in types},
            {word: name for name, words in data["vague"].items() for word in words},
            frozenset(data["where"]),
            {name: frozenset(words) for name, words in data["languages"].items()},
        )
    except (AttributeError, KeyError, TypeError) as fault:
        raise KnowledgeError(f"weigh/near_kinds.yaml: {fault!r}") from fault
    named = {kind for pair in made.near for kind in pair}
    named = named.union(made.no_event, made.nationwide, made.authored, made.once, made.mutual, without)
    unknown = sorted(named.union(*without.values()) - set(codebook().kinds))
    if unknown:
        raise KnowledgeError(f"weigh/near_kinds.yaml: the codebook has no kind {', '.join(unknown)}")
    return made
