"""The application: guard, API, pages and files, put together."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib import metadata, resources

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from sayso.clock import Clock, SystemClock
from sayso.errors import SaysoError
from sayso.web.accounts import Accounts
from sayso.web.adding import adding
from sayso.web.api import api
from sayso.web.briefing import briefing
from sayso.web.desk import Desk
from sayso.web.pages import pages
from sayso.web.problems import problem, status_of
from sayso.web.review import review
from sayso.web.security import HEADERS, Guard, Tokens
from sayso.web.shown import page
from sayso.web.signing import Attempts, Gate, signing

_log = logging.getLogger("sayso.web")


def make_app(
    ledger: str,
    *,
    clock: Clock | None = None,
    reader: str = "trained",
    by: str = "desk",
    hosts: Iterable[str] = (),
    accounts: Accounts | None = None,
) -> FastAPI:
    """Return the desk of a ledger as an ASGI application.

    Args:
        ledger: a SQLite file or postgresql:// address that exists; it is opened at the first request.
        clock: the computer's by default.
        reader: the name of the reader of what is pasted: "trained" or "rules".
        by: whose reviews these are.
        hosts: names, beside those of this machine, under which the desk may be asked.
        accounts: who may ask; None for one user, without a password.
    """
    desk = Desk(ledger, clock or SystemClock(), reader, by)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()
        if accounts:
            accounts.close()

    app = FastAPI(
        title="sayso",
        version=metadata.version("sayso"),
        summary="Who did what to whom, where and when; who holds which place; and on whose say-so.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its page would load scripts from other machines
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.desk = desk
    app.state.tokens = Tokens()
    app.state.accounts = accounts
    app.state.attempts = Attempts(desk.clock)
    for router in (api, briefing, signing, pages, review, adding):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(resources.files("sayso.web") / "static")), name="static")
    if accounts:
        app.add_middleware(Gate, accounts=accounts)
    app.add_middleware(Guard, hosts=tuple(hosts))
    app.add_exception_handler(SaysoError, _refused)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(Exception, _broken)
    return app


def _refused(request: Request, fault: Exception) -> Response:
    if isinstance(fault, HTTPException):
        status, detail = HTTPStatus(fault.status_code), str(fault.detail)
    elif isinstance(fault, RequestValidationError):
        first = fault.errors()[0]
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        detail = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    else:
        status, detail = status_of(fault), str(fault)
    return _told(request, status, detail)


def _broken(request: Request, fault: Exception) -> Response:
    _log.error("%s %s", request.method, request.url.path, exc_info=fault)
    answer = _told(request, HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log has the details.")
    answer.headers.update(HEADERS)  # this one does not pass the guard
    return answer


def _told(request: Request, status: HTTPStatus, detail: str) -> Response:
    """Tell a program by a problem, a person by a page."""
    if request.url.path.startswith(api.prefix):
        return problem(status, detail)
    return page(request, "error.html", status=status, title=status.phrase, detail=detail)
