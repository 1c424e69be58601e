"""Signing in, and the gate before all that needs an account.

Invariant: what is not named here as open takes an account; what writes takes the role that is named here, or `ADMIN`.
"""

from __future__ import annotations

from collections import OrderedDict
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.clock import Clock
from sayso.web.accounts import Accounts, Person, Role
from sayso.web.forms import filled_in, first, form_page
from sayso.web.problems import problem
from sayso.web.shown import page

SESSION = "sayso_session"
"""The cookie of a session."""
_OPEN = ("/static/", "/signin")
_WRITES = (("/review/", Role.ANALYST), ("/undo/", Role.ANALYST), ("/add", Role.ANALYST), ("/signout", Role.READER))
_READS = (("/accounts", Role.ADMIN), ("/review", Role.ANALYST), ("/add", Role.ANALYST))
_ATTEMPTS = 20
"""Attempts to sign in from one address in `_SECONDS`."""
_SECONDS = 60
_ADDRESSES = 10_000

signing = APIRouter(include_in_schema=False)
Fields = Annotated[dict[str, list[str]], Depends(filled_in)]


class Gate:
    """Middleware: lets through who may do what is asked, and tells the others to sign in."""

    def __init__(self, app: ASGIApp, accounts: Accounts) -> None:
        """Stand before `app` with the list of `accounts`."""
        self._app = app
        self._accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        person = self._who(request)
        scope.setdefault("state", {})["person"] = person
        refused = self._refused(request, person)
        await (refused or self._app)(scope, receive, send)

    def _who(self, request: Request) -> Person | None:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer":
            return self._accounts.who(token.strip(), "token")
        return self._accounts.who(request.cookies.get(SESSION, ""))

    def _refused(self, request: Request, person: Person | None) -> Response | None:
        path = request.url.path
        if path.startswith(_OPEN[0]) or path == _OPEN[1]:
            return None
        is_api = path.startswith("/api/")
        if person is None:
            if is_api:
                return problem(HTTPStatus.UNAUTHORIZED, "sign in, or send a token: Authorization: Bearer TOKEN")
            return RedirectResponse("/signin", status_code=HTTPStatus.SEE_OTHER)
        reads = request.method in {"GET", "HEAD"}
        needed = needed_for(path, reads=reads)
        if person.role.may(needed) and not (person.by_token and not (is_api and reads)):
            return None
        detail = f"This takes the role {needed}; yours is {person.role}."
        if is_api:
            return problem(HTTPStatus.FORBIDDEN, detail)
        return page(request, "error.html", status=HTTPStatus.FORBIDDEN, title="Not yours to do", detail=detail)


def needed_for(path: str, *, reads: bool) -> Role:
    """Return the role that a request takes."""
    if reads:
        return next((role for start, role in _READS if path == start or path.startswith(f"{start}/")), Role.READER)
    return next((role for start, role in _WRITES if path.startswith(start)), Role.ADMIN)


def name_of(request: Request) -> str:
    """Return whose act it is that is recorded: the account's, or the name that the desk was started with."""
    person: Person | None = getattr(request.state, "person", None)
    name: str = person.name if person else request.app.state.desk.by
    return name


def may_undo(request: Request, by: str) -> None:
    """Refuse to undo what somebody else has decided, unless the account may.

    Raises:
        HTTPException: 403.
    """
    person: Person | None = getattr(request.state, "person", None)
    if person is not None and by != person.name and not person.role.may(Role.EDITOR):
        raise HTTPException(HTTPStatus.FORBIDDEN, f"This review is by {by}; to undo it takes the role {Role.EDITOR}.")


def noted(request: Request, what: str, about: str) -> None:
    """Keep in the list of what was done that this request changed something; without accounts the ledger says it."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is not None:
        accounts.note(name_of(request), what, about)


class Attempts:
    """Counts attempts by address, so that one address cannot try passwords at will."""

    def __init__(self, clock: Clock) -> None:
        """Count by `clock`."""
        self._clock = clock
        self._counts: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def allowed(self, address: str) -> bool:
        """Count an attempt, and say whether it is allowed."""
        now = self._clock.now().timestamp()
        since, count = self._counts.pop(address, (now, 0))
        if now - since >= _SECONDS:
            since, count = now, 0
        self._counts[address] = (since, count + 1)
        while len(self._counts) > _ADDRESSES:
            self._counts.popitem(last=False)
        return count < _ATTEMPTS


@signing.get("/signin")
def show_signin(request: Request, refused: Annotated[str, Query(max_length=5)] = "") -> Response:
    """Show the form to sign in."""
    return form_page(request, "signin.html", title="Sign in", refused=bool(refused))


@signing.post("/signin")
def sign_in(request: Request, fields: Fields) -> Response:
    """Begin a session, under a new secret whatever cookie was sent."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "This desk has no accounts.")
    if not request.app.state.attempts.allowed(request.client.host if request.client else ""):
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, "Too many attempts; wait a minute.")
    secret = accounts.sign_in(first(fields, "name"), fields.get("password", [""])[0])
    if secret is None:
        return RedirectResponse("/signin?refused=yes", status_code=HTTPStatus.SEE_OTHER)
    answer = RedirectResponse("/", status_code=HTTPStatus.SEE_OTHER)
    answer.set_cookie(SESSION, secret, httponly=True, samesite="strict", path="/", secure=request.url.scheme == "https")
    return answer


@signing.post("/signout")
def sign_out(request: Request, fields: Fields) -> Response:
    """End the session."""
    del fields  # that it was sent from this desk is all there is to it
    accounts: Accounts | None = request.app.state.accounts
    if accounts is not None:
        accounts.sign_out(request.cookies.get(SESSION, ""))
    answer = RedirectResponse("/signin", status_code=HTTPStatus.SEE_OTHER)
    answer.delete_cookie(SESSION)
    return answer


@signing.get("/accounts")
def show_accounts(request: Request) -> Response:
    """Show the accounts, and what was done."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "This desk has no accounts.")
    return form_page(request, "accounts.html", title="Accounts", people=accounts.people(), done=accounts.done())
