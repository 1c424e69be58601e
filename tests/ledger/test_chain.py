import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_factory import DENIED, ENTERED, ENTRY, EXIT, LEFT, fresh

from sayso.ledger import Ledger, open_ledger


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A ledger with four entries: two reports, a statement withdrawn, and brought back."""
    with fresh(tmp_path) as ledger:
        ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")
        ledger.add(EXIT, [LEFT], reader="rules")
        ledger.retract(LEFT.id_in(EXIT.id), reason="misread", by="Awa")
        ledger.restore(LEFT.id_in(EXIT.id), reason="it was right", by="Awa")
        assert ledger.verify() == []
    return tmp_path / "a.db"


@pytest.mark.parametrize(
    ("tampering", "fault"),
    [
        (
            "UPDATE statements SET payload = replace(payload, 'entered', 'spared!') WHERE entry = 1",
            "entry 1 .*its rows were",
        ),
        ("UPDATE statements SET kind = 'denial' WHERE row = 1", "entry 1 .*its rows were"),
        ("DELETE FROM statements WHERE row = 2", "entry 1 .*its rows were"),
        ("UPDATE reports SET published = '2023-11-15' WHERE entry = 2", "entry 2 .*its rows were"),
        ("UPDATE reports SET body = '\"Nothing.\"' WHERE entry = 2", "entry 2 .*its rows were"),
        ("UPDATE retractions SET \"by\" = 'Moussa'", "entry 3 .*its rows were"),
        ("DELETE FROM retractions", "entry 3 .*its rows were"),
        ("INSERT INTO supersessions VALUES ('a', 'b', 2, '2024', 'title')", "entry 2 .*its rows were"),
        ("UPDATE places SET key = 'gao' WHERE key = 'kidal'", "entry 1 .*its rows were"),
        ("UPDATE places SET lat = 0 WHERE key = 'kidal'", "entry 1 .*its rows were"),
        ("UPDATE statement_places SET number = 2 WHERE row = 1", "entry 1 .*its rows were"),
        ("DELETE FROM statement_actors WHERE role = 'holder'", "entry 1 .*its rows were"),
        ("UPDATE audit SET detail = '{}' WHERE entry = 3", "entry 3 .*was changed"),
        ("UPDATE audit SET recorded_at = '2025-01-01T12:00:00.000000Z' WHERE entry = 2", "entry 3 .*dated before"),
        ("UPDATE audit SET digest = content WHERE entry = 2", "entry 3 .*does not follow"),
        ("DELETE FROM audit WHERE entry = 2", "entry 2 is missing"),
        ("DELETE FROM audit WHERE entry = 4", "table statements: 1 rows belong to no entry"),
        ("INSERT INTO statement_places VALUES (77, 1)", "table statement_places: 1 rows belong to no entry"),
    ],
)
def test_tampering_shows(kept: Path, tampering: str, fault: str) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute(tampering)
    with open_ledger(kept) as ledger:
        assert any(_fits(fault, told) for told in ledger.verify())


def test_tail_cut_off_shows_in_the_head(kept: Path) -> None:
    with open_ledger(kept) as ledger:
        head = ledger.info().head
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("DELETE FROM statement_places WHERE row = 4")
        connection.execute("DELETE FROM statement_actors WHERE row = 4")
        connection.execute("DELETE FROM statements WHERE entry = 4")
        connection.execute("DELETE FROM audit WHERE entry = 4")
    with open_ledger(kept) as ledger:
        assert ledger.verify() == []
        assert ledger.info().head != head


def test_empty_ledger_has_no_faults(ledger: Ledger) -> None:
    assert ledger.verify() == []
    assert ledger.info().head == "0" * 64


def _fits(fault: str, told: str) -> bool:
    start, _, rest = fault.partition(" .*")
    return told.startswith(start) and rest in told
