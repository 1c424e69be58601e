"""`sayso import`: people's own tables into the ledger."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import DEFAULT_LEDGER, Ledger, Published
from sayso.cli.output import fail, note
from sayso.errors import SourceError
from sayso.imports import AT_ONCE, mapping_named, told_rows
from sayso.ledger import open_ledger

Table = Annotated[Path, typer.Argument(metavar="FILE", help="A table: CSV with commas, semicolons or tabs, UTF-8.")]
As = Annotated[
    str,
    typer.Option("--as", metavar="MAPPING", help="acled, ucdp, viina, or a mapping file of your own (YAML)."),
]
READER = "import"
"""The reader's name that the ledger keeps with what was imported, with the mapping's after it."""


def import_(table: Table, mapping: As, published: Published = None, ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Take a table into the ledger: each row becomes a report of the table's publisher with one statement.

    The row's own words are the quote; a row without words is quoted as a sentence made of its values. Rows of which the
    codebook has no kind are left out and counted; rows that cannot be read are named.

    [bold]Examples[/bold]

        sayso import events.csv --as acled
        sayso import ged.csv --as ucdp --published 2024-06-01
        sayso import incidents.csv --as our-columns.yaml
    """
    chosen = mapping_named(mapping)
    faults: list[SourceError] = []
    left_out: Counter[str] = Counter()
    reports = statements = 0
    rows = told_rows(table, chosen, published=published, faults=faults, left_out=left_out)
    with open_ledger(ledger) as opened:
        while few := [(one.report, (one.statement,)) for one in itertools.islice(rows, AT_ONCE)]:
            added = opened.add_together(few, reader=f"{READER}:{Path(mapping).stem}")
            reports += sum(one.new for one in added)
            statements += sum(one.statements for one in added)
    note(f"New reports: {reports}. New statements: {statements}. Ledger: {ledger}")
    for reason, number in sorted(left_out.items()):
        note(f"Left out: {number} {reason}.")
    for fault in faults:
        fail(str(fault))
    if faults:
        raise typer.Exit(1)
