"""Names of the actor packs, found in a line; time grows with the words, not with the packs."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from sayso.know.actors import KnownActor, actor_packs
from sayso.read.actors.line import Line, parts_of
from sayso.read.actors.phrase import Core

_LONGEST_ACRONYM = 7
_LIKE_A_NAME = 4
"""Letters from which French prints an acronym like a name: "Minusma"."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One spelling.

    Args:
        parts: its folded words.
        acronym: whether only a spelling in capitals will do: "IS" is no "is".
        known: the actors that bear it.
    """

    parts: tuple[str, ...]
    acronym: bool
    known: tuple[KnownActor, ...]


@functools.cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    spellings: dict[tuple[str, ...], tuple[bool, list[KnownActor]]] = {}
    for actor in actor_packs():
        for name in (actor.name, *actor.aliases):
            parts = parts_of(name)
            acronym, known = spellings.setdefault(parts, (name.isupper() and len(name) <= _LONGEST_ACRONYM, []))
            if actor not in known:
                known.append(actor)
    rows: dict[str, list[_Row]] = {}
    for parts, (acronym, known) in spellings.items():
        rows.setdefault(parts[0], []).append(_Row(parts, acronym, tuple(known)))
    return {first: tuple(sorted(found, key=lambda row: -len(row.parts))) for first, found in rows.items()}


def known_at(line: Line, index: int) -> Core | None:
    """Return the longest name of the packs that begins with the word, or None."""
    at = line.first_key[index]
    if at >= len(line.keys) or line.keys[at][1] != index:
        return None
    for row in _rows().get(line.keys[at][0], ()):
        stop = at + len(row.parts)
        if stop > len(line.keys) or any(line.keys[at + k][0] != part for k, part in enumerate(row.parts)):
            continue
        last = line.keys[stop - 1][1]
        whole = stop == line.first_key[last + 1]
        if whole and _spelled_as_name(line, index, last, row):
            return Core(index, last, "known", known=row.known)
    return None


def _spelled_as_name(line: Line, first: int, last: int, row: _Row) -> bool:
    text = line.span(first, last)
    if row.acronym:
        like_a_name = line.lang == "fr" and text[0].isupper() and len(text) >= _LIKE_A_NAME
        return (like_a_name or text.replace(".", "").isupper()) and not line.words[first].plain
    if not any(word.text[0].isupper() for word in line.words[first : last + 1]):
        return line.words[first].capital
    return len(row.parts) > 1 or not line.words[first].plain
