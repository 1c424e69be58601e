"""`sayso evaluate plover`: the gold-standard records of PLOVER."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.options import Format, Output, Reader, ReaderName
from sayso.cli.output import note, out, print_record, progress, table
from sayso.evaluate.plover import PloverScores, Triple, events_of, read_records, score_records
from sayso.evaluate.scores import Tally
from sayso.read import reader_named

Records = Annotated[Path, typer.Argument(help="File of PLOVER records (JSON).", metavar="FILE")]


def plover(records: Records, reader: Reader = ReaderName.RULES, format: Output = Format.TABLE) -> None:
    """Read the sentences of PLOVER's records and score event types, and types with both actors' countries.

    [bold]Examples[/bold]

        sayso evaluate plover PLOVER_GSR_CAMEO.txt
        sayso evaluate plover PLOVER_GSR_CAMEO.txt --reader trained --format json
    """
    rows = read_records(records)
    reads = reader_named(reader.value)
    events: dict[str, tuple[Triple, ...]] = {}
    with progress("Reading", len(rows)) as bar:
        for row in rows:
            events[row.report.name] = events_of(row.report, reads.read(row.report))
            bar.advance(bar.task_ids[0])
    scores = score_records(rows, events)
    if format is Format.TABLE:
        show(scores)
    else:
        print_record(as_json(scores), format)


def as_json(scores: PloverScores) -> dict[str, Any]:
    """Return F1 of both figures, and precision, recall and F1 of them and of each event type."""
    return {
        "type": round(scores.type.f1, 4),
        "type_and_countries": round(scores.countries.f1, 4),
        "records": scores.records,
        "detail": {"type": _figures(scores.type), "type_and_countries": _figures(scores.countries)},
        "types": {type: _figures(tally) for type, tally in scores.types.items()},
    }


def _figures(tally: Tally) -> dict[str, Any]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {"wanted": tally.wanted, "given": tally.given, **{name: round(share, 4) for name, share in shares.items()}}


def show(scores: PloverScores) -> None:
    """Print both figures and each event type as a table."""
    note(f"{scores.records} records")
    made = table("figure", "wanted>", "given>", "precision>", "recall>", "F1>")
    rows = [("type", scores.type), ("type and countries", scores.countries), *scores.types.items()]
    for name, tally in rows:
        shares = (f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}")
        made.add_row(name, str(tally.wanted), str(tally.given), *shares)
    out.print(made)
