"""Who is meant by words that only a neighbour explains: "we" by the speaker, "its" by whom was named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.read.actors import ActorMention
from sayso.read.actors.lexicon import words
from sayso.read.actors.pronouns import FIRST_PERSON
from sayso.read.rules.lexicons import cue_words
from sayso.read.tokens import Token
from sayso.statement import UNKNOWN_HOLDER, Actor, Modality, Speaker

PARTIES = frozenset(
    {"military", "government", "rebels", "jihadists", "militia", "mercenaries", "gang", "foreign_military"}
)
"""Types of actors that hold places."""
ALONE = {"ours": "we", "mine": "i", "theirs": "they", "hers": "she"}
"""Possessives that stand alone ("the camp is ours"), to the pronoun."""
NEGATIONS = frozenset({"not", "n't", "never", "pas"})
"""Words that turn a denial round: "did not deny"."""
THAT = frozenset({"that", "que", "qu'"})
"""Words before what is denied."""
SOON = 6
"""Words from "that" to the trigger, at most."""
_REACH = 200
"""Characters before a possessive within which its owner is looked for."""


def as_said(actor: Actor, speaker: Speaker | None, publisher: str) -> Actor:
    """Return who is meant where a speaker speaks of his own side ("we", "our forces"); else the actor as it is.

    Args:
        actor: as read; one who is known by another name than the publisher's is left as he is.
        speaker: whose say-so it is.
        publisher: of the report, for whom "we" stands where nobody is quoted.
    """
    first = actor.text.split(maxsplit=1)[0].lower() if actor.text else ""
    meant = words().pronouns.get(first) or words().possessives.get(first) or ALONE.get(first)
    if speaker is None or meant not in FIRST_PERSON or actor.name not in {publisher, actor.text}:
        return actor
    return replace(actor, name=speaker.name, type=speaker.type, id=speaker.id)


def owner_of(actor: Actor, start: int, actors: Sequence[ActorMention]) -> Actor:
    """Return who is meant by a possessive alone ("its withdrawal"): whom was named last before it.

    Args:
        actor: as read.
        start: where it stands.
        actors: the mentions of actors of the report, in text order.
    """
    if actor.text.lower() not in words().possessives or actor.name.lower() != actor.text.lower():
        return actor
    before = [one for one in actors if start - _REACH <= one.start and one.end <= start]
    named = [one.actor for one in before if one.actor.name.lower() not in words().possessives]
    return replace(actor, name=named[-1].name, type=named[-1].type, id=named[-1].id) if named else actor


def is_named(name: str) -> bool:
    """Say whether a name is one, and no pronoun that nobody could resolve."""
    known = words()
    return not any(name.lower() in pronouns for pronouns in (known.pronouns, known.possessives, ALONE))


def denies(cue: Sequence[Token], lang: str) -> bool:
    """Say whether the words of an attribution deny what they attribute.

    Args:
        cue: the words.
        lang: ISO 639-1.
    """
    known = cue_words("fr" if lang == "fr" else "en")
    hits = (known.cues.at(cue, number) for number in range(len(cue)))
    if any(token.lower in NEGATIONS for token in cue):
        return False
    return any(hit and known.modality.get(hit.label) == Modality.DENIED for hit in hits)


def denied_before(words: Sequence[Token], lang: str) -> bool:
    """Say whether the last cue before a trigger denies ("denied that ..."), and the trigger stands soon after "that".

    In the training reports 51 of 59 such statements are annotated as denied.

    Args:
        words: of the sentence, up to the trigger.
        lang: ISO 639-1.
    """
    known = cue_words("fr" if lang == "fr" else "en")
    said = next((at for at in range(len(words) - 1, -1, -1) if known.cues.at(words, at)), None)
    that = next((at for at in range(len(words) - 1, -1, -1) if words[at].lower in THAT), None)
    if said is None or that is None or not said < that or len(words) - that > SOON:
        return False
    return denies(words[max(0, said - SOON // 2) : said + 1], lang)


def denied_holder(kind: str, modality: Modality, targets: Sequence[Actor], speaker: Speaker | None) -> tuple[str, ...]:
    """Return who holds a place whose loss is denied and of which no loser is named.

    A party that denies that a place was taken says that it holds it still (codebook, 'holder': of a denied statement,
    who holds if the speaker is right).
    """
    denied = kind in {"capture", "handover"} and modality is Modality.DENIED and not targets
    return (speaker.name,) if denied and speaker and speaker.type in PARTIES else (UNKNOWN_HOLDER,)
