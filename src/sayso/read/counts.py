"""Numbers of people and things, with what they count."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.codebook import codebook
from sayso.errors import KnowledgeError
from sayso.read.phrases import Hit, Phrases
from sayso.read.tokens import Token
from sayso.statement import Count

_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d{1,9}")
_DASHED = re.compile(r"(\d{1,9})[-–](\d{1,9})")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NOUN_REACH = 5
"""Tokens after a number within which the thing counted stands."""
_MOST = 1_000_000_000
_PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words of numbers in one language.

    Args:
        values: word to number.
        multipliers: word to factor, used after a number ("two thousand").
        vague: word to the least number that it stands for.
        tens: words that stand for a number of tens or hundreds, to that ten or hundred.
        of_many: two words after them, to the factor that they are ("tens of thousands").
        several: words before a multiplier that make it vague ("several hundred").
        range: words between the two ends of a range.
        between: a word before a range, to the word between its ends.
        bounds: phrases before a number, labelled low, high, about.
        nouns: words for what is counted, labelled with the codebook's id.
        states: words near a number that tell what befell those counted, labelled with the codebook's id.
        not_counts: words after a number that make it something else (an age, a sum of money, a distance).
        articles: words for one that count only right before people.
        before_years: words after which four digits are a year.
    """

    values: dict[str, int]
    multipliers: dict[str, int]
    vague: dict[str, int]
    tens: dict[str, int]
    of_many: dict[tuple[str, ...], int]
    several: frozenset[str]
    range: frozenset[str]
    between: dict[str, str]
    bounds: Phrases
    nouns: Phrases
    states: Phrases
    not_counts: frozenset[str]
    articles: frozenset[str]
    before_years: frozenset[str]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written.

    Args:
        first, last: indices of its first and last token, bounding words ("at least") included.
        low, high: by the codebook's rule for the bounding words.
        core: index of the first token of the number itself.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    core: int


@functools.cache
def number_words(lang: str) -> NumberWords:
    """Return the number words of a language; English where it has none of its own.

    Raises:
        KnowledgeError: the data file is malformed; names the field.
    """
    source = resources.files("sayso.read").joinpath("numbers.yaml")
    data: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    rows = data.get(lang, data["en"])
    try:
        return NumberWords(
            values={str(word): int(value) for word, value in rows["values"].items()},
            multipliers={str(word): int(value) for word, value in rows["multipliers"].items()},
            vague={word: codebook().vague_numbers[id] for word, id in rows["vague"].items()},
            tens={str(word): int(value) for word, value in rows["tens"].items()},
            of_many={tuple(words.split()): int(value) for words, value in rows["of_many"].items()},
            several=frozenset(rows["several"]),
            range=frozenset(rows["range"]),
            between={str(word): str(middle) for word, middle in rows["between"].items()},
            bounds=_labelled(rows["bounds"]),
            nouns=_labelled(rows["nouns"]),
            states=_labelled(rows["states"]),
            not_counts=frozenset(rows["not_counts"]),
            articles=frozenset(rows["articles"]),
            before_years=frozenset(rows["before_years"]),
        )
    except (KeyError, ValueError, AttributeError) as fault:
        raise KnowledgeError(f"numbers.yaml: {lang}: {fault!r}") from fault


def _labelled(rows: dict[str, list[str]]) -> Phrases:
    return Phrases((str(phrase), label) for label, phrases in rows.items() for phrase in phrases)


def numbers_in(tokens: Sequence[Token], lang: str) -> tuple[Number, ...]:
    """Return the numbers among the tokens, with the words that bound them."""
    words = number_words(lang)
    found: list[Number] = []
    index = 0
    while index < len(tokens):
        number = _number_at(tokens, index, words)
        if number:
            found.append(number)
            index = number.last
        index += 1
    return tuple(found)


def counts_in(
    text: str, tokens: Sequence[Token], span: tuple[int, int], lang: str, default: str | None = None
) -> tuple[Count, ...]:
    """Return what tokens `first` to `last` count.

    Args:
        text: the whole text of the report.
        tokens: of the sentence.
        span: indices of the first and last token of the clause.
        lang: ISO 639-1.
        default: what people counted without a word of their fate are, given the kind of statement, or None.
    """
    words = number_words(lang)
    first, last = span
    found: list[Count] = []
    for number in numbers_in(tokens[first : last + 1], lang):
        shifted = Number(first + number.first, first + number.last, number.low, number.high, first + number.core)
        counted = _counted(tokens, shifted, last, words, default)
        if counted:
            what, stop = counted
            found.append(Count(what, shifted.low, shifted.high, text[tokens[shifted.first].start : tokens[stop].end]))
    return tuple(found)


def _number_at(tokens: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    bound = words.bounds.at(tokens, index)
    core = bound.last + 1 if bound else index
    if core >= len(tokens):
        return None
    vague = _vague_at(tokens, core, words)
    if vague:
        return Number(index, vague[1], vague[0], None, core)
    read = _value_at(tokens, core, words)
    if read is None:
        return None
    value, last = read
    low, high = _bounded(value, bound)
    return Number(index, last, low, high, core)


def _vague_at(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, int] | None:
    """Return the least number that vague words stand for, twice what they name, and the index of their last token."""
    word = tokens[index].lower
    many = words.of_many.get(tuple(token.lower for token in tokens[index + 1 : index + 3]))
    if many and word in words.tens:
        return 2 * words.tens[word] * many, index + 2
    if word in words.several and index + 1 < len(tokens) and tokens[index + 1].lower in words.multipliers:
        return 2 * words.multipliers[tokens[index + 1].lower], index + 1
    return (words.vague[word], index) if word in words.vague else None


def number_of(tokens: Sequence[Token], lang: str) -> tuple[int | None, int | None]:
    """Return the least and the greatest number that words known to be a count stand for.

    A range gives both its ends. Words without a number ("the commander", a name) stand for one.

    Args:
        tokens: the words.
        lang: ISO 639-1.
    """
    words = number_words(lang)
    numbers = numbers_in(tokens, lang)
    named = [one for one in numbers if tokens[one.core].lower not in words.articles or one.last > one.core]
    dashed = next((match for token in tokens if (match := _DASHED.fullmatch(token.text))), None)
    if dashed and int(dashed[1]) < int(dashed[2]):
        return int(dashed[1]), int(dashed[2])
    for first, second in itertools.pairwise(numbers):
        if second.core == first.last + 2 and first.low is not None and second.high is not None:
            middle = tokens[first.last + 1].lower
            before = tokens[first.first - 1].lower if first.first else ""
            if first.low < second.high and (middle in words.range or words.between.get(before) == middle):
                return first.low, second.high
    if named:
        return named[0].low, named[0].high
    return 1, 1


def _value_at(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, int] | None:
    token = tokens[index]
    if _DIGITS.fullmatch(token.text):
        value = int(re.sub(r"[,.]", "", token.text))
    elif token.lower in words.values:
        value = words.values[token.lower]
    elif "-" in token.lower and all(part in words.values for part in token.lower.split("-")):
        value = sum(words.values[part] for part in token.lower.split("-"))
    else:
        return None
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].lower in words.multipliers:
        value *= words.multipliers[tokens[last + 1].lower]
        last += 1
    return (value, last) if value <= _MOST else None


def _bounded(value: int, bound: Hit | None) -> tuple[int | None, int | None]:
    if bound and bound.label == "low":
        return value, None
    if bound and bound.label == "high":
        return None, value
    return value, value


def _counted(
    tokens: Sequence[Token],
    number: Number,
    last: int,
    words: NumberWords,
    default: str | None,
) -> tuple[str, int] | None:
    """Return what a number counts and the index of the last token that says so."""
    after = number.last + 1
    following = tokens[after].lower if after <= last else ""
    if following in words.not_counts or following in {"%", "°"} or _is_marked(tokens, number):
        return None
    before = tokens[number.first - 1].lower if number.first else ""
    if _YEAR.fullmatch(tokens[number.core].text) and (number.first != number.core or before in words.before_years):
        return None
    if before in words.not_counts:
        return None
    noun = next(
        (hit for at in range(after, min(last, after + _NOUN_REACH) + 1) if (hit := words.nouns.at(tokens, at))), None
    )
    state = _state(tokens, number, last, words)
    if tokens[number.core].lower in words.articles and not (noun and noun.first == after and noun.label == _PEOPLE):
        return None
    if noun and noun.label != _PEOPLE:
        return noun.label, noun.last
    if state and (noun or abs(state.first - number.last) <= _NOUN_REACH):
        return state.label, max(number.last, noun.last if noun else number.last)
    if noun and default:
        return default, noun.last
    return None


def _is_marked(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a sign before the number makes it money or a clock time."""
    return number.core > 0 and tokens[number.core - 1].text in {"$", "€", "£", ":"}


def _state(tokens: Sequence[Token], number: Number, last: int, words: NumberWords) -> Hit | None:
    """Return the word nearest to the number that tells what befell those counted, after it rather than before."""
    following = range(number.last + 1, last + 1)
    before = range(number.first - 1, max(-1, number.first - 1 - _NOUN_REACH), -1)
    after_hit = next((hit for at in following if (hit := words.states.at(tokens, at))), None)
    before_hit = next((hit for at in before if (hit := words.states.at(tokens, at))), None)
    if before_hit and after_hit:
        return before_hit if number.first - before_hit.last <= after_hit.first - number.last else after_hit
    return after_hit or before_hit
