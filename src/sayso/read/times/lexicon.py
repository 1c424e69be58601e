"""The words and patterns of time of one language, loaded from its data file."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError
from sayso.read.times.expression import Base, Edge
from sayso.read.times.grammar import DASH, Grammar, alternatives

LANGUAGES = ("en", "fr")
"""Languages with a data file; any other is read with the first."""

_DASH = re.compile(DASH)
_WHITE = re.compile(r"\s+")
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a rule fixes for its maker, beside the words that it captures.

    Args:
        trim: the words before the first captured one ("from", "at") are context and no part of the time.
        trim_first: the first word is.
    """

    n: int = 0
    sign: int = 0
    unit: str = ""
    base: Base = Base.NARRATIVE
    code: str = ""
    step: int = 0
    spans: bool = False
    value: str = ""
    edge: Edge | None = None
    event: bool = False
    bc: bool = False
    trim: bool = False
    trim_first: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how its match becomes an expression.

    Args:
        make: the name of a maker in builders.py.
        regex: the pattern.
        first: the words that a match can begin with.
        settings: constants for the maker.
    """

    make: str
    regex: re.Pattern[str]
    first: frozenset[str]
    settings: Settings


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language.

    Args:
        lang: its ISO 639-1 code.
        classes: class of words -> the word as it is written, lower-cased -> what it stands for.
        rules_by_first: first word of a match -> the rules to try there, in the order of the file.
        rules_alone: first word of a match -> those of them that it can match by itself.
        vocabulary: all words of all rules: before any other word, no more than that first word can match.
        shy: words that are times only beside another sign of time.
        edges: phrases that pick a part of the stretch that follows, as an expression that ends where it begins.
        edge_of: such a phrase -> the part.
        leads: name of a group of prepositions -> an expression that ends where the time begins.
        counting: words before a number that count things.
        dating: words before four digits that make them a year.
        people: nouns after a number that are counted, beside those in the plural.
        beside: words before a shy name of a month that make it one.
        beside_word: words before any other shy word that make it a time.
        beside_day: words before a shy name of a weekday ("Sun") that make it one.
        before_day, after_day: words before and after a day without a month ("on the 18th").
        limit: words before a date, in its sentence, that make it a limit.
        limit_beside: words right before a date, or its preposition, that do.
        appointed: prepositions that put a day ahead.
        part_of: words after "last month" that make it the last of something.
        filled_with: words after a length that say what filled it.
        infinitive: words before a verb that puts "within a month" ahead ("asked to report within a month").
        age_of: words before a length that make it an age.
        aged: words after a length that make it an age.
        endings: the endings of verbs that tell a future or a past, as one expression with the groups of `cues`.
        era: words that tell years before Christ; only a text with some is searched for short years.
        split_clock: a day and an hour that a preposition joins are two times.
        capital_names: months and weekdays begin with a capital letter.
        lasting: prepositions of a length that may not have ended ("for").
        perfect: verbs that say that it has not ("has been").
        inside: prepositions that put an event inside a length ("in").
        cues: the words that tell a future or a past event, as one expression with the groups `future` and `past`.
        joins: name of a relation -> what may stand between two times that stand in it, whole.
        openers: words before a stretch between two times.
    """

    lang: str
    classes: Mapping[str, Mapping[str, str | int | float]]
    rules_by_first: Mapping[str, tuple[Rule, ...]]
    rules_alone: Mapping[str, tuple[Rule, ...]]
    vocabulary: frozenset[str]
    shy: frozenset[str]
    edges: re.Pattern[str]
    edge_of: Mapping[str, Edge]
    leads: Mapping[str, re.Pattern[str]]
    counting: re.Pattern[str]
    dating: re.Pattern[str]
    people: re.Pattern[str]
    beside: re.Pattern[str]
    beside_word: re.Pattern[str]
    beside_day: re.Pattern[str]
    before_day: re.Pattern[str]
    after_day: re.Pattern[str]
    limit: re.Pattern[str]
    limit_beside: re.Pattern[str]
    appointed: re.Pattern[str]
    part_of: re.Pattern[str]
    filled_with: re.Pattern[str]
    infinitive: re.Pattern[str]
    age_of: re.Pattern[str]
    aged: re.Pattern[str]
    endings: re.Pattern[str]
    era: re.Pattern[str]
    split_clock: bool
    capital_names: bool
    lasting: re.Pattern[str]
    perfect: re.Pattern[str]
    inside: re.Pattern[str]
    cues: re.Pattern[str]
    joins: Mapping[str, re.Pattern[str]]
    openers: re.Pattern[str]

    def meaning(self, name: str, word: str) -> str | int | float | None:
        """Return what a word of a class stands for, None where the class has no such word."""
        return self.classes.get(name, {}).get(plain(word))


def plain(text: str) -> str:
    """Return words in the form in which lexicons list them: lower case, single spaces, plain marks."""
    text = text.lower().replace("’", "'")
    return _WHITE.sub(" ", _DASH.sub("-", text))


@functools.cache
def lexicon_of(lang: str) -> Lexicon:
    """Return the lexicon of a language, or English where there is none.

    Raises:
        KnowledgeError: the data file is malformed.
    """
    name = lang if lang in LANGUAGES else LANGUAGES[0]
    text = resources.files("sayso.read.times").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    try:
        return _lexicon(name, yaml.safe_load(text))
    except (KeyError, TypeError, ValueError, re.error) as fault:
        raise KnowledgeError(f"words of time, {name}.yaml: {fault!r}") from fault


def _lexicon(lang: str, data: Mapping[str, Any]) -> Lexicon:
    classes = {name: _words(groups) for name, groups in data["words"].items()}
    grammar = Grammar({name: tuple(words) for name, words in classes.items()})
    rules = [rule for group in data["rules"] for rule in _rules(grammar, group)]
    firsts = sorted({word for rule in rules for word in rule.first})
    by_first = {word: tuple(rule for rule in rules if word in rule.first) for word in firsts}
    written = [*(word for words in classes.values() for word in words), *map(str, _patterns(data["rules"]))]
    edge_of = {plain(phrase): Edge(edge) for edge, phrases in data["edges"].items() for phrase in phrases}
    return Lexicon(
        lang=lang,
        classes=classes,
        rules_by_first=by_first,
        rules_alone={
            word: tuple(rule for rule in found if _matches_alone(rule, word)) for word, found in by_first.items()
        },
        vocabulary=frozenset(run for words in written for run in _RUN.findall(words.lower())),
        shy=frozenset(data["shy"]),
        edges=_ending(tuple(edge_of)),
        edge_of=edge_of,
        leads={name: _ending(tuple(phrases)) for name, phrases in data["leads"].items()},
        counting=_ending(tuple(data["counting"])),
        dating=_ending(tuple(data["dating"])),
        people=_next(data["people"]),
        beside=_ending(tuple(data["beside"])),
        beside_word=_ending(tuple(data["beside_word"])),
        beside_day=_ending(tuple(data["beside_day"])),
        before_day=_ending(tuple(data["before_day"])),
        after_day=re.compile(rf"\s*(?:[,.;:)!?\"”»]|\Z|{alternatives(tuple(data['after_day']))})", re.IGNORECASE),
        limit=_word(data["limit"]),
        limit_beside=_ending(tuple(data["limit_beside"])),
        appointed=_whole(data["appointed"]),
        part_of=_next(data["part_of"]),
        filled_with=_next(data["filled_with"]),
        infinitive=_word(data["infinitive"]),
        age_of=_ending(tuple(data["age_of"])),
        aged=_next(data["aged"]),
        endings=_endings(data["endings"]),
        era=_word(data["era"]),
        split_clock=data["split_clock"],
        capital_names=data["capital_names"],
        lasting=_whole(data["lasting"]),
        perfect=_word(data["perfect"]),
        inside=_whole(data["inside"]),
        cues=_cues(data["cues"]),
        joins={name: _between(phrases) for name, phrases in data["joins"].items()},
        openers=_ending(tuple(data["openers"]["span"])),
    )


def _matches_alone(rule: Rule, word: str) -> bool:
    return any(rule.regex.match(word + mark) for mark in ("", "."))


def _patterns(groups: Any) -> list[Any]:
    return [entry if isinstance(entry, str) else entry["pattern"] for group in groups for entry in group["match"]]


def _words(groups: Any) -> dict[str, str | int | float]:
    if isinstance(groups, list):
        return {plain(str(word)): "" for word in groups}
    return {plain(str(word)): meaning for meaning, words in groups.items() for word in words}


def _rules(grammar: Grammar, group: Mapping[str, Any]) -> list[Rule]:
    shared = group.get("with", {})
    rules = []
    for entry in group["match"]:
        own = {"pattern": entry} if isinstance(entry, str) else entry
        compiled = grammar.compile(own["pattern"])
        constants = {**shared, **{key: value for key, value in own.items() if key != "pattern"}}
        regex = re.compile(compiled.source, re.IGNORECASE)
        rules.append(Rule(group["make"], regex, compiled.first, _settings(constants)))
    return rules


def _settings(constants: Mapping[str, Any]) -> Settings:
    values = dict(constants)
    if "base" in values:
        values["base"] = Base(values["base"])
    if "edge" in values:
        values["edge"] = Edge(values["edge"])
    return Settings(**values)


def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for any of the phrases at the end of a short text, as group 1."""
    return re.compile(rf"(?<![\w-])({alternatives(phrases)})[\s-]{{0,4}}\Z", re.IGNORECASE)


def _next(phrases: list[str]) -> re.Pattern[str]:
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile(rf"[\s-]{{1,3}}{alternatives(tuple(phrases))}", re.IGNORECASE)


def _endings(data: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Return an expression for verbs by their endings; "will be relaxed" and "to be moved" tell no past."""
    groups = [rf"(?P<{name}>{'|'.join(data[name])})" for name in ("future", "past") if data[name]]
    return re.compile(rf"(?<!\bbe )(?<!\bbeing )\b[a-zà-ÿ]{{2,24}}?(?:{'|'.join(groups)})\b")


def _whole(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(tuple(phrases))}\Z", re.IGNORECASE)


def _word(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(tuple(phrases))}", re.IGNORECASE)


def _between(phrases: list[str]) -> re.Pattern[str]:
    """Return an expression for a gap that holds one of the phrases and nothing else."""
    words = tuple(phrase for phrase in phrases if phrase)
    empty = r"|[\s]{1,4}" if len(words) < len(phrases) else ""
    return re.compile(rf"\s{{0,4}}{alternatives(words)}\s{{0,4}}\Z{empty}\Z", re.IGNORECASE)


def _cues(data: Mapping[str, list[str]]) -> re.Pattern[str]:
    future, past = alternatives(tuple(data["future"])), alternatives(tuple(data["past"]))
    return re.compile(rf"(?<!\w)(?:(?P<future>{future})|(?P<past>{past}))", re.IGNORECASE)
