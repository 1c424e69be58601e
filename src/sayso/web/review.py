"""Review: the queue, a statement in its words, and what a person decides about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from sayso.errors import UsageError
from sayso.exchange import statement_to_json, told_to_json
from sayso.holding import Told
from sayso.ledger import Known, Verb
from sayso.ledger.edits import EDITABLE
from sayso.web.api import WantedQuery, desk_of
from sayso.web.forms import filled_in, first, form_page
from sayso.web.paging import cursor_of, placed
from sayso.web.problems import AbsentError
from sayso.web.questions import told_for
from sayso.web.signing import may_undo, name_of, noted

review = APIRouter(include_in_schema=False)

ROWS = 50
"""Rows of the queue on a page."""
_AROUND = 400
"""Characters of the report before and after a statement."""
_LIKE = 20
"""Statements offered as telling of the same event."""
_PLAIN = frozenset({"kind", "modality", "object", "due", "holder"})
_YES_NO = frozenset({"ends", "unverified"})
_UNSURE = 0.5
"""Where a statement without a confidence stands among those with one."""

Fields = Annotated[dict[str, list[str]], Depends(filled_in)]


@review.get("/review")
def show_queue(request: Request, wanted: WantedQuery, cursor: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show what has not been reviewed, and the last reviews."""
    desk = desk_of(request)
    start, pinned, recorded = placed(cursor, wanted, desk.clock.now())
    asked = desk.asked(pinned)
    waiting = queue(told_for(asked))
    rows = [told_to_json(one, whole=True) for one in waiting[start : start + ROWS]]
    following = cursor_of(start + ROWS, recorded) if start + ROWS < len(waiting) else None
    context = {"rows": rows, "start": start, "total": len(waiting), "next": following, "on": asked.on}
    done = list(reversed(asked.view.reviews()))[:ROWS]
    return form_page(request, "queue.html", title="Review", wanted=wanted, reviews=done, **context)


def queue(told: Sequence[Told]) -> list[Told]:
    """Return statements that nobody has reviewed: those that say who holds a place first, then the doubtful ones."""

    def urgency(one: Told) -> tuple[bool, float, int, str]:
        confidence = one.statement.confidence
        return (
            not one.statement.holders,
            _UNSURE if confidence is None else confidence,
            -one.published.toordinal(),
            one.id,
        )

    return sorted((one for one in told if not one.reviewed), key=urgency)


@review.get("/review/{id}")
def show_statement(request: Request, id: str) -> Response:
    """Show a statement in its words, with the forms to decide about it."""
    view = desk_of(request).view()
    told = view.statement(id)
    if told is None:
        raise AbsentError(
            f"there is no statement {id!r} that counts here; a rejected one comes back by undoing the review"
        )
    statement = told.statement
    text = view.report(told.report_id).text
    context = {
        "row": told_to_json(told, whole=True),
        "before": text[max(0, statement.start - _AROUND) : statement.start],
        "after": text[statement.end : statement.end + _AROUND],
        "fields": {name: _written(name, statement_to_json(statement)[name]) for name in EDITABLE},
        "structured": set(EDITABLE) - _PLAIN - _YES_NO,
        "like": [told_to_json(one) for one in _like(view, told)],
        "reviews": [one for one in view.reviews() if one.subject == id],
        "following": _following(view, told),
    }
    return form_page(request, "review.html", title="Review a statement", **context)


@review.post("/review/{id}")
def decide(request: Request, id: str, fields: Fields) -> Response:
    """Record what a person decides about a statement, and go on to the next."""
    desk = desk_of(request)
    told = desk.view().statement(id)
    if told is None:
        raise AbsentError(f"there is no statement {id!r} that counts here")
    verb = _verb(first(fields, "verb"))
    detail = _detail(verb, fields)
    following = _following(desk.view(), told)
    with desk.writing() as ledger:
        ledger.review(verb, id, detail, reason=first(fields, "reason") or verb.value, by=name_of(request))
    noted(request, verb.value, id)
    goes_on = verb in {Verb.ACCEPT, Verb.REJECT} and following
    return _see(f"/review/{following}" if goes_on else "/review" if verb is Verb.REJECT else f"/review/{id}")


@review.post("/undo/{id}")
def undo(request: Request, id: str, fields: Fields) -> Response:
    """Undo a review."""
    desk = desk_of(request)
    for one in desk.view().reviews():
        if one.id == id:
            may_undo(request, one.by)
    with desk.writing() as ledger:
        ledger.review(Verb.UNDO, id, reason=first(fields, "reason") or "undone", by=name_of(request))
    noted(request, Verb.UNDO.value, id)
    return _see("/review")


def _see(address: str) -> Response:
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)


def _verb(name: str) -> Verb:
    if name not in {Verb.ACCEPT, Verb.EDIT, Verb.REJECT, Verb.MERGE, Verb.SPLIT}:
        raise UsageError(f"verb: {name[:40]!r} is nothing that can be done to a statement")
    return Verb(name)


def _detail(verb: Verb, fields: dict[str, list[str]]) -> dict[str, Any]:
    if verb is Verb.EDIT:
        field = first(fields, "field")
        return {"field": field, "value": _value(field, first(fields, "value"))}
    if verb in {Verb.MERGE, Verb.SPLIT}:
        return {"with" if verb is Verb.MERGE else "from": fields.get("other", [])}
    return {}


def _value(field: str, text: str) -> Any:
    """Return a field's value of what was typed; the ledger checks it against the codebook."""
    if field in _YES_NO:
        return text.casefold() in {"yes", "true"}
    if field in _PLAIN:
        return text or None
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError) as fault:
        raise UsageError(f"{field}: this is no JSON; write it as the field shows it ({fault})") from fault


def _written(field: str, value: Any) -> str:
    if field in _YES_NO:
        return "yes" if value else "no"
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _like(view: Known, told: Told) -> list[Told]:
    """Return statements of the same kind about the same places in other reports, the nearest in time first."""
    names = {place.name for place in told.statement.places}
    found = {one.id: one for name in sorted(names) for one in view.statements(place=name, kinds=(told.statement.kind,))}
    others = [one for one in found.values() if one.report_id != told.report_id]
    return sorted(others, key=lambda one: (abs((one.published - told.published).days), one.id))[:_LIKE]


def _following(view: Known, told: Told) -> str | None:
    """Return the next statement of the same report that nobody has reviewed, or None."""
    rest = [one for one in view.statements(reports=[told.report_id]) if not one.reviewed and one.id != told.id]
    after = [one for one in rest if (one.statement.start, one.id) > (told.statement.start, told.id)]
    return next((one.id for one in [*after, *rest]), None)
