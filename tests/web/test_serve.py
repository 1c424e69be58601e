"""`sayso serve` and `sayso accounts` as a user runs them, up to where a server would start."""

import json

import pytest
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.errors import MissingExtraError, UsageError

PASSWORD = "a long enough word"  # noqa: S105 (of an account in a folder of the test)


def run(*arguments, stdin=None):
    return CliRunner().invoke(app, list(arguments), input=stdin)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--host", "0.0.0.0"], "without accounts"),  # noqa: S104 (it is refused)
        (["--name", "desk.example.org"], "without accounts"),
        (["--by", " "], "--by is empty"),
        (["--public"], "there is no account"),
    ],
)
def test_what_would_not_be_safe_is_refused(ledger, tmp_path, arguments, says):
    result = run("serve", "--ledger", str(ledger), "--accounts", str(tmp_path / "accounts.db"), *arguments)
    assert isinstance(result.exception, UsageError)
    assert says in str(result.exception)


def test_a_missing_extra_is_named(ledger, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "uvicorn", None)
    result = run("serve", "--ledger", str(ledger))
    assert isinstance(result.exception, MissingExtraError)
    assert "pip install 'sayso[desk]'" in str(result.exception)


def test_accounts_are_made_listed_and_removed(tmp_path):
    file = ("--accounts", str(tmp_path / "accounts.db"))
    assert run("accounts", "put", "anna", "--role", "analyst", *file, stdin=PASSWORD).exit_code == 0
    assert json.loads(run("accounts", "list", "--format", "json", *file).stdout) == [
        {"name": "anna", "role": "analyst"}
    ]
    assert len(run("accounts", "token", "anna", *file).stdout.strip()) == 43
    assert (tmp_path / "accounts.db").stat().st_mode & 0o077 == 0
    assert PASSWORD.encode() not in (tmp_path / "accounts.db").read_bytes()
    assert run("accounts", "remove", "anna", *file).exit_code == 0
    assert isinstance(run("accounts", "remove", "anna", *file).exception, UsageError)


@pytest.mark.parametrize(("role", "password"), [("king", PASSWORD), ("reader", "short")])
def test_what_is_no_account_is_refused(tmp_path, role, password):
    result = run("accounts", "put", "x", "--role", role, "--accounts", str(tmp_path / "a.db"), stdin=password)
    assert isinstance(result.exception, UsageError)
