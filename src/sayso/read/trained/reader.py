"""The trained reader: the network proposes, explicit resolvers turn spans into values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.codebook import codebook
from sayso.read.coded import coded_sentences
from sayso.read.counts import number_of
from sayso.read.due import due_of
from sayso.read.mentions import Mentions, mentions_of, nearest_overlap
from sayso.read.reader import Ground
from sayso.read.rules.clauses import clause_around
from sayso.read.times.ahead import to_come
from sayso.read.trained.confidence import Calibration, least_confidence
from sayso.read.trained.fillers import Filler
from sayso.read.trained.network import network_in
from sayso.read.trained.proposals import Proposal, Tape, proposals_of
from sayso.read.trained.spans import WordSpan
from sayso.read.trained.voice import as_said, denied_before, denied_holder, denies, is_named, owner_of
from sayso.read.trained.windows import windows_of
from sayso.report import Report
from sayso.statement import (
    CONTESTED,
    Actor,
    Count,
    Modality,
    Place,
    Speaker,
    Statement,
    When,
    check_statement,
)

WEIGHTS = Path(__file__).parent / "weights"
"""The folder of the weights that ship."""
FIELD_OF_ROLE = {
    "actor": "actors",
    "target": "targets",
    "place": "places",
    "when": "when",
    "count": "counts",
    "speaker": "said_by",
    "cue": "said_by.cue",
    "object": "object",
    "quote": "quote",
}
"""The statement's field that each role fills."""
_TO_COME = frozenset({"planned", "demanded", "threatened", "expected"})
"""Modalities of what has not happened yet."""
_DETERMINERS = (
    "the ",
    "a ",
    "an ",
    "its ",
    "their ",
    "his ",
    "her ",
    "some ",
    "several ",
    "les ",
    "la ",
    "le ",
    "des ",
)


Explained = tuple[Statement, tuple[Ground, ...]]


class TrainedReader:
    """Reads by a small network of our own; the network is loaded at the first report."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        """Take the folder of the weights, as `training/reader/export.py` writes it; else those that ship."""
        self._weights = weights

    @property
    def name(self) -> str:
        """Return the name that `--reader` takes."""
        return "trained"

    def read(self, report: Report) -> tuple[Statement, ...]:
        """Return what the report says."""
        return tuple(statement for statement, _ in self._kept(report, grounds=False))

    def explain(self, report: Report) -> tuple[Explained, ...]:
        """Return what the report says, each statement with the words and scores behind its fields."""
        return self._kept(report, grounds=True)

    def _kept(self, report: Report, *, grounds: bool) -> tuple[Explained, ...]:
        """Return the statements that are sure enough, with their grounds where asked for."""
        found = [(made.statement(), tuple(made.grounds()) if grounds else ()) for made in self._assemblies(report)]
        confidences = [statement.confidence or 0.0 for statement, _ in found]
        least = least_confidence(confidences, len(report.text.split()))
        return tuple(one for one, confidence in zip(found, confidences, strict=True) if confidence >= least)

    def _assemblies(self, report: Report) -> Iterator[_Assembly]:
        network = network_in(self._weights)
        windows = list(windows_of(report.text, coded_sentences(report)))
        mentions: Mentions | None = None
        for tape, proposals in proposals_of(network, windows):
            for proposal in proposals:
                # A report that says nothing of a conflict needs no resolving.
                mentions = mentions or mentions_of(report)
                yield _Assembly(report, tape, mentions, proposal, network.calibration)


@dataclass(frozen=True, slots=True)
class _Assembly:
    """One proposal on its way to a statement."""

    report: Report
    tape: Tape
    mentions: Mentions
    proposal: Proposal
    calibration: Calibration

    def statement(self) -> Statement:
        proposal = self.proposal
        modality = self._modality()
        speaker = self._speaker()
        actors, targets = self._actors("actor", speaker), self._actors("target", speaker)
        when = self._when()
        start, end = self._quote()
        trigger = self._offsets(proposal.span)
        statement = Statement(
            quote=self.report.text[start:end],
            start=start,
            end=end,
            trigger=self.report.text[trigger[0] : trigger[1]],
            trigger_start=trigger[0],
            trigger_end=trigger[1],
            kind=proposal.kind,
            modality=modality,
            said_by=speaker,
            unverified=proposal.unverified,
            actors=actors,
            targets=tuple(target for target in targets if target.name not in {actor.name for actor in actors}),
            object=self._object(),
            places=self._places(),
            when=when,
            counts=self._counts(),
            holders=self._holders(modality, actors, targets, speaker),
            due=due_of(modality, when, self.report.published),
            ends=proposal.ends,
            confidence=self.calibration.confidence(proposal.scores),
        )
        check_statement(self.report, statement)
        return statement

    def grounds(self) -> Iterator[Ground]:
        proposal = self.proposal
        yield self._ground("trigger", "", proposal.span)
        yield self._ground("kind", proposal.kind, replace(proposal.span, score=proposal.kind_score))
        yield self._ground("modality", proposal.modality, replace(proposal.span, score=proposal.modality_score))
        for role, fillers in proposal.fillers.items():
            for filler in fillers:
                label = " ".join(part for part in (filler.label, filler.where) if part)
                yield self._ground(FIELD_OF_ROLE[role], label, filler.span)

    def _ground(self, field: str, value: str, span: WordSpan) -> Ground:
        start, end = self._offsets(span)
        return Ground(field, value, self.report.text[start:end], start, end, round(span.score, 3))

    def _modality(self) -> Modality:
        """Return how it is said; what somebody is said to deny is denied."""
        modality = Modality(self.proposal.modality)
        if modality is not Modality.OCCURRED:
            return modality
        cue = self._only("cue")
        words = self.tape.tokens[cue.span.first : cue.span.last + 1] if cue else ()
        first, low = self.proposal.span.first, self._sentence()[0]
        denied = denies(words, self.report.lang) or denied_before(self.tape.tokens[low:first], self.report.lang)
        return Modality.DENIED if denied else modality

    def _sentence(self) -> tuple[int, int]:
        """Return the first and last word of the sentences that the trigger stands in."""
        span, owners = self.proposal.span, self.tape.sentences
        low, high = span.first, span.last
        while low and owners[low - 1] is owners[span.first]:
            low -= 1
        while high + 1 < len(owners) and owners[high + 1] is owners[span.last]:
            high += 1
        return low, high

    def _only(self, role: str) -> Filler | None:
        """Return what fills a role that at most one span fills."""
        return next(iter(self.proposal.fillers[role]), None)

    def _offsets(self, span: WordSpan) -> tuple[int, int]:
        tokens = self.tape.tokens
        return tokens[span.first].start, tokens[span.last].end

    def _quote(self) -> tuple[int, int]:
        """Return the clause: what the network marks around the trigger within its sentence, else by the marks."""
        first, last = self.proposal.span.first, self.proposal.span.last
        low, high = self._sentence()
        marked = self._only("quote")
        if marked and marked.span.first <= first and last <= marked.span.last and marked.span.first >= low:
            start, end = marked.span.first, min(marked.span.last, high)
        else:
            start, end = clause_around(self.tape.tokens, first, last, low, high)
        return self.tape.tokens[start].start, self.tape.tokens[end].end

    def _actors(self, role: str, speaker: Speaker | None) -> tuple[Actor, ...]:
        found: dict[str, Actor] = {}
        for filler in self.proposal.fillers[role]:
            actor = as_said(self._actor(filler), speaker, self.report.publisher)
            found.setdefault(actor.name, actor)
        return tuple(found.values())

    def _actor(self, filler: Filler) -> Actor:
        start, end = self._offsets(filler.span)
        text = self.report.text[start:end]
        mention = nearest_overlap(self.mentions.actors, start, end)
        if mention:
            known = mention.actor
            return Actor(text, known.name, known.type if known.type != "unknown" else filler.label, known.id)
        return owner_of(Actor(text, _bare(text), filler.label), start, self.mentions.actors)

    def _speaker(self) -> Speaker | None:
        filler = self._only("speaker")
        if filler is None:
            return None
        actor = self._actor(filler)
        cue = self._only("cue")
        words = self._offsets(cue.span) if cue else None
        return Speaker(
            actor.text,
            actor.name,
            actor.type,
            actor.id,
            cue=self.report.text[words[0] : words[1]] if words else None,
        )

    def _object(self) -> str | None:
        filler = self._only("object")
        if filler is None:
            return None
        start, end = self._offsets(filler.span)
        return self.report.text[start:end]

    def _places(self) -> tuple[Place, ...]:
        found: dict[tuple[str, str | None], Place] = {}
        for filler in self.proposal.fillers["place"]:
            place = self._place(filler)
            if place:
                found.setdefault((place.id or place.name, place.role), place)
        return tuple(found.values())

    def _place(self, filler: Filler) -> Place | None:
        """Return the place, or None where the words are known to name an actor and no place."""
        start, end = self._offsets(filler.span)
        text = self.report.text[start:end]
        role = filler.where if filler.where in {"from", "to"} else None
        near = filler.where == "near"
        mention = nearest_overlap(self.mentions.places, start, end)
        if mention:
            return replace(mention.place, text=text, role=role, near=near or mention.place.near)
        actor = nearest_overlap(self.mentions.actors, start, end)
        if actor and actor.actor.id:
            return None
        return Place(text, _bare(text), filler.label, None, role=role, near=near)

    def _when(self) -> When | None:
        filler = self._only("when")
        if filler is None:
            return None
        start, end = self._offsets(filler.span)
        time = nearest_overlap(self.mentions.times, start, end)
        if time and self.proposal.modality in _TO_COME:
            time = to_come(time, self.report.published, "fr" if self.report.lang == "fr" else "en")
        if time is None or time.interval is None:
            return None
        low, high = time.with_preposition
        return When(self.report.text[low:high], time.interval, time.precision)

    def _counts(self) -> tuple[Count, ...]:
        counts: list[Count] = []
        for filler in self.proposal.fillers["count"]:
            span = filler.span
            low, high = number_of(self.tape.tokens[span.first : span.last + 1], self.report.lang)
            start, end = self._offsets(span)
            counts.append(Count(filler.label, low, high, self.report.text[start:end]))
        return tuple(counts)

    def _holders(
        self, modality: Modality, actors: tuple[Actor, ...], targets: tuple[Actor, ...], speaker: Speaker | None
    ) -> tuple[str, ...]:
        kind, holder = self.proposal.kind, self.proposal.holder
        book = codebook()
        if kind not in book.holder_kinds and (kind not in book.may_hold_kinds or holder == "none"):
            return ()
        if holder == "contested":
            return (CONTESTED,)
        undone = modality in {Modality.DENIED, Modality.FAILED}
        if undone and kind in book.holder_kinds:  # whoever did not take it, or does not hold it, is not its holder
            named = targets
        else:
            named = actors if holder in {"actor", "none"} else targets if holder == "target" else ()
        names = tuple(actor.name for actor in named if is_named(actor.name))
        return names or denied_holder(kind, modality, targets, speaker)


def _bare(text: str) -> str:
    """Return a phrase without its determiner."""
    lower = text.lower()
    for determiner in _DETERMINERS:
        if lower.startswith(determiner):
            return text[len(determiner) :]
    return text
