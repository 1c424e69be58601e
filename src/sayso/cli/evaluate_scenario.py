"""`sayso evaluate scenario`: reports in, questions answered, answers scored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.options import Format, Output, Reader, ReaderName
from sayso.cli.output import cell, note, out, print_record, progress, table
from sayso.evaluate.scenario import load_scenario
from sayso.evaluate.scenario_reader import annotated_reader
from sayso.evaluate.scenario_scores import Answered, ScenarioResult, score_scenario
from sayso.read import reader_named
from sayso.undertaking import Outcome

Folder = Annotated[Path, typer.Argument(help="Folder with reports.jsonl and queries.jsonl.", metavar="DIR")]
Annotated_ = Annotated[
    bool, typer.Option("--annotated", help="Take the statements of statements.jsonl instead of reading the reports.")
]
Errors = Annotated[int, typer.Option("--errors", help="Show so many of the wrong answers.", min=0)]


def scenario(
    folder: Folder,
    reader: Reader = ReaderName.TRAINED,
    annotated: Annotated_ = False,
    errors: Errors = 0,
    format: Output = Format.TABLE,
) -> None:
    """Add the reports of a story to a fresh ledger, ask it the story's questions, and score the answers.

    The folder has reports.jsonl and, where they stand, queries.jsonl, undertakings.jsonl, copies.jsonl and
    disputes.jsonl. The ledger is thrown away afterwards.

    [bold]Examples[/bold]

        sayso evaluate scenario tests/scenarios/sahel
        sayso evaluate scenario tests/scenarios/sahel --annotated --errors 10
        sayso evaluate scenario my-story --format json
    """
    story = load_scenario(folder)
    reading = annotated_reader(folder, story.reports) if annotated else reader_named(reader.value)
    with progress("Reading", len(story.reports)) as bar:
        result = score_scenario(story, reading, done=lambda: bar.advance(bar.task_ids[0]))
    if format is Format.TABLE:
        _show(result, errors)
    else:
        print_record(_json(result, errors), format)


def _json(result: ScenarioResult, errors: int) -> dict[str, Any]:
    row: dict[str, Any] = {"reports": result.reports, "statements": result.statements}
    asked = len(result.answered)
    if asked:
        row["queries"] = {
            "asked": asked,
            "holder": round(sum(one.holder for one in result.answered) / asked, 4),
            "status": round(sum(one.status for one in result.answered) / asked, 4),
            "both": round(sum(one.holder and one.status for one in result.answered) / asked, 4),
            "brier": round(sum(one.brier for one in result.answered) / asked, 4),
        }
    if result.became:
        row["undertakings"] = {
            "asked": len(result.became),
            "right": round(sum(one.right for one in result.became) / len(result.became), 4),
            "by_state": {state.value: counts for state in Outcome if (counts := _of_state(result, state))["asked"]},
        }
    if result.copies:
        row["copies"] = {
            "precision": round(result.copies.precision, 4),
            "recall": round(result.copies.recall, 4),
            "f1": round(result.copies.f1, 4),
        }
    if result.disputes:
        row["disputes"] = {
            "wanted": len(result.disputes),
            "found": sum(found for _, found in result.disputes),
            "given": result.disputes_given,
        }
    if errors:
        row["mistakes"] = [_mistake(one) for one in _wrong(result)[:errors]]
    return row


def _of_state(result: ScenarioResult, state: Outcome) -> dict[str, int]:
    asked = [one for one in result.became if state in one.due.states]
    return {"asked": len(asked), "right": sum(one.right for one in asked)}


def _wrong(result: ScenarioResult) -> list[Answered]:
    return [one for one in result.answered if not (one.holder and one.status)]


def _mistake(one: Answered) -> dict[str, Any]:
    query = one.query
    return {
        "place": query.place,
        "kind": query.kind,
        "on": query.on.isoformat(),
        "known": query.known.isoformat() if query.known else None,
        "wanted": {"answer": list(query.answer), "status": sorted(query.statuses)},
        "given": {"holder": one.holding.holder, "status": one.holding.status.value},
    }


def _show(result: ScenarioResult, errors: int) -> None:
    note(f"{result.reports} reports, {result.statements} statements")
    made = table("figure", "of>", "right>", "share>")
    for name, right in (
        ("holder", [one.holder for one in result.answered]),
        ("status", [one.status for one in result.answered]),
        ("holder and status", [one.holder and one.status for one in result.answered]),
        ("undertakings", [one.right for one in result.became]),
        ("disputes found", [found for _, found in result.disputes]),
    ):
        if right:
            made.add_row(name, str(len(right)), str(sum(right)), f"{sum(right) / len(right):.3f}")
    if result.answered:
        brier = sum(one.brier for one in result.answered) / len(result.answered)
        made.add_row("Brier score of holders", str(len(result.answered)), "", f"{brier:.3f}")
    if result.copies:
        made.add_row("copies, B-cubed F1", str(result.reports), "", f"{result.copies.f1:.3f}")
    out.print(made)
    for one in _wrong(result)[:errors]:
        row = _mistake(one)
        known = f", known {row['known']}" if row["known"] else ""
        kind = f" ({row['kind']})" if row["kind"] else ""
        names = " or ".join(name or "nobody" for name in row["wanted"]["answer"])
        wanted = f"{'/'.join(row['wanted']['status'])} {names}".strip()
        given = f"{row['given']['status']} {row['given']['holder'] or ''}".strip()
        out.print(f"{cell(row['place'])}{kind} on {row['on']}{known}: {cell(wanted)} [dim]not[/dim] {cell(given)}")
