"""Whom a pronoun stands for: the best of the latest mentions that fit it."""

from __future__ import annotations

from sayso.read.actors.lexicon import words
from sayso.read.actors.line import SENTENCES
from sayso.read.actors.memory import Memory, Told
from sayso.read.actors.party import Party
from sayso.read.actors.phrase import Phrase

_SORTS = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": frozenset({"group", "state"}),
    "they": frozenset({"people", "group", "state"}),
    "il": frozenset({"person", "group", "state"}),
    "elle": frozenset({"person", "group", "state"}),
    "ils": frozenset({"people", "group", "state"}),
    "elles": frozenset({"people", "group", "state"}),
}
FIRST_PERSON = frozenset({"we", "i", "nous", "je"})
"""Pronouns of whoever speaks."""
_WE = frozenset({"we", "nous"})
_FARTHEST = 4
"""Sentences that a pronoun looks back over."""
_SUBJECT, _SAME_PARAGRAPH, _AGAIN, _PLURAL = 1.2, 0.5, 0.4, 0.8
"""Worth of being the first of its sentence, in the same paragraph, told of before, plural for "they"."""


def antecedent(phrase: Phrase, memory: Memory, following: Party | None) -> Party | None:
    """Return whom the pronoun stands for, or None where nobody fits or it stands for nothing.

    Args:
        phrase: the pronoun.
        memory: the report's parties.
        following: who speaks next in the paragraph, outside of direct speech.
    """
    which = phrase.core.name
    if which in FIRST_PERSON:
        return _speaker(phrase, memory, following)
    if which == "it" and phrase.after in words().expletive and phrase.then in words().expletive_then:
        return None
    best: tuple[float, Party] | None = None
    for order, told in enumerate(memory.latest()):
        worth = _worth(phrase, told, which)
        if worth is not None and (best is None or worth + order * 0.01 >= best[0]):
            best = (worth + order * 0.01, told.party)
    return best[1] if best else _far_back(which, memory)


def _far_back(which: str, memory: Memory) -> Party | None:
    sorts = _SORTS.get(which, frozenset())
    return next((told.party for told in reversed(memory.latest()) if told.party.sort in sorts), None)


def _worth(phrase: Phrase, told: Told, which: str) -> float | None:
    if told.party.sort not in _SORTS.get(which, frozenset()) or (
        phrase.quoted != told.phrase.quoted and not told.subject
    ):
        return None
    same = told.phrase.sentence // SENTENCES == phrase.sentence // SENTENCES
    back = phrase.sentence - told.phrase.sentence if same else 1 + phrase.sentence % SENTENCES
    if back > _FARTHEST:
        return None
    worth = -float(back) + _SUBJECT * told.subject + _SAME_PARAGRAPH * same + _AGAIN * (told.party.count > 1)
    return worth + (_PLURAL if which in {"they", "ils", "elles"} and told.phrase.plural else 0.0)


def _speaker(phrase: Phrase, memory: Memory, following: Party | None) -> Party | None:
    """Return who says "we": the one whose words they are, the publisher outside of direct speech."""
    if not phrase.quoted:
        return memory.publisher
    party = None
    for told in reversed(memory.latest()):
        if told.phrase.speaks and not told.phrase.quoted:
            same = told.phrase.sentence // SENTENCES == phrase.sentence // SENTENCES
            party = told.party if same or following is None else following
            break
    party = party or following or memory.publisher
    return party.of or party if party and phrase.core.name in _WE else party
