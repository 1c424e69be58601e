"""What people have decided about statements, reports, incidents and sources.

Invariants:
- A review is a row that stays; another review may undo it, and a further one undo that.
- What stands is a function of the reviews alone, in the order in which they were made.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sayso.ledger.rows import CHUNK
from sayso.ledger.schema import reviews


class Verb(enum.StrEnum):
    """What a reviewer does."""

    ACCEPT = "accept"
    """A statement or report is as the ledger has it."""
    EDIT = "edit"
    """A field of a statement is otherwise."""
    REJECT = "reject"
    """A statement or report does not count."""
    MERGE = "merge"
    """Statements tell of one event."""
    SPLIT = "split"
    """A statement tells of another event than others."""
    RATE = "rate"
    """A source is as reliable as a letter of the Admiralty scale says."""
    UNDO = "undo"
    """Another review does not stand any more."""


VERDICTS = frozenset({Verb.ACCEPT, Verb.EDIT, Verb.REJECT})
"""What decides whether and how a statement counts; the last that stands decides whether."""


@dataclass(frozen=True, slots=True)
class Review:
    """One decision of one person.

    Args:
        id: a hash of what was decided, by whom and why, and of the entry.
        verb: what was done.
        subject: the id of the statement, report or review, or the name of the source.
        detail: `{"field", "value"}` of an edit, `{"with": [ids]}` of a merge, `{"from": [ids]}` of a split,
            `{"letter"}` of a rating; else empty.
        reason: why.
        by: who decided.
        recorded_at: when, UTC, in ISO form.
        stands: whether no other review has undone it.
    """

    id: str
    verb: Verb
    subject: str
    detail: dict[str, Any]
    reason: str
    by: str
    recorded_at: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What the reviews that stand come to, for whoever weighs.

    Args:
        reviewed: ids of statements and reports with a verdict.
        together: groups of statements that tell of one event.
        apart: a statement, and those that tell of another event than it.
        ratings: the letter of each source, by its name as given; the last that stands.
    """

    reviewed: frozenset[str]
    together: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, tuple[str, ...]], ...]
    ratings: dict[str, str]


def reviews_of(connection: Connection, entry: int) -> tuple[Review, ...]:
    """Return all reviews up to an entry, in the order in which they were made."""
    rows = connection.execute(select(reviews).where(reviews.c.entry <= entry).order_by(reviews.c.entry)).mappings()
    return _with_standing([dict(row) for row in rows])


def verdicts_on(connection: Connection, subjects: Sequence[str]) -> dict[str, list[Review]]:
    """Return the verdicts that stand on each of some statements and reports, in the order in which they were made."""
    if connection.execute(select(reviews.c.id).limit(1)).first() is None:
        return {}
    rows: list[dict[str, Any]] = []
    for start in range(0, len(subjects), CHUNK):
        part = subjects[start : start + CHUNK]
        rows += [dict(row) for row in connection.execute(select(reviews).where(reviews.c.subject.in_(part))).mappings()]
    rows += _undoing(connection, [row["id"] for row in rows])
    found: dict[str, list[Review]] = {}
    for one in _with_standing(sorted(rows, key=lambda row: int(row["entry"]))):
        if one.stands and one.verb in VERDICTS:
            found.setdefault(one.subject, []).append(one)
    return found


def judged(all_reviews: Iterable[Review]) -> Judged:
    """Return what reviews come to."""
    standing = [one for one in all_reviews if one.stands]
    return Judged(
        reviewed=frozenset(one.subject for one in standing if one.verb in VERDICTS),
        together=tuple((one.subject, *one.detail["with"]) for one in standing if one.verb is Verb.MERGE),
        apart=tuple((one.subject, tuple(one.detail["from"])) for one in standing if one.verb is Verb.SPLIT),
        ratings={one.subject: one.detail["letter"] for one in standing if one.verb is Verb.RATE},
    )


def _undoing(connection: Connection, ids: list[str]) -> list[dict[str, Any]]:
    """Return the reviews that undo some reviews, and those that undo them in turn."""
    found: list[dict[str, Any]] = []
    while ids:
        rows: list[dict[str, Any]] = []
        for start in range(0, len(ids), CHUNK):
            undo = select(reviews).where(reviews.c.subject.in_(ids[start : start + CHUNK]), reviews.c.verb == Verb.UNDO)
            rows += [dict(row) for row in connection.execute(undo).mappings()]
        found += rows
        ids = [row["id"] for row in rows]
    return found


def _with_standing(rows: Sequence[dict[str, Any]]) -> tuple[Review, ...]:
    """Return rows of `reviews`, in the order of entries, as reviews: the last that undoes a thing decides."""
    undone: set[str] = set()
    for row in reversed(rows):
        if row["verb"] == Verb.UNDO and row["id"] not in undone:
            undone.add(row["subject"])
    return tuple(
        Review(
            id=row["id"],
            verb=Verb(row["verb"]),
            subject=row["subject"],
            detail=json.loads(row["detail"]),
            reason=row["reason"],
            by=row["by"],
            recorded_at=row["recorded_at"],
            stands=row["id"] not in undone,
        )
        for row in rows
    )
