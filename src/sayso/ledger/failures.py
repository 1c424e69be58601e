"""What the database complains of, said as a `LedgerError` that names the ledger and the remedy."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sayso.errors import LedgerError

# Words of the database's own complaint, what they mean, and what helps; the first that occurs is told.
_REMEDIES = (
    ("file is not a database", "the file is not a ledger; name another one with --ledger"),
    ("malformed", "the file is damaged; restore it from a copy"),
    ("database is locked", "somebody else is writing to it; try again when they have finished"),
    ("database table is locked", "somebody else is writing to it; try again when they have finished"),
    ("lock timeout", "somebody else is writing to it; try again when they have finished"),
    ("readonly database", "it can only be read; make the file and its folder writable, or work on a copy"),
    ("disk is full", "the disk is full; make room and run the same command again, nothing is recorded twice"),
    (
        "no space left on device",
        "the disk is full; make room and run the same command again, nothing is recorded twice",
    ),
    ("disk i/o error", "the disk could not be read or written; check it, and its free room"),
    ("unable to open", "it cannot be opened; check that its folder exists and that you may write there"),
    ("no such table", "it lacks a table; it was made by another version of sayso, or is not a ledger"),
    ("fatal:  database", "the server has no such database; make it (createdb NAME), or name another one"),
    ("connection", "the server does not answer; check its address, your name and password, and that it runs"),
)


def told(name: str, fault: SQLAlchemyError) -> LedgerError:
    """Return the error to raise for a complaint of the database.

    Args:
        name: the ledger, as the user named it, without a password.
        fault: what the database or its driver raised.
    """
    complaint = str(fault.orig if isinstance(fault, DBAPIError) and fault.orig else fault).splitlines()[0]
    lowered = complaint.lower()
    remedy = next((remedy for words, remedy in _REMEDIES if words in lowered), "")
    return LedgerError(f"{name}: {remedy} ({complaint})" if remedy else f"{name}: {complaint}")


@contextlib.contextmanager
def failures_told(name: str) -> Iterator[None]:
    """Turn what the database raises within the block into a `LedgerError`."""
    try:
        yield
    except SQLAlchemyError as fault:
        raise told(name, fault) from fault
