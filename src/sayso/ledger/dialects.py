"""Everything in which SQLite and PostgreSQL differ: connecting, and keeping writers apart.

Invariant: within `writing(...)` nobody else writes to the ledger, and what is written there is recorded as a whole or
not at all, whatever happens to the process.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from sayso.errors import MissingExtraError

PATIENCE = 30.0
"""Seconds that a writer waits for another one: a thousand times as long as a report takes."""
_LOCK_KEY = 0x7361_7973_6F  # "sayso", for PostgreSQL's advisory lock
_WRITES = "sayso_writes"
_DURABLE = "sayso_durable"

Mode = Literal["ro", "rw", "rwc"]


def engine_for(url: URL, mode: Mode) -> Engine:
    """Return an engine for the database at `url`; nothing is opened yet.

    Args:
        url: of SQLite or PostgreSQL.
        mode: "ro" to read, "rw" to write, "rwc" to write and to create what is not there.

    Raises:
        MissingExtraError: the driver for PostgreSQL is not installed.
    """
    return _sqlite(url, mode) if url.get_backend_name() == "sqlite" else _postgresql(url)


@contextlib.contextmanager
def writing(engine: Engine, *, durable: bool = True) -> Iterator[Connection]:
    """Open a transaction in which nobody else writes; it is recorded at the end, or, after an exception, not at all.

    Args:
        engine: of `engine_for`.
        durable: whether to wait, in SQLite, until it would outlive a power cut, some hundredths of a second. What is
            recorded outlives the process in any case; a power cut loses the last second's at most, and never leaves
            half of it. A server is always waited for: it may stop without this machine.
    """
    with engine.connect().execution_options(**{_WRITES: True, _DURABLE: durable}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK_KEY})")
        yield connection


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees the ledger as it stands at its beginning."""
    with engine.connect() as connection, connection.begin():
        yield connection


def let_readers_in(engine: Engine) -> None:
    """Let others read while somebody writes: SQLite's write-ahead log, once for each file; PostgreSQL always does."""
    if engine.dialect.name == "sqlite":
        # Only a matter of waiting: while another process is in the file, its mode is left as it is.
        with contextlib.suppress(sqlite3.OperationalError), contextlib.closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")


def _sqlite(url: URL, mode: Mode) -> Engine:
    query = {"mode": mode, "uri": "true"}
    if mode == "ro" and _out_of_reach(Path(str(url.database))):
        query["immutable"] = "1"
    address = URL.create("sqlite", database=f"file:{_escaped(str(url.database))}", query=query)
    engine = create_engine(address, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver's own transactions begin too late to keep two writers apart: we begin them ourselves.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get(_WRITES):
            connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options[_DURABLE] else 'NORMAL'}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _out_of_reach(path: Path) -> bool:
    """Whether a file lies where we may not write, and nobody is writing to it: SQLite must not try to lock it then."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _escaped(path: str) -> str:
    """Return a path as the file part of SQLite's address."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _postgresql(url: URL) -> Engine:
    if importlib.util.find_spec("psycopg") is None:
        raise MissingExtraError("A PostgreSQL ledger", "postgres")
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"connect_timeout": int(PATIENCE)},
    )
