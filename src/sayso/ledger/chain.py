"""The chain of entries: each carries a digest of what it wrote and of the entry before it.

Whoever changes, adds or takes away a row afterwards breaks the chain, unless they write all later entries anew; keep
the last digest (`Info.head`) elsewhere to notice that too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ledger.rows import Row, dump

FIRST = "0" * 64
"""What stands for the digest before the first entry."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the chain, as it is kept in the table `audit`.

    Args:
        entry: its number, from 1.
        recorded_at: when it was made.
        action: "add", "read again", "retract", "restore", "review" or "upgrade".
        subject: the report or statement that it is about.
        detail: what else there is to say, as JSON.
        content: the digest of the rows that it wrote.
        previous: the digest of the entry before it, or `FIRST`.
    """

    entry: int
    recorded_at: str
    action: str
    subject: str
    detail: str
    content: str
    previous: str

    @property
    def digest(self) -> str:
        """The digest of the entry and, through `previous`, of all before it."""
        parts = [self.entry, self.recorded_at, self.action, self.subject, self.detail, self.content, self.previous]
        return _sha256(dump(parts))


def row_line(table: str, row: Row) -> str:
    """Return a row as the digest takes it."""
    return dump([table, row])


def statement_line(row: Row, places: Iterable[Row], actors: Iterable[Row]) -> str:
    """Return a row of `statements` with what it is found by; `row` numbers are left out, they say nothing.

    Of a place only id and key are sealed here; the rest is with its own row of `places`.
    """
    plain = {name: value for name, value in row.items() if name != "row"}
    where = sorted(list(pair) for pair in {(place["place"] or "", place["key"]) for place in places})
    who = sorted([actor["role"], actor["actor"] or "", actor["key"]] for actor in actors)
    return dump(["statements", plain, where, who])


def content_digest(lines: Iterable[str]) -> str:
    """Return the digest of the rows of one entry, whatever their order."""
    return _sha256(dump(sorted(lines)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
