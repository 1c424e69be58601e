"""`sayso merge`: the parts of a run to one record."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from sayso.cli.options import Format, Output
from sayso.cli.output import note, print_record
from sayso.scale.merge import merge as merged

Parts = Annotated[str, typer.Argument(metavar="DIR", help="The folder that `sayso run --out` wrote.")]


def merge(parts: Parts, format: Output = Format.TABLE) -> None:
    """Merge the parts of a run: each report once, copies of a wire told, statements of one event brought together.

    Writes reports.parquet, statements.parquet and incidents.parquet into DIR/merged, for DuckDB, pandas or R. The
    digest is the same for the same reports, however many workers read them.

    [bold]Examples[/bold]

        sayso merge parts
        duckdb -c "select kind, count(*) from 'parts/merged/statements.parquet' group by 1"
    """
    made = merged(parts)
    if format is Format.TABLE:
        note(
            f"Shards: {made.shards}. Reports: {made.reports}. Statements: {made.statements}, of them copies: "
            f"{made.copies}. Incidents: {made.incidents}."
        )
        note(f"Digest: {made.digest}")
    else:
        print_record(asdict(made), format)
