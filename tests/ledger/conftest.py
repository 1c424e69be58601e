"""A ledger for each test, on both databases; its clock stands at noon on the first day of 2024 until the test sets it.

PostgreSQL is started by the tests themselves; where it is not installed, its half of them is skipped, and says so.
"""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_factory import NOON
from postgres_server import Server, running, tools

from sayso.clock import FixedClock
from sayso.ledger import Ledger, open_ledger

LACKS = (
    "PostgreSQL is not installed (apt-get install postgresql)"
    if tools() is None
    else "the driver of PostgreSQL is not installed (pip install 'sayso[postgres]')"
    if importlib.util.find_spec("psycopg") is None
    else ""
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for all tests of the session."""
    if LACKS:
        pytest.skip(LACKS)
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where to make a ledger: a file, then a database that is empty."""
    if request.param == "sqlite":
        return str(tmp_path / "sayso.db")
    return request.getfixturevalue("server").empty()


@pytest.fixture
def ledger(address: str, clock: FixedClock) -> Iterator[Ledger]:
    with open_ledger(address, clock=clock) as opened:
        yield opened
