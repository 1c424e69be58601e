"""`sayso reports`: what a ledger has taken in."""

from __future__ import annotations

from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, Output, Recorded
from sayso.cli.output import cell, print_rows, table


def reports(
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """List the reports of a ledger with how many of their statements count; a corrected one names its correction.

    [bold]Examples[/bold]

        sayso reports
        sayso reports --known 2023-11-14 --format json
    """
    with known_in(ledger, known, recorded) as view:
        found = view.reports()
    made = table("published", "publisher", "report", "title", "statements>", "corrected by")
    names = {row.id: row.name or row.id for row in found}
    for row in found:
        corrected = names.get(row.superseded_by, row.superseded_by) if row.superseded_by else ""
        shown = (row.publisher, row.name or row.id, row.title, row.statements, corrected)
        made.add_row(str(row.published), *(cell(value) for value in shown))
    print_rows([row.as_json() for row in found], format, made)
