"""Runs of whole sentences that the encoder sees at once, so that each sentence has its neighbours for context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.read.sentences import Sentence
from sayso.read.tokens import Token, tokens_of

MOST_WORDS = 130
"""Words in a window, at most; training used the same number. A longer sentence stands alone."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences.

    Args:
        tokens: their words and marks.
        sentences: the sentence of each token.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @property
    def numbers(self) -> list[int]:
        """The number of each token's sentence, from 0."""
        numbers: list[int] = []
        for at, owner in enumerate(self.sentences):
            numbers.append(numbers[-1] + (owner is not self.sentences[at - 1]) if numbers else 0)
        return numbers


def windows_of(text: str, sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Yield the sentences in runs, in order."""
    tokens: list[Token] = []
    owners: list[Sentence] = []
    for sentence in sentences:
        found = tokens_of(text, sentence.start, sentence.end)
        if tokens and len(tokens) + len(found) > MOST_WORDS:
            yield Window(tuple(tokens), tuple(owners))
            tokens, owners = [], []
        tokens.extend(found)
        owners.extend([sentence] * len(found))
    if tokens:
        yield Window(tuple(tokens), tuple(owners))
