"""Fetching from the web, with bounds on everything that a server could draw out.

Invariants:
- Each connection goes to an address that was checked, also after a redirect (`guard`).
- A request ends by its deadline, however slowly the server sends, and whether in headers or body.
- No more than the limit is read or unpacked.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from sayso.clock import Clock, SystemClock
from sayso.errors import SourceError
from sayso.gather.address import canonical
from sayso.gather.fetch.answer import Answer
from sayso.gather.fetch.guard import Resolve, checked, resolve

AGENT = "sayso/0.1 (+https://pypi.org/project/sayso; reads published reports)"
"""How servers are told who asks; add a way to reach you (`--agent`)."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_GZIP_OR_ZLIB = 47
"""What tells zlib to recognise either header (zlib manual, inflateInit2)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request.

    Args:
        seconds: from the first connection to the last byte, redirects included.
        connect_seconds: for one connection.
        size: bytes of the body, sent or unpacked.
        redirects: that are followed.
    """

    seconds: float = 60.0
    connect_seconds: float = 15.0
    size: int = 20_000_000
    redirects: int = 5


class _Connection(http.client.HTTPConnection):
    """A connection to a numeric address that was checked, whatever the host is called."""

    def __init__(
        self, host: str, port: int, numeric: str, *, timeout: float, context: ssl.SSLContext | None, deadline: _Deadline
    ) -> None:
        super().__init__(host, port, timeout=timeout)
        self._numeric, self._context, self._deadline = numeric, context, deadline

    def connect(self) -> None:
        self.sock = socket.create_connection((self._numeric, self.port), self.timeout)
        self._deadline.watch(self.sock)
        if self._context:  # certificates are checked against the name, not the number
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)
            self._deadline.watch(self.sock)


class WebFetch:
    """Fetches from the web; knows no politeness (`PoliteFetch`)."""

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        private: bool = False,
        agent: str = AGENT,
        clock: Clock | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        """Fetch within limits.

        Args:
            limits: of each request.
            private: connect to addresses that are not on the public internet too.
            agent: the `User-Agent` header.
            clock: tells when something was retrieved.
            resolve: asks the name server.
        """
        self._limits = limits or Limits()
        self._private = private
        self._agent = agent
        self._clock = clock or SystemClock()
        self._resolve = resolve
        self._context = ssl.create_default_context()

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what a server answers, after redirects; see `Fetch`."""
        deadline = _Deadline(self._limits.seconds)
        try:
            return self._followed(address, headers or {}, deadline)
        finally:
            deadline.cancel()

    def _followed(self, address: str, headers: Mapping[str, str], deadline: _Deadline) -> Answer:
        at = address
        for _ in range(self._limits.redirects + 1):
            answer = self._once(at, headers, deadline)
            target = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not target:
                return answer
            at = canonical(urljoin(at, target))
            if not at:
                raise SourceError(address, f"redirected to {target[:200]!r}, which is no address of the web")
        raise SourceError(address, f"redirected more than {self._limits.redirects} times")

    def _once(self, address: str, headers: Mapping[str, str], deadline: _Deadline) -> Answer:
        parts = urlsplit(address)
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 80)
        numeric = checked(host, port, address, self._resolve, private=self._private)
        wait, context = self._limits.connect_seconds, self._context if secure else None
        connection = _Connection(host, port, numeric, timeout=wait, context=context, deadline=deadline)
        sent = {"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
        try:
            connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=sent)
            with connection.getresponse() as response:
                told = {name.lower(): value for name, value in response.getheaders()}
                data = self._body(response, told, address)
                if deadline.passed or response.length:  # a connection that is shut reads as one that has ended
                    raise http.client.IncompleteRead(b"")
            return Answer(address, response.status, data, self._clock.now(), told)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            late = f"no whole answer within {self._limits.seconds:g} seconds" if deadline.passed else _told(fault)
            raise SourceError(address, late) from fault
        finally:
            deadline.watch(None)
            connection.close()

    def _body(self, response: http.client.HTTPResponse, told: Mapping[str, str], address: str) -> bytes:
        packed = told.get("content-encoding", "").strip().lower()
        if packed not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise SourceError(address, f"packed as {packed[:40]!r}, which was not asked for")
        unpack = zlib.decompressobj(_GZIP_OR_ZLIB) if packed not in {"", "identity"} else None
        parts: list[bytes] = []
        size = sent = 0
        while size <= self._limits.size and sent <= self._limits.size and (chunk := response.read(_CHUNK)):
            sent += len(chunk)
            part = _unpacked(unpack, chunk, self._limits.size + 1 - size, address) if unpack else chunk
            size += len(part)
            parts.append(part)
        if size > self._limits.size or sent > self._limits.size:
            raise SourceError(address, f"larger than {self._limits.size // 1_000_000} MB")
        return b"".join(parts)


def _unpacked(unpack: zlib._Decompress, chunk: bytes, most: int, address: str) -> bytes:
    """Return what a chunk unpacks to, at most `most` bytes."""
    try:
        return unpack.decompress(unpack.unconsumed_tail + chunk, max(most, 1))
    except zlib.error as fault:
        raise SourceError(address, f"damaged packing: {fault}") from fault


def _told(fault: Exception) -> str:
    if isinstance(fault, TimeoutError):
        return "the server does not answer in time"
    return f"cannot be fetched: {fault or fault!r}"[:300]


class _Deadline:
    """Shuts the connection that it watches when time is up: what waits for it then fails at once.

    A time-out of the socket is not enough, since a server that sends a byte now and then never runs into it.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, connected: socket.socket | None) -> None:
        with self._lock:
            self._socket = connected
            if self.passed and connected is not None:
                raise TimeoutError

    def cancel(self) -> None:
        self._timer.cancel()

    def _pass(self) -> None:
        with self._lock:
            self.passed = True
            if self._socket is not None:
                try:
                    self._socket.shutdown(socket.SHUT_RDWR)
                except OSError:
                    return  # it was closed already
