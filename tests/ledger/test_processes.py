import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from batch import batch

from sayso.ledger import open_ledger

EACH = 20


def start(ledger: Path, *options: str) -> subprocess.Popen[str]:
    """Start a process that takes the batch into a ledger."""
    command = [sys.executable, str(Path(__file__).with_name("batch.py")), str(ledger), str(EACH), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own file)


def content(ledger: Path) -> list[tuple[object, ...]]:
    """All rows of a ledger."""
    tables = ["audit", "reports", "statements", "statement_places", "statement_actors", "retractions", "supersessions"]
    with closing(sqlite3.connect(ledger)) as connection:
        return [row for table in tables for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]  # noqa: S608


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that one process makes undisturbed."""
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    with start(path) as process:
        process.communicate()
    assert process.returncode == 0
    return path


@pytest.mark.parametrize(
    ("table", "times", "recorded"),
    [("reports", 1, 0), ("statements", 1, 0), ("statement_places", 18, 17), ("supersessions", 5, 9), ("audit", 40, 39)],
)
def test_ledger_of_a_killed_process_is_complete_after_a_second_run(
    tmp_path: Path, whole: Path, table: str, times: int, recorded: int
) -> None:
    path = tmp_path / "killed.db"
    with start(path, "die", table, str(times)) as process:
        process.communicate()
    assert process.returncode == -signal.SIGKILL

    with open_ledger(path) as ledger:
        assert ledger.info().reports == recorded
        assert ledger.verify() == []
    with start(path) as process:
        process.communicate()

    assert content(path) == content(whole)


def test_two_processes_at_once_record_what_one_records(tmp_path: Path, whole: Path) -> None:
    path = tmp_path / "shared.db"
    with start(path) as one, start(path, "backwards") as other:
        one.communicate()
        other.communicate()

    assert (one.returncode, other.returncode) == (0, 0)
    with open_ledger(path) as shared, open_ledger(whole) as alone:
        assert shared.verify() == []
        assert shared.as_of().reports() == alone.as_of().reports()
        assert shared.as_of().statements() == alone.as_of().statements()
        assert shared.info().reports == len(batch(1))
        assert shared.info().statements == len(batch(1)) // 2 * EACH
