"""What holds for the actors of any text."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.codebook import codebook
from sayso.read.actors import find_actors
from sayso.read.actors.lexicon import plural_of, words
from sayso.report import Report

PIECES = (
    "the army", "Mali's", "rebels", "of", "JNIM", "said", "it", "they", "(", ")", ",", ".", '"', "residents", "in",
    "Gao", "President", "Keita", "a spokesman for", "their", "fighters", "-", "1,000", "more than", "and", "\n\n",
    "THE ARMY",
    "l'armée", "des", "qui", "U.N.", "mission", "rebel-held", "’s", "İ", "ß", "\u200b",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["en", "fr", "es"]))
def test_mentions_stand_word_for_word_in_order_and_apart(text: str, lang: str) -> None:
    mentions = find_actors(Report(text=text, lang=lang), places=())
    assert all(text[one.start : one.end] == one.actor.text for one in mentions)
    assert all(one.start <= one.head[0] < one.head[1] <= one.end for one in mentions)
    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_each_actor_has_a_name_and_a_type_of_the_codebook(text: str) -> None:
    mentions = find_actors(Report(text=text), places=())
    assert all(one.actor.name.strip() for one in mentions)
    assert {one.actor.type for one in mentions} <= set(codebook().actor_types)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_report_has_the_same_actors(text: str) -> None:
    report = Report(text=text)
    assert find_actors(report, places=()) == find_actors(report, places=())


@pytest.mark.parametrize(
    "text",
    ["members of the " * 4000, "army's " * 4000, "the " * 20000, '"' * 20000, "one of two of " * 4000, "a-" * 20000],
    ids=["members of", "possessors", "articles", "quotes", "numbers", "hyphens"],
)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert all(one.end <= len(text) for one in find_actors(Report(text=text), places=()))


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("rebel", "rebels"),
        ("gunman", "gunmen"),
        ("militia", "militias"),
        ("army", "armies"),
        ("child", "children"),
        ("head of state", "heads of state"),
        ("chef de village", "chefs de village"),
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def test_the_words_are_read_once() -> None:
    assert words() is words()


def test_every_role_has_a_type_of_the_codebook() -> None:
    types = {noun.role.type for rows in words().nouns.values() for _, noun in rows}
    assert types <= set(codebook().actor_types)
