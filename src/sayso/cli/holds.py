"""`sayso holds`: who holds a place, how sure, and on whose say-so."""

from __future__ import annotations

import datetime as dt
import functools
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.ask import about
from sayso.cli.holdings import show_histories, show_holding, show_holdings, source_of
from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Batch, Format, Known, Ledger, On, Output, Recorded, day
from sayso.cli.output import print_json_lines
from sayso.errors import UsageError
from sayso.exchange import Json, holding_to_json
from sayso.holding import Holding, Told
from sayso.interval import Interval
from sayso.know.countries import country_by_name
from sayso.know.gazetteer import gazetteer
from sayso.know.sides import affiliations
from sayso.ledger import Known as LedgerView
from sayso.ledger import read_ledger
from sayso.statement import Place
from sayso.weigh import Field, PlaceIndex, field_of, holding_on, holdings, places_named, unknown_holding, weighted
from sayso.weigh.places import by_place

__all__ = ["answer", "holds", "source_of"]

_VIEWS = 64
"""Views, and places in them, that a batch keeps at hand: questions about one place come together."""
PlaceNames = Annotated[
    list[str] | None, typer.Argument(metavar="PLACE...", help="Places as people call them.", show_default=False)
]
KindOption = Annotated[
    str | None, typer.Option("--kind", help="city, camp, region, district, facility, ... if the name has several.")
]
Country = Annotated[str | None, typer.Option("--country", help="All places in a country: its code or its name.")]
All = Annotated[bool, typer.Option("--all", help="All places of which anybody tells who holds them.")]
History = Annotated[bool, typer.Option("--history", help="All stretches, not one day.")]
Since = Annotated[
    dt.date | None, typer.Option("--since", parser=day, metavar="DATE", help="With --history: stretches from then on.")
]
Until = Annotated[
    dt.date | None, typer.Option("--until", parser=day, metavar="DATE", help="With --history: stretches up to then.")
]
Why = Annotated[bool, typer.Option("--why", help="Show all words for and against, the weightiest first.")]


def holds(
    place: PlaceNames = None,
    kind: KindOption = None,
    country: Country = None,
    all: All = False,
    on: On = None,
    known: Known = None,
    recorded: Recorded = None,
    history: History = False,
    since: Since = None,
    until: Until = None,
    why: Why = False,
    batch: Batch = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Tell who holds a place on a day, as known on a day, with the statements that say so.

    A camp is not the town around it: ask for it with --kind camp. Several places, a country or --all give a table.

    [bold]Examples[/bold]

        sayso holds Kidal --on 2023-11-15 --why
        sayso holds Kidal --kind camp --on 2023-11-02 --known 2023-11-01
        sayso holds Kidal Ber Anefis --on 2023-11-15
        sayso holds --country Mali --on 2023-11-15 --format json
        sayso holds Kidal --history --since 2023-10-01 --until 2023-12-31
        sayso holds --batch questions.jsonl
    """
    asked_for = [bool(place), country is not None, all, batch is not None]
    if sum(asked_for) != 1:
        raise UsageError("name places, or give one of --country, --all and --batch FILE")
    if batch:
        print_json_lines(_answers(batch, ledger, recorded))
        return
    asked = on or dt.date.today()  # noqa: DTZ011 (the user's own day)
    with known_in(ledger, known, recorded) as view:
        fields = _fields(view, place or (), kind, country)
    if history:
        found = [(field.place, _within(holdings(field), since, until)) for field in fields]
        show_histories(found, known, format, why=why)
    elif place and len(place) == 1:
        holding = holding_on(fields[0], asked)
        show_holding(weighted(holding, fields[0], asked) if why else holding, asked, known, format, why=why)
    else:
        answers = [(holding_on(field, asked), field) for field in fields]
        shown = [weighted(one, field, asked) if why else one for one, field in answers]
        show_holdings(shown, asked, known, format, why=why)


def _fields(view: LedgerView, names: Sequence[str], kind: str | None, country: str | None) -> list[Field]:
    """Return the evidence about the places that are asked for; about all places where no name is given."""
    if names:
        asked = [about(view, name, kind) for name in names]
        return [field_of(one.told, one.place, affiliations()) for one in asked]
    code = _country(country) if country else None
    fields = [
        field_of(told, place, affiliations())
        for place, told in by_place(view.statements())
        if kind in {None, place.kind} and code in {None, place.country}
    ]
    return [field for field in fields if field.evidence]


def _within(stretches: Sequence[Holding], since: dt.date | None, until: dt.date | None) -> list[Holding]:
    asked = Interval.inclusive(since, until, ongoing=until is None)
    return [one for one in stretches if one.interval.overlaps(asked)]


def _country(text: str) -> str:
    """Return the code of a country.

    Raises:
        UsageError: there is no such country.
    """
    if len(text) == 2 and text.isalpha():  # noqa: PLR2004 (ISO 3166 alpha-2)
        return text.upper()
    found = country_by_name(text)
    if found is None:
        raise UsageError(f"'{text}' is no country: give its English name or its two-letter code")
    return found.iso


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
