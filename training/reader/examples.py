"""From annotated reports to labelled windows: what the trained reader learns from.

A window is a run of whole sentences of one report. Each annotated statement whose trigger lies in the window becomes a
`Target`: the trigger's words, its classes, and for each role the spans of words that fill it. The corpus gives fillers
as text, not as offsets, so each is aligned to its likeliest occurrence: inside the quote, else nearest to the trigger.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from sayso.read.sentences import Sentence, sentences_of
from sayso.read.tokens import Token, tokens_of

ROLES = ("actor", "target", "place", "when", "count", "speaker", "cue", "object", "quote")
"""What a trigger is joined to; each is tagged over the words of the window."""
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
    """One trigger in a window, with all that is to be predicted for it.

    `beyond` names the roles that only something outside of the window fills: there, nothing is to be learnt from it.
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
class Window:
    """A run of sentences, as words, with its targets."""

    report: str
    lang: str
    words: list[str]
    sentence_of: list[int]
    targets: list[Target]


@dataclass(slots=True)
class Annotated:
    """A report as the corpus gives it, with offsets filled in."""

    id: str
    lang: str
    synthetic: bool
    published: str
    title: str
    publisher: str
    body: str
    statements: list[dict[str, Any]]


def squash(text: str) -> str:
    """Make each run of white space one blank."""
    return WHITE.sub(" ", text).strip()


def load(path: pathlib.Path) -> Annotated:
    """Read one report of the corpus and find its quotes and triggers."""
    row = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    body = "\n\n".join(squash(part) for part in BLANK_LINE.split(row["body"].strip()))
    statements = []
    for statement in row["statements"]:
        quote, trigger = squash(statement["quote"]), squash(statement["trigger"])
        start = body.find(quote)
        at = start + quote.find(trigger)
        spans = {"start": start, "end": start + len(quote), "trigger_start": at, "trigger_end": at + len(trigger)}
        statements.append({**statement, **spans})
    return Annotated(
        id=path.stem,
        lang=row["lang"],
        synthetic=row["synthetic"],
        published=str(row["published"]),
        title=row["title"] or "",
        publisher=row["publisher"] or "",
        body=body,
        statements=statements,
    )


def load_all(folder: pathlib.Path) -> list[Annotated]:
    """Read all reports of a part of the corpus, in the order of their names."""
    return [load(path) for path in sorted(folder.glob("*.yaml"))]


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


def pack(sentences: Sequence[tuple[Sentence, Sequence[Token]]], most: int, first: int) -> Iterator[list[int]]:
    """Yield runs of sentence numbers of at most `most` words each; the first run may be made shorter by `first`."""
    run: list[int] = []
    words, limit = 0, first or most
    for number, (_, tokens) in enumerate(sentences):
        if run and words + len(tokens) > limit:
            yield run
            run, words, limit = [], 0, most
        run.append(number)
        words += len(tokens)
    if run:
        yield run


def windows_of(report: Annotated, most: int, first: int = 0) -> Iterator[Window]:
    """Cut a report into windows of whole sentences.

    Args:
        report: annotated.
        most: words in a window, at most (a longer sentence stands alone and is cut by the tokenizer's limit).
        first: words in the first window, to vary where windows begin; 0 for `most`.
    """
    sentences = [(s, tokens_of(report.body, s.start, s.end)) for s in sentences_of(report.body, report.lang)]
    spans = [(s, list(fillers_of(s, report.body))) for s in report.statements]
    for run in pack(sentences, most, first):
        tokens = [token for number in run for token in sentences[number][1]]
        if not tokens:
            continue
        sentence_of = [number - run[0] for number in run for _ in sentences[number][1]]
        targets = [target for s, fillers in spans if (target := target_in(tokens, s, fillers))]
        yield Window(report.id, report.lang, [token.text for token in tokens], sentence_of, targets)


def target_in(
    tokens: Sequence[Token],
    statement: dict[str, Any],
    fillers: Sequence[tuple[str, tuple[int, int], str, str]],
) -> Target | None:
    """Return the statement as a target of the window, or None where its trigger is not in it."""
    span = cover(tokens, statement["trigger_start"], statement["trigger_end"])
    if span is None:
        return None
    target = Target(
        *span,
        kind=statement["kind"],
        modality=statement["modality"],
        holder=holder_class(statement),
        unverified=bool(statement.get("unverified")),
        ends=bool(statement.get("ends")),
    )
    for role, (start, end), label, extra in fillers:
        words = cover(tokens, start, end)
        if words:
            target.fillers.append(Filler(role, *words, label, extra))
        else:
            target.beyond.add(role)
    target.beyond -= {filler.role for filler in target.fillers}
    return target


def cover(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last index of the tokens that the offsets touch, or None."""
    touched = [index for index, token in enumerate(tokens) if token.start < end and token.end > start]
    return (touched[0], touched[-1]) if touched else None
