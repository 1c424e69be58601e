"""A ledger for each test, whose clock stands at noon on the first day of 2024 until the test sets it.

Where `SAYSO_TEST_POSTGRES` names a database of PostgreSQL that may be emptied, each such test runs there too.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_factory import NOON
from sqlalchemy.engine import make_url

from sayso.clock import FixedClock
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.dialects import engine_for
from sayso.ledger.schema import metadata

SERVER = os.environ.get("SAYSO_TEST_POSTGRES")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture(params=["sqlite", "postgresql"] if SERVER else ["sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Ledger]:
    address = str(tmp_path / "sayso.db")
    if request.param == "postgresql":
        assert SERVER
        address = SERVER
        _empty(address)
    with open_ledger(address, clock=clock) as opened:
        yield opened


def _empty(address: str) -> None:
    engine = engine_for(make_url(address), "rw")
    metadata.drop_all(engine)
    engine.dispose()
