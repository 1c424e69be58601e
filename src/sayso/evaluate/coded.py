"""A coded statement in the form that scoring compares: the corpus's annotation and a reader's output alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.codebook import codebook
from sayso.exchange import statement_to_json
from sayso.statement import Statement

Row = Mapping[str, Any]
"""A statement as JSON or YAML, in the codebook's field names."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, a speaker or a place.

    Args:
        text: the words of the report.
        name: the canonical name.
        country: ISO 3166 alpha-2 of a place, or "".
    """

    text: str
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement as far as it is scored.

    Args:
        quote: its words.
        span: where the quote stands, in characters of the body; from -1 where it does not.
        trigger: where the trigger stands, or None.
        kind: one of the codebook's kinds.
        modality: one of the codebook's modalities.
        speaker: who says it: none or one, as a tuple.
        actors, targets, places: as in the codebook.
        when: the first and the last day, inclusive and in ISO form or None; none or one pair, as a tuple.
        counts: what, low and high of each.
        holder: names; empty for kinds that need no holder.
        confidence: the reader's, or None.
    """

    quote: str
    span: Span
    trigger: Span | None
    kind: str
    modality: tuple[str, ...] = ()
    speaker: tuple[Named, ...] = ()
    actors: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    when: tuple[tuple[str | None, str | None], ...] = ()
    counts: tuple[tuple[str, int | None, int | None], ...] = ()
    holder: tuple[str, ...] = field(default=())
    confidence: float | None = None


def coded_statement(statement: Statement) -> Coded:
    """Return what a reader read in the form that is scored."""
    return coded_row(statement_to_json(statement), "")


def coded_row(row: Row, body: str) -> Coded:
    """Return a row of JSON or YAML in the form that is scored.

    Args:
        row: a statement in the codebook's field names; offsets may be missing.
        body: the report's text, in which what has no offsets is looked for.
    """
    quote = row["quote"]
    start = row.get("start")
    span = (row["start"], row["end"]) if start is not None else _found(body, quote, 0)
    return Coded(
        quote=quote,
        span=span,
        trigger=_trigger(row, body, span[0]),
        kind=row["kind"],
        modality=(row["modality"],),
        speaker=_names(row.get("said_by")),
        actors=_names(row.get("actors")),
        targets=_names(row.get("targets")),
        places=_names(row.get("places")),
        when=tuple((_text(when.get("start")), _text(when.get("end"))) for when in listed(row.get("when"))),
        counts=tuple((count["what"], count.get("low"), count.get("high")) for count in listed(row.get("counts"))),
        holder=tuple(listed(row.get("holder"))) if row["kind"] in codebook().holder_kinds else (),
        confidence=row.get("confidence"),
    )


def listed(value: Any) -> list[Any]:
    """Return a list as it is, nothing as an empty one, and anything else as a list of it."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _trigger(row: Row, body: str, start: int) -> Span | None:
    if row.get("trigger_start") is not None:
        return (row["trigger_start"], row["trigger_end"])
    trigger = row.get("trigger")
    span = _found(body, trigger, start) if trigger else (-1, -1)
    return span if span[0] >= 0 else None


def _found(body: str, words: str, start: int) -> Span:
    at = body.find(words, start)
    return (at, at + len(words))


def _names(value: Any) -> tuple[Named, ...]:
    return tuple(
        Named(text=row.get("text") or "", name=row.get("name") or "", country=row.get("country") or "")
        for row in listed(value)
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
