import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_factory import ENTERED, ENTRY, EXIT, LEFT, NOON, fresh, quotes, report
from postgres_server import Server
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from sayso.clock import FixedClock
from sayso.errors import LedgerError
from sayso.ledger import Ledger, backup, dialects, open_ledger, read_ledger
from sayso.ledger.failures import told


@pytest.mark.parametrize(
    ("complaint", "remedy"),
    [
        ("database is locked", "somebody else is writing to it; try again when they have finished"),
        ("attempt to write a readonly database", "it can only be read; make the file and its folder writable"),
        ("database or disk is full", "the disk is full; make room and run the same command again"),
        (
            "could not extend file: No space left on device",
            "the disk is full; make room and run the same command again",
        ),
        (
            "canceling statement due to lock timeout",
            "somebody else is writing to it; try again when they have finished",
        ),
        ("disk I/O error", "the disk could not be read or written"),
        ("file is not a database", "the file is not a ledger"),
        ("database disk image is malformed", "the file is damaged; restore it from a copy"),
        ("unable to open database file", "it cannot be opened; check that its folder exists"),
        ("no such table: audit", "it lacks a table"),
        ("connection failed: Connection refused", "the server does not answer"),
        ('connection failed: FATAL:  database "x" does not exist', "the server has no such database; make it"),
        ("something new", "something new"),
    ],
)
def test_complaint_of_the_database_names_the_ledger_and_the_remedy(complaint: str, remedy: str) -> None:
    fault = OperationalError("SELECT 1", {}, sqlite3.OperationalError(complaint))
    assert str(told("sayso.db", fault)).startswith(f"sayso.db: {remedy}")
    assert complaint in str(told("sayso.db", fault))


def test_ledger_that_somebody_else_is_writing_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialects, "PATIENCE", 0.05)
    with fresh(tmp_path) as ledger, closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"a\.db: somebody else is writing to it; try again"):
            ledger.add(ENTRY, [ENTERED], reader="rules")
        assert quotes(ledger.as_of()) == []
        other.execute("ROLLBACK")
        assert ledger.add(ENTRY, [ENTERED], reader="rules").new


def test_report_that_does_not_fit_on_the_disk_is_not_recorded_in_part(tmp_path: Path) -> None:
    with fresh(tmp_path) as ledger:

        @event.listens_for(ledger._engine, "begin")
        def fill(connection: object) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are

        with pytest.raises(LedgerError, match=r"a\.db: the disk is full; make room"):
            ledger.add(report("The army entered Kidal. " * 9000, name="long"), [], reader="rules")
    with fresh(tmp_path) as ledger:
        assert ledger.info().reports == 0
        assert ledger.verify() == []


def test_damaged_ledger_says_so(tmp_path: Path) -> None:
    with fresh(tmp_path) as ledger:
        ledger.add(ENTRY, [ENTERED], reader="rules")
    path = tmp_path / "a.db"
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(LedgerError, match=r"a\.db: the file is damaged; restore it from a copy"):
        read_ledger(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_ledger_can_be_read_where_nothing_may_be_written(tmp_path: Path) -> None:
    with fresh(tmp_path) as ledger:
        ledger.add(ENTRY, [ENTERED], reader="rules")
    tmp_path.chmod(0o555)
    with read_ledger(tmp_path / "a.db") as ledger:
        assert quotes(ledger.as_of()) == [ENTERED.quote]
    with pytest.raises(LedgerError, match=r"b\.db: it cannot be opened; check that its folder exists"):
        open_ledger(tmp_path / "b.db")
    tmp_path.chmod(0o755)


def test_ledger_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    with fresh(tmp_path):
        pass
    with read_ledger(tmp_path / "a.db") as ledger:
        sneaky = Ledger(ledger._engine, "a.db", FixedClock(NOON))
        with pytest.raises(LedgerError, match=r"a\.db: it can only be read"):
            sneaky.add(ENTRY, [], reader="rules")


def test_server_that_somebody_else_is_writing_to_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(server.empty()) as ledger, open_ledger(server.address) as other:
        monkeypatch.setattr(dialects, "PATIENCE", 0.05)
        with (
            dialects.writing(other._engine),
            pytest.raises(LedgerError, match="somebody else is writing to it; try again"),
        ):
            ledger.add(ENTRY, [ENTERED], reader="rules")
        assert ledger.add(ENTRY, [ENTERED], reader="rules").new


def test_server_that_goes_away_in_the_middle_loses_nothing_and_records_nothing_by_half(server: Server) -> None:
    address = server.empty()
    with open_ledger(address) as ledger:
        ledger.add(ENTRY, [ENTERED], reader="rules")

        def gone(_connection: object, _cursor: object, line: str, *_others: object) -> None:
            if line.startswith("INSERT INTO audit"):
                server.stop()

        event.listen(ledger._engine, "before_cursor_execute", gone)
        try:
            with pytest.raises(LedgerError, match="the server does not answer; check its address"):
                ledger.add(EXIT, [LEFT], reader="rules")
            with pytest.raises(LedgerError, match="the server does not answer"):
                ledger.as_of()
        finally:
            event.remove(ledger._engine, "before_cursor_execute", gone)
            server.start()
        assert quotes(ledger.as_of()) == [ENTERED.quote]
        assert ledger.add(EXIT, [LEFT], reader="rules").new
        assert ledger.verify() == []


def test_server_without_the_database_says_how_to_make_it(server: Server) -> None:
    with pytest.raises(LedgerError, match="the server has no such database; make it"):
        open_ledger(server.address.replace("/sayso?", "/none?"))


def test_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with fresh(tmp_path) as ledger:
        ledger.add(ENTRY, [ENTERED], reader="rules")
    with pytest.raises(LedgerError, match="its folder does not exist"):
        backup(tmp_path / "a.db", tmp_path / "none" / "copy.db")
    assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"a.db"}
