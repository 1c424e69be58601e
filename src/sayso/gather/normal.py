"""The one form that every body takes, whatever it was read from.

Invariant: paragraphs are separated by one blank line, and hold no white space but single blanks; a body in this form is
left as it is. Offsets of statements refer to it.
"""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n?")
_BLANK_LINES = re.compile(r"\n\s*\n")
_WHITE_SPACE = re.compile(r"\s+")


def squash(text: str) -> str:
    """Return a text on one line, each stretch of white space made one blank."""
    return _WHITE_SPACE.sub(" ", text).strip()


def normal_body(text: str) -> str:
    """Return a body in its normal form; "" where there is nothing but white space."""
    lines = _LINE_END.sub("\n", text).strip()
    return "\n\n".join(squash(paragraph) for paragraph in _BLANK_LINES.split(lines))


def body_of_paragraphs(paragraphs: list[str]) -> str:
    """Join paragraphs, each of which may be wrapped or empty, to a body in its normal form."""
    squashed = (squash(paragraph) for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in squashed if paragraph)
