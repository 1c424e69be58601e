"""`sayso add`: read reports and keep what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.cli.failures import Failures
from sayso.cli.options import DEFAULT_LEDGER, Format, Ledger, Output, Packs, Published, Reader, ReaderName, Sources
from sayso.cli.output import note, print_json
from sayso.cli.read import Lang, read_all
from sayso.errors import SourceError, UndatedError
from sayso.ledger import open_ledger
from sayso.read import Reader as ReaderProtocol
from sayso.read import reader_named
from sayso.report import Report
from sayso.scale.merge import Parts
from sayso.scale.work import DONE
from sayso.statement import Statement


def add(
    sources: Sources,
    ledger: Ledger = DEFAULT_LEDGER,
    published: Published = None,
    reader: Reader = ReaderName.TRAINED,
    lang: Lang = None,
    format: Output = Format.TABLE,
    packs: Packs = None,
) -> None:
    """Read reports and add their statements to a ledger; adding the same report twice adds nothing.

    [bold]Examples[/bold]

        sayso add report.txt --published 2023-11-14
        sayso add reports.jsonl --ledger mali.db
        SAYSO_LEDGER=mali.db sayso add today/
        sayso run archives/ --out parts && sayso add parts
    """
    del packs  # has been taken in where it was given
    failures = Failures()
    reading = reader_named(reader.value)
    reports = new = statements = retracted = 0
    with open_ledger(ledger) as opened:
        taken = (
            (report, found, by)
            for source in sources
            for report, found, by in _of_source(source, published, lang, reading, failures)
        )
        for report, found, by in taken:
            try:
                added = opened.add(report, found, reader=by)
            except (SourceError, UndatedError) as fault:
                failures.add(fault)
                continue
            reports += 1
            new += added.new
            statements += added.statements
            retracted += added.retracted
    if format is Format.TABLE:
        again = f" ({reports - new} known already)" if reports > new else ""
        withdrawn = f" ({retracted} withdrawn)" if retracted else ""
        note(f"New reports: {new}{again}. New statements: {statements}{withdrawn}. Ledger: {ledger}")
    else:
        print_json({"reports": reports, "new": new, "statements": statements, "retracted": retracted, "ledger": ledger})
    failures.close()


def _of_source(
    source: str, published: Published, lang: str | None, reading: ReaderProtocol, failures: Failures
) -> Iterator[tuple[Report, tuple[Statement, ...], str]]:
    """Yield the reports of a source with their statements and reader; the parts of `sayso run` are read already."""
    if Path(source, DONE).is_dir():
        yield from Parts(source).read()
        return
    for report, found in read_all([source], published, lang, reading.read, failures):
        yield report, found, reading.name
