"""The API, version 1: every question under its own address, with the filters and both dates of the pages."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from sayso.errors import UsageError
from sayso.exchange import report_to_json, told_to_json
from sayso.ledger import Known
from sayso.report import Report
from sayso.web.desk import Desk, etag_of
from sayso.web.paging import MOST, cursor_of, placed
from sayso.web.problems import AbsentError
from sayso.web.questions import QUESTIONS, Question
from sayso.web.wanted import Wanted, wanted_of

_LONGEST_CURSOR = 200

WantedQuery = Annotated[Wanted, Depends(wanted_of)]
"""The filters of an address."""
Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows of a page.")]
Cursor = Annotated[str, Query(max_length=_LONGEST_CURSOR, description="`next` of the page before.")]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Page(BaseModel):
    """Some rows of an answer.

    Attributes:
        on: the day in the world that was asked about.
        known: the day by which what counts was published, or null.
        total: how many rows there are in all.
        next: the cursor of the next page, or null.
        items: the rows.
    """

    on: str
    known: str | None
    total: int
    next: str | None
    items: list[dict[str, Any]]


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "content": {"application/problem+json": {}}} for status in (400, 404, 421, 422, 503)
}
api = APIRouter(prefix="/api/v1", tags=["v1"], responses=_PROBLEMS)


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is put to."""
    desk: Desk = request.app.state.desk
    return desk


def unchanged(request: Request, etag: str) -> Response | None:
    """Return "not modified" where the client has the present answer already."""
    given = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if etag in given:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": etag})
    return None


def _answering(name: str) -> Callable[..., Response]:
    def answer(request: Request, wanted: WantedQuery, limit: Limit = 100, cursor: Cursor = "") -> Response:
        desk = desk_of(request)
        start, pinned, recorded = placed(cursor, wanted, desk.clock.now())
        asked = desk.asked(pinned, changes=name == "changes")
        etag = etag_of(name, asked.view.horizon, asked.on, wanted, start, limit)
        if same := unchanged(request, etag):
            return same
        total = len(desk.found(name, asked))
        rows = desk.rows(name, asked, start, limit)
        following = cursor_of(start + limit, recorded) if start + limit < total else None
        known = wanted.known.isoformat() if wanted.known else None
        page = {"on": asked.on.isoformat(), "known": known, "total": total, "next": following, "items": rows}
        return JSONResponse(page, headers={"ETag": etag, "Cache-Control": "private, no-cache"})

    return answer


def _add(name: str, question: Question) -> None:
    api.add_api_route(
        f"/{name}",
        _answering(name),
        methods=["GET"],
        name=name,
        summary=question.says,
        operation_id=name,
        response_model=Page,
    )


for _name, _question in QUESTIONS.items():
    _add(_name, _question)


def report_in(view: Known, id: str) -> Report:
    """Return a report of a view.

    Raises:
        AbsentError: there is none with this id or name.
    """
    try:
        return view.report(id)
    except UsageError as fault:
        raise AbsentError(f"there is no report {id!r} here") from fault


@api.get("/reports/{id}", summary="One report with its text and what it says.", operation_id="report")
def report(request: Request, id: str, wanted: WantedQuery) -> Response:
    """Return a report with its statements."""
    view = desk_of(request).view(wanted.known, wanted.recorded)
    etag = etag_of("report", view.horizon, id)
    if same := unchanged(request, etag):
        return same
    found = report_in(view, id)
    told = view.statements(reports=[found.id])
    row = {"report": report_to_json(found), "statements": [told_to_json(one, whole=True) for one in told]}
    return JSONResponse(row, headers={"ETag": etag, "Cache-Control": "private, no-cache"})


@api.get("/claims/{id}", summary="One statement.", operation_id="claim")
def claim(request: Request, id: str, wanted: WantedQuery) -> Response:
    """Return a statement that counts."""
    view = desk_of(request).view(wanted.known, wanted.recorded)
    told = view.statement(id)
    if told is None:
        raise AbsentError(f"there is no statement {id!r} that counts here")
    return JSONResponse(told_to_json(told, whole=True), headers={"ETag": etag_of("claim", view.horizon, id)})
