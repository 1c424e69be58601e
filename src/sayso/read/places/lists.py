"""Names in a row: lists, roads and borders.

Names in a list share what is said of one: "the towns of Gao and Kidal", "Luhansk and Donetsk regions", "in Foua and
Kafraya". Two names with a road or a border make one place: "the road from Bangui to Bouar", "the Bangui-Bouar road".
"""

from __future__ import annotations

import re

from sayso.read.places.candidate import Candidate, Pointer
from sayso.read.places.lexicon import lexicon

_LINK = re.compile(r"\s*(?:,|,?\s+(?:and|or|et|ou|y))\s+(?:the |from |in |to |la |le |les |de |à )?")
_MAX_GAP = 12
_LOOK_BACK = 60
_BETWEEN = re.compile(
    r"(?:\b(?:the|la|le|l')\s*)?(?:\b(?:main|key|strategic|only|supply)\s+)?\b(?P<noun>roads?|highways?|motorway|railway|axis|corridor|route|axe|border|frontier|frontière)"
    r"\s+(?:running\s+|leading\s+|that\s+links\s+)?(?:between|from|linking|joining|connecting|entre|reliant)\s+(?:the\s+|la\s+|le\s+)?$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"(?:\b(?:the|la)\s+)?(?:\b(?:main|key|strategic|only|supply)\s+)?\b(?P<noun>roads?|highways?|track|route|piste)\s+(?:leading\s+)?(?P<way>to|towards|into|from|vers)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s+(?:and|to|with|et|à)\s+(?:the\s+|la\s+|le\s+)?")
_DASH = re.compile(r"\s?[-–]\s?")


def listed(text: str, found: list[Candidate | Pointer]) -> list[Candidate | Pointer]:
    """Return the findings with kinds and prepositions shared along rows of names."""
    out = _ways(text, found)
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
        right = right._replace(kinds=left.kinds)
    if left.cue > right.cue and not right.against:
        right = right._replace(cue=left.cue, near=left.near, listed=True)
    return right


def _backward(left: Candidate | Pointer, right: Candidate | Pointer) -> Candidate | Pointer:
    if not isinstance(left, Candidate) or not isinstance(right, Candidate):
        return left
    if _is_plural(right) and right.name_end < right.end and not left.kinds:
        return left._replace(kinds=right.kinds)
    return left


def _ways(text: str, found: list[Candidate | Pointer]) -> list[Candidate | Pointer]:
    """Join the names of roads and borders with the words around them."""
    out: list[Candidate | Pointer] = []
    at = 0
    while at < len(found):
        one, after = found[at], found[at + 1] if at + 1 < len(found) else None
        joined = _two_ends(text, one, after)
        if joined is not None:
            out.append(joined)
            at += 2
            continue
        out.append(_one_end(text, one))
        at += 1
    return out


def _two_ends(text: str, one: Candidate | Pointer, after: Candidate | Pointer | None) -> Candidate | None:
    if not isinstance(one, Candidate) or not isinstance(after, Candidate) or one.country or one.kinds:
        return None
    if (before := _BETWEEN.search(text[max(0, one.start - _LOOK_BACK) : one.start])) and _PAIR.fullmatch(
        text[one.end : after.start]
    ):
        noun = before["noun"].lower()
        start = one.start - len(before.group())
        return _way(one._replace(start=start, end=after.end), f"{one.name}-{after.name}", noun)
    if after.kinds[:1] in {("road",), ("area",)} and _DASH.fullmatch(text[one.name_end : after.name_start]):
        return _way(one._replace(end=after.end), f"{one.name}-{after.name}", after.type_word)
    return None


def _one_end(text: str, one: Candidate | Pointer) -> Candidate | Pointer:
    if not isinstance(one, Candidate) or one.country or one.kinds:
        return one
    before = _TOWARDS.search(text[max(0, one.start - _LOOK_BACK) : one.start])
    if before is None:
        return one
    noun = lexicon().english.get(before["noun"].lower(), before["noun"].lower())
    return one._replace(
        start=one.start - len(before.group()), kinds=("road",), type_word=noun, label=f"{noun} to {one.name}"
    )


def _way(one: Candidate, ends: str, noun: str) -> Candidate:
    english = lexicon().english.get(noun, noun)
    kinds = ("area",) if english == "border" else ("road",)
    return one._replace(kinds=kinds, type_word=noun, label=f"{ends} {english}", near=False)
