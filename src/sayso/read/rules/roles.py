"""Who does it and who it is done to, by where they stand around the trigger."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.read.actors import ActorMention
from sayso.read.mentions import within
from sayso.read.rules.lexicons import KindRoles, RoleWords, kind_roles, role_words
from sayso.read.rules.scene import Scene
from sayso.read.rules.triggers import Trigger
from sayso.statement import Actor

_DEFAULT = KindRoles()
_GAP = 6
"""Tokens that may stand between a trigger and its object, or between "by" and the doer."""
_NOUN_REACH = 14
_BE_REACH = 3
_ADVERBIAL_REACH = 5
_ADVERB_ENDING = ("ly", "ment")


@dataclass(frozen=True, slots=True)
class Roles:
    """Who stands where.

    Args:
        actors: who does it, who holds.
        targets: who it is done to.
    """

    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]


@dataclass(slots=True)
class _Found:
    """Mentions gathered by role, each once."""

    actors: list[ActorMention]
    targets: list[ActorMention]

    def add(self, role: str, *mentions: ActorMention | None) -> None:
        taken = {id(mention) for mention in (*self.actors, *self.targets)}
        for mention in mentions:
            if mention and id(mention) not in taken:
                if role == "actor":
                    self.actors.append(mention)
                elif role == "target":
                    self.targets.append(mention)


def roles_of(scene: Scene, trigger: Trigger, clause: tuple[int, int]) -> Roles:
    """Return who does and who suffers what the trigger names.

    Args:
        scene: the sentence.
        trigger: the word or words that name the event.
        clause: offsets of the clause around it.
    """
    words = role_words(scene.lang)
    kind = kind_roles().get(trigger.kind, _DEFAULT)
    found = _Found([], [])
    if _is_noun(scene, trigger, words):
        _around_noun(scene, trigger, clause, kind, found)
    elif _is_passive(scene, trigger, words):
        found.add("actor", _after_word(scene, trigger, words.by))
        found.add(kind.object or "actor", *_coordinated(scene, _before(scene, trigger, clause)))
    else:
        subject = _before(scene, trigger, clause) or _antecedent(scene, clause, words)
        subject = subject or _subject_of_sentence(scene, trigger)
        if scene.tokens[trigger.last].lower in words.passing:
            found.add("actor", *_coordinated(scene, _right_after(scene, trigger)))
            return Roles(_distinct(found.actors), ())
        lost = any(token.lower in words.losing for token in scene.tokens[trigger.first : trigger.last + 1])
        roles = (kind.object, kind.subject) if lost and kind.object else (kind.subject, kind.object)
        found.add(roles[0], *_coordinated(scene, subject))
        found.add(roles[1], *_coordinated(scene, _right_after(scene, trigger)))
    return Roles(_distinct(found.actors), _distinct(found.targets, but=found.actors))


def _distinct(mentions: list[ActorMention], but: list[ActorMention] | None = None) -> tuple[Actor, ...]:
    names = {mention.actor.name for mention in but or ()}
    kept: list[Actor] = []
    for mention in sorted(mentions, key=lambda one: one.start):
        if mention.actor.name not in names:
            names.add(mention.actor.name)
            kept.append(mention.actor)
    return tuple(kept)


def _is_noun(scene: Scene, trigger: Trigger, words: RoleWords) -> bool:
    """Whether the trigger is a noun: a determiner, a possessor or an actor's name as modifier stands before it."""
    index = trigger.first - 1
    following = scene.tokens[trigger.last + 1].lower if trigger.last + 1 < len(scene.tokens) else ""
    if following in words.of or following in words.between or _ends_with_of(scene, trigger, words):
        return not _is_passive(scene, trigger, words)
    if index < 0:
        return following in words.against or following in words.by
    before = scene.tokens[index]
    if before.lower in words.determiners or before.text.lower().endswith(("'s", "’s", "s'", "s’")):
        return True
    before_that = scene.tokens[index - 1] if index else before
    return before_that.lower in words.determiners and not _holds_actor(scene, before.start) and following in words.by


def _ends_with_of(scene: Scene, trigger: Trigger, words: RoleWords) -> bool:
    """Whether the trigger is an idiom that holds its preposition itself ("in the hands of")."""
    return trigger.last > trigger.first and scene.tokens[trigger.last].lower in words.of


def _holds_actor(scene: Scene, offset: int) -> bool:
    return any(mention.start <= offset < mention.end for mention in scene.actors)


def _is_passive(scene: Scene, trigger: Trigger, words: RoleWords) -> bool:
    """Whether a form of "to be" leads to the trigger, adverbs apart, or "by" follows it."""
    index = trigger.first - 1
    for at in range(index, max(-1, index - _BE_REACH), -1):
        word = scene.tokens[at].lower
        if word in words.be:
            return not scene.tokens[trigger.first].lower.endswith("ing")
        if not word.endswith(_ADVERB_ENDING):
            break
    following = scene.tokens[trigger.last + 1].lower if trigger.last + 1 < len(scene.tokens) else ""
    return following in words.by


def _before(scene: Scene, trigger: Trigger, clause: tuple[int, int]) -> ActorMention | None:
    """Return the subject: of the mentions before the trigger in its clause, the last that no preposition governs."""
    mentions = within(scene.actors, clause[0], trigger.start)
    free = [mention for mention in mentions if not _is_governed(scene, mention)]
    return free[-1] if free else None


def _antecedent(scene: Scene, clause: tuple[int, int], words: RoleWords) -> ActorMention | None:
    """Return whom a clause that begins with a relative pronoun speaks of: the mention right before it."""
    at = scene.token_at(clause[0])
    if at >= len(scene.tokens) or scene.tokens[at].lower not in words.relative:
        return None
    before = within(scene.actors, scene.sentence.start, clause[0])
    return before[-1] if before and len(scene.words_between(before[-1].end, clause[0])) <= _BE_REACH else None


def _is_governed(scene: Scene, mention: ActorMention) -> bool:
    words = role_words(scene.lang)
    index = scene.token_at(mention.start) - 1
    return index >= 0 and scene.tokens[index].lower in words.of | words.by | words.against | words.between


def _subject_of_sentence(scene: Scene, trigger: Trigger) -> ActorMention | None:
    """Return the first mention of the sentence that stands before the trigger outside of direct speech not its own."""
    quoted = scene.is_quoted(trigger.start, trigger.end)
    before = within(scene.actors, scene.sentence.start, trigger.start)
    return next((m for m in before if scene.is_quoted(m.start, m.end) == quoted and not _is_governed(scene, m)), None)


def _right_after(scene: Scene, trigger: Trigger) -> ActorMention | None:
    """Return the object: the first mention within a few tokens after the trigger, before any mark."""
    for token in scene.tokens[trigger.last + 1 : trigger.last + 1 + _GAP]:
        mention = next((m for m in scene.actors if m.start <= token.start < m.end), None)
        if mention:
            return mention
        if not token.text[0].isalnum():
            return None
    return None


def _after_word(scene: Scene, trigger: Trigger, leaders: frozenset[str]) -> ActorMention | None:
    """Return the mention that follows one of the words soon after the trigger ("by", "against", "between", "of")."""
    tokens = scene.tokens
    for at in range(trigger.last + 1, min(len(tokens), trigger.last + 1 + _NOUN_REACH)):
        if tokens[at].text in {",", ";", ":", "."}:
            return None
        if tokens[at].lower in leaders:
            following = tokens[at + 1 : at + 1 + _GAP]
            mention = next((m for token in following for m in scene.actors if m.start <= token.start < m.end), None)
            if mention:
                return mention
    return None


def _around_noun(
    scene: Scene,
    trigger: Trigger,
    clause: tuple[int, int],
    kind: KindRoles,
    found: _Found,
) -> None:
    words = role_words(scene.lang)
    possessor = _touching_before(scene, trigger)
    found.add(kind.subject, possessor)
    found.add("actor", _after_word(scene, trigger, words.by))
    both = _after_word(scene, trigger, words.between)
    found.add(kind.object or "actor", *_coordinated(scene, both))
    following = scene.tokens[trigger.last + 1].lower if trigger.last + 1 < len(scene.tokens) else ""
    if following in words.of and kind.of:
        found.add(kind.of, *_coordinated(scene, _after_word(scene, trigger, words.of)))
    elif _ends_with_of(scene, trigger, words) and kind.of:
        found.add(kind.of, *_coordinated(scene, _right_after(scene, trigger)))
    found.add(kind.object, _after_word(scene, trigger, words.against))
    if not found.actors and kind.subject == "actor" and not _is_adverbial(scene, trigger, words):
        found.add("actor", _before(scene, trigger, clause))


def _is_adverbial(scene: Scene, trigger: Trigger, words: RoleWords) -> bool:
    """Whether the noun stands in a phrase of time or cause ("after days of strikes"): the subject is not its doer."""
    before = scene.tokens[max(0, trigger.first - _ADVERBIAL_REACH) : trigger.first]
    return any(token.lower in words.adverbial for token in before)


def _touching_before(scene: Scene, trigger: Trigger) -> ActorMention | None:
    """Return the mention that ends within two tokens before the noun ("the army's surprise attack")."""
    for token in reversed(scene.tokens[max(0, trigger.first - 2) : trigger.first]):
        mention = next((m for m in scene.actors if m.start <= token.start < m.end), None)
        if mention:
            return mention
    return next((m for m in scene.actors if m.start < trigger.start < m.end), None)


def _coordinated(scene: Scene, mention: ActorMention | None) -> tuple[ActorMention, ...]:
    """Return the mention with those that "and" or a comma joins to it on either side."""
    if mention is None:
        return ()
    group = [mention]
    mentions = list(scene.actors)
    at = mentions.index(mention)
    for following in mentions[at + 1 :]:
        if not _joined(scene, group[-1], following):
            break
        group.append(following)
    for earlier in reversed(mentions[:at]):
        if not _joined(scene, earlier, group[0]):
            break
        group.insert(0, earlier)
    return tuple(group)


def _joined(scene: Scene, one: ActorMention, other: ActorMention) -> bool:
    between = scene.words_between(one.end, other.start)
    return one.end <= other.start and len(between) == 1 and between[0].lower in {"and", "et"}
