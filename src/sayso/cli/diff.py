"""`sayso diff`: what was learnt between two days of publication."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from sayso.ask import Learnt, learnt
from sayso.cli.at import CountryOption, country_code
from sayso.cli.holds import source_of
from sayso.cli.options import DEFAULT_LEDGER, Format, Ledger, Output, Recorded, day
from sayso.cli.output import cell, note, out, print_record, table
from sayso.cli.weighed import due_table, show_dispute
from sayso.errors import UsageError
from sayso.exchange import Json, dispute_to_json, holding_to_json, place_to_json, told_to_json, undertaking_to_json
from sayso.holding import Holding
from sayso.ledger import read_ledger

TwoDays = Annotated[
    list[dt.date],
    typer.Option("--known", parser=day, metavar="DATE", help="Give it twice: the earlier and the later day."),
]
OnDay = Annotated[
    dt.date | None,
    typer.Option("--on", parser=day, metavar="DATE", help="The day in the world; the later one if not given."),
]
SHOWN = 20
"""Statements that are shown to a person; the rest is counted."""


def diff(
    known: TwoDays,
    on: OnDay = None,
    country: CountryOption = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show what was learnt between two days: new and corrected statements, and what they change.

    [bold]Examples[/bold]

        sayso diff --known 2023-11-13 --known 2023-11-15
        sayso diff --known 2023-11-01 --known 2023-12-01 --country ML --format json
    """
    if len(known) != 2 or known[0] == known[1]:  # noqa: PLR2004 (the earlier and the later)
        raise UsageError("give --known twice, with two different days")
    first, last = sorted(known)
    with read_ledger(ledger) as opened:
        before, after = (opened.as_of(known=each, recorded=recorded) for each in (first, last))
        found = learnt(before, after, on or last, country_code(country))
    if format is Format.TABLE:
        _show(found)
    else:
        print_record(_json(found, first, last, on or last), format)


def _show(found: Learnt) -> None:
    note(f"{len(found.added)} statements are new, {len(found.gone)} were corrected.")
    if found.holdings:
        made = table("place", "kind", "before", "after")
        for change in found.holdings:
            names = (change.place.name, change.place.kind, _answer(change.before), _answer(change.after))
            made.add_row(*(cell(name) for name in names))
        out.print(made)
    for dispute in found.disputes:
        show_dispute(dispute)
    if found.undertakings:
        out.print(due_table(found.undertakings))
    for one in found.added[:SHOWN]:
        out.print(f"  + {cell(f'“{one.statement.quote}”')} [dim]{cell(source_of(one))}[/dim]")
    for one in found.gone[:SHOWN]:
        out.print(f"  − {cell(f'“{one.statement.quote}”')} [dim]{cell(source_of(one))}[/dim]")
    hidden = max(0, len(found.added) - SHOWN) + max(0, len(found.gone) - SHOWN)
    if hidden:
        note(f"  {hidden} more; show all with --format json")


def _answer(holding: Holding) -> str:
    return f"{holding.status.value} by {holding.holder}" if holding.holder else holding.status.value


def _json(found: Learnt, first: dt.date, last: dt.date, on: dt.date) -> Json:
    return {
        "known": [first.isoformat(), last.isoformat()],
        "on": on.isoformat(),
        "holdings": [
            {
                "place": place_to_json(change.place),
                "before": holding_to_json(change.before, on=on, known=first),
                "after": holding_to_json(change.after, on=on, known=last),
            }
            for change in found.holdings
        ],
        "disputes": [dispute_to_json(one) for one in found.disputes],
        "undertakings": [undertaking_to_json(one) for one in found.undertakings],
        "added": [told_to_json(one) for one in found.added],
        "gone": [told_to_json(one) for one in found.gone],
    }
