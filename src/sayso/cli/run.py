"""`sayso run`: read archives at scale, shard by shard."""

from __future__ import annotations

import enum
import os
from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import typer

from sayso.cli.failures import SOME_FAILED
from sayso.cli.options import Format, Output, Published, Reader, ReaderName
from sayso.cli.output import fail, note, print_record, progress
from sayso.cli.read import Lang
from sayso.scale.engine import run_local, run_ray
from sayso.scale.shard import SLICE, Shard, shards_of
from sayso.scale.work import Outcome, Plan


class Engine(enum.StrEnum):
    """What shards are worked on by."""

    LOCAL = "local"
    RAY = "ray"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Archives (.warc .warc.gz .wacz), JSON Lines and other files, folders or patterns of them; paths, or "
        "addresses that fsspec opens (s3://bucket/*.warc.gz).",
    ),
]


def run(
    inputs: Inputs,
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="Folder of the parts: a path or an address.")],
    engine: Annotated[Engine, typer.Option("--engine", help="Processes of this machine, or a Ray cluster.")] = (
        Engine.LOCAL
    ),
    address: Annotated[
        str | None, typer.Option("--address", help="Of the Ray cluster; one is started if absent.")
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes; one a core if not given.")] = None,
    gate: Annotated[bool, typer.Option("--gate/--no-gate", help="Read only what is about conflict at all.")] = True,
    slice: Annotated[int, typer.Option("--slice", min=1_000, help="Bytes of a slice of JSON Lines.")] = SLICE,
    published: Published = None,
    lang: Lang = None,
    reader: Reader = ReaderName.TRAINED,
    format: Output = Format.TABLE,
) -> None:
    """Read whole archives: each shard becomes Parquet files of reports and statements, and a marker that it is done.

    What is done is not done again, so a run that was broken off goes on where it was. Then `sayso merge DIR` finds
    copies and incidents, and `sayso add DIR` takes all into a ledger.

    [bold]Examples[/bold]

        sayso run archives/ --out parts --workers 8
        sayso run "s3://crawl/2023/11/*.warc.gz" --out s3://mine/parts --engine ray --address auto
        sayso run reports.jsonl --out parts --no-gate && sayso merge parts
    """
    plan = Plan(out, reader.value, gate, published, lang)
    shards = shards_of(inputs, slice)
    outcomes = _outcomes(shards, plan, engine, address, workers)
    totals: Counter[str] = Counter()
    faults: list[str] = []
    before = 0
    with progress("Shards", len(shards)) as bar:
        for outcome in outcomes:
            totals.update(outcome.counts)
            before += not outcome.new
            if outcome.fault:
                faults.append(outcome.fault)
            bar.advance(bar.task_ids[0])
    _tell(len(shards), before, totals, faults, format)


def _outcomes(
    shards: list[Shard], plan: Plan, engine: Engine, address: str | None, workers: int | None
) -> Iterator[Outcome]:
    if engine is Engine.RAY:
        return run_ray(shards, plan, address, workers)
    return run_local(shards, plan, min(workers or os.cpu_count() or 1, len(shards)))


def _tell(shards: int, before: int, totals: Counter[str], faults: list[str], format: Format) -> None:
    """Tell what came and what was passed over and why; exit with 1 where a shard failed."""
    if format is Format.TABLE:
        known = f" ({before} done before)" if before else ""
        note(f"Shards: {shards}{known}. Documents: {totals['documents']}. Reports: {totals['reports']}. ")
        rest = {why: number for why, number in sorted(totals.items()) if why not in {"documents", "reports"}}
        note("  ".join(f"{why}: {number}" for why, number in rest.items()))
    else:
        print_record({"shards": shards, "before": before, **dict(sorted(totals.items())), "failed": faults}, format)
    for fault in sorted(faults):
        fail(fault)
    if faults:
        raise typer.Exit(SOME_FAILED)
