"""`sayso read`: what a report says."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, TypeVar

import typer

from sayso.cli.failures import Failures
from sayso.cli.options import Format, Output, Packs, Published, Reader, ReaderName, Sources
from sayso.cli.output import cell, note, out, print_json, print_json_lines, progress, table
from sayso.errors import SaysoError, SourceError, UsageError
from sayso.exchange import Json, report_to_json, statement_to_json
from sayso.gather import read_sources
from sayso.read import ExplainingReader, Ground, reader_named
from sayso.read import Reader as ReaderProtocol
from sayso.report import Report
from sayso.statement import Statement, When

Explained = tuple[Statement, tuple[Ground, ...]]
Told = TypeVar("Told")
Tell = Callable[[Report], tuple[Explained, ...]]

Lang = Annotated[
    str | None, typer.Option("--lang", help="Language of the reports, ISO 639-1; recognised if not given.")
]

Explain = Annotated[
    bool, typer.Option("--explain", help="Show the words and the score behind each field of each statement.")
]


def read(
    sources: Sources,
    published: Published = None,
    format: Output = Format.TABLE,
    reader: Reader = ReaderName.TRAINED,
    lang: Lang = None,
    explain: Explain = False,
    packs: Packs = None,
) -> None:
    """Show what reports say: each statement with its words, speaker, place, time and standing.

    Nothing is kept; `sayso add` does that.

    [bold]Examples[/bold]

        sayso read report.txt --published 2023-11-14
        sayso read reports/ --format jsonl > statements.jsonl
        sayso read report.txt --published 2023-11-14 --explain
        curl -s https://example.org/story.html | sayso read - --published 2023-11-14
    """
    del packs  # has been taken in where it was given
    failures = Failures()
    pairs = read_all(sources, published, lang, told_by(reader_named(reader.value), explain=explain), failures)
    if format is Format.JSONL:
        print_json_lines(
            {"id": report.name, "statements": [explained_to_json(*one) for one in found]} for report, found in pairs
        )
    elif format is Format.JSON:
        rows = [as_json(report, found) for report, found in pairs]
        if rows:
            print_json(rows[0] if len(rows) == 1 else rows)
    else:
        for report, found in pairs:
            show(report, found)
    failures.close()


def read_all(
    sources: list[str],
    published: Published,
    lang: str | None,
    tell: Callable[[Report], Told],
    failures: Failures,
) -> Iterator[tuple[Report, Told]]:
    """Yield each report with what is read from it; what cannot be taken in or read goes to `failures`."""
    with progress("Reading", len(sources)) as bar:
        task = bar.task_ids[0]
        for source in sources:
            for found in read_sources([source], published=published, lang=lang, stdin=sys.stdin.buffer):
                if isinstance(found, SourceError):
                    failures.add(found)
                    continue
                try:
                    yield found, tell(found)
                except SaysoError as fault:
                    failures.add(SourceError(found.source or found.name, str(fault)))
            bar.advance(task)


def told_by(reader: ReaderProtocol, *, explain: bool) -> Tell:
    """Return what reads a report: statements with the grounds of their fields, or with none where none are asked for.

    Raises:
        UsageError: the reader cannot explain itself.
    """
    if not explain:
        return lambda report: tuple((statement, ()) for statement in reader.read(report))
    if not isinstance(reader, ExplainingReader):
        raise UsageError(f"the reader '{reader.name}' cannot explain itself: use --reader trained")
    return reader.explain


def as_json(report: Report, statements: tuple[Explained, ...]) -> Json:
    """Return what `--format json` prints for one report."""
    return {"report": report_to_json(report), "statements": [explained_to_json(*one) for one in statements]}


def explained_to_json(statement: Statement, grounds: tuple[Ground, ...]) -> Json:
    """Return a statement, with `grounds` where there are any."""
    row = statement_to_json(statement)
    return {**row, "grounds": [dataclasses.asdict(ground) for ground in grounds]} if grounds else row


def show(report: Report, statements: Sequence[Explained]) -> None:
    """Print a report's statements as a table, each with its grounds where there are any."""
    head = " · ".join(part for part in (report.publisher, str(report.published or "undated"), report.name) if part)
    made = table(
        "#>",
        "what",
        "who, where, when",
        "words, and on whose say-so",
        title=cell(f"{report.title or report.name} ({head})"),
    )
    for number, (statement, grounds) in enumerate(statements, 1):
        words = "\n".join([words_of(statement), *(f"[dim]{cell(ground_of(one))}[/dim]" for one in grounds)])
        made.add_row(str(number), cell(what_of(statement)), cell(setting_of(statement)), words)
    if statements:
        out.print(made)
    else:
        note(f"{report.name}: nothing in it that the codebook has a kind for.")


def ground_of(ground: Ground) -> str:
    """Return a line that tells what a field was read from, and how surely."""
    value = f" {ground.value}" if ground.value else ""
    return f"{ground.field}{value} ← “{ground.text}” {ground.score:.2f}"


def what_of(statement: Statement) -> str:
    """Return kind, and standing where it is not simply told as so."""
    marks = [statement.modality.value] if statement.modality.value != "occurred" else []
    marks += ["ends"] if statement.ends else []
    marks += [f"due {statement.due}"] if statement.due else []
    return statement.kind + (f" ({', '.join(marks)})" if marks else "")


def setting_of(statement: Statement) -> str:
    """Return who, where and when, a line each; what the statement does not tell is left out."""
    lines = (who_of(statement), where_of(statement), when_of(statement.when))
    return "\n".join(line for line in lines if line)


def words_of(statement: Statement, source: str = "") -> str:
    """Return the quote and, below it, on whose say-so it is, as the text of a cell.

    Args:
        statement: the statement.
        source: where it was published, to be added, or "".
    """
    voices = ", ".join(part for part in (speaker_of(statement), source) if part)
    quote = cell(f"“{statement.quote}”")
    return f"{quote}\n[dim]{cell(voices)}[/dim]" if voices else quote


def who_of(statement: Statement) -> str:
    """Return who does what to whom, in names."""
    actors = ", ".join(actor.name for actor in statement.actors)
    targets = ", ".join(actor.name for actor in statement.targets)
    return f"{actors} → {targets}" if targets else actors


def where_of(statement: Statement) -> str:
    """Return where, in names, with the kind of place where it is no town."""
    parts = []
    for place in statement.places:
        lead = "near " if place.near else f"{place.role} " if place.role else ""
        parts.append(f"{lead}{place.name}")
    return ", ".join(parts)


def when_of(when: When | None) -> str:
    """Return a stretch of days as a person writes it."""
    if when is None:
        return ""
    first, last = when.interval.first, when.interval.last
    if first and last:
        return str(first) if first == last else f"{first} – {last}"
    if first:
        return f"since {first}" if when.interval.ongoing else f"from {first}"
    return f"until {last}" if last else when.text


def speaker_of(statement: Statement) -> str:
    """Return whose say-so it is; the reporter's own voice is left blank."""
    if statement.said_by is None:
        return "(unverified)" if statement.unverified else ""
    channel = f", {statement.said_by.channel}" if statement.said_by.channel else ""
    return f"{statement.said_by.name}{channel}{' (unverified)' if statement.unverified else ''}"
