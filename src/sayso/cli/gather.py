"""`sayso gather` and `sayso watch`: fetch reports from where they are, once or on a schedule."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from sayso.cli.failures import SOME_FAILED
from sayso.cli.options import Format, Output, Published
from sayso.cli.output import cell, note, notes, print_json, print_json_lines, progress, table
from sayso.errors import UsageError
from sayso.gather.fetch import AGENT, Limits, PoliteFetch, WebFetch
from sayso.gather.gathered import Gathered, Skipped, Why, gathered_to_json
from sayso.gather.gathering import Gathering, Source
from sayso.gather.language import READ
from sayso.gather.state import State
from sayso.gather.written import ReportFile

SHOWN = 50
"""Things passed over that are listed for a person; programs are told all."""
_FAILED = frozenset({Why.FAILED, Why.UNDATED})

GatherSources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Addresses of pages, feeds and sitemaps; files and folders (.txt .md .html .pdf .docx .eml .mbox .csv "
        ".jsonl .warc .wacz .yaml, also with .gz); - for standard input.",
    ),
]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Connect also to addresses that are not on the public internet.")
]
Agent = Annotated[str, typer.Option("--agent", help="How servers are told who asks; add a way to reach you.")]


def gather(
    sources: GatherSources,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Append the reports to this file; otherwise printed.")
    ] = None,
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="Remember here what was taken; beside --out if not given."),
    ] = None,
    published: Published = None,
    undated: Annotated[bool, typer.Option("--undated", help="Take reports without a date of publication too.")] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Fetch the page of each entry of a feed, even where the feed has a text.")
    ] = False,
    most: Annotated[int | None, typer.Option("--most", help="Reports of each source at most.", min=1)] = None,
    agent: Agent = AGENT,
    allow_private: Private = False,
    format: Output = Format.TABLE,
) -> None:
    """Fetch reports once and write them as JSON Lines, which `sayso read` and `sayso add` take.

    What was taken before is not fetched again; what was passed over is listed with the reason. Robots.txt is obeyed,
    and no host is asked more than once a second.

    [bold]Examples[/bold]

        sayso gather https://example.org/feed.xml --out reports.jsonl
        sayso gather https://example.org/sitemap.xml mail.mbox archive.warc.gz --out reports.jsonl
        sayso gather report.pdf --published 2023-11-14 | sayso read -
    """
    remembered = state or (out.with_name(f"{out.name}.state") if out else None)
    with State(remembered) as memory:
        fetch = PoliteFetch(WebFetch(Limits(), private=allow_private, agent=agent), agent=agent)
        gathering = Gathering(fetch, memory, published=published, undated=undated)
        asked = [Source(address, pages=pages, most=most) for address in sources]
        skipped: list[Skipped] = []
        with progress("Gathering", None) as bar:
            came = _written(_reports(gathering.gather_all(asked, sys.stdin.buffer), skipped, bar), out)
    tell(came, skipped, format if out else Format.TABLE)


def _reports(found: Iterable[Gathered | Skipped], skipped: list[Skipped], bar: Progress) -> Iterator[Gathered]:
    for one in found:
        bar.advance(bar.task_ids[0])
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            yield one


def _written(reports: Iterable[Gathered], out: Path | None) -> Counter[str]:
    """Write reports to a file, or print them; return how many came, by language."""
    came: Counter[str] = Counter()
    if out is None:
        for one in reports:
            print_json_lines([gathered_to_json(one)])
            came[one.report.lang] += 1
        return came
    with ReportFile(out) as file:
        came.update(one.report.lang for one in reports if file.write(one))
    return came


def tell(came: Counter[str], skipped: list[Skipped], format: Format) -> None:
    """Tell what came, by language, and what was passed over and why; exit with 1 where something failed."""
    unread = Counter({lang: number for lang, number in came.items() if lang not in READ})
    counts = Counter(one.why.value for one in skipped)
    if format is Format.TABLE:
        _tell_person(came.total(), skipped, unread, counts)
    else:
        row = {
            "came": came.total(),
            "unread": dict(sorted(unread.items())),
            "skipped": dict(sorted(counts.items())),
            "details": [{"source": one.source, "why": one.why.value, "reason": one.reason} for one in skipped],
        }
        print_json(row) if format is Format.JSON else print_json_lines([row])
    if any(one.why in _FAILED for one in skipped):
        raise typer.Exit(SOME_FAILED)


def _tell_person(came: int, skipped: list[Skipped], unread: Counter[str], counts: Counter[str]) -> None:
    passed = "".join(f"; {why}: {number}" for why, number in sorted(counts.items()))
    note(f"Reports that came: {came}{passed}.")
    if unread:
        kept = ", ".join(f"{lang} {number}" for lang, number in sorted(unread.items()))
        note(f"Kept, but in languages that sayso does not read: {kept}.")
    listed = [one for one in skipped if one.why not in {Why.KNOWN, Why.UNCHANGED}]
    if listed:
        made = table("passed over", "why", "reason")
        for one in listed[:SHOWN]:
            made.add_row(cell(one.source), one.why.value, cell(one.reason))
        notes.print(made)
        if len(listed) > SHOWN:
            note(f"... and {len(listed) - SHOWN} more; --format json lists all.")


def checked_agent(agent: str | None) -> str:
    """Return how servers are told who asks.

    Raises:
        UsageError: it holds what no header may.
    """
    if agent is not None and not agent.isprintable():
        raise UsageError("the agent holds characters that no header may: write it on one line")
    return agent or AGENT
