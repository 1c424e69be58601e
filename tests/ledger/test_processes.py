import signal
import subprocess
import sys
from pathlib import Path

import pytest
from batch import batch
from postgres_server import Server

from sayso.ledger import open_ledger, read_ledger
from sayso.ledger.schema import SEALED, audit

EACH = 5
KILLED = 50


def start(ledger: Path | str, *options: str) -> subprocess.Popen[str]:
    """Start a process that takes the batch into a ledger."""
    command = [sys.executable, str(Path(__file__).with_name("batch.py")), str(ledger), str(EACH), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own file)


def content(ledger: Path | str) -> list[tuple[object, ...]]:
    """All rows of a ledger."""
    with read_ledger(ledger) as opened, opened._engine.connect() as connection:
        tables = (*SEALED, audit)
        return [
            tuple(row) for table in tables for row in sorted(map(tuple, connection.execute(table.select())), key=repr)
        ]


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


def test_import_that_is_killed_fifty_times_gives_the_ledger_of_one_that_is_not(tmp_path: Path, whole: Path) -> None:
    left, round = KILLED, 0
    while left:
        path = tmp_path / f"{round}.db"
        left -= kill(path, round, left)
        with start(path) as process:
            process.communicate()
        assert content(path) == content(whole)
        round += 1


def test_import_into_a_server_that_is_killed_fifty_times_gives_the_same(server: Server, whole: Path) -> None:
    left, round = KILLED, 0
    while left:
        address = server.empty()
        left -= kill(address, round, left)
        with start(address) as process:
            process.communicate()
        assert content(address) == content(whole)
        round += 1


def kill(ledger: Path | str, seed: int, most: int) -> int:
    """Take the batch in until it is through, or `most` were killed on the way; return how many."""
    with start(ledger, "killed", str(seed), str(most)) as process:
        told, _ = process.communicate()
    assert process.returncode == 0
    with read_ledger(ledger) as left:
        assert left.verify() == []
    return int(told)
