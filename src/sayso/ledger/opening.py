"""Opening a ledger: what the user named, whether it is one, and whether it is of this version.

Invariant: nothing is written to a file or database that is not a ledger, or is one of another version.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from sayso.errors import LedgerError, UsageError
from sayso.ledger.dialects import Mode, engine_for, let_readers_in, reading, writing
from sayso.ledger.failures import failures_told
from sayso.ledger.fulltext import make_indexes
from sayso.ledger.schema import SCHEMA_VERSION, metadata, schema_version

_SQLITE_HEAD = b"SQLite format 3\x00"
_POSTGRESQL = ("postgresql", "postgres")


def ledger_url(url_or_path: str | Path) -> URL:
    """Return the address of a ledger: a path is a SQLite file, an address is `sqlite:///...` or `postgresql://...`.

    Raises:
        UsageError: the address is none, or of another database.
    """
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return URL.create("sqlite", database=str(url_or_path))
    try:
        url = make_url(url_or_path)
    except (ArgumentError, ValueError) as fault:
        raise UsageError(
            "the ledger's address cannot be read; write a path or postgresql://NAME@HOST/DATABASE"
        ) from fault
    backend = url.drivername.partition("+")[0]
    if backend in _POSTGRESQL:
        return url.set(drivername="postgresql")
    if backend != "sqlite":
        raise UsageError(f"a ledger is a SQLite file or a PostgreSQL database, not {backend}")
    if not url.database:
        raise UsageError("the ledger's address names no file; write sqlite:///PATH")
    return url.set(drivername="sqlite", query={})


def display_name(url: URL) -> str:
    """Return the ledger's name as it may be shown: the path, or the address without a password."""
    return str(url.database) if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def opened(url: URL, *, create: bool, writable: bool, any_version: bool = False) -> Engine:
    """Return an engine for a ledger that is there, of this version, and, where asked for, made.

    Raises:
        LedgerError: it is not there, is none, is of another version (an older one is let through with `any_version`),
            or cannot be opened.
        MissingExtraError: the driver for PostgreSQL is not installed.
    """
    name = display_name(url)
    mode: Mode = "rwc" if create else "rw" if writable else "ro"
    if url.drivername == "sqlite":
        _check_file(Path(str(url.database)), create=create)
    engine = engine_for(url, mode)
    try:
        with failures_told(name):
            if create and not _version(engine):
                _make(engine, name)
            _check_version(engine, name, any_version=any_version)
            if writable:
                let_readers_in(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    """Refuse a path that is no SQLite file before SQLite touches it."""
    try:
        if path.is_dir():
            raise LedgerError(f"{path}: this is a folder; name a file in it, for instance {path / 'sayso.db'}")
        if not path.exists():
            _check_absent(path, create=create)
            return
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_HEAD))
    except OSError as fault:
        raise LedgerError(f"{path}: it cannot be opened; check that you may read it ({fault.strerror})") from fault
    if head not in (b"", _SQLITE_HEAD) or not (head or create):
        raise LedgerError(f"{path}: the file is not a ledger; name another one with --ledger")


def _check_absent(path: Path, *, create: bool) -> None:
    if not create:
        raise LedgerError(f"{path}: there is no such ledger; add a report to make one (sayso add FILE --ledger {path})")
    if not path.absolute().parent.is_dir():
        raise LedgerError(f"{path}: its folder does not exist; make it (mkdir -p {path.parent})")


def _version(engine: Engine) -> int | None:
    """Return the version of the ledger; None where the database holds none."""
    with reading(engine) as connection:
        return _version_within(connection)


def _version_within(connection: Connection) -> int | None:
    if not inspect(connection).has_table(schema_version.name):
        return None
    return connection.execute(select(schema_version.c.version)).scalars().first()


def _make(engine: Engine, name: str) -> None:
    """Make the tables, unless somebody else has made them meanwhile."""
    with writing(engine) as connection:
        if _version_within(connection):
            return
        present = inspect(connection).get_table_names()
        if present and (engine.dialect.name == "sqlite" or not metadata.tables.keys().isdisjoint(present)):
            raise LedgerError(f"{name}: this database belongs to something else; name another one with --ledger")
        metadata.create_all(connection)
        make_indexes(connection)
        connection.execute(schema_version.insert().values(version=SCHEMA_VERSION))


def _check_version(engine: Engine, name: str, *, any_version: bool) -> None:
    version = _version(engine)
    if version is None:
        raise LedgerError(f"{name}: this database holds no ledger; name another one with --ledger")
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"{name}: the ledger is of version {version}, this sayso works with version {SCHEMA_VERSION}; "
            "install a newer sayso"
        )
    if version < SCHEMA_VERSION and not any_version:
        raise LedgerError(
            f"{name}: the ledger is of version {version}, this sayso works with version {SCHEMA_VERSION}; "
            f"make a copy of it, then run: sayso ledger upgrade --ledger {name}"
        )
