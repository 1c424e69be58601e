"""Add: a text is pasted, read, and taken into the ledger with what it says."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from sayso.errors import SaysoError
from sayso.gather.draft import Draft, Given, report_of
from sayso.gather.normal import normal_body, squash
from sayso.read import reader_named
from sayso.web.api import desk_of
from sayso.web.forms import filled_in, first, form_page
from sayso.web.problems import status_of
from sayso.web.shown import web_address
from sayso.web.signing import noted
from sayso.web.wanted import day_of

adding = APIRouter(include_in_schema=False)

_SOURCE = "the pasted text"
_FIELDS = ("title", "publisher", "published", "url", "lang", "text")

Fields = Annotated[dict[str, list[str]], Depends(filled_in)]


@adding.get("/add")
def show_form(request: Request) -> Response:
    """Show the form for a new report."""
    return form_page(request, "add.html", title="Add a report", given=dict.fromkeys(_FIELDS, ""), fault="")


@adding.post("/add")
def add(request: Request, fields: Fields) -> Response:
    """Read a pasted report and take it in; what is wrong with it is told beside the form, which keeps its words."""
    given = {name: first(fields, name) for name in _FIELDS}
    try:
        id = _take_in(request, given)
    except SaysoError as fault:
        answer = form_page(request, "add.html", title="Add a report", given=given, fault=str(fault))
        answer.status_code = status_of(fault).value
        return answer
    noted(request, "added", id)
    return _see_report(id)


def _take_in(request: Request, given: dict[str, str]) -> str:
    desk = desk_of(request)
    draft = Draft(
        source=_SOURCE,
        name="",
        text=normal_body(given["text"].replace("\r\n", "\n")),
        title=squash(given["title"]),
        publisher=squash(given["publisher"]),
        url=web_address(given["url"]) or None,
    )
    report = report_of(draft, Given(published=day_of("published", given["published"]), lang=given["lang"] or None))
    reader = reader_named(desk.reader)
    statements = reader.read(report)
    with desk.writing() as ledger:
        return ledger.add(report, statements, reader=reader.name).report_id


def _see_report(id: str) -> Response:
    return RedirectResponse(f"/report/{id}", status_code=HTTPStatus.SEE_OTHER)
