"""How credible a statement is: a number from who else says so, who denies it, whom it serves and how exact it is.

The numbers are those of the Admiralty code (NATO AJP-2.1): 1 confirmed by other sources, 2 probably true, 3 possibly
true, 4 doubtful, 5 improbable, 6 cannot be judged. The letter of the source plays no part in it: an unreliable source
may say what others confirm.

What counts is voices, not links: an outlet that copies, is credited or is quoted adds nothing to whom it copies, and a
party that says the same to ten outlets has said it once.

Invariant: the same statements give the same numbers and reasons, whatever their order.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.dispute import Dispute
from sayso.holding import Told
from sayso.incident import Incident
from sayso.know.sources import SourceBook
from sayso.statement import CONTESTED, UNKNOWN_HOLDER, Actor, Modality, Statement
from sayso.weigh.copies import origins
from sayso.weigh.kinship import kinship
from sayso.weigh.lineage import Lineage
from sayso.weigh.parties import Affiliations, Interest, interest_in, speaking_of
from sayso.weigh.places import PlaceKey, key_of
from sayso.weigh.reliability import Reliability, reliability_of

CONFIRMED_BY = 2
"""Other voices by which a thing that nobody denies is confirmed."""
_LEAST_EXACT = 2
"""Of doer, place, day and number, how many a statement gives at least to be more than vague."""
_SO = frozenset({Modality.OCCURRED, Modality.POSSIBLE})
_NOT_SO = frozenset({Modality.DENIED, Modality.FAILED})
_GAINS = frozenset({"capture", "control", "handover", "repulse"})
"""Kinds by which a holder gains."""
_BY_FORCE = frozenset(
    {
        "air_strike",
        "drone_strike",
        "shelling",
        "bombing",
        "attack",
        "attack_on_civilians",
        "sexual_violence",
        "abduction",
        "destruction",
    }
)
"""Kinds that a party boasts of against armed men, and admits against civilians."""
_NOT_A_BODY = frozenset({"witnesses", "civilians", "protesters", "expert", "unknown", "company"})
"""Types of speakers that are others in each outlet, where they have no name."""
_NOBODY = frozenset({CONTESTED, UNKNOWN_HOLDER})
_SILENCE = dt.timedelta(days=30)
"""Two words for one holder that lie further apart may be of two tenures."""


class Credibility(enum.IntEnum):
    """How credible a statement is; 1 to 5 are ordered, 6 is no rank."""

    CONFIRMED = 1
    PROBABLE = 2
    POSSIBLE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    NOT_JUDGED = 6

    @property
    def means(self) -> str:
        """What the number says, in the standard's words."""
        return _MEANS[self]


_MEANS = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.NOT_JUDGED: "truth cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """A statement's letter and number, and why.

    Args:
        reliability: of the source.
        credibility: of what it says.
        reasons: why the number is what it is, in words; at least one.
        origins: outlets, each once, to which all statements that say the same go back.
        links: reports that say the same, copies included.
    """

    reliability: Reliability
    credibility: Credibility
    reasons: tuple[str, ...]
    origins: tuple[str, ...]
    links: int

    @property
    def code(self) -> str:
        """Letter and number, as in "B2"."""
        return f"{self.reliability.letter.value}{self.credibility.value}"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What grading looks at beside the statement itself.

    Args:
        book: the sources that are known.
        known: who is who.
        lineage: of the reports, as far as their texts are at hand.
        incidents: what comes together.
        disputes: what cannot all be so.
    """

    book: SourceBook
    known: Affiliations
    lineage: Lineage
    incidents: Sequence[Incident]
    disputes: Sequence[Dispute]


def grades(told: Iterable[Told], grounds: Grounds) -> dict[str, Grade]:
    """Return the grade of each statement, by its id.

    Args:
        told: all statements that are known, those that confirm and deny included.
        grounds: what else is looked at.
    """
    every = sorted({one.id: one for one in told}.values(), key=lambda one: (one.published, one.id))
    first = origins(every)
    by_id = {one.id: one for one in every}
    same = _saying_the_same(every, first, grounds)
    against = _against(grounds.disputes)
    sources = {one.id: grounds.lineage.source_of(by_id[first[one.id]]) for one in every}
    made = {}
    for one in every:
        # Who gainsays a wire gainsays its copies.
        gainsaying = against.get(one.id, set()) | against.get(first[one.id], set())
        denied = [by_id[id] for id in sorted(gainsaying) if id in by_id]
        made[one.id] = _grade(one, same[one.id], denied, sources, grounds)
    return made


def _saying_the_same(every: Sequence[Told], first: Mapping[str, str], grounds: Grounds) -> dict[str, tuple[Told, ...]]:
    """Return for each statement those that say the same: of one incident, one holder, one side of a dispute, or copies.

    Args:
        every: all statements, by day of publication.
        first: of each the statement that it copies, or itself.
        grounds: what else is looked at.
    """
    groups: dict[tuple[str, ...], list[Told]] = {}
    for incident in grounds.incidents:
        for one in incident.statements:
            so = "so" if one.statement.modality in _SO else "not so"
            groups.setdefault(("incident", incident.id, so), []).append(one)
    for number, dispute in enumerate(grounds.disputes):
        for side in dispute.sides:
            groups.setdefault(("side", str(number), side.says), []).extend(side.statements)
    for one in every:
        groups.setdefault(("copies", first[one.id]), []).append(one)
    found: dict[str, dict[str, Told]] = {one.id: {one.id: one} for one in every}
    for group in (*groups.values(), *_of_one_holder(every, grounds.known)):
        for one in group:
            found.get(one.id, {}).update((other.id, other) for other in group if other.id in found)
    return {id: tuple(alike.values()) for id, alike in found.items()}


def _of_one_holder(every: Sequence[Told], known: Affiliations) -> list[list[Told]]:
    """Return statements by which one side holds one place, as long as no long silence lies between."""
    groups: dict[tuple[PlaceKey, str], list[list[Told]]] = {}
    for one in every:
        statement = one.statement
        if statement.kind in _GAINS and statement.modality in _SO and not statement.ends:
            for side in sorted(_holding_sides(statement, known)):
                for place in statement.places:
                    stretches = groups.setdefault((key_of(place), side), [[]])
                    if stretches[-1] and one.published - stretches[-1][-1].published > _SILENCE:
                        stretches.append([])
                    stretches[-1].append(one)
    return [stretch for stretches in groups.values() for stretch in stretches]


def _holding_sides(statement: Statement, known: Affiliations) -> frozenset[str]:
    named = {actor.name: actor for actor in (*statement.targets, *statement.actors)}
    holders = (named.get(name, Actor(name, name)) for name in statement.holders if name not in _NOBODY)
    return frozenset(known.side(holder.name, holder.id, holder.type) for holder in holders)


def _against(disputes: Iterable[Dispute]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for dispute in disputes:
        for side in dispute.sides:
            others = {one.id for other in dispute.sides if other is not side for one in other.statements}
            for one in side.statements:
                found.setdefault(one.id, set()).update(others)
    return found


def _grade(
    one: Told, alike: Sequence[Told], denied: Sequence[Told], sources: Mapping[str, str], grounds: Grounds
) -> Grade:
    mine = _voice(one, sources, grounds)
    voices = {other.id: _voice(other, sources, grounds) for other in (*alike, *denied)}
    confirming = [other for other in alike if mine.hears(voices[other.id])]
    gainsaying = {voices[other.id].key: other for other in reversed(denied) if mine.hears(voices[other.id])}
    others = sorted({voices[other.id].key for other in confirming})
    serving = all(_interest(other, grounds.known) is Interest.OWN for other in gainsaying.values())
    number, reasons = _number(one, others, _Gainsaid(tuple(sorted(gainsaying)), serving), _interest(one, grounds.known))
    later = [other.published for other in confirming if other.published > one.published]
    if later:
        reasons.append(f"told again by another voice on {min(later)}")
    names = sorted({sources[other.id] for other in alike})
    links = len({other.report_id for other in alike})
    return Grade(reliability_of(one, grounds.book, grounds.known), number, tuple(reasons), tuple(names), links)


@dataclass(frozen=True, slots=True)
class _Gainsaid:
    """Who says otherwise, and whether each of them serves its own side by it."""

    by: tuple[str, ...]
    serving: bool


def _number(one: Told, others: Sequence[str], gainsaid: _Gainsaid, own: Interest) -> tuple[Credibility, list[str]]:
    """Return the number and the reasons for it."""
    exact = _exactness(one)
    inexact = len(exact) < _LEAST_EXACT
    given = f"it gives {', '.join(exact)}" if exact else "it gives no doer, place, day or number"
    reasons = [_told_by(others)]
    if not others and not gainsaid.by and own is Interest.NONE and inexact:
        return Credibility.NOT_JUDGED, [*reasons, f"inexact: {given}"]
    value = int({0: Credibility.POSSIBLE, 1: Credibility.PROBABLE}.get(len(others), Credibility.CONFIRMED))
    if gainsaid.by:
        value += 1 if others or gainsaid.serving else 2
        reasons.append(f"gainsaid by {_count(len(gainsaid.by), 'voice')}: {', '.join(gainsaid.by)}")
    if own is Interest.OWN and len(others) < CONFIRMED_BY:
        value += 1
        reasons.append("the speaker's own side gains by it")
    if own is Interest.LOSS and not gainsaid.by:
        value -= 1
        reasons.append("it tells against the speaker's own side")
    if one.statement.unverified or one.statement.modality is Modality.POSSIBLE:
        value += 0 if others else 1
        reasons.append("told as possible, or as not checked")
    reasons.append(f"inexact: {given}" if inexact else given)
    best = Credibility.PROBABLE if len(others) < CONFIRMED_BY else Credibility.CONFIRMED
    return Credibility(min(max(value, best), Credibility.IMPROBABLE)), reasons


def _told_by(others: Sequence[str]) -> str:
    if not others:
        return "no other voice says so"
    return f"{_count(len(others), 'other voice')} {'says' if len(others) == 1 else 'say'} so: {', '.join(others)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _exactness(one: Told) -> list[str]:
    statement = one.statement
    when = statement.when
    given = {
        "a doer": bool(statement.actors),
        "a place": any(place.kind not in {"country", "region", "area"} for place in statement.places),
        "a day": when is not None and when.interval.days == 1,
        "a number": bool(statement.counts),
    }
    return [what for what, is_given in given.items() if is_given]


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks.

    Args:
        key: what is the same for all that one voice says.
        source: the outlet that it is read in, or goes back to.
        own: it is the outlet's own voice.
    """

    key: str
    source: str
    own: bool

    def hears(self, other: _Voice) -> bool:
        """Whether another voice adds to this one: an outlet adds nothing to whom it quotes itself."""
        if self.key == other.key:
            return False
        return not (self.source == other.source and (self.own or other.own))


def _voice(one: Told, sources: Mapping[str, str], grounds: Grounds) -> _Voice:
    """Return whose voice a statement is.

    A party speaks with one voice, whoever prints it; a named body too. "Residents" of two outlets are two, and so is
    "a local official".
    """
    speaker = one.statement.said_by
    source = sources[one.id]
    if speaker is None:
        return _Voice(grounds.known.publisher(one.publisher) or source, source, own=True)
    if grounds.book.speaker(speaker.name, speaker.id, speaker.type).kind.outlet:
        return _Voice(source, source, own=True)
    if speaker.id is None and (speaker.type in _NOT_A_BODY or speaker.name.islower()):
        return _Voice(f"{speaker.name} in {source}", source, own=False)
    return _Voice(grounds.known.side(speaker.name, speaker.id, speaker.type), source, own=False)


def _interest(one: Told, known: Affiliations) -> Interest:
    """Return whether the speaker's own side gains or loses by what is told."""
    statement = one.statement
    if statement.modality not in _SO | _NOT_SO:
        return Interest.NONE
    speaking = speaking_of(one, known)
    denied = statement.modality in _NOT_SO
    doers = frozenset(known.side(actor.name, actor.id, actor.type) for actor in statement.actors)
    targets = frozenset(known.side(actor.name, actor.id, actor.type) for actor in statement.targets)
    gains, loses = doers, targets
    if statement.kind in _GAINS:
        gains = _holding_sides(statement, known)
        loses = (doers if denied else targets) - gains
    elif statement.kind == "withdrawal" or (statement.kind in _BY_FORCE and _hurts_civilians(statement)):
        gains, loses = targets - doers, doers
    if denied and statement.kind not in _GAINS:
        # Who denies his own deed clears himself; a denial by others serves nobody that can be told.
        gains, loses = doers, frozenset()
    found = {interest_in(speaking, gain, loses) for gain in gains or {""}}
    return next((each for each in (Interest.OWN, Interest.LOSS) if each in found), Interest.NONE)


def _hurts_civilians(statement: Statement) -> bool:
    return any(kinship().classes.get(actor.type) == "civil" for actor in statement.targets)
