"""From annotated reports to labelled segments: what the trained reader learns from.

A segment is some runs of whole sentences of one report. Each annotated statement whose trigger lies in it becomes a
`Target`: the trigger's words, its classes, and for each role the spans of words that fill it. The corpus gives fillers
as text, not as offsets, so each is aligned to its likeliest occurrence: inside the quote, else nearest to the trigger.
"""

from __future__ import annotations

import pathlib
import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from sayso.read.sentences import sentences_of
from sayso.read.tokens import Token, tokens_of
from sayso.read.trained.context import AFTER, BEFORE
from sayso.read.trained.windows import MOST_WORDS, runs_of

ROLES = ("actor", "target", "place", "when", "count", "speaker", "cue", "object", "quote")
"""What a trigger is joined to; each is tagged over the words of the window."""
SEGMENT_RUNS = 3
"""Runs in a segment: what is before the last run's triggers reaches back into the one before."""
HOLDERS = ("none", "actor", "target", "unknown", "contested", "other")

WHITE = re.compile(r"\s+")
BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(slots=True)
class Filler:
    """A span of words that fills a role, with the classes that belong to it."""

    role: str
    first: int
    last: int
    label: str = ""
    extra: str = ""


@dataclass(slots=True)
class Target:
    """One trigger in a segment, with all that is to be predicted for it.

    `beyond` names the roles that only something outside of its context fills: there, nothing is to be learnt from it.
    """

    first: int
    last: int
    kind: str
    modality: str
    holder: str
    unverified: bool
    ends: bool
    fillers: list[Filler] = field(default_factory=list)
    beyond: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Segment:
    """Consecutive runs of sentences of one report, as words, with their targets.

    Args:
        report: its id.
        words: of all runs.
        sentence_of: the number of each word's sentence.
        runs: start and stop of each run in words; a run is encoded at once.
        targets: with offsets in words of the segment.
    """

    report: str
    words: list[str]
    sentence_of: list[int]
    runs: list[tuple[int, int]]
    targets: list[Target]

    def seen_from(self, word: int) -> tuple[int, int]:
        """Return the start and stop of what a trigger at this word may be joined to."""
        stop = next(stop for start, stop in self.runs if start <= word < stop)
        return max(0, word - BEFORE), min(word + AFTER, stop)


@dataclass(slots=True)
class Annotated:
    """A report as the corpus gives it, with offsets filled in."""

    id: str
    lang: str
    body: str
    statements: list[dict[str, Any]]


def squash(text: str) -> str:
    """Make each run of white space one blank."""
    return WHITE.sub(" ", text).strip()


def read_row(path: pathlib.Path) -> dict[str, Any]:
    """Read one file of the corpus; white space in its texts becomes single blanks."""
    row: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    row["id"] = path.stem
    row["body"] = "\n\n".join(squash(part) for part in BLANK_LINE.split(row["body"].strip()))
    row["statements"] = _squashed(row["statements"] or [])
    return row


def _squashed(value: Any) -> Any:
    if isinstance(value, str):
        return squash(value)
    if isinstance(value, list):
        return [_squashed(one) for one in value]
    return {key: _squashed(one) for key, one in value.items()} if isinstance(value, dict) else value


def read_rows(folder: pathlib.Path) -> list[dict[str, Any]]:
    """Read all files of a folder and of those in it, in the order of their names."""
    return [read_row(path) for path in sorted(folder.rglob("*.yaml"))]


def annotated(row: dict[str, Any]) -> Annotated:
    """Find the quotes and triggers of a report."""
    statements = []
    for statement in row["statements"]:
        quote, trigger = statement["quote"], statement["trigger"]
        start, inner = row["body"].find(quote), quote.find(trigger)
        if start >= 0 and inner >= 0:
            at = start + inner
            spans = {"start": start, "end": start + len(quote), "trigger_start": at, "trigger_end": at + len(trigger)}
            statements.append({**statement, **spans})
    return Annotated(id=row["id"], lang=row["lang"], body=row["body"], statements=statements)


def listed(value: Any) -> list[Any]:
    """Return a value that may be absent, one or many as a list."""
    return [] if value is None else value if isinstance(value, list) else [value]


def align(body: str, text: str, quote: tuple[int, int], anchor: int) -> tuple[int, int] | None:
    """Return the likeliest occurrence of a filler's text: inside the quote, else nearest to the anchor.

    An occurrence before the anchor is preferred: what is meant has mostly been named.
    """
    best: tuple[float, tuple[int, int]] | None = None
    pattern = re.compile(r"(?<!\w)" + re.escape(text) + r"(?!\w)")
    for match in pattern.finditer(body):
        start, end = match.span()
        distance = float(anchor - end if end <= anchor else (start - anchor) * 1.3)
        cost = abs(distance) - (100_000 if quote[0] <= start and end <= quote[1] else 0)
        if best is None or cost < best[0]:
            best = (cost, (start, end))
    if best is None:
        start = body.find(text)
        return (start, start + len(text)) if start >= 0 else None
    return best[1]


def fillers_of(statement: dict[str, Any], body: str) -> Iterator[tuple[str, tuple[int, int], str, str]]:
    """Yield (role, offsets, class, second class) for everything that a statement joins to its trigger."""
    quote, anchor = (statement["start"], statement["end"]), statement["trigger_start"]

    def at(text: str | None) -> tuple[int, int] | None:
        return align(body, squash(str(text)), quote, anchor) if text else None

    for role, field_ in (("actor", "actors"), ("target", "targets")):
        for actor in listed(statement[field_]):
            if span := at(actor["text"]):
                yield role, span, actor["type"], ""
    for place in listed(statement["places"]):
        if span := at(place["text"]):
            yield "place", span, place["kind"], "near" if place.get("near") else place.get("role") or "in"
    if statement["when"] and (span := at(statement["when"]["text"])):
        yield "when", span, "", ""
    for count in listed(statement.get("counts")):
        if span := at(count["text"]):
            yield "count", span, count["what"], ""
    for speaker in listed(statement["said_by"]):
        if span := at(speaker["text"]):
            yield "speaker", span, speaker["type"], ""
        if span := at(speaker.get("cue")):
            yield "cue", span, "", ""
    if span := at(statement.get("object")):
        yield "object", span, "", ""
    yield "quote", quote, "", ""


def holder_class(statement: dict[str, Any]) -> str:
    """Say where the holder's name comes from: an actor, a target, or a word of the codebook."""
    names = [str(name) for name in listed(statement.get("holder"))]
    if not names:
        return "none"
    if names[0] in {"unknown", "contested"}:
        return names[0]
    if names[0] in [actor["name"] for actor in statement["actors"]]:
        return "actor"
    return "target" if names[0] in [actor["name"] for actor in statement["targets"]] else "other"


def segments_of(report: Annotated, rng: random.Random | None = None) -> Iterator[Segment]:
    """Cut a report into segments of whole runs.

    Args:
        report: annotated.
        rng: where given, the first run is shortened at random, so that runs begin elsewhere each time.
    """
    sentences = [tokens_of(report.body, s.start, s.end) for s in sentences_of(report.body, report.lang)]
    tokens = [token for sentence in sentences for token in sentence]
    owners = [number for number, sentence in enumerate(sentences) for _ in sentence]
    spans = [(s, list(fillers_of(s, report.body))) for s in report.statements]
    first = rng.randint(20, MOST_WORDS) if rng else MOST_WORDS
    runs = list(runs_of([len(sentence) for sentence in sentences], first))
    for at in range(0, len(runs), SEGMENT_RUNS):
        group = runs[at : at + SEGMENT_RUNS]
        low, high = group[0][0], group[-1][1]
        segment = Segment(
            report=report.id,
            words=[token.text for token in tokens[low:high]],
            sentence_of=owners[low:high],
            runs=[(start - low, stop - low) for start, stop in group],
            targets=[],
        )
        for statement, fillers in spans:
            target = target_in(segment, tokens[low:high], statement, fillers)
            if target:
                segment.targets.append(target)
        yield segment


def target_in(
    segment: Segment,
    tokens: Sequence[Token],
    statement: dict[str, Any],
    fillers: Sequence[tuple[str, tuple[int, int], str, str]],
) -> Target | None:
    """Return the statement as a target of these tokens, or None where its trigger lies outside."""
    trigger = cover(tokens, statement["trigger_start"], statement["trigger_end"])
    if trigger is None:
        return None
    target = Target(
        first=trigger[0],
        last=trigger[1],
        kind=statement["kind"],
        modality=statement["modality"],
        holder=holder_class(statement),
        unverified=bool(statement.get("unverified")),
        ends=bool(statement.get("ends")),
    )
    start, stop = segment.seen_from(trigger[0])
    for role, (begin, end), label, extra in fillers:
        words = cover(tokens, begin, end)
        if words and words[0] >= start and words[1] < stop:
            target.fillers.append(Filler(role, *words, label, extra))
        elif role == "quote" and words and words[0] < stop and words[1] >= start:
            target.fillers.append(Filler(role, max(words[0], start), min(words[1], stop - 1), label, extra))
        else:
            target.beyond.add(role)
    target.beyond -= {filler.role for filler in target.fillers}
    return target


def cover(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last index of the tokens that the offsets touch, or None."""
    low = bisect_left(tokens, start + 1, key=lambda token: token.end)
    high = bisect_left(tokens, end, key=lambda token: token.start) - 1
    return (low, high) if low <= high else None
