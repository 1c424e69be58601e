"""`sayso compare`: what a table has that the ledger lacks, and the other way round."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from sayso.cli.import_ import As, Table
from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, Output, Published, Recorded
from sayso.cli.output import cell, fail, note, print_rows, table
from sayso.cli.told import PlaceFilter
from sayso.errors import SourceError
from sayso.imports import Compared, Told, compare, mapping_named, told_rows
from sayso.imports.compare import DAYS, KM
from sayso.incident import Incident
from sayso.know.sides import affiliations
from sayso.weigh import incidents
from sayso.weigh.geography import geography

Days = Annotated[int, typer.Option("--days", min=0, max=366, help="Days by which two accounts may differ.")]
Km = Annotated[float, typer.Option("--km", min=0, max=1000, help="Kilometres by which they may lie apart.")]


def compare_(
    file: Table,
    mapping: As,
    place: PlaceFilter = None,
    days: Days = DAYS,
    km: Km = KM,
    published: Published = None,
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show, place by place, how many events a table and the ledger both tell of, and which only one of them has.

    What was imported from a publisher of the same name as the table's is not compared with it.

    [bold]Examples[/bold]

        sayso compare events.csv --as acled
        sayso compare ged.csv --as ucdp --published 2024-06-01 --place Kidal --format json
    """
    chosen = mapping_named(mapping)
    faults: list[SourceError] = []
    left_out: Counter[str] = Counter()
    rows = list(told_rows(file, chosen, published=published, faults=faults, left_out=left_out))
    with known_in(ledger, known, recorded) as view:
        told = [one for one in view.statements(place=place) if one.publisher != chosen.publisher]
    wanted = [one for one in rows if place is None or _is_at(one, place)]
    found = compare(wanted, incidents(told, affiliations(), geography()), days=days, km=km)
    made = table("place", "both>", "only the table>", "only the ledger>")
    for one in found:
        made.add_row(cell(one.place), *(str(len(part)) for part in (one.both, one.theirs, one.ours)))
    print_rows([_json(one) for one in found], format, made)
    for reason, number in sorted(left_out.items()):
        note(f"Left out: {number} {reason}.")
    for fault in faults:
        fail(str(fault))
    if faults:
        raise typer.Exit(1)


def _is_at(one: Told, place: str) -> bool:
    return any(place.casefold() == each.name.casefold() or place == each.id for each in one.statement.places)


def _json(one: Compared) -> dict[str, Any]:
    return {
        "place": one.place,
        "both": [{"table": _row(pair.theirs), "ledger": _event(pair.ours)} for pair in one.both],
        "only_table": [_row(row) for row in one.theirs],
        "only_ledger": [_event(event) for event in one.ours],
    }


def _row(one: Told) -> dict[str, Any]:
    when = one.statement.when
    day = when.interval.first if when else None
    return {
        "row": one.report.name,
        "kind": one.statement.kind,
        "date": day.isoformat() if day else None,
        "quote": one.statement.quote,
    }


def _event(one: Incident) -> dict[str, Any]:
    day = one.interval.first if one.interval else None
    return {
        "id": one.id,
        "kind": one.kind,
        "date": day.isoformat() if day else None,
        "statements": [{"id": told.id, "quote": told.statement.quote, "url": told.url} for told in one.statements],
    }
