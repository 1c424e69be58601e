"""`sayso watch`: gather from many sources on a schedule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.gather import Private, checked_agent, tell
from sayso.cli.options import Format, Output
from sayso.cli.output import note, progress
from sayso.clock import SystemClock
from sayso.gather.fetch import PoliteFetch, SystemWaiter, WebFetch
from sayso.gather.gathered import Skipped
from sayso.gather.gathering import Gathering
from sayso.gather.state import State
from sayso.gather.watching import Watch, due_now, gather_due, seconds_to_next, watch_of
from sayso.gather.written import ReportFile


def watch(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="A TOML file with the sources; see below.")],
    once: Annotated[bool, typer.Option("--once", help="Ask what is due and stop, as for cron.")] = False,
    allow_private: Private = False,
    format: Output = Format.TABLE,
) -> None:
    r"""Gather from many sources, each as often as its configuration says, until stopped; goes on where it was stopped.

    [bold]Examples[/bold]

        sayso watch sources.toml
        sayso watch sources.toml --once && sayso add reports.jsonl

    [bold]sources.toml[/bold]

        out = "reports.jsonl"
        every = "30m"
        \[\[source]]
        address = "https://example.org/feed.xml"
        publisher = "The Herald"
        rating = "B"
        every = "10m"
    """
    read = watch_of(config)
    agent = checked_agent(read.agent)
    waiter, clock = SystemWaiter(), SystemClock()
    with State(read.state) as state:
        # What a site asks of robots is asked anew each round.
        while True:
            fetch = PoliteFetch(WebFetch(private=allow_private, agent=agent), agent=agent, waiter=waiter)
            came, skipped = _round(read, Gathering(fetch, state), state, clock)
            if once:
                break
            if came or skipped:
                note(f"Reports that came: {came.total()}; passed over: {len(skipped)}.")
            waiter.wait(max(1.0, seconds_to_next(read, state, clock)))
    tell(came, skipped, format)


def _round(read: Watch, gathering: Gathering, state: State, clock: SystemClock) -> tuple[Counter[str], list[Skipped]]:
    """Ask all sources that are due; return what came and what was passed over."""
    came: Counter[str] = Counter()
    skipped: list[Skipped] = []
    due = due_now(read, state, clock)
    with progress("Asking", len(due)) as bar, ReportFile(read.out) as file:
        for watched in due:
            for one in gather_due(watched, gathering, state, clock):
                if isinstance(one, Skipped):
                    skipped.append(one)
                elif file.write(one):
                    came[one.report.lang] += 1
            bar.advance(bar.task_ids[0])
    return came, skipped
