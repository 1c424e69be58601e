"""Writing a review, and what follows from it for the rows of its statement or report.

Invariants:
- Nothing is lost: a rejected statement is withdrawn, an edited one written anew; undoing writes what was before.
- How a statement stands after a review is a function of what was read and of the reviews that stand, not of the way
  there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from sayso.errors import UsageError
from sayso.ledger.edits import checked_edit, edited
from sayso.ledger.entry import Entry, next_entry
from sayso.ledger.recording import put_retraction, statement_row
from sayso.ledger.reviews import VERDICTS, Review, Verb, reviews_of, verdicts_on
from sayso.ledger.rows import Row, dump, statement_payload, storable
from sayso.ledger.rows import statement_of as statement_in
from sayso.ledger.schema import audit, reports, retractions, reviews, statements
from sayso.report import content_id

LETTERS = "ABCDEF"
"""The Admiralty scale of a source's reliability: A completely reliable to E unreliable, F cannot be judged."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is decided, and by whom.

    Args:
        reason: for whoever asks later.
        by: a name.
    """

    reason: str
    by: str


def record_review(
    connection: Connection, verb: Verb, subject: str, detail: Mapping[str, Any], *, why: Why, now: dt.datetime
) -> str:
    """Record a review and what follows from it, and return its id; call it where nobody else writes.

    The same review by the same person again records nothing.
    """
    subject, why = storable(subject), Why(storable(why.reason), storable(why.by))
    kept = _checked(connection, verb, subject, detail)
    for one in reviews_of(connection, _last_entry(connection)):
        if one.stands and (one.verb, one.subject, one.detail, one.by) == (verb, subject, kept, why.by):
            return one.id
    entry = next_entry(connection, now)
    row = {"verb": verb.value, "subject": subject, "detail": dump(kept), "reason": why.reason, "by": why.by}
    id = content_id("review", *row.values(), str(entry.number))
    entry.add(reviews, {"id": id, **row})
    concerned = _undone_subject(connection, subject) if verb is Verb.UNDO else subject
    if concerned is not None and (verb in VERDICTS or verb is Verb.UNDO):
        made = Review(id, verb, subject, kept, why.reason, why.by, entry.recorded_at, stands=True)
        _settle(connection, entry, concerned, _after(connection, concerned, made), why)
    entry.write(connection, "review", id, {"verb": verb.value, "of": subject})
    return id


def _checked(connection: Connection, verb: Verb, subject: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    """Return the detail of a review as it is kept."""
    if verb is Verb.RATE:
        letter = str(detail.get("letter", "")).upper()
        if len(letter) != 1 or letter not in LETTERS or not subject.strip():
            raise UsageError(f"a source is rated by its name and one letter of {', '.join(LETTERS)}")
        return {"letter": letter}
    if verb is Verb.UNDO:
        if connection.execute(select(reviews.c.id).where(reviews.c.id == subject)).first() is None:
            raise UsageError(f"the ledger holds no review {subject!r}; `sayso review list` shows them")
        return {}
    if verb in {Verb.MERGE, Verb.SPLIT}:
        name = "with" if verb is Verb.MERGE else "from"
        others = sorted({storable(str(id)) for id in detail.get(name, ())} - {subject})
        if not others:
            raise UsageError(f"to {verb.value} takes a statement and at least one other")
        for id in (subject, *others):
            _is_statement(connection, id, must=True)
        return {name: others}
    is_statement = _is_statement(connection, subject, must=verb is Verb.EDIT)
    if not is_statement and connection.execute(select(reports.c.id).where(reports.c.id == subject)).first() is None:
        raise UsageError(f"the ledger holds no report or statement with the id {subject!r}")
    if not _stands(connection, subject) and not verdicts_on(connection, [subject]).get(subject):
        raise UsageError(f"{subject!r} was withdrawn and does not count; bring it back first")
    if verb is not Verb.EDIT:
        return {}
    field = str(detail.get("field", ""))
    value = checked_edit(statement_in(_as_read(connection, subject)), field, detail.get("value"))
    return {"field": field, "value": value}


def _is_statement(connection: Connection, id: str, *, must: bool) -> bool:
    found = connection.execute(select(statements.c.id).where(statements.c.id == id).limit(1)).first() is not None
    if must and not found:
        raise UsageError(f"the ledger holds no statement with the id {id!r}")
    return found


def _undone_subject(connection: Connection, review: str) -> str | None:
    """Return the statement or report that an undone review was about, in the end; None where it was about neither."""
    seen: str | None = review
    while seen is not None:
        row = connection.execute(select(reviews.c.verb, reviews.c.subject).where(reviews.c.id == seen)).first()
        if row is None or row.verb != Verb.UNDO:
            return row.subject if row is not None and row.verb in VERDICTS else None
        seen = row.subject
    return None


def _after(connection: Connection, subject: str, made: Review) -> list[Review]:
    """Return the verdicts on a subject that stand once a new review is made."""
    if made.verb is not Verb.UNDO:
        return [*verdicts_on(connection, [subject]).get(subject, []), made]
    # An undo turns round whatever it is about, and what that turned round in turn.
    before = {one.id: one for one in reviews_of(connection, _last_entry(connection))}
    stands = {id: one.stands for id, one in before.items()}
    target: str | None = made.subject if stands[made.subject] else None
    while target is not None:
        stands[target] = not stands[target]
        target = before[target].subject if before[target].verb is Verb.UNDO else None
    return [one for one in before.values() if one.subject == subject and one.verb in VERDICTS and stands[one.id]]


def _settle(connection: Connection, entry: Entry, subject: str, verdicts: Sequence[Review], why: Why) -> None:
    """Write what makes a statement or report stand as the verdicts say."""
    is_statement = _is_statement(connection, subject, must=False)
    stands = _stands(connection, subject)
    if verdicts and verdicts[-1].verb is Verb.REJECT:
        if stands:
            what = "statement" if is_statement else "report"
            put_retraction(entry, subject, what, why.reason, why.by, by_hand=True)
    elif not stands and not _by_review(connection, subject):
        return  # it was withdrawn otherwise; that is not this review's to change
    elif is_statement:
        edits = [(one.detail["field"], one.detail["value"]) for one in verdicts if one.verb is Verb.EDIT]
        _write_statement(connection, entry, subject, edits, why, stands=stands)
    elif not stands:
        entry.add(reports, _last_row(connection, reports, subject))


def _write_statement(
    connection: Connection, entry: Entry, id: str, edits: Sequence[tuple[str, Any]], why: Why, *, stands: bool
) -> None:
    """Write a statement as it was read, with the edits that stand, where that is not how it stands already."""
    wanted = edited(statement_in(_as_read(connection, id)), edits)
    payload, last = statement_payload(wanted), _last_row(connection, statements, id)
    if stands and last["payload"] == payload:
        return
    if stands:
        put_retraction(entry, id, "statement", why.reason, why.by, by_hand=False)
    entry.name_places(connection, [wanted])
    reader = f"reviewed by {storable(why.by)}"
    row = statement_row(id, last["report"], wanted, payload, published=last["published"], reader=reader)
    entry.add_statement(row, wanted)


def _last_row(connection: Connection, table: Table, id: str) -> Row:
    query = select(table).where(table.c.id == id).order_by(table.c.entry.desc()).limit(1)
    return dict(connection.execute(query).mappings().one())


def _as_read(connection: Connection, id: str) -> str:
    """Return a statement as a reader last read it, whatever reviews have made of it since."""
    of_reviews = select(reviews.c.entry)
    query = select(statements.c.payload).where(statements.c.id == id, statements.c.entry.not_in(of_reviews))
    return str(connection.execute(query.order_by(statements.c.entry.desc()).limit(1)).scalar_one())


def _stands(connection: Connection, id: str) -> bool:
    withdrawn = connection.execute(select(func.max(retractions.c.entry)).where(retractions.c.id == id)).scalar() or 0
    written = (
        connection.execute(select(func.max(table.c.entry)).where(table.c.id == id)).scalar() or 0
        for table in (reports, statements)
    )
    return max(written) >= max(withdrawn, 1)


def _by_review(connection: Connection, id: str) -> bool:
    """Whether the last withdrawal of a statement or report was a review's."""
    last = select(func.max(retractions.c.entry)).where(retractions.c.id == id).scalar_subquery()
    return connection.execute(select(reviews.c.id).where(reviews.c.entry == last)).first() is not None


def _last_entry(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(audit.c.entry), 0))).scalar_one())
