"""`sayso holds`: who holds a place, how sure, and on whose say-so."""

from __future__ import annotations

import datetime as dt
import functools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.ask import about
from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Batch, Format, Known, Ledger, On, Output, Recorded, day
from sayso.cli.output import cell, note, out, print_json, print_json_lines, print_record, table
from sayso.errors import UsageError
from sayso.exchange import Json, holding_to_json
from sayso.holding import Holding, Told
from sayso.know.gazetteer import gazetteer
from sayso.know.sides import affiliations
from sayso.ledger import read_ledger
from sayso.statement import Place
from sayso.weigh import PlaceIndex, field_of, holding_on, places_named, unknown_holding

PlaceName = Annotated[
    str | None, typer.Argument(metavar="PLACE", help="A place as people call it.", show_default=False)
]
KindOption = Annotated[
    str | None, typer.Option("--kind", help="city, camp, region, district, facility, ... if the name has several.")
]
History = Annotated[bool, typer.Option("--history", help="All stretches, not one day.")]
Why = Annotated[bool, typer.Option("--why", help="Show the words for and against.")]

_VIEWS = 64
"""Views, and places in them, that a batch keeps at hand: questions about one place come together."""


def holds(
    place: PlaceName = None,
    kind: KindOption = None,
    on: On = None,
    known: Known = None,
    recorded: Recorded = None,
    history: History = False,
    why: Why = False,
    batch: Batch = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Tell who holds a place on a day, as known on a day, with the statements that say so.

    A camp is not the town around it: ask for it with --kind camp.

    [bold]Examples[/bold]

        sayso holds Kidal --on 2023-11-15 --why
        sayso holds Kidal --kind camp --on 2023-11-02 --known 2023-11-01
        sayso holds Kidal --history --format json
        sayso holds --batch questions.jsonl
    """
    if (place is None) == (batch is None):
        raise UsageError("name one place, or give --batch FILE")
    if batch:
        print_json_lines(_answers(batch, ledger, recorded))
        return
    assert place is not None  # noqa: S101 (one of the two is given)
    asked = on or dt.date.today()  # noqa: DTZ011 (the user's own day)
    with known_in(ledger, known, recorded) as view:
        found = about(view, place, kind)
    if history:
        _show_history(found.history(), found.place, known, format, why=why)
    else:
        _show(found.on(asked), asked, known, format, why=why)


def answer(told: Iterable[Told] | PlaceIndex, place: str, kind: str | None, on: dt.date) -> Holding:
    """Return who holds a place on a day; unknown where no statement speaks of it."""
    found = _find(told, place, kind)
    return holding_on(field_of(told, found, affiliations()), on)


def _find(told: Iterable[Told] | PlaceIndex, name: str, kind: str | None) -> Place:
    # Other names of the place are in the gazetteer: who asks for Kiev finds what is told of Kyiv.
    ids = [entry.id for entry in gazetteer().find(name, loose=False)]
    places = places_named(told, name, kind, ids)
    return places[0] if places else unknown_holding(name, kind).place


def _answers(batch: Path, ledger: str, recorded: dt.datetime | None) -> Iterator[Json]:
    with read_ledger(ledger) as opened:
        view = functools.lru_cache(maxsize=_VIEWS)(lambda known: opened.as_of(known=known, recorded=recorded))
        told = functools.lru_cache(maxsize=_VIEWS)(lambda known, place, kind: about(view(known), place, kind))
        for number, line in enumerate(_lines(batch), 1):
            row = _question(line, f"{batch}, line {number}")
            known = day(row["known"]) if row.get("known") else None
            on = day(row["on"]) if row.get("on") else dt.date.today()  # noqa: DTZ011 (the user's own day)
            yield holding_to_json(told(known, row["place"], row.get("kind")).on(on), on=on, known=known)


def _lines(batch: Path) -> Iterator[str]:
    if str(batch) == "-":
        yield from (line for line in sys.stdin if line.strip())
        return
    try:
        with batch.open(encoding="utf-8") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as fault:
        raise UsageError(f"{batch}: {fault.strerror}") from fault


def _question(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as fault:
        raise UsageError(f"{where}: malformed JSON: {fault.msg}") from fault
    if not isinstance(row, dict) or not isinstance(row.get("place"), str):
        raise UsageError(f"{where}: an object with the field 'place' is expected")
    return row


def _show(holding: Holding, on: dt.date, known: dt.date | None, format: Format, *, why: bool) -> None:
    if format is not Format.TABLE:
        print_record(holding_to_json(holding, on=on, known=known), format)
        return
    out.print(_headline(holding, on, known))
    show_words(holding, most=None if why else 3)


def _headline(holding: Holding, on: dt.date, known: dt.date | None) -> str:
    place = holding.place
    where = f"{place.name}{f' ({place.kind})' if place.kind else ''}"
    as_known = f", as known on {known}" if known else ""
    if holding.holder is None:
        return cell(f"{where} on {on}{as_known}: {holding.status.value}")
    since = f", since {holding.since.start}" if holding.since.start else ""
    sure = next((h.probability for h in holding.holders if h.name == holding.holder), 0.0)
    head = (
        f"{where} on {on}{as_known}: [bold]{cell(holding.status.value)}[/bold] by [bold]{cell(holding.holder)}[/bold]"
    )
    return f"{head} ({sure:.0%}){cell(since)}"


def show_words(holding: Holding, most: int | None) -> None:
    """Print the words for and against an answer; at most so many each."""
    for sign, told in (("+", holding.support), ("−", holding.against)):
        for one in told[:most]:
            out.print(f"  {sign} {cell(f'“{one.statement.quote}”')} [dim]{cell(source_of(one))}[/dim]")
    hidden = sum(max(0, len(told) - most) for told in (holding.support, holding.against)) if most else 0
    if hidden:
        note(f"  {hidden} more; show all with --why")


def _show_history(
    stretches: tuple[Holding, ...],
    place: Place,
    known: dt.date | None,
    format: Format,
    *,
    why: bool,
) -> None:
    rows = [holding_to_json(one, on=None, known=known) for one in stretches]
    if format is Format.JSON:
        print_json(rows)
    elif format is Format.JSONL:
        print_json_lines(rows)
    elif not stretches:
        note(f"No statement tells who holds {place.name}.")
    else:
        made = table(
            "from", "until", "status", "holder", "sure>", "on whose say-so", title=cell(f"{place.name} ({place.kind})")
        )
        for one in stretches:
            sure = next((h.probability for h in one.holders if h.name == one.holder), None)
            voices = sorted({t.statement.said_by.name if t.statement.said_by else t.publisher for t in one.support})
            made.add_row(
                str(one.interval.first or ""),
                str(one.interval.last or ""),
                one.status.value,
                cell(one.holder),
                f"{sure:.0%}" if sure is not None else "",
                cell(", ".join(voices)),
            )
        out.print(made)
        if why:
            for one in stretches:
                out.print(f"{one.interval.first or 'before'}: {one.status.value} {cell(one.holder)}")
                show_words(one, most=None)


def source_of(one: Told) -> str:
    """Return on whose say-so a statement is, and where it was published."""
    speaker = one.statement.said_by.name if one.statement.said_by else "the reporter"
    return f"{speaker} · {one.publisher or one.report_name}, {one.published}"
