"""The word of a description that says what it is: "members" of "members of the National Police"."""

from __future__ import annotations

import re

AFTER_HEAD = re.compile(
    r"\s(?:OF|IN|WHO|WHOM|FROM|AT|ON|WITH|BY|TO|THAT|WHICH|FOR|NEAR|WHERE|BELONGING|CARRYING|TRAVELING|HIDDEN|LOADED)\b|[,\[(]"
)
NOT_WORD = re.compile(r"[^A-Z0-9' -]")


def head_of(words: str) -> str:
    """Return the last word before the first preposition or relative word, in capitals; "" where there is none."""
    found = AFTER_HEAD.search(words.upper())
    core = words.upper()[: found.start()] if found and found.start() else words.upper()
    parts = NOT_WORD.sub(" ", core).split()
    return parts[-1].removesuffix("'S") if parts else ""
