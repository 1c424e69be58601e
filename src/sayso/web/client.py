"""A client of the API for Python programs; it needs nothing but Python.

desk = Client("http://127.0.0.1:8000")
for row in desk.picture(on="2023-11-15", known="2023-11-13"):
    print(row["place"]["name"], row["status"], row["holder"])
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from sayso.errors import SaysoError, UsageError
from sayso.exchange import Json

Fetch = Callable[[str, Mapping[str, str]], tuple[int, bytes]]
"""Asks an address with headers, and returns the status and the body of the answer."""

_PAGE = 500
_SECONDS = 120
_BAD_REQUEST = 400


class DeskError(SaysoError):
    """A desk refused a question or could not be asked.

    Attributes:
        status: of the answer, as in HTTP; 0 where there was none.
    """

    def __init__(self, status: int, detail: str) -> None:
        """Keep the status apart."""
        self.status = status
        super().__init__(detail)


class Client:
    """Asks a desk. Filters are those of the pages and of the API: `on`, `known`, `place`, `actor`, `kind`, ...

    Each method that returns rows follows the cursors: all rows come, each once, as the ledger was at the first.
    """

    def __init__(self, address: str, token: str | None = None, *, fetch: Fetch | None = None) -> None:
        """Ask the desk at an address.

        Args:
            address: "http://127.0.0.1:8000" or the like.
            token: of an account, for a desk that is shared.
            fetch: how addresses are asked; by urllib if not given.

        Raises:
            UsageError: it is no address of the web.
        """
        if urlsplit(address).scheme not in {"http", "https"}:
            raise UsageError(f"{address!r} is no address of a desk; write http://HOST:PORT")
        self._base = f"{address.rstrip('/')}/api/v1"
        self._headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        self._fetch = fetch or _fetched

    def actors(self, **filters: Any) -> Iterator[Json]:
        """Yield who acts, suffers or speaks, and how often."""
        return self._rows("actors", filters)

    def changes(self, since: str, **filters: Any) -> Iterator[Json]:
        """Yield what was learnt since a day, and what it changes."""
        return self._rows("changes", {"since": since, **filters})

    def claim(self, id: str, **filters: Any) -> Json:
        """Return one statement."""
        return self._answer(f"claims/{quote(id, safe='')}", filters)

    def claims(self, **filters: Any) -> Iterator[Json]:
        """Yield statements, the last published first."""
        return self._rows("claims", filters)

    def disputes(self, **filters: Any) -> Iterator[Json]:
        """Yield statements that cannot all be so."""
        return self._rows("disputes", filters)

    def due(self, **filters: Any) -> Iterator[Json]:
        """Yield what somebody must do by a day."""
        return self._rows("due", filters)

    def holdings(self, place: str, **filters: Any) -> Iterator[Json]:
        """Yield who held a place, stretch by stretch; with `on`, on that day."""
        return self._rows("holdings", {"place": place, **filters})

    def incidents(self, **filters: Any) -> Iterator[Json]:
        """Yield events that several reports tell of; with `all="yes"`, also those that one tells of."""
        return self._rows("incidents", filters)

    def picture(self, **filters: Any) -> Iterator[Json]:
        """Yield who holds each place on a day."""
        return self._rows("picture", filters)

    def places(self, **filters: Any) -> Iterator[Json]:
        """Yield the places that are named."""
        return self._rows("places", filters)

    def report(self, id: str, **filters: Any) -> Json:
        """Return one report with its text and its statements."""
        return self._answer(f"reports/{quote(id, safe='')}", filters)

    def reports(self, **filters: Any) -> Iterator[Json]:
        """Yield reports, the last published first."""
        return self._rows("reports", filters)

    def sources(self, **filters: Any) -> Iterator[Json]:
        """Yield publishers, with their letters and how much they tell."""
        return self._rows("sources", filters)

    def timeline(self, **filters: Any) -> Iterator[Json]:
        """Yield what happened, day by day, as told."""
        return self._rows("timeline", filters)

    def _rows(self, name: str, filters: Mapping[str, Any]) -> Iterator[Json]:
        cursor: str | None = ""
        while cursor is not None:
            page = self._answer(name, {"limit": _PAGE, **filters, "cursor": cursor})
            yield from page["items"]
            cursor = page["next"]

    def _answer(self, path: str, filters: Mapping[str, Any]) -> Json:
        asked = urlencode(
            {name: value for name, value in filters.items() if value is not None and value != ""}, doseq=True
        )
        status, body = self._fetch(f"{self._base}/{path}?{asked}", self._headers)
        try:
            answer: Json = json.loads(body)
        except ValueError as fault:
            raise DeskError(status, f"{self._base}: this is no desk; it answered {body[:80]!r}") from fault
        if status >= _BAD_REQUEST:
            raise DeskError(status, str(answer.get("detail", answer)))
        return answer


def _fetched(address: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
    request = urllib.request.Request(address, headers=dict(headers))  # noqa: S310 (http or https: it was checked)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            return answer.status, answer.read()
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code, fault.read()
    except OSError as fault:
        raise DeskError(0, f"{address}: no desk answers there ({fault})") from fault
