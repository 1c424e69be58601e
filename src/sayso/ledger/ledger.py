"""A ledger: the record that only grows.

Invariants:
- Nothing is updated or deleted: a correction is a new row with a reason and a name.
- No statement is in it that does not stand word for word in its report.
- Each act is recorded as a whole or not at all; one after the other, however many write at once.
- What it knew as of a time does not change by what is added later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, func, select

from sayso.clock import Clock, SystemClock, utc
from sayso.errors import UndatedError, UsageError
from sayso.ledger.dialects import reading, writing
from sayso.ledger.failures import failures_told
from sayso.ledger.info import Info, info_of
from sayso.ledger.known import Known
from sayso.ledger.opening import display_name, ledger_url, opened
from sayso.ledger.recording import Added, bring_back, take_in, withdraw
from sayso.ledger.reviewing import Why, record_review
from sayso.ledger.reviews import Verb
from sayso.ledger.rows import moment
from sayso.ledger.schema import audit
from sayso.ledger.standing import Horizon
from sayso.ledger.verify import faults_of
from sayso.report import Report
from sayso.statement import Statement, check_statement


class ReadOnlyLedger:
    """A ledger to ask, not to write: what pages, exports and weighing are given. Threads may share it."""

    def __init__(self, engine: Engine, name: str) -> None:
        """Ask the ledger `name` behind `engine`; `read_ledger` and `open_ledger` make one."""
        self._engine = engine
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._name!r})"

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def as_of(self, known: dt.date | None = None, recorded: dt.datetime | None = None) -> Known:
        """Return what was known.

        Args:
            known: only reports published on this day or before; None for all.
            recorded: only what the ledger took in by this time, aware; None for all until now.

        Raises:
            UsageError: `recorded` names no time zone.
        """
        newest = select(func.coalesce(func.max(audit.c.entry), 0))
        if recorded is not None:
            newest = newest.where(audit.c.recorded_at <= moment(utc(recorded)))
        with failures_told(self._name), reading(self._engine) as connection:
            entry = connection.execute(newest).scalar_one()
        return Known(self._engine, self._name, Horizon(entry, known.isoformat() if known else None))

    def info(self) -> Info:
        """Return how much the ledger holds."""
        with failures_told(self._name):
            return info_of(self._engine, self._name)

    def verify(self) -> list[str]:
        """Return the faults of the chain of entries, each in a line; empty where nothing was tampered with."""
        with failures_told(self._name):
            return faults_of(self._engine)


class Ledger(ReadOnlyLedger):
    """A ledger to write."""

    def __init__(self, engine: Engine, name: str, clock: Clock) -> None:
        """Write to the ledger `name` behind `engine` by `clock`; `open_ledger` makes one."""
        super().__init__(engine, name)
        self._clock = clock

    def add(self, report: Report, statements: Sequence[Statement], *, reader: str) -> Added:
        """Take in a report and what it says. Taking in the same again records nothing.

        Where the report is known with other statements, from another reader or version, those that are not among the
        new ones are withdrawn, with that reason.

        Args:
            report: with a day of publication.
            statements: what `reader` made of it; of several with one id only the first is kept.
            reader: the reader's name.

        Raises:
            UndatedError: the report carries no day of publication.
            EvidenceError: a statement does not stand word for word in the report.
            UsageError: `reader` is empty.
            LedgerError: the ledger cannot be written; then nothing of the report was recorded.
        """
        return self.add_together([(report, statements)], reader=reader)[0]

    def add_together(self, reports: Sequence[tuple[Report, Sequence[Statement]]], *, reader: str) -> tuple[Added, ...]:
        """Take in several reports at once, each as an entry of its own: all of them are recorded, or none.

        Some dozens at a time go several times as fast as one by one, but keep other writers waiting for longer.

        Args:
            reports: each with what `reader` made of it, as for `add`.
            reader: the reader's name.

        Raises:
            UndatedError, EvidenceError, UsageError, LedgerError: as `add` does; then nothing of any was recorded.
        """
        _said("reader", reader)
        days = []
        for report, statements in reports:
            if report.published is None:
                raise UndatedError(report.source or report.name or f"report {report.id}")
            for statement in statements:
                check_statement(report, statement)
            days.append(report.published.isoformat())
        # A report can be added again, so adding does not wait for the disk; what a person decides does.
        with failures_told(self._name), writing(self._engine, durable=False) as connection:
            return tuple(
                take_in(connection, report, said, published=day, reader=reader, now=self._clock.now())
                for (report, said), day in zip(reports, days, strict=True)
            )

    def retract(self, id: str, *, reason: str, by: str) -> None:
        """Withdraw a report or a statement: it stays in the ledger, but counts no more. Twice is once.

        Args:
            id: of the report or the statement.
            reason: why, for whoever asks later.
            by: who withdraws it. Reading the report again does not bring it back; `restore` does.

        Raises:
            UsageError: nothing in the ledger has this id, or no reason or name is given.
            LedgerError: the ledger cannot be written.
        """
        _said("reason", reason)
        _said("by", by)
        with failures_told(self._name), writing(self._engine) as connection:
            withdraw(connection, id, reason, by, self._clock.now())

    def restore(self, id: str, *, reason: str, by: str) -> None:
        """Bring back what was withdrawn with `retract`, which this mirrors; nothing happens where it was not."""
        _said("reason", reason)
        _said("by", by)
        with failures_told(self._name), writing(self._engine) as connection:
            bring_back(connection, id, reason, by, self._clock.now())

    def review(self, verb: Verb, subject: str, detail: Mapping[str, Any] | None = None, *, reason: str, by: str) -> str:
        """Record what a person decides, and return the review's id. The same by the same person again is once.

        A rejected statement counts no more, an edited one counts as edited, one that was accepted or edited is left
        alone by later readings. Nothing is lost: `Verb.UNDO` of the review's id brings back what was before.

        Args:
            verb: what is decided.
            subject: the id of the statement, report or review, or the name of a source.
            detail: as in `Review`.
            reason: why, for whoever asks later.
            by: who decides.

        Raises:
            UsageError: nothing in the ledger has this id, the detail does not fit, or no reason or name is given.
            LedgerError: the ledger cannot be written.
        """
        _said("reason", reason)
        _said("by", by)
        with failures_told(self._name), writing(self._engine) as connection:
            return record_review(connection, verb, subject, detail or {}, why=Why(reason, by), now=self._clock.now())


def open_ledger(url_or_path: str | Path, *, clock: Clock | None = None, create: bool = True) -> Ledger:
    """Open a ledger to write; use it as a context manager.

    Args:
        url_or_path: a SQLite file, or `postgresql://NAME@HOST/DATABASE`.
        clock: where the time of each entry comes from; the computer's by default.
        create: whether to make a ledger that is not there.

    Raises:
        LedgerError: it cannot be opened, is not a ledger, or is of another version.
        MissingExtraError: the driver for PostgreSQL is not installed.
        UsageError: the address cannot be read.
    """
    url = ledger_url(url_or_path)
    return Ledger(opened(url, create=create, writable=True), display_name(url), clock or SystemClock())


def read_ledger(url_or_path: str | Path) -> ReadOnlyLedger:
    """Open a ledger that is there to ask it, also where you may not write; raises as `open_ledger` does."""
    url = ledger_url(url_or_path)
    return ReadOnlyLedger(opened(url, create=False, writable=False), display_name(url))


def _said(what: str, value: str) -> None:
    if not value.strip():
        raise UsageError(f"'{what}' is empty: the ledger keeps it with each entry")
