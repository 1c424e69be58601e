"""What `sayso times`, `sayso places` and `sayso actors` take: a text, files, or JSON Lines with a text a line.

Invariant: offsets refer to the text that is given back beside them, or, with `--jsonl`, to the `text` that came in.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer
from pydantic import Field, ValidationError

from sayso.cli.failures import Failures
from sayso.cli.options import Format
from sayso.cli.output import note, print_json, print_json_lines, progress
from sayso.errors import SaysoError, SourceError
from sayso.gather import read_source
from sayso.gather.formats import ENDINGS
from sayso.gather.jsonlines import MAX_LINE
from sayso.gather.language import language_of
from sayso.gather.record import Record, first_fault
from sayso.gather.sources import STANDARD_INPUT
from sayso.report import Report

Json = dict[str, Any]
_BOM = b"\xef\xbb\xbf"
Spans = Callable[[Report], list[Json]]
"""Reads a report: its spans as records, each with `start` and `end`."""
Show = Callable[[Report, list[Json]], None]
"""Prints the spans of a report for people."""

Texts = Annotated[
    list[str] | None,
    typer.Argument(
        help="The words themselves, or files (.txt .md .html .yaml .jsonl), or - for standard input, which is read "
        "where nothing is given.",
        metavar="[TEXT or SOURCE]...",
        show_default=False,
    ),
]
Lines = Annotated[
    bool,
    typer.Option(
        "--jsonl",
        help='JSON Lines {"id", "text", "published"} in, {"id", "spans": [...]} out, a line for a line; "lang", '
        '"title", "publisher" may be given too.',
    ),
]
Lang = Annotated[str | None, typer.Option("--lang", help="Language, ISO 639-1; recognised if not given.")]


def resolve(
    sources: list[str] | None,
    *,
    lines: bool,
    published: dt.date | None,
    lang: str | None,
    format: Format,
    spans: Spans,
    show: Show,
) -> None:
    """Read every text, find its spans and print them; what fails is named at the end and stops nothing.

    Raises:
        typer.Exit: some texts failed (exit code 1).
    """
    failures = Failures()
    given = sources or [STANDARD_INPUT]
    if lines:
        rows = _of_lines(given, published, lang, spans, failures)
        print_json_lines(rows)
    else:
        pairs = _of_texts(given, published, lang, spans, failures)
        _print(pairs, format, show)
    failures.close()


def _print(pairs: Iterable[tuple[Report, list[Json]]], format: Format, show: Show) -> None:
    if format is Format.TABLE:
        for report, found in pairs:
            if found:
                show(report, found)
            else:
                note(f"{report.name}: nothing found.")
        return
    rows = ({"id": report.name, "text": report.text, "spans": found} for report, found in pairs)
    if format is Format.JSONL:
        print_json_lines(rows)
    else:
        made = list(rows)
        if made:
            print_json(made[0] if len(made) == 1 else made)


def _of_texts(
    given: list[str], published: dt.date | None, lang: str | None, spans: Spans, failures: Failures
) -> Iterator[tuple[Report, list[Json]]]:
    with progress("Reading", len(given)) as bar:
        for source in given:
            for report in _reports(source, published, lang):
                if isinstance(report, SourceError):
                    failures.add(report)
                    continue
                try:
                    yield report, spans(report)
                except SaysoError as fault:
                    failures.add(SourceError(report.source or report.name, str(fault)))
            bar.advance(bar.task_ids[0])


def _reports(source: str, published: dt.date | None, lang: str | None) -> Iterator[Report | SourceError]:
    if _is_text(source):
        yield Report(text=source, name="text", published=published, lang=lang or language_of(source))
    else:
        yield from read_source(source, published=published, lang=lang, undated=True, stdin=sys.stdin.buffer)


def _is_text(source: str) -> bool:
    """Say whether an argument is no file's name but the words to read."""
    if source == STANDARD_INPUT:
        return False
    try:
        if Path(source).exists():
            return False
    except (OSError, ValueError):  # too long for a name, or NUL in it
        return True
    looks_like_a_file = Path(source).suffix.lower() in ENDINGS or (os.sep in source and " " not in source)
    return not looks_like_a_file


class _Line(Record):
    """A line as it came in; the id goes back as it was, a number as a number."""

    echo: Any = Field(default=None, validation_alias="id")


def _of_lines(
    given: list[str], published: dt.date | None, lang: str | None, spans: Spans, failures: Failures
) -> Iterator[Json]:
    for source in given:
        try:
            with _opened(source) as stream:
                for line in _lines(stream, source):
                    try:
                        id, report = _line_report(*line, published, lang)
                        yield {"id": id, "spans": spans(report)}
                    except SourceError as fault:
                        failures.add(fault)
                    except SaysoError as fault:
                        failures.add(SourceError(line[1], str(fault)))
        except OSError as fault:
            failures.add(SourceError(source, fault.strerror or str(fault)))


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if source == STANDARD_INPUT else Path(source).open("rb")


def _lines(stream: BinaryIO, source: str) -> Iterator[tuple[bytes, str]]:
    """Yield each line that is not blank, cut where it is too long, with the name of its place."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if line.strip():
            yield line.removeprefix(_BOM) if number == 1 else line, f"{source}:{number}"
        while line and len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)


def _line_report(line: bytes, where: str, published: dt.date | None, lang: str | None) -> tuple[Any, Report]:
    """Return a line's id and its text as a report.

    Raises:
        SourceError: the line is too long or no such object; names the field.
    """
    if len(line) > MAX_LINE:
        raise SourceError(where, f"a line of more than {MAX_LINE // 1_000_000} MB: split the text")
    try:
        row = _Line.model_validate_json(line)
    except ValidationError as fault:
        raise SourceError(where, first_fault(fault)) from fault
    report = Report(
        text=row.text,
        name=row.id or where.rpartition(":")[2],
        title=row.title or "",
        publisher=row.publisher or "",
        published=published or row.published,
        lang=lang or row.lang or language_of(row.text),
        source=where,
    )
    return (report.name if row.echo is None else row.echo), report


def around(report: Report, start: int, end: int, width: int = 30) -> str:
    """Return the words at a span with some on either side, on one line."""
    left, right = report.text[max(0, start - width) : start], report.text[end : end + width]
    return " ".join(f"{left}[{report.text[start:end]}]{right}".split())
