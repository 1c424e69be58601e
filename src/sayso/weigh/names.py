"""Names folded so that two spellings of one name are equal."""

from __future__ import annotations

import functools
import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:the|a|an|le|la|les|l) ")
_KEPT = 65_536
"""Names whose folding is remembered: a ledger names the same few thousand again and again."""


def folded_words(text: str) -> str:
    """Return a text in lower case, without accents and marks, a space between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_WORD.sub(" ", plain).strip()


@functools.lru_cache(maxsize=_KEPT)
def folded(name: str) -> str:
    """Return a name in lower case, without accents, marks, or a leading article."""
    return _ARTICLE.sub("", folded_words(name)) or name.casefold()
