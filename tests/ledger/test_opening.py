import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_factory import ENTERED, ENTRY, quotes

from sayso.errors import LedgerError, MissingExtraError, UsageError
from sayso.ledger import SCHEMA_VERSION, open_ledger, read_ledger


def sql(path: Path, *lines: str) -> None:
    """Do in SQLite what the ledger itself would not do."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for line in lines:
            connection.execute(line)


@pytest.mark.parametrize("name", ["sayso.db", "a b.db", "50%.db", "why?.db", "#1.db", "été.db"])
def test_ledger_is_made_and_opened_again(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / name) as ledger:
        ledger.add(ENTRY, [ENTERED], reader="rules")
    with open_ledger(tmp_path / name, create=False) as ledger:
        assert quotes(ledger.as_of()) == [ENTERED.quote]
    with read_ledger(tmp_path / name) as ledger:
        assert quotes(ledger.as_of()) == [ENTERED.quote]
        assert ledger.info().path == str(tmp_path / name)
        assert ledger.info().schema_version == SCHEMA_VERSION


def test_ledger_may_be_named_by_an_address(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path}/sayso.db") as ledger:
        ledger.add(ENTRY, [ENTERED], reader="rules")
    with read_ledger(str(tmp_path / "sayso.db")) as ledger:
        assert quotes(ledger.as_of()) == [ENTERED.quote]


def test_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "sayso.db").touch()
    with open_ledger(tmp_path / "sayso.db") as ledger:
        assert ledger.info().reports == 0


def test_missing_file_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"sayso\.db: there is no such ledger; add a report to make one"):
        open_ledger(tmp_path / "sayso.db", create=False)
    with pytest.raises(LedgerError, match="there is no such ledger"):
        read_ledger(tmp_path / "sayso.db")
    assert list(tmp_path.iterdir()) == []


def test_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"this is a folder; name a file in it, for instance .*sayso\.db"):
        open_ledger(tmp_path)


def test_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="its folder does not exist; make it"):
        open_ledger(tmp_path / "none" / "sayso.db")


@pytest.mark.parametrize("content", [b"id: kidal\nlang: en\n", b"SQLite format 3\x00" + b"\xff" * 500, b"S"])
def test_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kidal.yaml"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"kidal\.yaml: the file is not a ledger|is damaged"):
        open_ledger(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("create", [True, False])
def test_database_of_something_else_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "photos.db"
    sql(path, "CREATE TABLE photos (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"photos\.db: this database (belongs to something else|holds no ledger)"):
        open_ledger(path, create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_ledger_of_another_version_is_refused(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "sayso.db"
    open_ledger(path).close()
    sql(path, "UPDATE schema_version SET version = 99")
    with pytest.raises(LedgerError, match="the ledger is of version 99, this sayso works with version 2; install"):
        open_ledger(path, create=create)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("mysql://me@host/db", "a SQLite file or a PostgreSQL database, not mysql"),
        ("sqlite://", "names no file"),
        ("://", "cannot be read"),
        ("postgresql://me:secret@host:port/db", "cannot be read"),
    ],
)
def test_address_of_no_ledger_is_wrong_use(address: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as caught:
        open_ledger(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["postgresql://me:secret@host/db", "postgres://host/db"])
def test_postgresql_needs_its_extra(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=r"A PostgreSQL ledger needs the extra 'postgres'"):
        open_ledger(address)
