"""How a thing is said: by the class of its cue, else by the marker nearest before its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.read.rules.lexicons import modal_words
from sayso.read.tokens import Token
from sayso.statement import Modality

_AFTER_REACH = 3
_NEGATION = "n't"


def modality_of(tokens: Sequence[Token], first: int, last: int, lang: str) -> Modality | None:
    """Return what the words around a trigger make of it, or None where none of them speaks of it.

    Args:
        tokens: of the sentence.
        first: index of the trigger's first token.
        last: index of its last one.
        lang: a language with word lists.
    """
    words = modal_words(lang)
    for index in range(first - 1, max(-1, first - 1 - words.reach), -1):
        if tokens[index].lower in words.barriers:
            break
        if tokens[index].lower.endswith(_NEGATION):
            return Modality.DENIED
        hit = words.before.at(tokens, index)
        if hit and hit.last < first:
            return Modality(hit.label)
    for index in range(last + 1, min(len(tokens), last + 1 + _AFTER_REACH)):
        hit = words.after.at(tokens, index)
        if hit:
            return Modality(hit.label)
    return None
