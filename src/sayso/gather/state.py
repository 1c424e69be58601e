"""What gathering remembers from one run to the next: what was taken, and what servers need to say "nothing new".

Invariant: an address is marked as taken after its report was handed on, so what a broken run left is taken by the next.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.errors import SourceError

_SCHEMA = """
create table if not exists source (
    address text primary key, etag text not null, modified text not null, due real not null, failures integer not null
);
create table if not exists taken (address text primary key, report text not null);
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is remembered of a source.

    Args:
        etag: that the server gave, or "".
        modified: the time of the last change that the server gave, as it wrote it, or "".
        due: when it is to be asked again, in seconds since 1970.
        failures: how often in a row it failed.
    """

    etag: str = ""
    modified: str = ""
    due: float = 0.0
    failures: int = 0


class State:
    """Remembers; in a file, or for one run only."""

    def __init__(self, path: Path | None = None) -> None:
        """Open a file, which is made if it is not there; None remembers for one run.

        Raises:
            SourceError: the file cannot be opened, or is no state of gathering.
        """
        try:
            self._base = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=30)
            self._base.executescript(_SCHEMA)
        except sqlite3.Error as fault:
            raise SourceError(str(path), f"cannot be used to remember what was gathered: {fault}") from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def visit(self, address: str) -> Visit:
        """Return what is remembered of a source."""
        query = "select etag, modified, due, failures from source where address = ?"
        row = self._base.execute(query, (address,)).fetchone()
        return Visit(*row) if row else Visit()

    def visited(self, address: str, visit: Visit) -> None:
        """Remember a source."""
        row = (address, visit.etag, visit.modified, visit.due, visit.failures)
        self._base.execute("insert or replace into source values (?, ?, ?, ?, ?)", row)

    def is_taken(self, address: str) -> bool:
        """Whether an address was taken before."""
        return self._base.execute("select 1 from taken where address = ?", (address,)).fetchone() is not None

    def take(self, address: str, report: str) -> None:
        """Remember that an address was taken, and the id of the report that it gave, or "" where it gave none."""
        self._base.execute("insert or replace into taken values (?, ?)", (address, report))
