"""The word lists of the search for actors, loaded once."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, fields
from importlib import resources
from typing import Any

import yaml

from sayso.codebook import codebook
from sayso.errors import KnowledgeError

try:  # the loader in C is ten times faster, where PyYAML was built with it
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

BARE = frozenset({"state", "party", "place", "self"})
"""What a noun alone can stand for."""


@dataclass(frozen=True, slots=True)
class Role:
    """A row of the role lexicon.

    Args:
        id: its name.
        type: one of the codebook's actor types.
        state: the part of a state that its nouns mean where a country is known, or None.
        bare: what a noun of it stands for alone: "state", "party", "place" or "self".
        one: whether its nouns for persons mean a person in office, who is told apart from others.
    """

    id: str
    type: str
    state: str | None
    bare: str
    one: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for who acts.

    Args:
        role: its row.
        plural: whether it is plural.
        group: whether it is a singular for many ("army").
    """

    role: Role
    plural: bool
    group: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Closed lists, lower-cased. Phrases are kept by their first word, the longest first.

    Args:
        nouns: phrases with their noun.
        titles: phrases before a person's name, with the actor type they give.
        loyal: phrases that lead to whom somebody belongs.
        sources: phrases before somebody whose say-so it is.
        never: phrases that hold a role noun and are no actor.
        pronouns, possessives: word to the pronoun that stands for it.
        english: French words of descriptions to English ones.
        circles: adjectives of officials and sources to the actor type that they show.
        organisations: nouns that make capitalised words the name of a body, with the type that they give.
        endings: of adjectives.
        against: how compounds begin that name an opponent.
        determiners, definite, numbers, adjectives, verbs, particles, person_particles, of, of_same, deeds, auxiliaries,
            locative, saying, expletive, expletive_then, compounds, irregular, possessors, before_body, after_body,
            rough, between_numbers, joins, strangers, anybody, inverted, hearers, relatives, adjectival,
            voices: as words.yaml says.
    """

    nouns: dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]
    titles: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    loyal: dict[str, tuple[tuple[str, ...], ...]]
    never: dict[str, tuple[tuple[str, ...], ...]]
    sources: frozenset[tuple[str, ...]]
    pronouns: dict[str, str]
    possessives: dict[str, str]
    english: dict[str, str]
    circles: dict[str, str]
    organisations: dict[str, str]
    endings: tuple[str, ...]
    against: tuple[str, ...]
    determiners: frozenset[str]
    definite: frozenset[str]
    numbers: frozenset[str]
    adjectives: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]
    person_particles: frozenset[str]
    of: frozenset[str]
    of_same: frozenset[str]
    deeds: frozenset[str]
    auxiliaries: frozenset[str]
    locative: frozenset[str]
    saying: frozenset[str]
    expletive: frozenset[str]
    expletive_then: frozenset[str]
    compounds: frozenset[str]
    irregular: frozenset[str]
    possessors: frozenset[str]
    before_body: frozenset[str]
    after_body: frozenset[str]
    rough: frozenset[str]
    between_numbers: frozenset[str]
    joins: frozenset[str]
    strangers: frozenset[str]
    anybody: frozenset[str]
    inverted: frozenset[str]
    hearers: frozenset[str]
    relatives: frozenset[str]
    adjectival: frozenset[str]
    voices: frozenset[str]


_SETS = tuple(field.name for field in fields(Words) if field.type == "frozenset[str]")


@functools.cache
def words() -> Words:
    """Return the word lists that ship with sayso.

    Raises:
        KnowledgeError: a data file is malformed; names the file and the field.
    """
    lists, rows = _load("words.yaml"), _load("roles.yaml")
    try:
        return Words(
            nouns=_by_first(pair for row in rows for pair in _nouns(row)),
            titles=_by_first((title, type) for type, titles in lists["titles"].items() for title in titles),
            loyal=_bare(lists["loyal"]),
            never=_bare(lists["never"]),
            sources=frozenset(tuple(_split(phrase)) for phrase in lists["sources"]),
            pronouns=dict(lists["pronouns"]),
            possessives=dict(lists["possessives"]),
            english=dict(lists["english"]),
            circles=dict(lists["circles"]),
            organisations={word: type for type, found in lists["organisations"].items() for word in found},
            endings=tuple(lists["endings"]),
            against=tuple(lists["against"]),
            **{name: frozenset(map(str, lists[name])) for name in _SETS},
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise KnowledgeError(f"actors/words.yaml or roles.yaml: {fault!r}") from fault


def _load(name: str) -> Any:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_SafeLoader)


def _by_first(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], Any], ...]]:
    found: dict[tuple[str, ...], Any] = {}
    for phrase, value in pairs:
        found.setdefault(tuple(_split(str(phrase))), value)
    rows: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for parts in sorted(found, key=lambda one: (-len(one), one)):
        rows.setdefault(parts[0], []).append((parts, found[parts]))
    return {first: tuple(listed) for first, listed in rows.items()}


def _bare(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    rows = _by_first((phrase, None) for phrase in phrases)
    return {first: tuple(parts for parts, _ in found) for first, found in rows.items()}


def _split(phrase: str) -> list[str]:
    """Split as the words of a text are: elided articles apart ("état-major de l'armée")."""
    return phrase.lower().replace("l'", "l' ").replace("d'", "d' ").split()


def _nouns(row: dict[str, Any]) -> Iterable[tuple[str, Noun]]:
    if row["type"] not in codebook().actor_types or row["bare"] not in BARE:
        raise KnowledgeError(f"actors/roles.yaml: '{row['id']}': type or bare is not known")
    role = Role(row["id"], row["type"], row.get("state"), row["bare"], bool(row.get("one")))
    for noun in row.get("group", ()):
        yield noun, Noun(role, plural=False, group=True)
        yield plural_of(noun), Noun(role, plural=True, group=False)
    for noun in row.get("people", ()):
        yield noun, Noun(role, plural=False, group=False)
        yield plural_of(noun), Noun(role, plural=True, group=False)
    for noun in row.get("plural", ()):
        yield noun, Noun(role, plural=True, group=False)


def plural_of(noun: str) -> str:
    """Return the regular plural of an English or French noun phrase: of the word before "of" or "de", else the last."""
    for joiner in (" of ", " de ", " d'", " from "):
        head, found, tail = noun.partition(joiner)
        if found:
            return plural_of(head) + found + tail
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("person",)):
        return noun[:-6] + "people"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("y") and noun[-2:-1] not in {"a", "e", "o", "u"}:
        return noun[:-1] + "ies"
    if noun.endswith(("ss", "ch", "sh", "x", "z")):
        return noun + "es"
    if noun.endswith("al") and noun.rsplit(maxsplit=1)[-1] in {"général", "caporal"}:
        return noun[:-2] + "aux"
    return noun if noun.endswith("s") else noun + "s"
