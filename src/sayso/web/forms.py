"""Forms: a page with a token that belongs to the browser's cookie, and only what comes back with both is taken."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import HTTPException, Request, Response

from sayso.web.security import COOKIE, Tokens
from sayso.web.shown import page

_MOST_FIELDS = 400


def tokens_of(request: Request) -> Tokens:
    """Return what signs the forms of an application."""
    tokens: Tokens = request.app.state.tokens
    return tokens


def form_page(request: Request, template: str, **context: Any) -> Response:
    """Return a page with forms; its template has `token` to put in each."""
    tokens = tokens_of(request)
    cookie = tokens.cookie(request.cookies.get(COOKIE))
    answer = page(request, template, token=tokens.token(cookie), **context)
    answer.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def filled_in(request: Request) -> dict[str, list[str]]:
    """Return the fields of a form that was sent from a page of this desk; it is a dependency of all that write.

    Raises:
        HTTPException: 403, the token is not this browser's.
    """
    async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
        fields: dict[str, list[str]] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields.setdefault(name, []).append(value.replace("\x00", ""))
    if not tokens_of(request).fits(request.cookies.get(COOKIE), fields.get("token", [""])[0]):
        raise HTTPException(
            HTTPStatus.FORBIDDEN, "This form is not from a page of this desk, or too old: load it again."
        )
    return fields


def first(fields: dict[str, list[str]], name: str) -> str:
    """Return the value of a field, trimmed; "" where it was not sent."""
    return fields.get(name, [""])[0].strip()
