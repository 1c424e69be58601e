"""The language of patterns, and the data files that are written in it."""

import re

import pytest

from sayso.errors import KnowledgeError
from sayso.read.times.grammar import DIGITS, Grammar
from sayso.read.times.lexicon import LANGUAGES, lexicon_of

GRAMMAR = Grammar({"month": ("may", "june"), "num": ("two", "a few")})


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("{dom} {month}", "3 may", "3 may"),
        ("[the] {dom} of {month}", "the 3rd of June", "the 3rd of June"),
        ("{month}, {year}", "May, 2020", "May, 2020"),
        ("{month}, {year}", "May 2020", "May 2020"),
        ("mid-{month}", "mid-June", "mid-June"),
        ("(last|next) {month}", "next may", "next may"),
        ("today['s]", "today’s", "today’s"),
        ("{num} days", "a few days", "a few days"),
        ("{num} days", "12 days", "12 days"),
    ],
)
def test_patterns_match(pattern: str, text: str, matched: str) -> None:
    found = re.compile(GRAMMAR.compile(pattern).source, re.IGNORECASE).match(text)
    assert found is not None
    assert found.group() == matched


@pytest.mark.parametrize(
    ("pattern", "text"), [("{month}", "mayor"), ("{year}", "20201"), ("{dom} {month}", "3\n\nmay"), ("{dom}", "3.5")]
)
def test_patterns_do_not_match(pattern: str, text: str) -> None:
    assert re.compile(GRAMMAR.compile(pattern).source, re.IGNORECASE).match(text) is None


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("{month} {year}", {"may", "june"}),
        ("[the] {dom}", {"the", DIGITS}),
        ("(in|on) {month}", {"in", "on"}),
        ("mid-{month}", {"mid"}),
        ("{num} days", {"two", "a", DIGITS}),
    ],
)
def test_first_words(pattern: str, first: set[str]) -> None:
    assert GRAMMAR.compile(pattern).first == first


@pytest.mark.parametrize("pattern", ["[{month}", "{month})", "{unknown}", "[the]", "", "(a|b"])
def test_malformed_patterns(pattern: str) -> None:
    with pytest.raises(KnowledgeError):
        GRAMMAR.compile(pattern)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lexicon_names_all_months_and_weekdays(lang: str) -> None:
    lexicon = lexicon_of(lang)
    assert set(lexicon.classes["month"].values()) == set(range(1, 13))
    assert set(lexicon.classes["weekday"].values()) == set(range(1, 8))
