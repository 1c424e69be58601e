"""The head of a text or paragraph, "BAMAKO, Aug 13 (Agency) -": nobody acts in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.read.actors.phrase import Phrase
from sayso.read.places import PlaceMention

_FARTHEST = 80
"""Characters from the head of a paragraph within which a dateline ends."""
# Place, day and agency, up to a dash; or place and day alone on their line. The stretch has a fixed bound.
_DATELINE = re.compile(r"[^\n]{2,70}? ?(?:--|[-–—]) |[^\n,]{2,40}, (?:\w+ )?\d[^\n]{0,20}(?:\n|$)")


def in_dateline(text: str, phrase: Phrase, places: Sequence[PlaceMention]) -> bool:
    """Say whether the phrase stands in a dateline.

    Args:
        text: the whole text of the report.
        phrase: what stands there.
        places: the report's places in text order: a dateline begins with one.
    """
    head = text.rfind("\n", max(0, phrase.start - _FARTHEST), phrase.start) + 1
    if head == 0 and phrase.start >= _FARTHEST:
        return False
    at = bisect_left(places, head, key=lambda one: one.start)
    if at == len(places) or places[at].start != head:
        return False
    match = _DATELINE.match(text, head)
    return match is not None and phrase.end <= match.end()
