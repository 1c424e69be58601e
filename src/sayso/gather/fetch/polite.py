"""Fetching that no site has to complain of: what it asks of robots, a pause between requests, and patience."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from typing import Protocol

from sayso.errors import SourceError
from sayso.gather.address import host_of
from sayso.gather.fetch.answer import TOO_MANY, UNAVAILABLE, Answer, Fetch
from sayso.gather.fetch.robots import MAX_DELAY, Robots

PAUSE = 1.0
"""Seconds between two requests to one host, where the host asks for no other."""
TRIES = 3
"""Requests for one address whose server says that it has too much to do."""
FIRST_WAIT = 5.0
"""Seconds to wait after the first such answer; doubled after each further one."""
LONGEST_WAIT = 120.0
"""Seconds to wait at most within a run; a host that asks for more is left alone until the next."""
MOST_FAILURES = 5
"""Failures of a host in a row after which it is left alone for the rest of the run."""


class Waiter(Protocol):
    """Tells how time goes by, and lets it."""

    def now(self) -> float:
        """Return seconds from some moment in the past."""
        ...

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        ...


class SystemWaiter:
    """Waits by the computer's clock."""

    def now(self) -> float:
        """Return the seconds of the monotonic clock."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)


class PoliteFetch:
    """Fetches one address after the other, politely."""

    def __init__(self, fetch: Fetch, *, agent: str, waiter: Waiter | None = None, pause: float = PAUSE) -> None:
        """Fetch by `fetch`.

        Args:
            fetch: what goes to the web.
            agent: whose rules of robots.txt count: its first word.
            waiter: lets time go by.
            pause: seconds between two requests to one host.
        """
        self._fetch = fetch
        self._waiter = waiter or SystemWaiter()
        self._robots = Robots(fetch, agent)
        self._pause = pause
        self._free_at: dict[str, float] = {}
        self._failures: dict[str, int] = {}
        self._closed: dict[str, str] = {}

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what a server answers, when its host may be asked again; see `Fetch`."""
        host = host_of(address)
        if host in self._closed:
            raise SourceError(address, f"not asked: {self._closed[host]}")
        rules = self._robots.rules(address)
        if rules.why:
            raise SourceError(address, f"not asked: {rules.why}")
        if not rules.allows(address):
            raise SourceError(address, "not asked: the site's robots.txt does not allow it")
        pause = max(self._pause, rules.delay or 0.0)
        if pause > MAX_DELAY:
            raise SourceError(address, f"not asked: the site wants {pause:g} seconds between requests")
        return self._patiently(address, headers, host, pause)

    def _patiently(self, address: str, headers: Mapping[str, str] | None, host: str, pause: float) -> Answer:
        for number in range(TRIES):
            self._waiter.wait(max(0.0, self._free_at.get(host, 0.0) - self._waiter.now()))
            try:
                answer = self._fetch.get(address, headers)
            except SourceError:
                self._failed(host)
                raise
            finally:
                self._free_at[host] = self._waiter.now() + pause
            if answer.status not in {TOO_MANY, UNAVAILABLE}:
                self._failures[host] = 0
                return answer
            asked = _retry_after(answer) or FIRST_WAIT * 2**number
            if asked > LONGEST_WAIT:
                self._closed[host] = f"the host asks for {asked:.0f} seconds of patience (status {answer.status})"
                raise SourceError(address, self._closed[host])
            self._free_at[host] = self._waiter.now() + max(asked, pause)
        self._failed(host)
        raise SourceError(address, f"the server has too much to do (status {answer.status}), {TRIES} times")

    def _failed(self, host: str) -> None:
        self._failures[host] = self._failures.get(host, 0) + 1
        if self._failures[host] >= MOST_FAILURES:
            self._closed[host] = f"the host failed {MOST_FAILURES} times in a row"


def _retry_after(answer: Answer) -> float | None:
    """Return the seconds that a server asks to wait (RFC 9110, 10.2.3), or None."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        until = email.utils.parsedate_to_datetime(text)
        return max(0.0, (until - answer.retrieved).total_seconds())
    except (ValueError, TypeError, IndexError):
        return None
