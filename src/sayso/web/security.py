"""What keeps the desk to this machine and the words of reports inert: headers, hosts, and tokens in forms.

Sources: OWASP's cheat sheets on Content Security Policy, HTTP headers and Cross-Site Request Forgery (signed double
submit).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""No script, style or image but files of the desk's own; nothing from anywhere else."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",  # "no-referrer" would have forms sent with the origin "null"
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
COOKIE = "sayso_form"
"""The cookie that a form's token must belong to."""
MOST_BYTES = 4_000_000
"""Of the body of a request: more than any report that the reader takes."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(slots=True)
class Tokens:
    """Tokens that show that a form was filled in on a page of this desk.

    Args:
        secret: signs them; new with each start.
    """

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def cookie(self, present: str | None) -> str:
        """Return the value of the cookie: the present one, where it can be one, or a new one."""
        return present if present and present.isalnum() and len(present) == 64 else secrets.token_hex(32)  # noqa: PLR2004 (32 bytes)

    def token(self, cookie: str) -> str:
        """Return the token of forms for a browser with this cookie."""
        return hmac.new(self.secret, cookie.encode(), hashlib.sha256).hexdigest()

    def fits(self, cookie: str | None, token: str) -> bool:
        """Whether a form's token belongs to the cookie."""
        return bool(cookie) and hmac.compare_digest(self.token(cookie or "").encode(), token.encode())


class Guard:
    """Middleware: refuses other hosts, foreign origins and large bodies, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        """Guard `app`, which is asked under the names of this machine and `hosts`."""
        self._app = app
        self._hosts = _LOOPBACK | {host.casefold() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = self._refused(scope)
        await (refused or self._app)(scope, _bounded(receive), with_headers)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = _host_of(headers.get("host", ""))
        if host not in self._hosts:
            # A page elsewhere could have a name of its own point to this machine (DNS rebinding).
            return PlainTextResponse("This desk is not asked under that name.", status_code=421)
        if scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            return None
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.casefold() != headers.get("host", "").casefold():
            return PlainTextResponse("This was sent from a page of another site.", status_code=403)
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return PlainTextResponse("This was sent from a page of another site.", status_code=403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return PlainTextResponse(f"This is longer than {MOST_BYTES:,} bytes.", status_code=413)
        return None


def _bounded(receive: Receive) -> Receive:
    """Let no more of a body through than is allowed, whatever its headers promise."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > MOST_BYTES else message

    return bounded


def _host_of(header: str) -> str:
    try:
        return (urlsplit(f"//{header}").hostname or "").casefold()
    except ValueError:
        return ""
