"""Whether the words around a time tell of something past or something to come."""

from __future__ import annotations

import re

from sayso.read.times.lexicon import Lexicon

BEFORE = 200
AFTER = 60
"""Characters around a time in which a verb can tell its tense."""

_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)\"”’%])[.!?;][\"”»')]?\s+(?=[A-ZÀ-Ý\"“«])|\n\n")


def direction_of(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Return 1 where the nearest verb tells a future, -1 where it tells a past, 0 where none does.

    Words before the time count before words after it: "will leave on Friday, he said".
    """
    found = _last(sentence_before(text, start), lexicon)
    if found:
        return found
    after = text[end : end + AFTER]
    stop = _SENTENCE_END.search(after)
    return _first(after[: stop.start()] if stop else after, lexicon)


def sentence_before(text: str, start: int) -> str:
    """Return the part of a sentence before an offset, no more than `BEFORE` characters of it."""
    before = text[max(0, start - BEFORE) : start]
    cut = [match.end() for match in _SENTENCE_END.finditer(before)]
    return before[cut[-1] :] if cut else before


def _signs(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    signs = [(match.start(), 1 if match.lastgroup == "future" else -1) for match in lexicon.cues.finditer(text)]
    told = {at for at, _ in signs}
    by_ending = lexicon.endings.finditer(text)
    signs += [(m.start(), 1 if m.lastgroup == "future" else -1) for m in by_ending if m.start() not in told]
    return sorted(signs)


def _last(text: str, lexicon: Lexicon) -> int:
    signs = _signs(text, lexicon)
    return signs[-1][1] if signs else 0


def _first(text: str, lexicon: Lexicon) -> int:
    signs = _signs(text, lexicon)
    return signs[0][1] if signs else 0
