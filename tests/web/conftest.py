"""A desk over the example story, read by the rules; asked without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the desk is not installed (pip install 'sayso[desk]')")
pytest.importorskip("httpx", reason="httpx is not installed")

import datetime as dt

from desk_client import Client

from sayso.clock import FixedClock
from sayso.examples import example_reports
from sayso.ledger import open_ledger
from sayso.read import reader_named
from sayso.web.app import make_app

NOON = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The ledger of the example story, as the bytes of its file."""
    path = tmp_path_factory.mktemp("story") / "story.db"
    reader = reader_named("rules")
    with open_ledger(path, clock=FixedClock(NOON)) as ledger:
        ledger.add_together([(report, reader.read(report)) for report in example_reports()], reader=reader.name)
    return path.read_bytes()


@pytest.fixture
def ledger(story: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    path.write_bytes(story)
    return path


@pytest.fixture
def client(ledger: Path) -> Iterator[Client]:
    with Client(make_app(str(ledger), clock=FixedClock(NOON), reader="rules")) as made:
        yield made


@pytest.fixture
def json_of(client: Client) -> Callable[..., Any]:
    def get(address: str) -> Any:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return get
