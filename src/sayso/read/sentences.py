"""Paragraphs and sentences of a report, with their offsets."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import sentencex
import yaml

from sayso.gather.layout import paragraphs_of

MAX_SENTENCE = 4000
"""Characters: what is longer is no sentence (a table, a list of links) and is cut at white space."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Args:
        start, end: offsets in characters of the report's text, without white space at either end.
        paragraph: the number of the paragraph that it stands in, from 0.
    """

    start: int
    end: int
    paragraph: int


@functools.cache
def _abbreviations(lang: str) -> frozenset[str]:
    """Words that end with a full stop and do not end a sentence, which the splitter's own list lacks."""
    text = resources.files("sayso.read").joinpath("abbreviations.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text).get(lang, ()))


def sentences_of(text: str, lang: str = "en") -> tuple[Sentence, ...]:
    """Split a text into sentences; no sentence crosses a paragraph.

    Args:
        text: the whole text of a report.
        lang: ISO 639-1; for a language that the splitter does not know it falls back to its general rules.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs_of(text)):
        found.extend(Sentence(a, b, number) for a, b in _split(text, start, end, lang))
    return tuple(found)


def _split(text: str, start: int, end: int, lang: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for piece in sentencex.segment(lang, text[start:end]):
        spans.append((at, at + len(piece)))
        at += len(piece)
    trimmed = [_trim(text, a, b) for a, b in _rejoin(text, spans, lang)]
    return [cut for a, b in trimmed if a < b for cut in _cut(text, a, b)]


def _rejoin(text: str, spans: list[tuple[int, int]], lang: str) -> list[tuple[int, int]]:
    """Join what was split after an abbreviation of our own list."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _last_word(text, *joined[-1]) in _abbreviations(lang):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _last_word(text: str, start: int, end: int) -> str:
    words = text[max(start, end - 40) : end].split()
    return words[-1].lower() if words else ""


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        stop = space if space > start else start + MAX_SENTENCE
        pieces.append((start, stop))
        start = stop + 1 if space > start else stop
    return [*pieces, (start, end)]
