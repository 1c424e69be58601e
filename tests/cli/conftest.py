"""Run the command line as a user does, in a folder of one's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli.app import app

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    runner = CliRunner()

    def sayso(*arguments: str, stdin: bytes | str | None = None) -> Any:
        return runner.invoke(app, list(arguments), input=stdin)

    return sayso
