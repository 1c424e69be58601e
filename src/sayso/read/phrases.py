"""Phrases of a word list, found in a run of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.read.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found.

    Args:
        first, last: indices of its first and last token.
        label: what the word list says of it.
    """

    first: int
    last: int
    label: str


class Phrases:
    """A word list that finds its longest phrase at each token; time grows with the tokens, not with the list."""

    def __init__(self, labelled: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a phrase and its label; the first label given to a phrase stays."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, label in labelled:
            words = tuple(token.lower for token in tokens_of(phrase))
            if words and words not in seen:
                seen.add(words)
                self._by_first.setdefault(words[0], []).append((words, label))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: Sequence[Token], index: int) -> Hit | None:
        """Return the longest phrase that starts at the token, or None."""
        for words, label in self._by_first.get(tokens[index].lower, ()):
            if all(
                index + offset < len(tokens) and tokens[index + offset].lower == word
                for offset, word in enumerate(words)
            ):
                return Hit(index, index + len(words) - 1, label)
        return None

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Return the phrases in order, longest first at each token, not overlapping."""
        hits: list[Hit] = []
        index = 0
        while index < len(tokens):
            hit = self.at(tokens, index)
            if hit:
                hits.append(hit)
                index = hit.last
            index += 1
        return tuple(hits)
