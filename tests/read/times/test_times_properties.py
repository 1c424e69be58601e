"""What holds of any text at all."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.times import TimeMention, find_times

VOCABULARY = """
on by until since between from and to the last next this 3 14 2012 1999 March May Tuesday Friday week month year days
two ago later early late mid- end of weekend night morning noon 10:30 p.m. BC '98 1990s century today , . ( ) lundi
mars dernier depuis jusqu'au il y a trois jours la veille nuit de à
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200)
DATES = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)) | st.none()
LANGS = st.sampled_from(["en", "fr"])


def ordered(mentions: tuple[TimeMention, ...]) -> bool:
    ends = [0, *(mention.end for mention in mentions)]
    return all(end <= mention.start for end, mention in zip(ends, mentions, strict=False))


@given(TEXTS, DATES, LANGS)
def test_mentions_stand_in_the_text_in_order(text: str, published: dt.date | None, lang: str) -> None:
    mentions = find_times(text, published=published, lang=lang)
    assert ordered(mentions)
    assert [text[mention.start : mention.end] for mention in mentions] == [mention.text for mention in mentions]


@given(TEXTS, DATES, LANGS)
def test_the_preposition_stands_before_the_mention(text: str, published: dt.date | None, lang: str) -> None:
    mentions = find_times(text, published=published, lang=lang)
    spans = [(mention.with_preposition, mention) for mention in mentions]
    assert all(0 <= start <= mention.start and end == mention.end for (start, end), mention in spans)


@given(TEXTS, DATES, LANGS)
def test_the_same_text_gives_the_same_mentions(text: str, published: dt.date | None, lang: str) -> None:
    assert find_times(text, published=published, lang=lang) == find_times(text, published=published, lang=lang)


@given(TEXTS, LANGS)
def test_nothing_leans_on_a_publication_that_is_not_known(text: str, lang: str) -> None:
    mentions = find_times(text, published=None, lang=lang)
    assert [mention for mention in mentions if mention.anchor == "publication" and mention.interval] == []


@pytest.mark.parametrize("piece", ["1 ", "the ", "May ", "on the ", "2012-", "(", "\n", "last ", "il y a ", "10:"])
def test_long_rows_of_one_piece_are_read(piece: str) -> None:
    assert ordered(find_times(piece * 20_000, published=dt.date(2023, 11, 14)))
