"""The small ledger, and its exports as bytes and as files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_ledger import exported, small

from sayso.exports import format_named, written
from sayso.ledger import ReadOnlyLedger

Export = Callable[..., bytes]


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadOnlyLedger]:
    with small(tmp_path_factory.mktemp("ledger")) as opened:
        yield opened


@pytest.fixture
def export(ledger: ReadOnlyLedger) -> Export:
    """Return a format's bytes."""

    def make(name: str, **wanted: object) -> bytes:
        return b"".join(written(format_named(name), exported(ledger, **wanted)))

    return make


@pytest.fixture
def file(export: Export, tmp_path: Path) -> Callable[..., Path]:
    """Return a format as a file."""

    def make(name: str, **wanted: object) -> Path:
        path = tmp_path / f"{name}{format_named(name).ending}"
        path.write_bytes(export(name, **wanted))
        return path

    return make
