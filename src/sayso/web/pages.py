"""The pages for reading: each the answer to one question of the API, with its words."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from sayso.ask import about
from sayso.cli.graded import graded, lineage_of
from sayso.exchange import grade_to_json, holding_to_json, origin_to_json, told_to_json
from sayso.know.actors import actor_packs
from sayso.web.api import WantedQuery, desk_of, report_in
from sayso.web.atlas import atlas_of
from sayso.web.band import band_of
from sayso.web.feed import atom_of
from sayso.web.marked import paragraphs
from sayso.web.paging import cursor_of, placed
from sayso.web.problems import AbsentError
from sayso.web.questions import QUESTIONS, Asked
from sayso.web.shown import page
from sayso.web.tabular import csv_of, geojson_of
from sayso.web.wanted import Wanted

pages = APIRouter(include_in_schema=False)

ROWS = 50
"""Rows of a page."""
MOST_ROWS = 10_000
"""Rows of a file; whoever wants more follows the cursors of the API."""
_NEAR = 5
_WEEK = dt.timedelta(days=7)
_SUFFIXES = ("csv", "json", "geojson", "atom")
_LISTS = {
    "actors": "Who acts, suffers and speaks",
    "changes": "What we learnt",
    "claims": "Claims",
    "disputes": "Disputes",
    "due": "What falls due",
    "incidents": "Incidents",
    "places": "Places",
    "reports": "Reports",
    "sources": "Sources",
    "timeline": "Timeline",
}

Cursor = Annotated[str, Query(max_length=200)]


@pages.get("/")
def show_picture(request: Request, wanted: WantedQuery) -> HTMLResponse:
    """Show who holds each place on a day: a map, and the same as a table."""
    desk = desk_of(request)
    asked = desk.asked(wanted)
    found = desk.found("picture", asked)
    rows = QUESTIONS["picture"].show(asked, found)
    first, last = desk.span(asked.view)
    context: dict[str, Any] = {
        "wanted": wanted,
        "on": asked.on,
        "first": first,
        "last": last,
        "atlas": atlas_of(found),
        "rows": rows,
    }
    return page(request, "picture.html", title="Picture", name="picture", **context)


@pages.get("/place")
def show_place(request: Request, wanted: WantedQuery) -> HTMLResponse:
    """Show one place: who held it when, by which words, and what else is told of it."""
    desk = desk_of(request)
    if not wanted.place:
        raise AbsentError("no place is named in this address")
    asked = desk.asked(wanted)
    found = about(asked.view, wanted.place, wanted.place_kind or None)
    if not found.told:
        raise AbsentError(f"nothing is told of {wanted.place!r} here")
    stretches = found.history()
    context: dict[str, Any] = {
        "place": found.place,
        "band": band_of(stretches, desk.span(asked.view)),
        "now": holding_to_json(found.on(asked.on), on=asked.on, known=wanted.known),
        "stretches": [holding_to_json(one, on=None, known=wanted.known) for one in stretches],
        "incidents": desk.rows("incidents", asked, most=ROWS),
        "due": desk.rows("due", desk.asked(_with_all(wanted)), most=ROWS),
        "disputes": desk.rows("disputes", asked, most=ROWS),
    }
    return page(request, "place.html", title=found.place.name, wanted=wanted, on=asked.on, name="holdings", **context)


@pages.get("/report/{id}")
def show_report(request: Request, id: str, wanted: WantedQuery) -> HTMLResponse:
    """Show a report with its statements marked in place."""
    view = desk_of(request).view(wanted.known, wanted.recorded)
    found = report_in(view, id)
    told = view.statements(reports=[found.id])
    grades = graded(view, told)
    statements = [{**told_to_json(one, whole=True), "grade": grade_to_json(grades[one.id])} for one in told]
    near = {place.name for one in told for place in one.statement.places}
    mine = lineage_of(view, [*told, *(one for name in sorted(near)[:_NEAR] for one in view.statements(place=name))]).of(
        found.id
    )
    context: dict[str, Any] = {
        "report": found,
        "paragraphs": paragraphs(found.text, told),
        "statements": statements,
        "reviewed": {one.id for one in told if one.reviewed},
        "origin": origin_to_json(mine) if mine and len(mine.reports) > 1 else None,
        "superseded_by": view.superseded().get(found.id),
    }
    return page(request, "report.html", title=found.title or found.name or found.id, wanted=wanted, **context)


@pages.get("/statement/{id}")
def show_statement(request: Request, id: str, wanted: WantedQuery) -> RedirectResponse:
    """Go to where a statement stands in its report."""
    told = desk_of(request).view(wanted.known, wanted.recorded).statement(id)
    if told is None:
        raise AbsentError(f"there is no statement {id!r} that counts here")
    return RedirectResponse(f"/report/{told.report_id}{wanted.query()}#s-{told.id}")


@pages.get("/actor")
def show_actor(request: Request, wanted: WantedQuery) -> HTMLResponse:
    """Show who an actor is, what it says, and what others say of it."""
    desk = desk_of(request)
    if not wanted.actor:
        raise AbsentError("no actor is named in this address")
    asked = desk.asked(wanted)
    packs = actor_packs()
    known = packs.by_id(wanted.actor) or next(iter(packs.find(wanted.actor)), None)
    names = {wanted.actor.casefold(), *((known.id, known.name.casefold()) if known else ())}
    rows = desk.rows("claims", asked, most=ROWS * 4)
    said = [row for row in rows if row["said_by"] and {row["said_by"]["id"], row["said_by"]["name"].casefold()} & names]
    mine = {row["id"] for row in said}
    if not rows and known is None:
        raise AbsentError(f"nobody here is called {wanted.actor!r}")
    context: dict[str, Any] = {
        "known": known,
        "bodies": [(one, packs.by_id(one.of)) for one in known.memberships] if known else [],
        "says": said[:ROWS],
        "of_it": [row for row in rows if row["id"] not in mine][:ROWS],
    }
    return page(
        request,
        "actor.html",
        title=known.name if known else wanted.actor,
        wanted=wanted,
        on=asked.on,
        name="claims",
        **context,
    )


def _listing(name: str) -> Callable[..., HTMLResponse]:
    def show(request: Request, wanted: WantedQuery, cursor: Cursor = "") -> HTMLResponse:
        desk = desk_of(request)
        if name == "changes" and wanted.since is None:
            wanted = _since_a_week(desk.asked(wanted), wanted)
        start, pinned, recorded = placed(cursor, wanted, desk.clock.now())
        asked = desk.asked(pinned, changes=name == "changes")
        total = len(desk.found(name, asked))
        following = cursor_of(start + ROWS, recorded) if start + ROWS < total else None
        context: dict[str, Any] = {
            "rows": desk.rows(name, asked, start, ROWS),
            "start": start,
            "total": total,
            "next": following,
        }
        return page(request, f"{name}.html", title=_LISTS[name], wanted=wanted, on=asked.on, name=name, **context)

    return show


def _since_a_week(asked: Asked, wanted: Wanted) -> Wanted:
    last = wanted.known or asked.on
    return dataclasses.replace(wanted, since=last - _WEEK if last - dt.date.min > _WEEK else dt.date.min)


def _with_all(wanted: Wanted) -> Wanted:
    return dataclasses.replace(wanted, all=True)


for _name in _LISTS:
    pages.add_api_route(f"/{_name}", _listing(_name), methods=["GET"], name=f"show_{_name}")


@pages.get("/{name}.{suffix}")
def as_file(request: Request, name: str, suffix: str, wanted: WantedQuery) -> Response:
    """Return the table of a page as CSV, JSON, GeoJSON or an Atom feed."""
    if name not in QUESTIONS or suffix not in _SUFFIXES:
        raise AbsentError(f"there is no {name}.{suffix} here; tables end in {', '.join(_SUFFIXES)}")
    desk = desk_of(request)
    asked = desk.asked(wanted, changes=name == "changes")
    rows = desk.rows(name, asked, most=MOST_ROWS)
    if suffix == "csv":
        return _file(csv_of(rows), "text/csv; charset=utf-8; header=present", f"{name}.csv")
    if suffix == "atom":
        feed = atom_of(f"sayso: {_LISTS.get(name, name)}", f"{request.base_url}{name}{wanted.query()}", rows[:ROWS])
        return _file(feed, "application/atom+xml", f"{name}.atom")
    body = rows if suffix == "json" else geojson_of(rows)
    kind = "application/json" if suffix == "json" else "application/geo+json"
    return _file(json.dumps(body, ensure_ascii=False), kind, f"{name}.{suffix}")


def _file(text: str | bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-cache"}
    body = text.encode("utf-8", "replace") if isinstance(text, str) else text
    return Response(body, media_type=kind, headers=headers)
