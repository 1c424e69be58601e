"""What a site asks of robots (RFC 9309), fetched once a run and a site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sayso.errors import SourceError
from sayso.gather.extras import optional
from sayso.gather.fetch.answer import Fetch

MAX_ROBOTS = 512_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5: at least 500 KiB)."""
MAX_DELAY = 60.0
"""Seconds between requests that a site may ask for; one that asks for more is left alone."""
_OK = 200
_NOT_FOUND = range(400, 500)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks.

    Args:
        allows: whether an address may be fetched.
        delay: seconds between requests, or None where the site does not say.
        why: why nothing may be fetched at all, or "".
    """

    allows: Callable[[str], bool]
    delay: float | None = None
    why: str = ""


class Robots:
    """Knows what sites ask of robots."""

    def __init__(self, fetch: Fetch, agent: str) -> None:
        """Ask by `fetch`, as the robot that the agent's first word names."""
        self._fetch = fetch
        self._name = agent.partition("/")[0].strip().lower() or "sayso"
        self._rules: dict[str, Rules] = {}
        self._parser: Any = optional("protego", "asking sites what they allow (robots.txt)", "web").Protego

    def rules(self, address: str) -> Rules:
        """Return what the site of an address asks."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._fetched(f"{site}/robots.txt")
        return self._rules[site]

    def _fetched(self, address: str) -> Rules:
        """Return the rules: a site whose rules cannot be had is left alone, one that has none allows all."""
        try:
            answer = self._fetch.get(address)
        except SourceError as fault:
            return Rules(lambda _: False, why=f"its robots.txt cannot be had: {fault.reason}")
        if answer.status in _NOT_FOUND:
            return Rules(lambda _: True)
        if answer.status != _OK:
            return Rules(lambda _: False, why=f"its robots.txt cannot be had: status {answer.status}")
        parsed = self._parser.parse(answer.data[:MAX_ROBOTS].decode("utf-8", "replace"))
        delay = parsed.crawl_delay(self._name)
        return Rules(lambda url: bool(parsed.can_fetch(url, self._name)), float(delay) if delay else None)
