"""What fetching is: an address in, an answer out. Everything that fetches is given one of these, never the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

OK = 200
NOT_MODIFIED = 304
TOO_MANY = 429
UNAVAILABLE = 503


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Args:
        url: the address that answered, after redirects, canonical.
        status: of HTTP.
        data: the body, unpacked; "" where there is none.
        retrieved: when, UTC.
        headers: by their names in small letters.
    """

    url: str
    status: int
    data: bytes
    retrieved: dt.datetime
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The media type in small letters, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The character set that the server names, or ""."""
        _, _, after = self.headers.get("content-type", "").lower().partition("charset=")
        return after.partition(";")[0].strip(" \"'")


class Fetch(Protocol):
    """Fetches addresses of the web."""

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what the server of an address answers, whatever its status.

        Args:
            address: canonical (`gather.address`).
            headers: to send besides its own, as for a conditional request.

        Raises:
            SourceError: there is no answer, or it may not be had; names the address and why.
        """
        ...
