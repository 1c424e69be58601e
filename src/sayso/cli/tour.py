"""`sayso tour`: the whole path on the reports that ship with sayso."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.holds import answer
from sayso.cli.output import cell, note, out, progress
from sayso.cli.read import show
from sayso.cli.told import timeline_table
from sayso.cli.weighed import due_table, show_dispute
from sayso.examples import example_questions, example_reports
from sayso.exchange import Json, holding_to_json
from sayso.holding import Told
from sayso.know.sides import affiliations
from sayso.ledger import open_ledger
from sayso.read import READERS, reader_named
from sayso.weigh import disputes, timeline, undertakings

STORY_REPORT = "15-kidal-wire"
"""The example that the tour reads aloud."""
QUESTIONS = (
    "kidal-1015",
    "kidal-1112",
    "kidal-1115",
    "kidal-1215",
    "camp-1020",
    "camp-1102",
    "camp-1120-then",
    "kidal-1115-known-1113",
    "camp-1112-then",
)
"""Of the questions that ship with the examples (`questions.json`), those that the tour asks."""
DUE_ON = dt.date(2023, 11, 16)

Keep = Annotated[Path | None, typer.Option("--keep", metavar="FILE", help="Keep the tour's ledger in this new file.")]


def tour(keep: Keep = None) -> None:
    """Take the example reports in and show what sayso makes of them: one story, told by eight outlets.

    The reports were written for sayso after public events in northern Mali, August to December 2023; their quotes are
    invented.

    [bold]Examples[/bold]

        sayso tour
        sayso tour --keep tour.db && sayso holds Kidal --ledger tour.db --history
    """
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "tour.db"
        told = take_in(path)
        _tell(told)
    if keep:
        note(f"Kept in {keep}: try `sayso claims --ledger {keep} --place Kidal`.")


def take_in(path: Path) -> tuple[Told, ...]:
    """Read the examples into a new ledger, show one of them, and return all that they say."""
    reader = reader_named(next(iter(READERS)))
    reports = example_reports()
    _head(f"{len(reports)} reports by {len({report.publisher for report in reports})} outlets go in")
    with open_ledger(path) as ledger, progress("Reading", len(reports)) as bar:
        for report in reports:
            statements = reader.read(report)
            ledger.add(report, statements, reader=reader.name)
            bar.advance(bar.task_ids[0])
            if report.name == STORY_REPORT:
                one = report, [(statement, ()) for statement in statements]
        told = ledger.as_of().statements()
    out.print(f"{len(told)} statements, each with its words, its speaker and its standing. One report of them says:\n")
    show(*one)
    return told


def _tell(told: Sequence[Told]) -> None:
    about = [one for one in told if any("Kidal" in place.name for place in one.statement.places)]
    _head("What happened at Kidal, as told")
    kinds = {"capture", "withdrawal", "handover", "air_strike", "armed_clash", "disruption", "advance"}
    out.print(
        timeline_table(timeline([one for one in about if one.statement.kind in kinds], since=dt.date(2023, 10, 1)))
    )
    _head("Who holds the town, and who the camp; and what one could know before")
    for question in asked():
        _show_answer(answer_to(told, question))
    _head("Where the reports disagree")
    for dispute in disputes(about, affiliations()):
        show_dispute(dispute)
    _head(f"What falls due, as of {DUE_ON}")
    upto = [one for one in told if one.published <= DUE_ON]
    out.print(due_table(undertakings(upto, DUE_ON, affiliations())))


def asked() -> list[dict[str, Any]]:
    """Return the tour's questions, each with the right answer, in the order in which they are asked."""
    rows = {row["id"]: row for row in example_questions()["holds"]}
    return [rows[id] for id in QUESTIONS]


def answer_to(told: Sequence[Told], question: dict[str, Any]) -> Json:
    """Return the answer to one of the questions, as `sayso holds --format json` gives it."""
    known = dt.date.fromisoformat(question["known"]) if question["known"] else None
    on = dt.date.fromisoformat(question["on"])
    view = [one for one in told if known is None or one.published <= known]
    return holding_to_json(answer(view, question["place"], question["kind"], on), on=on, known=known)


def _show_answer(row: Json) -> None:
    as_known = f", as known on {row['known']}" if row["known"] else ""
    holder = f" by [bold]{cell(row['holder'])}[/bold]" if row["holder"] else ""
    out.print(f"{row['place']['name']} ({row['place']['kind']}) on {row['on']}{as_known}: {row['status']}{holder}")
    for one in [s for s in row["statements"] if s["supports"]][:2]:
        source = f"{one['said_by'] or 'the reporter'} · {one['publisher']}, {one['published']}"
        out.print(f"  {cell('“' + one['quote'] + '”')} [dim]{cell(source)}[/dim]")


def _head(text: str) -> None:
    out.print()
    out.rule(f"[bold]{cell(text)}[/bold]", align="left")
