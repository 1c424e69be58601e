"""A ledger for each test, whose clock stands at noon on the first day of 2024 until the test sets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_factory import NOON, fresh

from sayso.clock import FixedClock
from sayso.ledger import Ledger


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def ledger(tmp_path: Path, clock: FixedClock) -> Iterator[Ledger]:
    with fresh(tmp_path, "sayso.db", clock) as opened:
        yield opened
