"""`sayso accounts`: who may use a desk that several people share."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.options import Format, Output
from sayso.cli.output import cell, note, print_rows, table
from sayso.errors import UsageError
from sayso.gather.extras import optional

DEFAULT_ACCOUNTS = Path("sayso-accounts.db")
"""The file of accounts used where none is named."""
_HERE = "command line"

File = Annotated[
    Path, typer.Option("--accounts", envvar="SAYSO_ACCOUNTS_FILE", metavar="FILE", help="Where accounts are kept.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the account.")]
RoleName = Annotated[str, typer.Option("--role", help="reader, analyst, editor or admin.")]

accounts = typer.Typer(
    no_args_is_help=True, rich_markup_mode="rich", help="Accounts of a desk that several people share."
)


def opened(path: Path) -> Any:
    """Return the accounts in a file.

    Raises:
        MissingExtraError: the desk is not installed.
    """
    return optional("sayso.web.accounts", "an account", "desk").Accounts(path)


@accounts.command()
def put(name: Name, role: RoleName = "reader", file: File = DEFAULT_ACCOUNTS) -> None:
    """Make an account, or give one another role and password; it is signed out everywhere, and a lock is lifted.

    The password is asked for, or read as one line from standard input where that is no terminal.

    [bold]Examples[/bold]

        sayso accounts put anna --role analyst
    """
    roles = optional("sayso.web.accounts", "an account", "desk").Role
    if role not in set(roles):
        raise UsageError(f"--role {role}: there are {', '.join(roles)}")
    kept = opened(file)
    kept.put(name, roles(role), _password(), by=_HERE)
    kept.close()
    note(f"{name} is {role}. Accounts: {file}")


@accounts.command(name="list")
def show(file: File = DEFAULT_ACCOUNTS, format: Output = Format.TABLE) -> None:
    """List the accounts with their roles.

    [bold]Examples[/bold]

        sayso accounts list --format json
    """
    kept = opened(file)
    rows = [{"name": one.name, "role": one.role.value} for one in kept.people()]
    kept.close()
    made = table("name", "role")
    for row in rows:
        made.add_row(cell(row["name"]), row["role"])
    print_rows(rows, format, made)


@accounts.command()
def remove(name: Name, file: File = DEFAULT_ACCOUNTS) -> None:
    """Remove an account; its sessions and tokens end.

    [bold]Examples[/bold]

        sayso accounts remove anna
    """
    kept = opened(file)
    kept.remove(name, by=_HERE)
    kept.close()
    note(f"{name} is removed.")


@accounts.command()
def token(name: Name, file: File = DEFAULT_ACCOUNTS) -> None:
    """Print a new token with which a program may read the API for a year; it is shown this once.

    [bold]Examples[/bold]

        curl -H "Authorization: Bearer $(sayso accounts token anna)" https://desk.example.org/api/v1/claims
    """
    kept = opened(file)
    sys.stdout.write(f"{kept.token(name, by=_HERE)}\n")
    kept.close()


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise UsageError("the two passwords differ")
    return password
