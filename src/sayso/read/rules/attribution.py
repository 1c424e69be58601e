"""Who says so: cues of attribution, their speakers, and the words that they govern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.read.actors import ActorMention
from sayso.read.phrases import Hit
from sayso.read.rules.lexicons import CueWords, cue_words
from sayso.read.rules.scene import Scene
from sayso.read.tokens import Token
from sayso.statement import Actor, Modality, Speaker

_SPEAKER_REACH = 9
"""Tokens that may stand between a speaker and the cue, an apposition included."""
_PREPOSED_REACH = 3
_CHANNEL_REACH = 6
_OPENING = 4
"""Tokens between a cue and the pronoun that stands for its speaker ("said on Tuesday that it")."""
_PRONOUN = "pronoun"
_OWN_DEEDS = frozenset({"say", "deny", "promise", "threaten"})
_MEDIA = "media"
_CLOSING_QUOTES = frozenset('”»"“')
_COMPLEMENT = frozenset({"that", "que", "qu"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One speaker and the words that stand on this speaker's say-so.

    Args:
        speaker: who.
        act: the class of the cue: say, blame, deny, demand, promise, threaten, fear, warn, suppose.
        modality: what the cue makes of its content, or None where it leaves it as it is.
        start, end: offsets of the cue.
        content: offsets of the words governed; several where the attribution stands in their middle.
    """

    speaker: Speaker
    act: str
    modality: Modality | None
    start: int
    end: int
    content: tuple[tuple[int, int], ...]

    def governs(self, start: int, end: int) -> bool:
        """Whether the span is among the words governed."""
        return any(a <= start and end <= b for a, b in self.content)

    @property
    def extent(self) -> int:
        """How many characters are governed: of two that govern one span the smaller is the inner one."""
        return sum(b - a for a, b in self.content)


def attributions_of(scene: Scene, before: Attribution | None) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence.

    Args:
        scene: the sentence.
        before: the last attribution of the sentence before in the same paragraph: direct speech that goes on without a
            cue of its own stays with its speaker.
    """
    words = cue_words(scene.lang)
    found = [one for hit in words.preposed.find(scene.tokens) if (one := _preposed(scene, hit, words))]
    for hit in words.cues.find(scene.tokens):
        one = _verbal(scene, hit, words)
        if one:
            found.append(one)
    if not found and before and _continues(scene):
        found.append(_carried(scene, before))
    return tuple(sorted(found, key=lambda one: one.start))


def with_speakers(scene: Scene, attributions: Sequence[Attribution]) -> Scene:
    """Return the sentence with the pronouns that open what is said standing for who says it ("X said it ...")."""
    opening = {id(m): one for one in attributions for m in scene.actors if _opens_content(scene, m, one)}
    if not opening:
        return scene
    return replace(
        scene,
        actors=tuple(_spoken_for(m, opening[id(m)].speaker) if id(m) in opening else m for m in scene.actors),
    )


def _opens_content(scene: Scene, mention: ActorMention, one: Attribution) -> bool:
    if mention.use != _PRONOUN or one.act not in _OWN_DEEDS or one.start == scene.sentence.start:
        return False
    return any(
        start == one.end and len(scene.words_between(start, mention.start)) <= _OPENING and mention.start >= start
        for start, _ in one.content
    )


def _spoken_for(mention: ActorMention, speaker: Speaker) -> ActorMention:
    actor = Actor(mention.actor.text, speaker.name, speaker.type, speaker.id)
    return replace(mention, actor=actor)


def innermost(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the attribution that governs the span most closely, or None for the reporter's own voice."""
    governing = [one for one in attributions if one.governs(start, end)]
    return min(governing, key=lambda one: (one.extent, one.start), default=None)


def is_unverified(scene: Scene) -> bool:
    """Whether the sentence says that something could not be checked."""
    return bool(cue_words(scene.lang).unverified.find(scene.tokens))


def _continues(scene: Scene) -> bool:
    sentence = scene.sentence
    return bool(scene.quoted) and scene.quoted[0][0] - sentence.start <= 1


def _carried(scene: Scene, before: Attribution) -> Attribution:
    start, end = scene.sentence.start, scene.sentence.end
    return replace(before, act="say", modality=None, start=start, end=start, content=((start, end),))


def _preposed(scene: Scene, hit: Hit, words: CueWords) -> Attribution | None:
    tokens = scene.tokens
    mention = _mention_after(scene, hit.last, _PREPOSED_REACH)
    if not mention:
        return None
    sentence = scene.sentence
    cue = scene.text[tokens[hit.first].start : tokens[hit.last].end]
    after = (mention.end, sentence.end)
    content = ((sentence.start, tokens[hit.first].start), after)
    speaker = _speaker(mention, cue, _channel(scene, scene.token_at(mention.end - 1), words))
    return Attribution(speaker, "say", None, tokens[hit.first].start, mention.end, content)


def _verbal(scene: Scene, hit: Hit, words: CueWords) -> Attribution | None:
    tokens = scene.tokens
    cue_start, cue_end = tokens[hit.first].start, tokens[hit.last].end
    if scene.is_quoted(cue_start, cue_end):
        return None
    if any(t.first <= hit.first <= t.last and t.share > _as_cue_share(hit.label) for t in scene.triggers):
        return None
    mention = _subject(scene, hit.first, words)
    inverted = mention is None
    if mention is None:
        mention = _mention_after(scene, hit.last, 1) if _may_be_inverted(scene, hit) else None
    if mention is None:
        return None
    outlet = _outlet(scene, hit.last)
    channel = outlet or _channel(scene, hit.last, words)
    content = _content(scene, mention, hit, words, inverted=inverted)
    cue = scene.text[cue_start:cue_end]
    return Attribution(
        _speaker(mention, cue, channel), hit.label, words.modality.get(hit.label), cue_start, cue_end, content
    )


def _as_cue_share(act: str) -> float:
    """A word that is both a cue and a trigger is a cue, but for those of weak classes."""
    return 1.0 if act in {"say", "deny", "warn", "blame", "threaten", "promise"} else 0.6


def _speaker(mention: ActorMention, cue: str, channel: str | None) -> Speaker:
    actor = mention.actor
    return Speaker(actor.text, actor.name, actor.type, actor.id, cue=cue, channel=channel)


def _subject(scene: Scene, cue: int, words: CueWords) -> ActorMention | None:
    """Return the mention nearest before the cue with only light words, times and fenced words between."""
    tokens = scene.tokens
    index, fenced, walked = cue - 1, False, 0
    while index >= 0 and walked < _SPEAKER_REACH:
        token = tokens[index]
        mention = next((m for m in scene.actors if m.start <= token.start < m.end), None)
        if mention and not (fenced and _opens_fence(scene, mention)):
            return mention
        if token.text == ",":
            fenced = not fenced
        elif not (fenced or token.lower in words.light or _is_time(scene, token) or token.text.isdigit()):
            return None
        index -= 1
        walked += 1
    return None


def _opens_fence(scene: Scene, mention: ActorMention) -> bool:
    """Whether the mention is itself fenced off by commas: an apposition, whose head stands before the comma."""
    before = scene.token_at(mention.start) - 1
    if before < 1 or scene.tokens[before].text != ",":
        return False
    head = scene.tokens[before - 1]
    return any(m.start <= head.start < m.end for m in scene.actors)


def _is_time(scene: Scene, token: Token) -> bool:
    return any(time.start <= token.start < time.end for time in scene.times)


def _mention_after(scene: Scene, index: int, reach: int) -> ActorMention | None:
    """Return the mention that starts within `reach` tokens after the token."""
    for following in scene.tokens[index + 1 : index + 1 + reach]:
        mention = next((m for m in scene.actors if m.start <= following.start < m.end), None)
        if mention:
            return mention
    return None


def _may_be_inverted(scene: Scene, hit: Hit) -> bool:
    """Whether the cue follows what is said (`"...", said the general`)."""
    return hit.first > 0 and scene.tokens[hit.first - 1].text in {",", *_CLOSING_QUOTES}


def _outlet(scene: Scene, cue: int) -> str | None:
    """Return the outlet that the speaker talked to: the media actor right after the cue ("told ...")."""
    mention = _mention_after(scene, cue, 1)
    return mention.actor.text if mention and mention.actor.type == _MEDIA else None


def _channel(scene: Scene, index: int, words: CueWords) -> str | None:
    """Return the channel named soon after the token, with what it says of itself ("a statement on social media")."""
    tokens = scene.tokens
    for at in range(index + 1, min(len(tokens), index + 1 + _CHANNEL_REACH)):
        if tokens[at].text in {".", ";"}:
            return None
        hit = words.channels.at(tokens, at)
        preposition = next((n for n in range(at - 1, index, -1) if tokens[n].lower in words.channel_prepositions), None)
        if hit and preposition is not None:
            return scene.text[tokens[preposition + 1].start : _channel_end(tokens, hit.last, words)]
    return None


def _channel_end(tokens: Sequence[Token], last: int, words: CueWords) -> int:
    """Take in a second channel that hangs on the first ("a statement" + "on social media")."""
    if last + 2 < len(tokens) and tokens[last + 1].lower in words.channel_prepositions:
        for at in (last + 2, last + 3):
            hit = words.channels.at(tokens, at) if at < len(tokens) else None
            if hit:
                return tokens[hit.last].end
    return tokens[last].end


def _content(
    scene: Scene,
    mention: ActorMention,
    hit: Hit,
    words: CueWords,
    *,
    inverted: bool,
) -> tuple[tuple[int, int], ...]:
    """Return what is said: before the attribution where it closes or interrupts it, else after."""
    sentence, tokens = scene.sentence, scene.tokens
    head_start = tokens[hit.first].start if inverted else mention.start
    tail_start = mention.end if inverted else tokens[hit.last].end
    before, after = (sentence.start, head_start), (tail_start, sentence.end)
    first = scene.token_at(head_start)
    interrupted = first > 0 and tokens[first - 1].text in {",", "—", "–", *_CLOSING_QUOTES}
    if not interrupted or not _says_something(scene, *before):
        return (after,)
    following = scene.words_between(tail_start, sentence.end)
    if following and following[0].text == ",":
        return (before, after)  # the attribution is fenced off by commas in the middle of what is said
    if _says_something(scene, *after) and not _is_adjunct(scene, tail_start, words):
        return (after,) if not _closes_quote(tokens, first) else (before, after)
    return (before, after) if inverted or _is_adjunct(scene, tail_start, words) else (before,)


def _closes_quote(tokens: Sequence[Token], first: int) -> bool:
    return any(token.text in _CLOSING_QUOTES for token in tokens[max(0, first - 2) : first])


def _says_something(scene: Scene, start: int, end: int) -> bool:
    return any(start <= trigger.start and trigger.end <= end for trigger in scene.triggers)


def _is_adjunct(scene: Scene, offset: int, words: CueWords) -> bool:
    """Whether what follows the attribution still belongs to it ("in a statement", "on Tuesday")."""
    following = scene.words_between(offset, scene.sentence.end)
    return not following or (following[0].lower in words.adjuncts and following[0].lower not in _COMPLEMENT)
