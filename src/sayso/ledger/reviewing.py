"""Writing a review, and what follows from it for the rows of its statement or report.

Invariants:
- Nothing is lost: a rejected statement is withdrawn, an edited one written anew; undoing writes what was before.
- How a statement stands after a review is a function of what was read and of the reviews that stand, not of the way
  there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

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


def record_review(
    connection: Connection,
    verb: Verb,
    subject: str,
    detail: Mapping[str, Any],
    reason: str,
    by: str,
    now: dt.datetime,
) -> str:
    """Record a review and what follows from it, and return its id; call it where nobody else writes.

    The same review by the same person again records nothing.
    """
    kept = _checked(connection, verb, storable(subject), detail)
    standing = [one for one in reviews_of(connection, _last_entry(connection)) if one.stands]
    for one in standing:
        if (one.verb, one.subject, one.detail, one.by) == (verb, storable(subject), kept, storable(by)):
            return one.id
    entry = next_entry(connection, now)
    row = {"verb": verb.value, "subject": storable(subject), "detail": dump(kept)}
    row |= {"reason": storable(reason), "by": storable(by)}
    id = content_id("review", *row.values(), str(entry.number))
    entry.add(reviews, {"id": id, **row})
    concerned = _undone_subject(connection, subject) if verb is Verb.UNDO else subject
    if concerned is not None and (verb in VERDICTS or verb is Verb.UNDO):
        after = _after(connection, concerned, {**row, "id": id, "recorded_at": entry.recorded_at}, kept)
        _settle(connection, entry, concerned, after, by=by, reason=reason)
    entry.write(connection, "review", id, {"verb": verb.value, "of": storable(subject)})
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


def _after(connection: Connection, subject: str, new: Row, detail: dict[str, Any]) -> list[Review]:
    """Return the verdicts on a subject that stand once a new review is made."""
    made = Review(
        new["id"], Verb(new["verb"]), new["subject"], detail, new["reason"], new["by"], new["recorded_at"], True
    )
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


def _settle(
    connection: Connection, entry: Entry, subject: str, verdicts: Sequence[Review], *, by: str, reason: str
) -> None:
    """Write what makes a statement or report stand as the verdicts say."""
    is_statement = _is_statement(connection, subject, must=False)
    table = statements if is_statement else reports
    stands = _stands(connection, subject)
    if verdicts and verdicts[-1].verb is Verb.REJECT:
        if stands:
            put_retraction(entry, subject, "statement" if is_statement else "report", reason, by, by_hand=True)
        return
    if not stands and not _by_review(connection, subject):
        return  # it was withdrawn otherwise; that is not this review's to change
    row = dict(
        connection.execute(select(table).where(table.c.id == subject).order_by(table.c.entry.desc()).limit(1))
        .mappings()
        .one()
    )
    if not is_statement:
        if not stands:
            entry.add(reports, row)
        return
    wanted = edited(
        statement_in(_as_read(connection, subject)),
        [(one.detail["field"], one.detail["value"]) for one in verdicts if one.verb is Verb.EDIT],
    )
    payload = statement_payload(wanted)
    if stands and row["payload"] == payload:
        return
    if stands:
        put_retraction(entry, subject, "statement", reason, by, by_hand=False)
    entry.name_places(connection, [wanted])
    entry.add_statement(
        statement_row(
            subject, row["report"], wanted, payload, published=row["published"], reader=f"reviewed by {storable(by)}"
        ),
        wanted,
    )


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
