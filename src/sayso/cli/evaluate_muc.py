"""`sayso evaluate muc`: the templates of MUC-4, filled from statements and scored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.options import Format, Output, Reader, ReaderName
from sayso.cli.output import note, out, print_record, progress, table
from sayso.errors import UsageError
from sayso.evaluate.muc import (
    SLOTS,
    Count,
    Judgements,
    MucScores,
    Templates,
    fill_templates,
    read_judgements,
    read_messages,
    read_templates,
    score_messages,
    written_templates,
)
from sayso.read import reader_named

Texts = Annotated[list[Path] | None, typer.Option("--texts", help="File of messages; may be given several times.")]
Key = Annotated[Path, typer.Option("--key", help="File of answer keys.")]
Response = Annotated[Path | None, typer.Option("--response", help="Score this file of templates; read nothing.")]
Judged = Annotated[Path | None, typer.Option("--judgements", help="History of interactive scoring, as NRaD stored it.")]
Keep = Annotated[Path | None, typer.Option("--write", help="Keep the filled templates in this file.")]
SUMS = ("all_templates", "matched_missing", "matched_spurious", "matched_only")
GROUPS = ("inc", "perp", "phys-tgt", "hum-tgt")


def muc(
    key: Key,
    texts: Texts = None,
    response: Response = None,
    judgements: Judged = None,
    write: Keep = None,
    reader: Reader = ReaderName.RULES,
    format: Output = Format.TABLE,
) -> None:
    """Fill the templates of MUC-4 (1992) from what is read, and score them as its official scorer did.

    [bold]Examples[/bold]

        sayso evaluate muc --texts tst3-muc4 --key key-tst3.v2
        sayso evaluate muc --texts tst3-muc4 --key key-tst3.v2 --reader trained --format json
        sayso evaluate muc --response GE/response.tst3 --key key-tst3.v2 --judgements final-history-nrad.tst3
    """
    if bool(texts) == (response is not None):
        raise UsageError("give either --texts, to read and score, or --response, to score templates")
    found = read_templates(response) if response else filled(texts or [], reader.value)
    if write:
        write.write_text(written_templates(found), encoding="utf-8")
    keys = read_templates(key)
    scores = score_messages(keys, found, read_judgements(judgements) if judgements else Judgements())
    if format is Format.TABLE:
        show(scores)
    else:
        print_record(as_json(scores), format)


def filled(texts: list[Path], reader: str) -> Templates:
    """Read messages and fill their templates."""
    reports = [report for path in texts for report in read_messages(path)]
    reads = reader_named(reader)
    made: Templates = {}
    with progress("Reading", len(reports)) as bar:
        for report in reports:
            made[report.name] = fill_templates(report, reads.read(report))
            bar.advance(bar.task_ids[0])
    return made


def as_json(scores: MucScores) -> dict[str, Any]:
    """Return the headline figures, each sum, each group and each slot; F, recall and precision in per cent."""
    row: dict[str, Any] = {name: round(getattr(scores, name).f, 2) for name in ("all_templates", "matched_missing")}
    row["slots"] = {slot.name: round(scores.slots[slot.name].f, 2) for slot in SLOTS}
    row["messages"] = scores.messages
    row["templates"] = _figures(scores.templates)
    row["detail"] = {
        **{name: _figures(getattr(scores, name)) for name in SUMS},
        **{group: _figures(scores.part(group)) for group in GROUPS},
        **{slot.name: _figures(scores.slots[slot.name]) for slot in SLOTS},
    }
    return row


def _figures(count: Count) -> dict[str, Any]:
    return {
        "possible": count.possible,
        "actual": count.actual,
        "correct": count.correct,
        "partial": count.partial,
        "incorrect": count.incorrect,
        "spurious": count.spurious,
        "missing": count.missing,
        "recall": round(count.recall, 2),
        "precision": round(count.precision, 2),
        "f": round(count.f, 2),
    }


def show(scores: MucScores) -> None:
    """Print the slots and the sums as a table."""
    paired = scores.templates
    pairs = f"{paired.possible} templates in the key, {paired.actual} filled, {paired.correct} paired"
    note(f"{scores.messages} messages, {pairs}")
    made = table("slot", "possible>", "actual>", "correct>", "partial>", "recall>", "precision>", "F>")
    rows = [(slot.name, scores.slots[slot.name]) for slot in SLOTS]
    rows += [(f"{group} total", scores.part(group)) for group in GROUPS]
    rows += [(name.replace("_", " "), getattr(scores, name)) for name in SUMS]
    for name, count in rows:
        shares = (f"{count.recall:.1f}", f"{count.precision:.1f}", f"{count.f:.1f}")
        made.add_row(name, *map(str, (count.possible, count.actual, count.correct, count.partial)), *shares)
    out.print(made)
