"""Spellings under which an actor's name is looked up."""

from __future__ import annotations

import functools

from sayso.know.gazetteer.fold import fold

_ARTICLES = ("the ", "le ", "la ", "les ")


@functools.lru_cache(maxsize=8192)
def spelled(name: str) -> str:
    """Return the key of a name: case, accents, apostrophes, dots, hyphens and a leading article do not count.

    "The Ansar-Eddine", "Ansar Eddine" and "ansar eddine" have one key; "U.N." and "UN" too. A name in which nothing is
    left has the key "".
    """
    key = fold(name)
    return next((key[len(article) :] for article in _ARTICLES if key.startswith(article)), key)
