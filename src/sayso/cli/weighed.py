"""`sayso disputes` and `sayso due`: what the statements disagree on, and what falls due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.table import Table

from sayso.cli.holds import source_of
from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, On, Output, Recorded
from sayso.cli.output import cell, note, out, print_json, print_json_lines, print_rows, table
from sayso.dispute import Dispute
from sayso.exchange import dispute_to_json, undertaking_to_json
from sayso.know.sides import affiliations
from sayso.undertaking import Outcome, Undertaking
from sayso.weigh import disputes as disputes_of
from sayso.weigh import undertakings

PlaceFilter = Annotated[str | None, typer.Option("--place", help="Only about this place.", show_default=False)]
All = Annotated[bool, typer.Option("--all", help="Also what is settled: kept, broken, superseded.")]


def disputes(
    place: PlaceFilter = None,
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show where statements cannot all be so, with the words of each side.

    [bold]Examples[/bold]

        sayso disputes --place Kidal
        sayso disputes --known 2023-11-14 --format json
    """
    with known_in(ledger, known, recorded) as view:
        found = disputes_of(view.statements(place=place), affiliations())
    rows = [dispute_to_json(dispute) for dispute in found]
    if format is Format.JSON:
        print_json(rows)
    elif format is Format.JSONL:
        print_json_lines(rows)
    elif found:
        for dispute in found:
            show_dispute(dispute)
    else:
        note("No dispute.")


def show_dispute(dispute: Dispute) -> None:
    """Print a dispute, one side after the other."""
    where = f" · {dispute.place.name}" if dispute.place else ""
    first, last = dispute.interval.first, dispute.interval.last
    days = f"{first}" if first == last else f"{first} – {last}"
    taken_back = "; ".join(source_of(one) for one in dispute.closed_by)
    state = f" · closed: {taken_back}" if dispute.closed_by else ""
    out.print(f"[bold]{cell(dispute.about)}[/bold]{cell(where)} · {days}{cell(state)}")
    for side in dispute.sides:
        out.print(f"  {cell(side.says)}")
        for one in side.statements:
            out.print(f"    {cell(f'“{one.statement.quote}”')} [dim]{cell(source_of(one))}[/dim]")


def due(
    on: On = None,
    known: Known = None,
    recorded: Recorded = None,
    all: All = False,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show what somebody must, promised or was told to do, by when, and what became of it.

    Without --all only what is still open on the day is shown: pending, and lapsed without a word.

    [bold]Examples[/bold]

        sayso due --on 2023-12-01
        sayso due --all --format json
    """
    asked = on or dt.date.today()  # noqa: DTZ011 (the user's own day)
    with known_in(ledger, known or asked, recorded) as view:
        found = undertakings(view.statements(), asked, affiliations())
    shown = [one for one in found if all or one.outcome in {Outcome.PENDING, Outcome.LAPSED}]
    print_rows([undertaking_to_json(one) for one in shown], format, due_table(shown))


def due_table(found: Sequence[Undertaking]) -> Table:
    """Return undertakings as a table."""
    made = table("due", "outcome", "who", "what", "set by", "words")
    for one in found:
        made.add_row(*_cells(one))
    return made


def _cells(one: Undertaking) -> list[str]:
    by = ", ".join(actor.name for actor in one.by)
    source = ", ".join(one.set_by) or one.statements[0].publisher
    return [str(one.due), one.outcome.value, cell(by), cell(one.kind), cell(source), cell(one.what)]
