"""`sayso timeline` and `sayso claims`: what is told, day by day, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

import typer
from rich.table import Table

from sayso.cli.graded import graded
from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, Output, Recorded, day
from sayso.cli.output import cell, print_rows, table
from sayso.cli.read import setting_of, what_of, when_of, where_of, who_of, words_of
from sayso.codebook import codebook
from sayso.errors import UsageError
from sayso.exchange import entry_to_json, grade_to_json, told_to_json
from sayso.holding import Told
from sayso.statement import When
from sayso.weigh import Entry
from sayso.weigh import timeline as entries_of
from sayso.weigh.credibility import Grade

Since = Annotated[
    dt.date | None,
    typer.Option("--since", parser=day, metavar="DATE", help="From this day, it included.", show_default=False),
]
Until = Annotated[
    dt.date | None,
    typer.Option("--until", parser=day, metavar="DATE", help="Up to this day, it included.", show_default=False),
]
PlaceFilter = Annotated[str | None, typer.Option("--place", help="Only what happens there.", show_default=False)]
ActorFilter = Annotated[
    str | None, typer.Option("--actor", help="Only what this actor does, suffers or says.", show_default=False)
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help="Only this kind of the codebook; may be given again.", show_default=False),
]
Words = Annotated[
    str | None, typer.Option("--text", help="Only where these words stand in the quote.", show_default=False)
]
Speaker = Annotated[str | None, typer.Option("--said-by", help="Only on this speaker's say-so.", show_default=False)]
All = Annotated[bool, typer.Option("--all", help="Also what is planned, demanded, threatened or expected.")]


Why = Annotated[bool, typer.Option("--why", help="Say why each letter and number is what it is.")]


def timeline(
    place: PlaceFilter = None,
    actor: ActorFilter = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    all: All = False,
    why: Why = False,
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show what happened, day by day, as the reports tell it; the same words in several outlets are shown once.

    [bold]Examples[/bold]

        sayso timeline --place Kidal --since 2023-11-01
        sayso timeline --kind capture --kind withdrawal --format json
    """
    with known_in(ledger, known, recorded) as view:
        told = view.statements(kinds=checked_kinds(kind), place=place, actor=actor)
        entries = entries_of(told, since=since, until=until, told_only=not all)
        grades = graded(view, [entry.told for entry in entries])
    rows = [{**entry_to_json(entry), "grade": grade_to_json(grades[entry.told.id])} for entry in entries]
    print_rows(rows, format, timeline_table(entries, grades, why=why))


def claims(
    place: PlaceFilter = None,
    actor: ActorFilter = None,
    kind: Kinds = None,
    text: Words = None,
    said_by: Speaker = None,
    why: Why = False,
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """List statements with whose say-so they are, as published; narrow them down by place, actor, kind, words, speaker.

    [bold]Examples[/bold]

        sayso claims --place Kidal --kind capture
        sayso claims --said-by MINUSMA --format jsonl
        sayso claims --text "air strikes"
    """
    with known_in(ledger, known, recorded) as view:
        told = view.statements(kinds=checked_kinds(kind), place=place, actor=actor, text=text)
        wanted = [one for one in told if _is_said_by(one, said_by)]
        grades = graded(view, wanted)
    rows = [{**told_to_json(one, whole=True), "grade": grade_to_json(grades[one.id])} for one in wanted]
    print_rows(rows, format, _claims_table(wanted, grades, why=why))


def checked_kinds(kinds: list[str] | None) -> tuple[str, ...]:
    """Return kinds as given, each held to the codebook.

    Raises:
        UsageError: one is no kind of the codebook.
    """
    for kind in kinds or ():
        if kind not in codebook().kinds:
            raise UsageError(f"'{kind}' is no kind of the codebook; there are: {', '.join(sorted(codebook().kinds))}")
    return tuple(kinds or ())


def _is_said_by(one: Told, name: str | None) -> bool:
    if name is None:
        return True
    speaker = one.statement.said_by
    return speaker is not None and name.casefold() in (speaker.name.casefold(), speaker.text.casefold(), speaker.id)


def timeline_table(
    entries: tuple[Entry, ...], grades: Mapping[str, Grade] | None = None, *, why: bool = False
) -> Table:
    """Return a timeline as a table.

    Args:
        entries: its lines.
        grades: by statement; without them no letters and numbers are shown.
        why: say why each is what it is.
    """
    made = table("when", "what", "who, where", "words, and on whose say-so", *(["grade"] if grades else []))
    for entry in entries:
        statement = entry.told.statement
        also = f" and {len(entry.copies)} copies" if entry.copies else ""
        told = f"{entry.told.publisher or entry.told.report_name}{also}"
        where = "\n".join(line for line in (who_of(statement), where_of(statement)) if line)
        made.add_row(
            when_of(When("", entry.interval, "")),
            cell(what_of(statement)),
            cell(where),
            words_of(statement, told),
            *([grade_cell(grades[entry.told.id], why=why)] if grades else []),
        )
    return made


def grade_cell(grade: Grade, *, why: bool) -> str:
    """Return letter and number with what they mean, how many origins say so, and, if asked, why."""
    origins = f"{len(grade.origins)} origin{'' if len(grade.origins) == 1 else 's'}"
    lines = [grade.code, grade.reliability.letter.means, grade.credibility.means, origins]
    return cell("\n".join([*lines, *(("", *grade.reliability.reasons, *grade.reasons) if why else ())]))


def _claims_table(told: list[Told], grades: Mapping[str, Grade], *, why: bool) -> Table:
    made = table("published", "what", "who, where, when", "words, and on whose say-so", "grade")
    for one in told:
        statement, source = one.statement, one.publisher or one.report_name
        made.add_row(
            str(one.published),
            cell(what_of(statement)),
            cell(setting_of(statement)),
            words_of(statement, source),
            grade_cell(grades[one.id], why=why),
        )
    return made
