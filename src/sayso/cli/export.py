"""`sayso export`: the ledger in the formats that the field already uses."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import DEFAULT_LEDGER, Known, Ledger, On, Recorded
from sayso.cli.output import note
from sayso.cli.told import ActorFilter, Kinds, PlaceFilter, Since, Until, Words, checked_kinds
from sayso.errors import UsageError
from sayso.exports import FORMATS, Digest, Exported, Format, Wanted, export_file, format_named, written
from sayso.know.countries import country_by_iso, country_by_name
from sayso.ledger import read_ledger

Name = Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of: {', '.join(one.name for one in FORMATS)}.")]
Country = Annotated[
    str | None, typer.Option("--country", help="Only what names a place of this country.", show_default=False)
]
Into = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write here, with datapackage.json beside it.", show_default=False
    ),
]
Licence = Annotated[
    str | None,
    typer.Option("--licence", help="Licence that datapackage.json names: CC-BY-4.0, ...", show_default=False),
]


def export(
    format: Name,
    place: PlaceFilter = None,
    country: Country = None,
    actor: ActorFilter = None,
    kind: Kinds = None,
    text: Words = None,
    since: Since = None,
    until: Until = None,
    on: On = None,
    known: Known = None,
    recorded: Recorded = None,
    output: Into = None,
    licence: Licence = None,
    ledger: Ledger = DEFAULT_LEDGER,
) -> None:
    """Write what the ledger holds in another format: to a file with its description beside it, or to standard output.

    What a format cannot carry is left out, and counted on standard error and in the description.

    [bold]Examples[/bold]

        sayso export acled --country Mali --since 2023-11-01 -o events.csv
        sayso export geojson --known 2023-11-14 > map.geojson
        sayso export viina --on 2023-12-31 -o control.csv --licence CC-BY-4.0
    """
    wanted = Wanted(checked_kinds(kind), place, _iso(country) if country else None, actor, text, since, until)
    chosen = format_named(format)
    with read_ledger(ledger) as opened:
        head = opened.info().head
        view = opened.as_of(known=known, recorded=recorded)
        day = on or dt.date.today()  # noqa: DTZ011 (the user's own day)
        exported = Exported(view, day, wanted, Digest(head, view.horizon.entry))
        if output:
            sidecar = export_file(chosen, exported, output, licence)
            note(f"Wrote {output} and {sidecar}.")
        else:
            _print(chosen, exported)
    for reason, number in sorted(exported.left_out.items()):
        note(f"Left out: {number} {reason}.")


def _print(format: Format, exported: Exported) -> None:
    for piece in written(format, exported):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _iso(name: str) -> str:
    """Return the code of a country.

    Raises:
        UsageError: there is no such country.
    """
    found = country_by_iso(name.upper()) or country_by_name(name)
    if found is None:
        raise UsageError(f"'{name}' is no country: give its English name or its two-letter code")
    return found.iso
