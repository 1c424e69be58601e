"""Printing: data to standard output, all else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from sayso.cli.options import Format

# Quotes of reports are data: never markup, never a guess at what is a path or a number.
out = Console(highlight=False, soft_wrap=False)
notes = Console(stderr=True, highlight=False)


def print_json(value: Any) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_json_lines(rows: Iterable[Any]) -> None:
    """Print one JSON document a line, as they come."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def print_record(row: dict[str, Any], format: Format) -> None:
    """Print one record as JSON: over several lines, or on one for JSON Lines."""
    if format is Format.JSONL:
        print_json_lines([row])
    else:
        print_json(row)


def print_rows(rows: Sequence[dict[str, Any]], format: Format, table: Table) -> None:
    """Print records: as a table for people, or as JSON in the given form."""
    if format is Format.JSON:
        print_json(list(rows))
    elif format is Format.JSONL:
        print_json_lines(rows)
    elif rows:
        out.print(table)
    else:
        note("Nothing to show.")


def table(*columns: str, title: str | None = None) -> Table:
    """Return an empty table in the house style; a column whose name ends with '>' is aligned to the right."""
    made = Table(
        title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", header_style="bold", pad_edge=False
    )
    for column in columns:
        name = column.rstrip(">")
        made.add_column(name, justify="right" if column.endswith(">") else "left", overflow="fold")
    return made


def cell(text: object) -> str:
    """Return a value as the text of a cell, with nothing in it taken for markup."""
    return "" if text is None else escape(str(text))


def note(text: str) -> None:
    """Say something to the person on standard error."""
    notes.print(escape(text))


def fail(text: str) -> None:
    """Say what went wrong on standard error."""
    notes.print(f"[red]{escape(text)}[/red]")


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Progress]:
    """Show a bar on standard error while many items are worked on; nothing where it is no terminal or one item only."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=notes,
        transient=True,
        disable=not notes.is_terminal or total == 1,
    )
    with bar:
        bar.add_task(what, total=total)
        yield bar
