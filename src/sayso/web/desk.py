"""What the pages and the API share: one ledger, one clock, and answers that are kept as long as they hold.

Invariant: an answer is kept by the view's last entry and by all that was asked, and a view never changes; so a kept
answer is the one that asking again would give.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.clock import Clock
from sayso.ledger import Known, Ledger, ReadOnlyLedger, open_ledger, read_ledger
from sayso.web.questions import QUESTIONS, Asked
from sayso.web.wanted import Wanted

_KEPT = 64
"""Answers kept; the one not asked for the longest goes first."""


@dataclass(slots=True)
class Desk:
    """One ledger, as a browser sees it.

    Args:
        ledger: a SQLite file or postgresql:// address that exists.
        clock: tells the time of each entry, and today.
        reader: the name of the reader of what is pasted.
        by: whose reviews these are.
    """

    ledger: str
    clock: Clock
    reader: str = "trained"
    by: str = "desk"
    _opened: ReadOnlyLedger | None = None
    _spans: dict[tuple[int, str | None], tuple[dt.date, dt.date]] = field(default_factory=dict)
    _kept: OrderedDict[tuple[Any, ...], Sequence[Any]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self) -> None:
        """Open the ledger; raises as `read_ledger` does."""
        self._opened = read_ledger(self.ledger)

    def close(self) -> None:
        """Let go of the ledger."""
        if self._opened:
            self._opened.close()

    def writing(self) -> Ledger:
        """Return the ledger opened to write, as a context manager; raises as `open_ledger` does."""
        return open_ledger(self.ledger, clock=self.clock, create=False)

    def view(self, known: dt.date | None = None, recorded: dt.datetime | None = None) -> Known:
        """Return what was known."""
        if self._opened is None:
            self.open()
        assert self._opened is not None  # noqa: S101 (it was opened just now)
        return self._opened.as_of(known, recorded)

    def span(self, view: Known) -> tuple[dt.date, dt.date]:
        """Return the days of the first and the last report of a view; today twice where there is none."""
        key = (view.horizon.entry, view.horizon.known)
        if key not in self._spans:
            days = [row.published for row in view.reports()] or [self.clock.now().date()]
            self._spans = {**dict(list(self._spans.items())[-_KEPT:]), key: (min(days), max(days))}
        return self._spans[key]

    def asked(self, wanted: Wanted, *, changes: bool = False) -> Asked:
        """Return a question as it stands.

        Args:
            wanted: the filters; without `on` the day is the last on which a report of the view was published.
            changes: also look at what was known on `wanted.since`.
        """
        view = self.view(wanted.known, wanted.recorded)
        on = wanted.on or wanted.known or self.span(view)[1]
        before = self.view(wanted.since, wanted.recorded) if changes and wanted.since else None
        return Asked(view, wanted, on, before)

    def found(self, name: str, asked: Asked) -> Sequence[Any]:
        """Return all that answers a question, kept or found now."""
        return self._keep((name, *_key(asked)), lambda: QUESTIONS[name].find(asked))

    def rows(self, name: str, asked: Asked, start: int = 0, most: int | None = None) -> list[dict[str, Any]]:
        """Return some of the answers as rows, from the one with number `start` on, kept or made now."""
        found = self.found(name, asked)[start : None if most is None else start + most]
        key = (name, *_key(asked), start, most)
        return list(self._keep(key, lambda: QUESTIONS[name].show(asked, found)))

    def _keep(self, key: tuple[Any, ...], make: Callable[[], Sequence[Any]]) -> Sequence[Any]:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made


def _key(asked: Asked) -> tuple[Any, ...]:
    return asked.view.horizon, asked.wanted, asked.on


def etag_of(*parts: object) -> str:
    """Return an entity tag of what an answer depends on."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))
    return f'"{digest.hexdigest()[:32]}"'
