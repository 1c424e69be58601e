"""Words that name an event or a state: found by a lexicon of stems, each with the share of its uses that do.

The lexicon is counted, not thought up: `training/lexicon.py` counts on annotated reports how often each run of one to
four stems stands inside a trigger, and of which kind. What is found can be explained by showing the row.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import snowballstemmer
import yaml

from sayso.codebook import codebook
from sayso.errors import KnowledgeError
from sayso.read.tokens import Token, tokens_of

LONGEST = 5
"""Stems in the longest run that is looked up."""
IDIOM_SHARE = 0.9
"""The share that an idiom of the hand-written list counts with: above all single words."""
LEAST_SHARE = 0.4
"""A run is taken where at least this share of its uses names an event: the best F1 of found and kind on held-out thirds
of the training reports lies flat between 0.35 and 0.42."""
LENGTH_BONUS = 0.05
"""How much share one further stem is worth where runs overlap: the longer one says more."""

_STEMMERS = {"en": "english", "fr": "french"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon.

    Args:
        kind: the codebook kind that the run names most often.
        share: of its uses, how many name an event or state; in [0, 1], smoothed.
        seen: how often it was seen doing so.
    """

    kind: str
    share: float
    seen: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """A run of tokens that names an event or a state.

    Args:
        first, last: indices of its first and last token.
        start, end: offsets in characters of the text.
        kind: the codebook kind.
        share: the lexicon's share.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    share: float


@functools.lru_cache(maxsize=100_000)
def stem(word: str, lang: str) -> str:
    """Return the Snowball stem of a lower-case word; the word itself in a language without a stemmer."""
    return str(_stemmer(lang).stemWord(word)) if lang in _STEMMERS else word


@functools.cache
def _stemmer(lang: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMERS[lang])


@functools.cache
def lexicon(lang: str) -> dict[tuple[str, ...], Entry]:
    """Return the trigger lexicon of a language; empty where there is none.

    Raises:
        KnowledgeError: a row is malformed; names the file and the line.
    """
    source = resources.files("sayso.read.rules").joinpath(f"data/triggers.{lang}.tsv")
    if not source.is_file():
        return {}
    rows: dict[tuple[str, ...], Entry] = {}
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            words, kind, share, seen = line.split("\t")
            rows[tuple(words.split(" "))] = Entry(kind, float(share), int(seen))
        except ValueError as fault:
            raise KnowledgeError(f"triggers.{lang}.tsv, line {number}: {fault}") from fault
    return rows


@functools.cache
def _idioms(lang: str) -> tuple[dict[tuple[str, ...], Entry], frozenset[tuple[str, ...]]]:
    """Return idioms by their stems, and the runs of words that name nothing."""
    source = resources.files("sayso.read.rules").joinpath(f"data/phrases.{lang}.yaml")
    if not source.is_file():
        return {}, frozenset()
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    named = {
        _stems(phrase, lang): Entry(kind, IDIOM_SHARE, 0)
        for kind, phrases in data["named"].items()
        for phrase in phrases
    }
    unknown = {entry.kind for entry in named.values()} - set(codebook().kinds)
    if unknown:
        raise KnowledgeError(f"phrases.{lang}.yaml: no kinds of the codebook: {', '.join(sorted(unknown))}")
    return named, frozenset(_words(phrase) for phrase in data["never"])


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens_of(phrase))


def _stems(phrase: str, lang: str) -> tuple[str, ...]:
    return tuple(stem(word, lang) for word in _words(phrase))


def find_triggers(tokens: tuple[Token, ...], lang: str) -> tuple[Trigger, ...]:
    """Return the triggers among the tokens of one sentence, in order; they do not overlap."""
    rows = lexicon(lang)
    idioms, never = _idioms(lang)
    empty = _empty(tokens, never)
    stems = [stem(token.lower, lang) for token in tokens]
    runs = [
        (entry.share + LENGTH_BONUS * length, length, first, entry)
        for first in range(len(stems))
        for length in range(1, min(LONGEST, len(stems) - first) + 1)
        if (run := tuple(stems[first : first + length]))
        and (entry := idioms.get(run) or rows.get(run))
        and entry.share >= LEAST_SHARE
        and empty.isdisjoint(range(first, first + length))
    ]
    runs.sort(key=lambda run: (-run[0], run[2]))
    taken: set[int] = set()
    chosen: list[Trigger] = []
    for _, length, first, entry in runs:
        span = range(first, first + length)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(_trigger(tokens, first, first + length - 1, entry))
    return _join(sorted(chosen, key=lambda trigger: trigger.first), tokens)


def _empty(tokens: tuple[Token, ...], never: frozenset[tuple[str, ...]]) -> set[int]:
    """Return the indices of tokens in runs that look like a trigger and are none."""
    words = [token.lower for token in tokens]
    return {
        index
        for first in range(len(words))
        for length in range(1, LONGEST + 1)
        if tuple(words[first : first + length]) in never
        for index in range(first, min(first + length, len(words)))
    }


def _trigger(tokens: tuple[Token, ...], first: int, last: int, entry: Entry) -> Trigger:
    return Trigger(first, last, tokens[first].start, tokens[last].end, entry.kind, entry.share)


def _join(triggers: list[Trigger], tokens: tuple[Token, ...]) -> tuple[Trigger, ...]:
    """Make one of triggers that stand side by side ("car bomb" "explosion"): the stronger one names the kind."""
    joined: list[Trigger] = []
    for trigger in triggers:
        if joined and trigger.first == joined[-1].last + 1:
            before = joined.pop()
            best = max(before, trigger, key=lambda one: one.share)
            joined.append(
                Trigger(before.first, trigger.last, before.start, tokens[trigger.last].end, best.kind, best.share),
            )
        else:
            joined.append(trigger)
    return tuple(joined)
