"""`sayso sources`: what is known of those who publish and speak, and how reliable they are to begin with."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.graded import sources as known_sources
from sayso.cli.options import Format, Output
from sayso.cli.output import cell, print_rows, table
from sayso.exchange import source_to_json

Names = Annotated[
    list[str] | None,
    typer.Argument(
        help="Names of outlets or bodies, known or not; all that are known if none is given.", metavar="NAME"
    ),
]


def sources(names: Names = None, format: Output = Format.TABLE) -> None:
    """Show sources with their kind, letter and reason; of an unknown name, what its words tell.

    Letters are those of the Admiralty code, A to F. A pack of your own (YAML, see docs/weighing.md) that SAYSO_SOURCES
    names adds sources, or takes the place of those with the same id.

    [bold]Examples[/bold]

        sayso sources
        sayso sources TASS "Radio Okapi" "Free Army Telegram channel"
    """
    book = known_sources()
    found = [book.publisher(name) for name in names] if names else list(book)
    made = table("name", "kind", "letter", "why", "speaks for", "checked at")
    for one in found:
        letter = f"{one.letter.value} {one.letter.means}"
        shown = (one.name, one.kind.id, letter, one.why, one.side, one.reference)
        made.add_row(*(cell(value) for value in shown))
    print_rows([source_to_json(one) for one in found], format, made)
