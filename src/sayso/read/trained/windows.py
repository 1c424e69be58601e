"""Runs of whole sentences that the encoder sees at once, so that each sentence has its neighbours for context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.read.sentences import Sentence
from sayso.read.tokens import Token, tokens_of

MOST_WORDS = 96
"""Words in a window, at most; training used the same number. A longer sentence is cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences.

    Args:
        tokens: their words and marks.
        sentences: the sentence of each token.
        numbers: the number of each token's sentence in the report.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    numbers: tuple[int, ...]


def runs_of(lengths: Sequence[int], first: int = MOST_WORDS) -> Iterator[tuple[int, int]]:
    """Yield the start and stop, in words, of runs of at most `MOST_WORDS` words that end where sentences end.

    Args:
        lengths: words in each sentence.
        first: words in the first run, at most; training varies it.
    """
    start, stop, limit = 0, 0, first
    for length in lengths:
        if stop > start and stop + length - start > limit:
            yield start, stop
            start, limit = stop, MOST_WORDS
        stop += length
        while stop - start > MOST_WORDS:
            yield start, start + MOST_WORDS
            start, limit = start + MOST_WORDS, MOST_WORDS
    if stop > start:
        yield start, stop


def windows_of(text: str, sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Yield the sentences in runs, in order."""
    tokens: list[Token] = []
    owners: list[int] = []
    lengths: list[int] = []
    for number, sentence in enumerate(sentences):
        found = tokens_of(text, sentence.start, sentence.end)
        tokens.extend(found)
        owners.extend([number] * len(found))
        lengths.append(len(found))
    for start, stop in runs_of(lengths):
        numbers = tuple(owners[start:stop])
        yield Window(tuple(tokens[start:stop]), tuple(sentences[n] for n in numbers), numbers)
