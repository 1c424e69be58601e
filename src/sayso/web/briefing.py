"""The brief of a picture, place or period: a page to print, and the same as Markdown."""

from __future__ import annotations

import dataclasses

from fastapi import APIRouter, Request, Response

from sayso.web.api import WantedQuery, desk_of
from sayso.web.atlas import atlas_of
from sayso.web.brief import Brief, brief_of, markdown_of
from sayso.web.desk import Desk
from sayso.web.shown import page
from sayso.web.wanted import Wanted

briefing = APIRouter(include_in_schema=False)

_MOST = 40
"""Rows of each section: a brief is short; the pages have the rest."""


@briefing.get("/brief")
def show_brief(request: Request, wanted: WantedQuery) -> Response:
    """Show the brief as a page that is made to be printed."""
    desk = desk_of(request)
    asked = desk.asked(wanted)
    brief = _brief(desk, wanted)
    atlas = atlas_of(desk.found("picture", asked))
    return page(request, "brief.html", title=brief.title, wanted=wanted, on=asked.on, brief=brief, atlas=atlas)


@briefing.get("/brief.md")
def as_markdown(request: Request, wanted: WantedQuery) -> Response:
    """Return the brief as Markdown."""
    text = markdown_of(_brief(desk_of(request), wanted))
    headers = {"Content-Disposition": 'attachment; filename="brief.md"', "Cache-Control": "private, no-cache"}
    return Response(text.encode("utf-8", "replace"), media_type="text/markdown; charset=utf-8", headers=headers)


def _brief(desk: Desk, wanted: Wanted) -> Brief:
    asked = desk.asked(wanted)
    changed = desk.asked(wanted, changes=True)
    where = wanted.place or wanted.country or "All places"
    changes = desk.rows("changes", changed) if wanted.since else []
    here = [
        row
        for row in changes
        if row["change"] == "holding" and (not wanted.place or row["after"]["place"]["name"] == wanted.place)
    ]
    timely = desk.asked(dataclasses.replace(wanted, all=False))
    return brief_of(
        f"{where}, {asked.on}",
        asked.on,
        wanted.since,
        holdings=desk.rows("picture", asked, most=_MOST),
        changes=here[:_MOST],
        incidents=desk.rows("incidents", timely, most=_MOST),
        disputes=desk.rows("disputes", asked, most=_MOST),
        due=desk.rows("due", desk.asked(dataclasses.replace(wanted, all=False, since=None, until=None)), most=_MOST),
    )
