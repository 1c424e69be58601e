"""What each paragraph of a report is: its text, or what stands around it.

A caption's date is the date of the photo, a byline names nobody who fights, and boilerplate stands in every report:
none of them is coded (codebook, rule 5). The patterns are data (`data/layout.yaml`) and look at a bounded stretch of
each paragraph, so the time is linear in the text.
"""

from __future__ import annotations

import enum
import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


class Role(enum.StrEnum):
    """What a paragraph is."""

    BODY = "body"
    """The report's own text."""
    CAPTION = "caption"
    """The words under a photo."""
    BYLINE = "byline"
    """Who wrote, edited or contributed."""
    BOILERPLATE = "boilerplate"
    """Notices, links and invitations that stand in every report of an outlet."""
    CORRECTION = "correction"
    """A notice that an earlier version was wrong."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a body.

    Args:
        start, end: offsets in characters of the report's text.
        role: what it is.
    """

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class _Patterns:
    role: Role
    longest: int
    opening: tuple[re.Pattern[str], ...]
    closing: tuple[re.Pattern[str], ...]
    whole: tuple[re.Pattern[str], ...]


_WINDOW = 240
"""Characters at the head and at the tail of a paragraph that opening and closing patterns look at."""


@functools.cache
def _patterns() -> tuple[_Patterns, ...]:
    text = resources.files("sayso.gather").joinpath("data/layout.yaml").read_text(encoding="utf-8")
    try:
        return tuple(_of_role(Role(name), row) for name, row in yaml.safe_load(text).items())
    except (KeyError, ValueError, TypeError, AttributeError, re.error) as fault:
        raise KnowledgeError(f"gather/data/layout.yaml: {fault!r}") from fault


def _of_role(role: Role, row: dict[str, Any]) -> _Patterns:
    compiled = {part: tuple(re.compile(line) for line in row.get(part, ())) for part in ("opening", "closing", "whole")}
    return _Patterns(role=role, longest=int(row["longest"]), **compiled)


def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the paragraphs, which blank lines separate."""
    return tuple(match.span() for match in _PARAGRAPH.finditer(text))


def paragraph_roles(text: str) -> tuple[Paragraph, ...]:
    """Return all paragraphs of a body with their roles, in text order.

    Args:
        text: a body; blank lines separate paragraphs.
    """
    return tuple(Paragraph(start, end, _role(text, start, end)) for start, end in paragraphs_of(text))


def _role(text: str, start: int, end: int) -> Role:
    head = text[start : min(end, start + _WINDOW)]
    tail = text[max(start, end - _WINDOW) : end]
    for patterns in _patterns():
        if end - start > patterns.longest:
            continue
        if any(pattern.match(head) for pattern in patterns.opening):
            return patterns.role
        if any(pattern.search(tail) for pattern in patterns.closing):
            return patterns.role
        if end - start <= _WINDOW and any(pattern.fullmatch(head) for pattern in patterns.whole):
            return patterns.role
    return Role.BODY
