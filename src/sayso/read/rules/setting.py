"""Where and when: the place and the time that belong to a trigger, in its clause, its sentence or before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.read.mentions import within
from sayso.read.places import PlaceMention
from sayso.read.rules.lexicons import KindRoles, role_words
from sayso.read.rules.scene import Scene
from sayso.read.rules.triggers import Trigger
from sayso.read.times import TimeMention
from sayso.statement import Place, When

_FROM = frozenset({"from", "de", "du", "depuis"})
_TO = frozenset({"to", "towards", "toward", "into", "vers", "for"})
_MOVES = frozenset({"advance", "withdrawal", "deployment", "displacement", "offensive"})
_STANDS_FOR_A_PLACE = frozenset({"literal", "anaphor"})
_LINKS = frozenset(
    {
        ("and",),
        ("et",),
        (",",),
        (",", "and"),
        ("or",),
        ("ou",),
        ("and", "in"),
        ("and", "of"),
        ("and", "at"),
        ("and", "from"),
    }
)
"""What may stand between the members of a list of places."""
_PLACE_PRONOUNS = frozenset({"it", "there", "y"})
_PRONOUN_REACH = 2
_HELD = frozenset({"camp", "city", "facility", "district", "region"})
"""Kinds of places that somebody leaves, enters or holds."""
_STATE = "control"
_ROLE_REACH = 2
_ASIDE_REACH = 9
"""Tokens between the comma that sets a description off and its word of control."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence hands on to the next ones of the report.

    Args:
        place: the last place named.
        paragraph: the paragraph that it was named in.
    """

    place: PlaceMention | None = None
    paragraph: int = -1


def places_for(
    scene: Scene,
    trigger: Trigger,
    clause: tuple[int, int],
    roles: KindRoles,
    carried: Carried,
) -> tuple[Place, ...]:
    """Return where the thing that the trigger names happens.

    The clause decides; where it names no place the rest of the sentence does, and where that names none either the
    place that the report spoke of last, for kinds that happen somewhere.
    """
    named = _literal(scene.places)
    if trigger.kind == _STATE:
        named = tuple(one for one in named if not _cut_off(scene, one, trigger))
    inside = within(named, *clause)
    if roles.carries_place and (meant := _meant_by_pronoun(scene, trigger, carried)):
        return (replace(meant.place, near=False),)
    if inside:
        ends = [_with_role(scene, mention, trigger) for mention in inside]
        moved = [place for place in ends if place.role]
        if trigger.kind in _MOVES and moved:
            return tuple(moved)
        return tuple(_with_role(scene, one, trigger) for one in _listed(scene, inside, _nearest(inside, trigger)))
    if named:
        return (_with_role(scene, _nearest(named, trigger), trigger),)
    if roles.carries_place and carried.place and carried.paragraph == scene.sentence.paragraph:
        return (replace(carried.place.place, near=False),)
    return ()


def _cut_off(scene: Scene, mention: PlaceMention, trigger: Trigger) -> bool:
    """Whether a relative clause about something else stands between ("the camp is on ground that they administer")."""
    relative = role_words(scene.lang).relative
    between = scene.words_between(mention.end, trigger.start)
    for at, token in enumerate(between):
        if at and token.lower in relative and between[at - 1].text[0].isalnum():
            noun = between[at - 1]
            return not any(one.start <= noun.start < one.end for one in scene.places)
    return False


def _meant_by_pronoun(scene: Scene, trigger: Trigger, carried: Carried) -> PlaceMention | None:
    """Return the settlement or camp that "it" right after the trigger stands for ("left it", "driven out of it")."""
    after = scene.tokens[trigger.last : trigger.last + 1 + _PRONOUN_REACH]
    if _PLACE_PRONOUNS.isdisjoint(token.lower for token in after):
        return None
    before = [one for one in _literal(scene.places) if one.end <= trigger.start and one.place.kind in _HELD]
    if before:
        return before[0]
    return carried.place if carried.place and carried.place.place.kind in _HELD else None


def _literal(mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    return tuple(mention for mention in mentions if mention.use in _STANDS_FOR_A_PLACE)


def _nearest(mentions: tuple[PlaceMention, ...], trigger: Trigger) -> PlaceMention:
    """Return the mention nearest to the trigger; one after it is nearer than one as far before it."""

    def distance(mention: PlaceMention) -> float:
        if mention.start >= trigger.end:
            return mention.start - trigger.end
        return 1.5 * (trigger.start - mention.end)

    return min(mentions, key=distance)


def _listed(scene: Scene, mentions: tuple[PlaceMention, ...], nearest: PlaceMention) -> list[PlaceMention]:
    """Return the mention with those that a list joins to it ("Ber and Anefis", "Ber, Anefis and Kidal")."""
    at = mentions.index(nearest)
    first, last = at, at
    while first > 0 and _joined(scene, mentions[first - 1], mentions[first]):
        first -= 1
    while last + 1 < len(mentions) and _joined(scene, mentions[last], mentions[last + 1]):
        last += 1
    listed = mentions[first : last + 1]
    alike = all(one.place.kind == nearest.place.kind or one.place.kind in _HELD for one in listed)
    return list(listed) if alike and _has_and(scene, listed) else [nearest]


def _joined(scene: Scene, one: PlaceMention, other: PlaceMention) -> bool:
    between = [token.lower for token in scene.words_between(one.end, other.start)]
    return tuple(between) in _LINKS


def _has_and(scene: Scene, listed: tuple[PlaceMention, ...]) -> bool:
    between = scene.words_between(listed[0].end, listed[-1].start)
    return any(token.lower in {"and", "et", "or", "ou"} for token in between)


def _with_role(scene: Scene, mention: PlaceMention, trigger: Trigger) -> Place:
    if trigger.kind not in _MOVES:
        return mention.place
    index = scene.token_at(mention.start)
    for token in reversed(scene.tokens[max(0, index - _ROLE_REACH) : index]):
        if token.lower in _FROM:
            return replace(mention.place, role="from")
        if token.lower in _TO:
            return replace(mention.place, role="to")
    return mention.place


def carry(scene: Scene, carried: Carried) -> Carried:
    """Return what the sentences after this one may take over."""
    places = _literal(scene.places)
    return Carried(places[-1], scene.sentence.paragraph) if places else carried


def description_start(scene: Scene, trigger: Trigger) -> int | None:
    """Return where a description of control that a comma sets off begins, or None where the trigger is in none.

    "(said it had entered) Kidal, a stronghold of rebels": such a description is the reporter's, and has its own time
    (codebook, settled cases).
    """
    words = role_words(scene.lang)
    tokens = scene.tokens
    named = tokens[trigger.first : trigger.last + 1]
    if words.describing.isdisjoint(token.lower for token in named):
        return None
    for at in range(trigger.first - 1, max(0, trigger.first - _ASIDE_REACH), -1):
        if tokens[at].text == ",":
            opens = tokens[at + 1].lower in words.determiners | words.relative or at + 1 == trigger.first
            return tokens[at + 1].start if opens else None
    return None


def time_for(
    scene: Scene, trigger: Trigger, clause: tuple[int, int], *, inside_only: bool = False
) -> TimeMention | None:
    """Return the time of what the trigger names: the nearest in its clause, else the only one of its sentence.

    Args:
        scene: the sentence.
        trigger: the word or words that name the event.
        clause: offsets of the clause around it.
        inside_only: take no time from outside of the clause.
    """
    dated = tuple(time for time in scene.times if time.interval is not None)
    inside = within(dated, *clause)
    if not inside and len(dated) == 1 and not inside_only:
        return dated[0]
    return min(inside, key=lambda time: _distance(time, trigger), default=None)


def when_of(scene: Scene, time: TimeMention | None) -> When | None:
    """Return the time as a statement carries it."""
    if time is None or time.interval is None:
        return None
    start, end = time.with_preposition
    return When(scene.text[start:end], time.interval, time.precision)


def _distance(time: TimeMention, trigger: Trigger) -> int:
    return max(time.start - trigger.end, trigger.start - time.end, 0)
