"""What was found and sent: a small SQLite file beside the ledger, so that each alert is sent once.

Invariants:
- What was found, and who holds what, is written in one transaction: a crash loses both or neither.
- An alert is marked as sent only after it was. One that was sent just before a crash may be sent again, under the same
  id; receivers can tell by it.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.alerts.alert import Alert
from sayso.alerts.find import Found
from sayso.errors import LedgerError

ATTEMPTS = 20
"""How often an alert is tried, over all runs, before it is given up."""
_TABLES = """
create table if not exists alerts (
    number integer primary key, id text not null unique, rule text not null, found_at text not null,
    content text not null, quiet integer not null
);
create table if not exists deliveries (
    alert text not null, target text not null, sent_at text, attempts integer not null, fault text not null,
    primary key (alert, target)
);
create table if not exists standing (rule text not null, place text not null, state text not null,
    primary key (rule, place)
);
create table if not exists rules (name text primary key);
"""


class State:
    """The file; use it as a context manager."""

    def __init__(self, path: Path | str, wait: float = 30.0) -> None:
        """Open the file, or make it; ":memory:" keeps nothing. Until it is closed nobody else can open it.

        Args:
            path: the file.
            wait: seconds to wait for who has it open.

        Raises:
            LedgerError: it cannot be opened or is something else.
        """
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=wait)
        except sqlite3.Error as fault:
            raise LedgerError(f"{path}: it cannot be opened ({fault}); name a file with --state") from fault
        try:
            self._connection.execute("pragma locking_mode = exclusive")
            self._connection.executescript(f"begin exclusive; {_TABLES} commit;")
        except sqlite3.Error as fault:
            self._connection.close()
            busy = isinstance(fault, sqlite3.OperationalError) and "locked" in str(fault)
            remedy = "another `sayso alert` has it open; run one at a time" if busy else "name a file with --state"
            raise LedgerError(f"{path}: what was sent cannot be kept there ({fault}): {remedy}") from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def standing(self) -> dict[tuple[str, str], str]:
        """Return who held what when it was last looked at."""
        return {(rule, place): state for rule, place, state in self._connection.execute("select * from standing")}

    def new_rules(self, names: Iterable[str]) -> set[str]:
        """Return the rules that were never run: what they find is what there was, not news."""
        return set(names) - {name for (name,) in self._connection.execute("select name from rules")}

    def keep(self, found: Found, at: dt.datetime, rules: Iterable[str], *, quiet: set[str]) -> list[Alert]:
        """Keep what was found; return the alerts that are new, but for those of rules that are quiet.

        Args:
            found: what was found.
            at: when.
            rules: the names of all rules.
            quiet: rules whose alerts are kept as known, and not sent.
        """
        new = []
        with self._connection:
            self._connection.execute("begin immediate")
            for one in found.alerts:
                content = json.dumps(one.to_json(), ensure_ascii=True)
                row = (one.id, one.rule, at.isoformat(), content, one.rule in quiet)
                added = self._connection.execute(
                    "insert or ignore into alerts (id, rule, found_at, content, quiet) values (?, ?, ?, ?, ?)", row
                )
                if added.rowcount and one.rule not in quiet:
                    new.append(one)
            rows = [(rule, place, state) for (rule, place), state in found.standing.items()]
            self._connection.executemany("insert or replace into standing values (?, ?, ?)", rows)
            self._connection.executemany("insert or ignore into rules values (?)", [(name,) for name in rules])
        return new

    def waiting(self, target: str) -> list[Alert]:
        """Return the alerts that a target has not been sent, in the order in which they were found."""
        query = """
            select content from alerts left join deliveries on alert = id and target = ?
            where not quiet and sent_at is null and coalesce(attempts, 0) < ? order by number"""
        return [_alert(content) for (content,) in self._connection.execute(query, (target, ATTEMPTS))]

    def last(self, most: int) -> list[tuple[Alert, str]]:
        """Return the last alerts with when they were found, the newest first."""
        query = "select content, found_at from alerts where not quiet order by number desc limit ?"
        return [(_alert(content), at) for content, at in self._connection.execute(query, (most,))]

    def sent(self, alert: Alert, target: str, at: dt.datetime) -> None:
        """Mark an alert as sent."""
        self._tried(alert, target, at.isoformat(), "")

    def failed(self, alert: Alert, target: str, fault: str) -> None:
        """Count an attempt that failed."""
        self._tried(alert, target, None, fault[:500])

    def _tried(self, alert: Alert, target: str, at: str | None, fault: str) -> None:
        self._connection.execute(
            "insert into deliveries values (?, ?, ?, 1, ?) on conflict (alert, target) do update "
            "set sent_at = excluded.sent_at, attempts = attempts + 1, fault = excluded.fault",
            (alert.id, target, at, fault),
        )


def _alert(content: str) -> Alert:
    row = json.loads(content)
    return Alert(row["id"], row["rule"], row["title"], tuple(row["statements"]))
