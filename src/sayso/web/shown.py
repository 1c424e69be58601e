"""Pages made of templates: every value is escaped, an undefined one is an error, and links out tell nothing of here."""

from __future__ import annotations

import functools
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso.codebook import codebook
from sayso.exchange import Json
from sayso.web.atlas import drawn_as
from sayso.web.wanted import Wanted

NAVIGATION = (
    ("/", "Picture"),
    ("/timeline", "Timeline"),
    ("/claims", "Claims"),
    ("/incidents", "Incidents"),
    ("/disputes", "Disputes"),
    ("/due", "Due"),
    ("/changes", "Changes"),
    ("/actors", "Actors"),
    ("/sources", "Sources"),
    ("/reports", "Reports"),
    ("/review", "Review"),
    ("/add", "Add"),
)
"""The pages that every page links to, each with both dates."""


@functools.cache
def environment() -> Environment:
    """Return the templates."""
    made = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        auto_reload=False,  # a running desk shows the pages it was started with
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"days": days_of, "out": web_address, "words": _words, "percent": _percent}
    made.globals |= {"navigation": NAVIGATION, "codebook": codebook(), "drawn_as": drawn_as}
    return made


def page(request: Request, template: str, *, status: HTTPStatus = HTTPStatus.OK, **context: Any) -> HTMLResponse:
    """Return a page.

    Args:
        request: what it answers.
        template: a file in `templates`.
        status: of the answer.
        context: what the template shows.
    """
    wanted: Wanted = context.setdefault("wanted", Wanted())
    dates = Wanted(on=wanted.on, known=wanted.known, recorded=wanted.recorded)
    html = environment().get_template(template).render(path=request.url.path, dates=dates, **context)
    return HTMLResponse(html, status_code=status.value, headers={"Cache-Control": "private, no-cache"})


def days_of(interval: Json | None) -> str:
    """Return a stretch of days, as `interval_to_json` gives it, as a person writes it."""
    if not interval:
        return ""
    first, last = interval["start"], interval["end"]
    if first and last:
        return str(first) if first == last else f"{first} – {last}"
    if first:
        return f"since {first}" if interval.get("ongoing") else f"from {first}"
    return f"until {last}" if last else ""


def web_address(url: str | None) -> str:
    """Return an address that may be linked to; "" for any that is not of the web, such as a script."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _words(text: str) -> str:
    return text.replace("_", " ")


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
