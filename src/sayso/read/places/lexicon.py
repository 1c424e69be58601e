"""The words around place names, loaded once from `lexicon.yaml`, `names.txt`, `common.txt` and `vocabulary.txt`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError

LONGEST_PHRASE = 4
"""Words of the longest entry of the lexicon."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, lower-cased, a phrase as one string with single spaces.

    Args:
        types: "town" to the kinds that it can mean.
        before: type words that stand directly before a bare name ("Lake").
        joiners: what joins a type word and a name ("of").
        directions: "north" to "northern".
        locative: words after which a name is likely a place.
        strong: those of them after which even an unknown name is one.
        taking: words for taking, leaving or hitting a place.
        near: words that put a thing near a place.
        articles, adjectives, definite, there, particles: closed classes.
        anaphors: "town" to the kinds of earlier places that "the town" can mean.
        facility_anaphors: nouns of facilities that "the airport" can mean.
        organisations, titles, first_names: neighbours that make a name no place.
        neutral: capitalised words that are neither place nor person.
        doubtful: names that are rarely places.
        common: lower-case words that are also a place's name somewhere.
        vocabulary: frequent lower-case words.
        speech: verbs that make a country its government.
        spoke: those after which a town's name is a person's.
        within, of, vague, adjectival, towards, sides, existential, place_only, waters, seats, abbreviations: closed
            classes; see `lexicon.yaml`.
        largest: inhabitants beyond which "the village" does not mean a place.
        english: type words in English.
        stop: all lower-case words above, for texts in capitals and the heads of sentences.
        firsts, lasts: first words of the phrases that are looked for behind a name, and last words of those before one.
    """

    types: dict[str, tuple[str, ...]]
    before: dict[str, tuple[str, ...]]
    joiners: frozenset[str]
    directions: dict[str, str]
    locative: frozenset[str]
    strong: frozenset[str]
    taking: frozenset[str]
    near: frozenset[str]
    articles: frozenset[str]
    adjectives: frozenset[str]
    definite: frozenset[str]
    there: frozenset[str]
    particles: frozenset[str]
    anaphors: dict[str, tuple[str, ...]]
    facility_anaphors: frozenset[str]
    organisations: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    neutral: frozenset[str]
    doubtful: frozenset[str]
    common: frozenset[str]
    vocabulary: frozenset[str]
    speech: frozenset[str]
    spoke: frozenset[str]
    within: frozenset[str]
    of: frozenset[str]
    vague: frozenset[str]
    adjectival: frozenset[str]
    towards: frozenset[str]
    sides: frozenset[str]
    existential: frozenset[str]
    place_only: frozenset[str]
    waters: frozenset[str]
    seats: frozenset[str]
    abbreviations: frozenset[str]
    largest: dict[str, int]
    english: dict[str, str]
    stop: frozenset[str]
    firsts: frozenset[str]
    lasts: frozenset[str]


def _kinds(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Turn kind -> words into word -> kinds."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in table.items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found


def _lines(name: str) -> str:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


@functools.cache
def lexicon() -> Lexicon:
    """Return the word lists that ship with sayso.

    Raises:
        KnowledgeError: a list is missing or malformed.
    """
    raw: dict[str, Any] = yaml.safe_load(_lines("lexicon.yaml"))
    try:
        lists = {name: frozenset(raw[name]) for name in _LISTS}
        types, before = _kinds(raw["types"]), _kinds(raw["before"])
        anaphors = {word: tuple(kinds) for word, kinds in raw["anaphors"].items()}
        directions = dict(raw["directions"])
        locative, facilities = frozenset(raw["in"]), frozenset(raw["facility_anaphors"])
    except (KeyError, TypeError, AttributeError) as fault:
        raise KnowledgeError(f"read/places/lexicon.yaml: {fault!r}") from fault
    common = frozenset(_lines("common.txt").split("\n")) - {""}
    lower = frozenset().union(common, locative, types, anaphors, facilities, *(lists[name] for name in _LOWER))
    behind = (*types, *(phrase for name in ("joiners", "speech", "spoke") for phrase in lists[name]))
    ahead = (
        *types,
        *before,
        *locative,
        *(p for name in ("joiners", "of", "strong", "near", "taking") for p in lists[name]),
    )
    return Lexicon(
        firsts=frozenset(phrase.split(" ")[0] for phrase in behind),
        lasts=frozenset(phrase.split(" ")[-1] for phrase in ahead),
        types=types,
        before=before,
        directions=directions,
        largest=dict(raw["largest"]),
        english=dict(raw["english"]),
        anaphors=anaphors,
        locative=locative,
        facility_anaphors=facilities,
        first_names=frozenset(_lines("names.txt").split()),
        common=common,
        vocabulary=frozenset(_lines("vocabulary.txt").split("\n")) - {""},
        stop=lower - lists["particles"] | lists["articles"] | locative,
        **lists,
    )


_LOWER = (
    "joiners",
    "near",
    "articles",
    "adjectives",
    "definite",
    "there",
    "speech",
    "neutral",
    "organisations",
    "titles",
)
_LISTS = (
    "taking",
    "within",
    "of",
    "vague",
    "adjectival",
    "towards",
    "sides",
    "existential",
    "place_only",
    "waters",
    "seats",
    "abbreviations",
    "spoke",
    "joiners", "strong", "near", "articles", "adjectives", "definite", "there", "particles", "organisations", "titles",
    "neutral", "doubtful", "speech",
)  # fmt: skip
