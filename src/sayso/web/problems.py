"""What went wrong, told to programs as problem+json (RFC 9457) and to people as a page."""

from __future__ import annotations

from http import HTTPStatus

from fastapi.responses import JSONResponse

from sayso.errors import LedgerError, MissingExtraError, SaysoError, UsageError


class AbsentError(UsageError):
    """What the address names is not there."""


def status_of(fault: Exception) -> HTTPStatus:
    """Return the status that tells of an error."""
    if isinstance(fault, AbsentError):
        return HTTPStatus.NOT_FOUND
    if isinstance(fault, LedgerError | MissingExtraError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.BAD_REQUEST if isinstance(fault, SaysoError) else HTTPStatus.INTERNAL_SERVER_ERROR


def problem(status: HTTPStatus, detail: str) -> JSONResponse:
    """Return a problem as a program reads it."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    return JSONResponse(body, status_code=status.value, media_type="application/problem+json")
