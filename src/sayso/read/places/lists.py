"""Names in a row share what is said of one: "the towns of Gao and Kidal", "Luhansk and Donetsk regions", "in Foua and Kafraya"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.read.places.candidate import Candidate, Pointer

_LINK = re.compile(r"\s*(?:,|,?\s+(?:and|or|et|ou|y))\s+(?:the |from |in |to |la |le |les |de |à )?")
_MAX_GAP = 12


def listed(text: str, found: list[Candidate | Pointer]) -> list[Candidate | Pointer]:
    """Return the findings with kinds and prepositions shared along rows of names."""
    out = list(found)
    for at in range(1, len(out)):
        left, right = out[at - 1], out[at]
        if _linked(text, left, right):
            out[at] = _forward(left, right)
    for at in range(len(out) - 1, 0, -1):
        left, right = out[at - 1], out[at]
        if _linked(text, left, right):
            out[at - 1] = _backward(left, right)
    return out


def _linked(text: str, left: Candidate | Pointer, right: Candidate | Pointer) -> bool:
    if not isinstance(left, Candidate) or not isinstance(right, Candidate) or left.country or right.country:
        return False
    return 0 < right.start - left.end <= _MAX_GAP and _LINK.fullmatch(text[left.end : right.start]) is not None


def _is_plural(name: Candidate) -> bool:
    return name.type_word.endswith("s") or name.type_word.endswith("ies")


def _forward(left: Candidate | Pointer, right: Candidate | Pointer) -> Candidate | Pointer:
    if not isinstance(left, Candidate) or not isinstance(right, Candidate):
        return right
    if _is_plural(left) and left.name_end == left.end and not right.kinds:
        right = replace(right, kinds=left.kinds)
    if left.cue > right.cue and not right.against:
        right = replace(right, cue=left.cue, near=left.near, listed=True)
    return right


def _backward(left: Candidate | Pointer, right: Candidate | Pointer) -> Candidate | Pointer:
    if not isinstance(left, Candidate) or not isinstance(right, Candidate):
        return left
    if _is_plural(right) and right.name_end < right.end and not left.kinds:
        return replace(left, kinds=right.kinds)
    return left
