"""Names of bodies that no pack knows: capitalised words around a noun such as "Front", "Ministry" or "Observatory"."""

from __future__ import annotations

from sayso.read.actors.aliases import known_at
from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line
from sayso.read.actors.phrase import Core

_LONGEST = 10
_SHORTEST = 4


def body_at(line: Line, index: int) -> Core | None:
    """Return the name that begins with the word and holds a body's noun: "Popular Front for the Recovery of X"."""
    lists = words()
    if line.words[index].lower in lists.determiners or (
        line.words[index].plain and line.words[index].lower not in lists.organisations
    ):
        return None
    last, noun, type = index - 1, -1, ""
    for at in range(index, min(len(line.words), index + _LONGEST)):
        word = line.words[at]
        is_noun = word.lower in lists.organisations and word.text[0].isupper() and len(word.text) >= _SHORTEST
        if is_noun or (word.lower in lists.possessors and line.proper(at)) or (line.proper(at) and not word.plain):
            last = at
            if is_noun and (noun < 0 or at == noun + 1):
                noun, type = at, lists.organisations[word.lower]
            if line.possessive(at) and word.lower not in lists.possessors:
                break
        elif word.lower not in (lists.after_body if noun >= 0 else lists.before_body) or _ends(line, at):
            break
        if not line.joined(at):
            break
    if noun < 0 or last <= index:
        return None
    if any(word.lower in lists.irregular for word in line.words[index : last + 1]) and type in {"military", "militia"}:
        type = "rebels"
    whose = next(
        (core for at in range(index + 1, last + 1) if (core := known_at(line, at)) and core.last <= last), None
    )
    return Core(index, last, "body", known=whose.known if whose else (), type=type, name=line.span(index, last))


def _ends(line: Line, at: int) -> bool:
    """Say whether a name ends before the word: "the Army and the Front" are two."""
    following = line.words[at + 1].lower if at + 1 < len(line.words) else ""
    return line.words[at].lower in words().joins and following in words().determiners
