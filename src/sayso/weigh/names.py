"""Names folded so that two spellings of one name are equal."""

from __future__ import annotations

import functools
import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:the|a|an|le|la|les|l) ")
_KEPT = 65_536
"""Names whose folding is remembered: a ledger names the same few thousand again and again."""


@functools.lru_cache(maxsize=_KEPT)
def folded(name: str) -> str:
    """Return a name in lower case, without accents, marks, or a leading article."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return _ARTICLE.sub("", _NOT_WORD.sub(" ", plain).strip()) or name.casefold()
