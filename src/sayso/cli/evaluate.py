"""`sayso evaluate`: how well a reader reads, against annotated reports, and a ledger answers, against a scenario."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.evaluate_muc import muc
from sayso.cli.evaluate_plover import plover
from sayso.cli.evaluate_scenario import scenario
from sayso.cli.options import Format, Output, Reader, ReaderName
from sayso.cli.output import cell, note, out, print_record, progress, table
from sayso.evaluate import (
    FIGURES,
    Bin,
    Result,
    Scores,
    calibration_error,
    load_corpus,
    results_of,
    subsets,
    total,
    worst_mistakes,
)
from sayso.evaluate import reliability as reliability_of
from sayso.read import reader_named

_HELP = "Score a reader against annotated reports, or all of sayso against a story with questions."
evaluate = typer.Typer(help=_HELP, no_args_is_help=True, rich_markup_mode="rich")
evaluate.command()(scenario)


evaluate.command()(muc)
evaluate.command()(plover)


@evaluate.callback()
def _group() -> None:
    """Score a reader against annotated reports, or all of sayso against a story with questions."""


Folder = Annotated[Path, typer.Argument(help="Folder of annotated reports (YAML).", metavar="DIR")]
Lang = Annotated[str | None, typer.Option("--lang", help="Only reports in this language.")]
ByKind = Annotated[bool, typer.Option("--by-kind", help="Scores of each kind.")]
BySubset = Annotated[bool, typer.Option("--by-subset", help="Scores of each language, origin and group of files.")]
Reliability = Annotated[bool, typer.Option("--reliability", help="How often the reader is right, by how sure it was.")]
Errors = Annotated[int, typer.Option("--errors", help="Show so many of the worst mistakes.", min=0)]


@evaluate.command()
def corpus(
    folder: Folder,
    reader: Reader = ReaderName.TRAINED,
    lang: Lang = None,
    by_kind: ByKind = False,
    by_subset: BySubset = False,
    reliability: Reliability = False,
    errors: Errors = 0,
    format: Output = Format.TABLE,
) -> None:
    """Read annotated reports and score what is read: found, kind, each field, and whole records.

    [bold]Examples[/bold]

        sayso evaluate corpus corpus/dev
        sayso evaluate corpus corpus/dev --by-kind --errors 20
        sayso evaluate corpus corpus/dev --format json
    """
    reports = [report for report in load_corpus(folder) if lang in {None, report.report.lang}]
    results: list[Result] = []
    with progress("Scoring", len(reports)) as bar:
        task = bar.task_ids[0]
        for result in results_of(reader_named(reader.value), reports):
            results.append(result)
            bar.advance(task)
    scores = total(result.scores for result in results)
    bins = reliability_of(results) if reliability else ()
    if format is Format.TABLE:
        _show(scores, results, by_kind=by_kind, by_subset=by_subset, errors=errors)
        if bins:
            _show_reliability(bins)
    else:
        row = _json(scores, results, by_kind=by_kind, by_subset=by_subset, errors=errors)
        if bins:
            row["calibration_error"] = round(calibration_error(bins), 4)
            row["reliability"] = [dataclasses.asdict(one) for one in bins]
        print_record(row, format)


def _json(
    scores: Scores,
    results: list[Result],
    *,
    by_kind: bool,
    by_subset: bool,
    errors: int,
) -> dict[str, Any]:
    """Return F1 of each figure at the top, as the corpus's own scorer prints them, and what was asked for beside."""
    row: dict[str, Any] = {name: round(scores.figures[name].f1, 4) for name in FIGURES}
    row["reports"] = scores.reports
    row["detail"] = {
        name: {"precision": round(t.precision, 4), "recall": round(t.recall, 4), "f1": round(t.f1, 4)}
        for name, t in scores.figures.items()
    }
    if by_kind:
        row["kinds"] = {
            kind: {"wanted": t.wanted, "given": t.given, "f1": round(t.f1, 4)} for kind, t in scores.kinds.items()
        }
    if by_subset:
        row["subsets"] = {
            name: {figure: round(part.figures[figure].f1, 4) for figure in FIGURES} | {"reports": part.reports}
            for name, part in subsets(results).items()
        }
    if errors:
        row["mistakes"] = [
            {"report": m.report, "fault": m.fault.value, "kind": m.kind, "quote": m.quote, "parts": list(m.parts)}
            for m in worst_mistakes(results, errors)
        ]
    return row


def _show_reliability(bins: tuple[Bin, ...]) -> None:
    made = table("confidence", "statements>", "mean>", "right>")
    for one in bins:
        if one.count:
            made.add_row(f"{one.low:.1f}-{one.high:.1f}", str(one.count), f"{one.confidence:.3f}", f"{one.right:.3f}")
    out.print(made)
    note(f"expected calibration error {calibration_error(bins):.3f}")


def _show(scores: Scores, results: list[Result], *, by_kind: bool, by_subset: bool, errors: int) -> None:
    found = scores.figures["found"]
    note(f"{scores.reports} reports, {found.wanted} statements annotated, {found.given} read")
    made = table("figure", "precision>", "recall>", "F1>")
    for name in FIGURES:
        tally = scores.figures[name]
        made.add_row(name, f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}")
    out.print(made)
    if by_kind:
        made = table("kind", "annotated>", "read>", "F1>")
        for kind, tally in sorted(scores.kinds.items(), key=lambda pair: (-pair[1].wanted, pair[0])):
            made.add_row(kind, str(tally.wanted), str(tally.given), f"{tally.f1:.3f}")
        out.print(made)
    if by_subset:
        made = table("part", "reports>", *(f"{name}>" for name in FIGURES))
        for name, part in subsets(results).items():
            made.add_row(name, str(part.reports), *(f"{part.figures[figure].f1:.2f}" for figure in FIGURES))
        out.print(made)
    for mistake in worst_mistakes(results, errors):
        wrong = f": {', '.join(mistake.parts)}" if mistake.parts else ""
        out.print(
            f"{cell(mistake.report)} {mistake.fault.value} {mistake.kind}{wrong} [dim]{cell(mistake.quote)}[/dim]"
        )
