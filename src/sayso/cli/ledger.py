"""`sayso ledger`: what a ledger holds, whether it was tampered with, backup, restore and upgrade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import DEFAULT_LEDGER, Format, Ledger, Output
from sayso.cli.output import cell, fail, note, out, print_json_lines, print_record, progress, table
from sayso.exchange import Json
from sayso.ledger import Info, read_ledger
from sayso.ledger import backup as back_up
from sayso.ledger import restore as restore_from
from sayso.ledger import upgrade as upgrade_to

FAULTY = 1
"""Exit code where a ledger was tampered with."""

ledger = typer.Typer(help="Look after a ledger.", no_args_is_help=True, rich_markup_mode="rich")
BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, a SQLite file.")]


@ledger.callback()
def _group() -> None:
    """Look after a ledger."""


@ledger.command()
def info(ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Tell how much a ledger holds, and its head: keep that elsewhere to notice if the ledger is written anew.

    [bold]Examples[/bold]

        sayso ledger info
        sayso ledger info --ledger postgresql://awa@db.example/sayso --format json
    """
    with read_ledger(ledger) as opened:
        _show(opened.info(), format)


@ledger.command()
def verify(ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Hold every row to the chain of entries; exits with 1 where something was changed, added or taken away.

    [bold]Examples[/bold]

        sayso ledger verify --ledger mali.db
    """
    with read_ledger(ledger) as opened:
        faults, held = opened.verify(), opened.info()
    if format is not Format.TABLE:
        print_record({"ledger": held.path, "head": held.head, "faults": faults}, format)
    else:
        for fault in faults:
            fail(fault)
        note(f"{held.path}: {len(faults) or 'no'} faults. Head: {held.head}")
    if faults:
        raise typer.Exit(FAULTY)


@ledger.command()
def backup(file: BackupFile, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Write a ledger to a new file, as it stands now, while others go on writing; the file is itself a ledger.

    [bold]Examples[/bold]

        sayso ledger backup 2023-11-14.db --ledger postgresql://awa@db.example/sayso
        sayso holds Kidal --ledger 2023-11-14.db
    """
    with _copying("Backing up") as told:
        made = back_up(ledger, file, told=told)
    _show(made, format)


@ledger.command()
def restore(file: BackupFile, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Fill a new or empty ledger with a backup, after verifying it; also from a file into a server, or back.

    [bold]Examples[/bold]

        sayso ledger restore 2023-11-14.db --ledger mali.db
        sayso ledger restore mali.db --ledger postgresql://awa@db.example/sayso
    """
    with _copying("Restoring") as told:
        made = restore_from(file, ledger, told=told)
    _show(made, format)


@ledger.command()
def upgrade(ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Bring a ledger of an older sayso to the form that this one works with. Make a copy of the file before.

    [bold]Examples[/bold]

        sayso ledger upgrade --ledger mali.db
    """
    before, after = upgrade_to(ledger)
    if format is Format.TABLE:
        note(f"{ledger}: version {before} -> {after}" if before < after else f"{ledger}: version {after} already")
    else:
        print_record({"ledger": ledger, "before": before, "after": after}, format)


def _show(held: Info, format: Format) -> None:
    row: Json = {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(held).items()
    }
    if format is Format.JSONL:
        print_json_lines([row])
    elif format is Format.JSON:
        print_record(row, format)
    else:
        made = table("ledger", held.path)
        for name, value in row.items():
            if name != "path":
                made.add_row(name.replace("_", " "), cell(value))
        out.print(made)


@contextmanager
def _copying(what: str) -> Iterator[Callable[[int, int], None]]:
    with progress(what, None) as bar:
        yield lambda done, whole: bar.update(bar.task_ids[0], completed=done, total=whole)
