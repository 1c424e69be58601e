"""Fakes that ship: a web that is a table, and time that goes by when it is told to."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.clock import Clock
from sayso.errors import SourceError
from sayso.gather.fetch.answer import NOT_MODIFIED, OK, Answer


class FakeFetch:
    """A web that is a table of addresses and pages; honours conditional requests by a page's `etag` header."""

    def __init__(self, clock: Clock) -> None:
        """Begin with no page; tell the time by `clock`."""
        self._clock = clock
        self._pages: dict[str, tuple[int, bytes, dict[str, str]]] = {}
        self.asked: list[str] = []
        """All addresses that were asked for, in order."""

    def put(self, address: str, data: bytes | str, *, status: int = OK, **headers: str) -> None:
        """Put a page in its place; `content_type="text/html"` gives the header `content-type`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._pages[address] = (status, data if isinstance(data, bytes) else data.encode(), named)

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the page of an address; see `Fetch`."""
        self.asked.append(address)
        if address.endswith("/robots.txt") and address not in self._pages:
            return Answer(address, 404, b"", self._clock.now())
        if address not in self._pages:
            raise SourceError(address, "cannot be fetched: no such host")
        status, data, told = self._pages[address]
        if told.get("etag") and (headers or {}).get("If-None-Match") == told["etag"]:
            return Answer(address, NOT_MODIFIED, b"", self._clock.now(), told)
        return Answer(address, status, data, self._clock.now(), told)


class FakeWaiter:
    """Time that goes by at once."""

    def __init__(self) -> None:
        """Begin at second 0."""
        self._now = 0.0
        self.waits: list[float] = []
        """The waits that were asked for, those of no time left out."""

    def now(self) -> float:
        """Return the seconds that have gone by."""
        return self._now

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        if seconds > 0:
            self.waits.append(seconds)
            self._now += seconds
