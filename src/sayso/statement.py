"""A statement: one thing that a report says, who says it, how they say it, and the words.

Invariant: `report.text[statement.start:statement.end] == statement.quote`; `check_statement` holds every statement to
it before it may be recorded.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from sayso.errors import EvidenceError
from sayso.interval import Interval
from sayso.report import Report, content_id

CONTESTED = "contested"
"""As a holder: more than one side holds or fights over the place."""
UNKNOWN_HOLDER = "unknown"
"""As a holder: the text does not tell who holds the place."""


class Modality(enum.StrEnum):
    """How the thing is said (codebook, 'modality')."""

    OCCURRED = "occurred"
    DENIED = "denied"
    PLANNED = "planned"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does or suffers something.

    Args:
        text: the words of the report; a pronoun is allowed.
        name: the canonical English name, as precise as this report allows.
        type: one of the codebook's actor types.
        id: the actor's id in the actor packs, or None.
    """

    text: str
    name: str
    type: str = "unknown"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose say-so a statement is, where it is not the reporter's own.

    Args:
        text, name, type, id: as for an `Actor`.
        cue: the attribution words ("said", "according to"), or None.
        channel: through which it was said ("a statement on social media", an outlet), or None.
        relayed_by: names of the outer speakers of a nested attribution, outermost first.
    """

    text: str
    name: str
    type: str = "unknown"
    id: str | None = None
    cue: str | None = None
    channel: str | None = None
    relayed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens.

    Args:
        text: the words of the report.
        name: the canonical English name, as precise as this report allows.
        kind: one of the codebook's place kinds.
        country: ISO 3166 alpha-2, or None.
        role: "from" or "to" for the ends of a movement, else None.
        near: whether it happened near the place rather than in it.
        id: the gazetteer's id, or None where the place is not in it.
        lat, lon: degrees, WGS 84; None where not resolved.
        precision: ACLED's geo_precision: 1 the place itself, 2 near it or a small area, 3 a larger region; None where
            not resolved.
    """

    text: str
    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    near: bool = False
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When something happened, was so, or shall happen.

    Args:
        text: the words of the report.
        interval: the stretch in which it happened; half-open.
        precision: one of the codebook's precisions: day, range, week, month, season, year, decade, unknown.
    """

    text: str
    interval: Interval
    precision: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number that the report gives.

    Args:
        what: what is counted: killed, wounded, personnel, ... (codebook, 'counts').
        low: the least, or None ("up to 40").
        high: the most, or None ("at least 40").
        text: the words of the report.
    """

    what: str
    low: int | None
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One event or state, said by one speaker in one way.

    Args:
        quote: the clause that states it, verbatim and contiguous.
        start, end: its offsets in characters of the report's text.
        trigger: the words within the quote that name the event.
        trigger_start, trigger_end: their offsets in characters of the report's text.
        kind: one of the codebook's kinds.
        modality: how it is said.
        said_by: whose say-so; None is the reporter's own voice.
        unverified: the text says that this could not be checked, is unconfirmed or disputed.
        actors: who does it, who holds.
        targets: who it is done to.
        object: the thing hit, cut, signed or demanded, verbatim, or None.
        places: where.
        when: None where the text gives no time for it.
        counts: the numbers that belong to it.
        holders: for a statement about control, who holds the place once it is true: names, `CONTESTED` or
            `UNKNOWN_HOLDER`; empty for other kinds.
        due: the day by which it must or shall happen, or None.
        ends: the statement says that the state or action stopped.
        confidence: the reader's probability that this is said here and is of this kind, in [0, 1]; None where the
            reader gives none.
    """

    quote: str
    start: int
    end: int
    trigger: str
    trigger_start: int
    trigger_end: int
    kind: str
    modality: Modality = Modality.OCCURRED
    said_by: Speaker | None = None
    unverified: bool = False
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    object: str | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    counts: tuple[Count, ...] = ()
    holders: tuple[str, ...] = ()
    due: dt.date | None = None
    ends: bool = False
    confidence: float | None = None

    def id_in(self, report_id: str) -> str:
        """A hash of the report and of what the statement says there: read twice, it is the same statement."""
        speaker = self.said_by.name if self.said_by else ""
        span = f"{self.start}-{self.end}/{self.trigger_start}-{self.trigger_end}"
        return content_id("statement", report_id, span, self.quote, self.kind, self.modality, speaker)


def check_statement(report: Report, statement: Statement) -> None:
    """Hold a statement to its words.

    Raises:
        EvidenceError: the quote or the trigger is not what stands at its offsets, or the trigger is not in the quote.
    """
    span = (statement.start, statement.end)
    if not statement.quote or report.text[statement.start : statement.end] != statement.quote:
        raise EvidenceError(report.id, span, "the quote is not what stands there")
    if report.text[statement.trigger_start : statement.trigger_end] != statement.trigger:
        raise EvidenceError(report.id, span, "the trigger is not what stands at its offsets")
    if not statement.start <= statement.trigger_start < statement.trigger_end <= statement.end:
        raise EvidenceError(report.id, span, "the trigger lies outside the quote")
