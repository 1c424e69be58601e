"""`sayso at`: the whole picture on a day, as known on a day."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer
from rich.table import Table

from sayso.ask import picture
from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, Output, Recorded, day
from sayso.cli.output import cell, print_rows, progress, table
from sayso.errors import UsageError
from sayso.exchange import holding_to_json
from sayso.holding import Holding
from sayso.know.countries import country_by_iso, country_by_name

Day = Annotated[dt.date, typer.Argument(parser=day, metavar="DATE", help="The day in the world that is asked about.")]
CountryOption = Annotated[
    str | None, typer.Option("--country", help="Only this country: its name or ISO 3166 code.", show_default=False)
]


def at(
    date: Day,
    known: Known = None,
    recorded: Recorded = None,
    country: CountryOption = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show who held which place on a day, as known on a day: every place that anything is told of.

    [bold]Examples[/bold]

        sayso at 2023-11-15 --country Mali
        sayso at 2023-11-15 --known 2023-11-14 --format jsonl
    """
    code = country_code(country)
    with known_in(ledger, known, recorded) as view, progress("Weighing", None) as bar:
        found = picture(view, date, code, told=lambda n, whole: bar.update(bar.task_ids[0], completed=n, total=whole))
    print_rows([holding_to_json(one, on=date, known=known) for one in found], format, _table(found))


def country_code(country: str | None) -> str | None:
    """Return the ISO 3166 code of a country that a user names by it, in English or in French.

    Raises:
        UsageError: nobody knows the country.
    """
    if country is None:
        return None
    found = country_by_iso(country.upper()) or country_by_name(country)
    if found is None:
        raise UsageError(f"'{country}' is no country: give its name or its code of two letters (ISO 3166)")
    return found.iso


def _table(found: tuple[Holding, ...]) -> Table:
    made = table("country", "place", "kind", "status", "holder", "sure>", "since", "for>", "against>")
    for one in found:
        sure = next((f"{h.probability:.0%}" for h in one.holders if h.name == one.holder), "")
        since = one.since.start or one.since.latest
        names = (one.place.country, one.place.name, one.place.kind, one.status.value, one.holder, sure, since)
        made.add_row(*(cell(value) for value in names), str(len(one.support)), str(len(one.against)))
    return made
