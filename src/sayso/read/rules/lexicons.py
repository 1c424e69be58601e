"""The rules reader's word lists, loaded once a language from data files."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError
from sayso.read.phrases import Phrases
from sayso.statement import Modality

LANGUAGES = ("en", "fr")
"""Languages that the rules reader has word lists for; reports in others give no statement."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """Words of attribution.

    Args:
        cues: each labelled with its class.
        modality: what a class makes of the thing said; a class that is missing leaves it as the content says.
        preposed: cues that stand before their speaker.
        light: words that may stand between a speaker and the cue.
        adjuncts: words that, right after a cue, still belong to the attribution.
        channels: nouns that name a channel.
        channel_prepositions: words that lead to a channel.
        unverified: phrases that say that a thing could not be checked.
    """

    cues: Phrases
    modality: dict[str, Modality]
    preposed: Phrases
    light: frozenset[str]
    adjuncts: frozenset[str]
    channels: Phrases
    channel_prepositions: frozenset[str]
    unverified: Phrases


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Words that say how a thing is said.

    Args:
        before: markers that stand before the trigger, labelled with the modality.
        after: markers that stand right after it.
        barriers: words that end the search.
        reach: tokens before the trigger that are searched.
    """

    before: Phrases
    after: Phrases
    barriers: frozenset[str]
    reach: int


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Words that tell roles.

    Args:
        be: forms of "to be" that make a participle passive.
        by: words before the doer of a passive or of a noun.
        against: words before the one it is done to, after a noun.
        between: words before both sides, after a noun.
        of: words before the complement of a noun.
        determiners: words that make the next one a noun.
        ends: words that say that a state or action stopped.
        absent: words that deny a presence.
        relative: pronouns that begin a clause about what stands before them.
        losing: words of capture whose subject is the one who loses.
        adverbial: prepositions of time and cause.
        passing: last words of idioms that name the new holder after them ("fell to", "passed to").
        describing: words of control that, set off by a comma, describe a place in the reporter's own voice.
    """

    be: frozenset[str]
    by: frozenset[str]
    against: frozenset[str]
    between: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    ends: frozenset[str]
    absent: frozenset[str]
    relative: frozenset[str]
    losing: frozenset[str]
    adverbial: frozenset[str]
    passing: frozenset[str]
    describing: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    source = resources.files("sayso.read.rules").joinpath(f"data/{name}.yaml")
    loaded = yaml.safe_load(source.read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise KnowledgeError(f"{name}.yaml: a mapping is expected")
    return loaded


def _words(name: str, field: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise KnowledgeError(f"{name}.yaml: {field}: a list of words is expected (quote yes, no, on and off)")
    return tuple(value)


def _phrases(name: str, field: str, value: object, label: str = "") -> Phrases:
    return Phrases((word, label) for word in _words(name, field, value))


@functools.cache
def cue_words(lang: str) -> CueWords:
    """Return the words of attribution of a language.

    Raises:
        KnowledgeError: the data file is malformed; names the file and the field.
    """
    name = f"attribution.{lang}"
    data = _load(name)
    classes: dict[str, dict[str, Any]] = data["cues"]
    return CueWords(
        cues=Phrases((word, id) for id, row in classes.items() for word in _words(name, id, row["words"])),
        modality={id: Modality(row["modality"]) for id, row in classes.items() if row["modality"]},
        preposed=_phrases(name, "preposed", data["preposed"]),
        light=frozenset(_words(name, "light", data["light"])),
        adjuncts=frozenset(_words(name, "adjuncts", data["adjuncts"])),
        channels=_phrases(name, "channels", data["channels"]),
        channel_prepositions=frozenset(_words(name, "channel_prepositions", data["channel_prepositions"])),
        unverified=_phrases(name, "unverified", data["unverified"]),
    )


@functools.cache
def modal_words(lang: str) -> ModalWords:
    """Return the words of modality of a language.

    Raises:
        KnowledgeError: the data file is malformed; names the file and the field.
    """
    name = f"modality.{lang}"
    data = _load(name)
    return ModalWords(
        before=Phrases((word, id) for id, row in data["markers"].items() for word in _words(name, id, row)),
        after=Phrases((word, id) for id, row in data["after"].items() for word in _words(name, id, row)),
        barriers=frozenset(_words(name, "barriers", data["barriers"])),
        reach=int(data["reach"]),
    )


@functools.cache
def role_words(lang: str) -> RoleWords:
    """Return the words that tell roles in a language.

    Raises:
        KnowledgeError: the data file is malformed; names the file and the field.
    """
    name = f"roles.{lang}"
    data = _load(name)
    fields = (
        "be",
        "by",
        "against",
        "between",
        "of",
        "determiners",
        "ends",
        "absent",
        "relative",
        "losing",
        "adverbial",
        "passing",
        "describing",
    )
    return RoleWords(**{field: frozenset(_words(name, field, data[field])) for field in fields})


@dataclass(frozen=True, slots=True)
class KindRoles:
    """Who stands where around the words of one kind.

    Args:
        subject: role of who stands before an active verb, or after "by": "actor" or "target".
        object: role of who stands after an active verb, or before a passive one: "actor", "target" or "".
        of: role of who follows "of" after a noun: "actor", "target" or "".
        carries_place: whether a place of the sentences before is taken over where this one names none.
        carries_time: the same for a time.
    """

    subject: str = "actor"
    object: str = "target"
    of: str = "target"
    carries_place: bool = False
    carries_time: bool = False


@functools.cache
def kind_roles() -> dict[str, KindRoles]:
    """Return the roles around each kind that differs from the default, by kind."""
    return {kind: KindRoles(**row) for kind, row in _load("kinds").items()}
