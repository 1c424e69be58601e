"""Backup and restore: all rows of a ledger, as they stood at one moment, into an empty one.

A backup is itself a ledger, one SQLite file, whatever database it was made of: it can be opened, asked and verified,
and restored into a file or a server.

Invariant: a copy has the head of what it was made of, row for row, or does not come to be; its memory is bounded.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, func, select

from sayso.errors import LedgerError, UsageError
from sayso.ledger.dialects import reading, writing
from sayso.ledger.failures import failures_told
from sayso.ledger.fulltext import index_quotes, index_reports
from sayso.ledger.info import Info, info_of
from sayso.ledger.opening import display_name, ledger_url, opened
from sayso.ledger.schema import SEALED, audit, reports, statements
from sayso.ledger.verify import faults_of

TOGETHER = 2_000
"""Rows that are read and written at once."""

Told = Callable[[int, int], None]
"""Told how many rows of how many are copied."""


def backup(ledger: str | Path, to: Path, *, told: Told | None = None) -> Info:
    """Write a ledger, as it stands now, to a new SQLite file; others may write to it meanwhile.

    Args:
        ledger: a SQLite file or `postgresql://...`.
        to: the file to make. It appears only once it is whole.
        told: is told of the progress.

    Returns:
        What the backup holds.

    Raises:
        UsageError: the file is there already.
        LedgerError: the ledger cannot be read, or the file not written.
    """
    if to.exists():
        raise UsageError(f"{to}: there is a file of this name already; a backup overwrites nothing")
    part = to.with_name(f"{to.name}.part")
    try:
        _gone(part)
        info = _copied(ledger, part, told)
        part.replace(to)
    except OSError as fault:
        raise LedgerError(f"{to}: it cannot be written; check its folder and the room on the disk ({fault})") from fault
    finally:
        _gone(part)
    return info


def restore(backup_file: Path, ledger: str | Path, *, told: Told | None = None) -> Info:
    """Fill a new or empty ledger with what a backup holds.

    Args:
        backup_file: of `backup`, or any ledger in a SQLite file.
        ledger: a SQLite file or `postgresql://...`.
        told: is told of the progress.

    Returns:
        What the ledger holds now.

    Raises:
        LedgerError: the backup is damaged or tampered with, the ledger is not empty, or it cannot be written; then
            nothing was restored.
    """
    source = opened(ledger_url(backup_file), create=False, writable=False)
    try:
        with failures_told(str(backup_file)):
            faults = faults_of(source)
    finally:
        source.dispose()
    if faults:
        raise LedgerError(f"{backup_file}: the backup is damaged or was tampered with: {faults[0]}")
    return _copied(backup_file, ledger, told)


def _copied(source: str | Path, target: str | Path, told: Told | None) -> Info:
    """Copy all rows in one transaction."""
    source_url, target_url = ledger_url(source), ledger_url(target)
    source_name, target_name = display_name(source_url), display_name(target_url)
    one = opened(source_url, create=False, writable=False)
    try:
        other = opened(target_url, create=True, writable=True)
        try:
            with failures_told(target_name), writing(other) as into:
                if into.execute(select(audit.c.entry).limit(1)).first() is not None:
                    raise LedgerError(f"{target_name}: this ledger is not empty; restore into a new one")
                with failures_told(source_name), reading(one) as out_of:
                    _copy_rows(out_of, into, told or (lambda _done, _all: None))
            with failures_told(target_name):
                return info_of(other, target_name)
        finally:
            other.dispose()
    finally:
        one.dispose()


def _copy_rows(source: Connection, target: Connection, told: Told) -> None:
    tables = (*SEALED, audit)
    whole = sum(source.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    done = 0
    for table in tables:
        query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=TOGETHER)
        for part in source.execute(query).mappings().partitions():
            rows = [dict(row) for row in part]
            target.execute(table.insert(), rows)
            if table is reports:
                index_reports(target, rows)
            elif table is statements:
                index_quotes(target, rows)
            done += len(rows)
            told(done, whole)


def _gone(part: Path) -> None:
    """Take away an unfinished backup, with what SQLite keeps beside it."""
    for name in (part.name, f"{part.name}-wal", f"{part.name}-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(part.with_name(name))  # noqa: PTH108 (of three files, of which some are there)
