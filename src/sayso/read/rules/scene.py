"""One sentence with all that was found in it, before anything is put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read.actors import ActorMention
from sayso.read.places import PlaceMention
from sayso.read.rules.triggers import Trigger
from sayso.read.sentences import Sentence
from sayso.read.times import TimeMention
from sayso.read.tokens import Token

_OPENING = {"“": "”", "«": "»", "„": "“", '"': '"'}


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and what stands in it.

    Args:
        text: the whole text of the report.
        lang: ISO 639-1.
        sentence: the sentence.
        tokens: its words and marks.
        triggers: words in it that name events or states.
        actors, places, times: mentions in it, in order.
        quoted: offsets of direct speech in it, quotation marks left out.
    """

    text: str
    lang: str
    sentence: Sentence
    tokens: tuple[Token, ...]
    triggers: tuple[Trigger, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    quoted: tuple[tuple[int, int], ...]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that ends after the offset."""
        return bisect_right([token.end for token in self.tokens], offset)

    def words_between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that lie within the offsets."""
        starts = [token.start for token in self.tokens]
        return self.tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether the span stands in direct speech."""
        return any(a <= start and end <= b for a, b in self.quoted)


def quoted_spans(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return what stands between quotation marks; a mark that is not closed reaches to the end of the sentence."""
    spans: list[tuple[int, int]] = []
    closing, start = "", 0
    for token in tokens:
        if closing and token.text == closing:
            spans.append((start, token.start))
            closing = ""
        elif not closing and token.text in _OPENING:
            closing, start = _OPENING[token.text], token.end
    if closing and tokens:
        spans.append((start, tokens[-1].end))
    return tuple(spans)
