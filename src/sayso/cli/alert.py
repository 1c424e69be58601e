"""`sayso alert`: tell people what has come about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sayso.alerts import Alert, State, deliver, look, read_rules, rehearse
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, Output, day
from sayso.cli.output import cell, fail, note, print_rows, table
from sayso.clock import SystemClock
from sayso.errors import UsageError
from sayso.interval import ONE_DAY
from sayso.ledger import read_ledger

File = Annotated[Path, typer.Argument(metavar="RULES.toml", help="What is watched for, and who is told.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Send and keep nothing; show what would have been sent.")]
SinceDay = Annotated[
    dt.date | None,
    typer.Option("--since", parser=day, metavar="DATE", help="With --dry-run: as if it had run daily since.",
                 show_default=False),
]  # fmt: skip
StateFile = Annotated[
    Path | None,
    typer.Option("--state", metavar="FILE", help="Where it is kept what was sent; LEDGER.alerts if not given.",
                 show_default=False),
]  # fmt: skip


def alert(
    rules: File,
    dry_run: DryRun = False,
    since: SinceDay = None,
    known: Known = None,
    state: StateFile = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Look once for what the rules watch for, and send what is new; run it from cron or a timer.

    What a rule finds when it runs for the first time is not sent. What could not be sent is tried again in the next
    run; then the exit code is 1.

    [bold]Examples[/bold]

        sayso alert rules.toml
        sayso alert rules.toml --dry-run --since 2023-11-01 --known 2023-11-30
    """
    read = read_rules(rules)
    clock = SystemClock()
    today = dt.date.today()  # noqa: DTZ011 (the user's own day)
    last = known or today
    if dry_run:
        first = since or last - ONE_DAY
        if first > last:
            raise UsageError(f"--since {first} is after {last}")
        days = [first + ONE_DAY * number for number in range((last - first).days + 1)]
        with read_ledger(ledger) as opened:
            _show(rehearse(read, lambda on: opened.as_of(known=on), days), format)
        return
    if since is not None or known is not None:
        raise UsageError("--since and --known go with --dry-run: alerts tell what is known now")
    if "://" in ledger and state is None:
        raise UsageError("name a file with --state: a ledger on a server has no file beside it")
    with read_ledger(ledger) as opened, State(state or Path(f"{ledger}.alerts")) as kept:
        new = look(read, opened.as_of(), today, kept, clock)
        sent, faults = deliver(read, kept, clock)
    _show([(today, one) for one in new], format)
    note(f"New alerts: {len(new)}. Sent: {sent}.")
    for fault in faults:
        fail(fault)
    if faults:
        raise typer.Exit(1)


def _show(alerts: list[tuple[dt.date, Alert]], format: Format) -> None:
    made = table("day", "rule", "what", "words")
    for on, one in alerts:
        words = "\n".join(f"“{word['quote']}” {word['publisher']}, {word['published']}" for word in one.words[-3:])
        made.add_row(str(on), cell(one.rule), cell(one.title), cell(words))
    print_rows([{"day": on.isoformat(), **one.to_json()} for on, one in alerts], format, made)
