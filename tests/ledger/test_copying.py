"""Backup and restore, from either database into either."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_factory import DENIED, ENTERED, ENTRY, EXIT, LEFT, quotes
from postgres_server import Server

from sayso.clock import FixedClock
from sayso.errors import LedgerError, UsageError
from sayso.ledger import Ledger, Verb, backup, open_ledger, read_ledger, restore


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")
    ledger.add(EXIT, [LEFT], reader="rules")
    ledger.retract(LEFT.id_in(EXIT.id), reason="misread", by="Awa")
    ledger.review(Verb.ACCEPT, ENTERED.id_in(ENTRY.id), reason="seen", by="Awa")
    return ledger


def test_backup_is_a_ledger_that_tells_the_same(full: Ledger, address: str, tmp_path: Path) -> None:
    info = backup(address, tmp_path / "copy.db")

    assert info.head == full.info().head
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.db"]
    with read_ledger(tmp_path / "copy.db") as copy:
        assert copy.verify() == []
        assert copy.as_of().statements() == full.as_of().statements()
        assert copy.as_of().reports() == full.as_of().reports()
        assert copy.as_of().reviews() == full.as_of().reviews()


def test_restored_ledger_goes_on_where_the_backup_ended(
    full: Ledger, address: str, tmp_path: Path, clock: FixedClock
) -> None:
    backup(address, tmp_path / "copy.db")
    told: list[tuple[int, int]] = []

    restore(tmp_path / "copy.db", tmp_path / "new.db", told=lambda done, whole: told.append((done, whole)))

    assert told[-1][0] == told[-1][1] > 0
    with open_ledger(tmp_path / "new.db", clock=clock) as new:
        new.restore(LEFT.id_in(EXIT.id), reason="it was right", by="Awa")
        assert quotes(new.as_of()) == [ENTERED.quote, DENIED.quote, LEFT.quote]
        assert [row.name for row in new.as_of().search("mission")] == ["exit"]
        assert new.verify() == []


def test_backup_is_restored_into_a_server(full: Ledger, address: str, tmp_path: Path, server: Server) -> None:
    head, told = full.info().head, full.as_of().statements()
    backup(address, tmp_path / "copy.db")
    full.close()
    emptied = server.empty()

    assert restore(tmp_path / "copy.db", emptied).head == head
    with read_ledger(emptied) as restored:
        assert restored.as_of().statements() == told
        assert restored.verify() == []


def test_backup_overwrites_nothing(full: Ledger, address: str, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(UsageError, match=r"copy\.db: there is a file of this name already"):
        backup(address, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_restoring_into_a_ledger_that_holds_something_is_refused(full: Ledger, address: str, tmp_path: Path) -> None:
    backup(address, tmp_path / "copy.db")
    before = full.info()
    with pytest.raises(LedgerError, match="this ledger is not empty; restore into a new one"):
        restore(tmp_path / "copy.db", address)
    assert full.info() == before


def test_backup_that_was_tampered_with_is_not_restored(full: Ledger, address: str, tmp_path: Path) -> None:
    backup(address, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection, connection:
        connection.execute("UPDATE statements SET kind = 'denial' WHERE row = 1")
    with pytest.raises(LedgerError, match="was tampered with: entry 1 "):
        restore(tmp_path / "copy.db", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_backup_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such ledger"):
        backup(tmp_path / "none.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []
