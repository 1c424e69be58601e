"""The ledger as a command sees it: opened for reading, as known on a day, with who is who."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from sayso.ledger import Known, read_ledger


@contextmanager
def known_in(ledger: str, known: dt.date | None = None, recorded: dt.datetime | None = None) -> Iterator[Known]:
    """Open a ledger for reading and yield what it held and what was public.

    Args:
        ledger: a SQLite file or postgresql:// address that exists.
        known: only what was published by this day, it included.
        recorded: only what the ledger held at this time.

    Raises:
        LedgerError: it cannot be opened; names it and the remedy.
    """
    with read_ledger(ledger) as opened:
        yield opened.as_of(known=known, recorded=recorded)
