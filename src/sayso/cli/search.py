"""`sayso search`: reports by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, Output, Recorded
from sayso.cli.output import cell, note, print_rows, table

Words = Annotated[str, typer.Argument(metavar="WORDS", help='What to look for; "in quotes" side by side.')]
Most = Annotated[int, typer.Option("--most", help="Show so many at most.", min=1)]


def search(
    words: Words,
    most: Most = 20,
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Find reports in whose title or text all the words stand, in any of their forms, the newest first.

    English and French. To search what is quoted as a statement, use `sayso claims --text`.

    [bold]Examples[/bold]

        sayso search "village attack"
        sayso search '"air strikes" convoy' --known 2023-11-14
    """
    with known_in(ledger, known, recorded) as view:
        found = view.search(words, most=most)
    made = table("published", "publisher", "report", "title", "statements>")
    for row in found:
        shown = (row.published, row.publisher, row.name or row.id, row.title, row.statements)
        made.add_row(*(cell(value) for value in shown))
    rows = [
        {
            "id": row.id,
            "name": row.name,
            "publisher": row.publisher,
            "title": row.title,
            "published": row.published.isoformat(),
            "url": row.url,
            "statements": row.statements,
        }
        for row in found
    ]
    print_rows(rows, format, made)
    if len(found) == most:
        note(f"There may be more than {most}; show them with --most.")
