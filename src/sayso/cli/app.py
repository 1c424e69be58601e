"""All commands, put together; errors that sayso raises on purpose become one line on standard error."""

from __future__ import annotations

import sys
from importlib import metadata
from typing import Annotated

import typer

from sayso.cli.accounts import accounts
from sayso.cli.actors import actors
from sayso.cli.add import add
from sayso.cli.alert import alert
from sayso.cli.at import at
from sayso.cli.compare import compare_
from sayso.cli.diff import diff
from sayso.cli.evaluate import evaluate
from sayso.cli.export import export
from sayso.cli.gather import gather
from sayso.cli.holds import holds
from sayso.cli.import_ import import_
from sayso.cli.incidents import incidents, lineage
from sayso.cli.ledger import ledger
from sayso.cli.merge import merge
from sayso.cli.output import fail
from sayso.cli.places import places
from sayso.cli.read import read
from sayso.cli.reports import reports
from sayso.cli.review import review
from sayso.cli.run import run
from sayso.cli.search import search
from sayso.cli.serve import serve
from sayso.cli.sources import sources
from sayso.cli.times import times
from sayso.cli.told import claims, timeline
from sayso.cli.tour import tour
from sayso.cli.watch import watch
from sayso.cli.weighed import disputes, due
from sayso.errors import SaysoError, UsageError

WRONG_USE = 2
FAILED = 1

app = typer.Typer(
    name="sayso",
    help="Reads public reports about armed conflict and keeps an attributed record: who did what to whom, where and "
    "when; who holds which place; and on whose say-so.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
for command in (
    gather,
    watch,
    read,
    add,
    holds,
    at,
    diff,
    timeline,
    claims,
    incidents,
    disputes,
    due,
    search,
    reports,
    lineage,
    sources,
    times,
    run,
    merge,
    export,
    alert,
    serve,
    tour,
):
    app.command()(command)
app.command("import")(import_)
app.command("compare")(compare_)
app.add_typer(places, name="places")
app.add_typer(actors, name="actors")
app.add_typer(ledger, name="ledger")
app.add_typer(review, name="review")
app.add_typer(evaluate, name="evaluate")
app.add_typer(accounts, name="accounts")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {metadata.version('sayso')}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """Run the command line.

    Exit codes: 0 done, 1 some reports failed (each named on standard error), 2 wrong use.
    """
    try:
        app()
    except UsageError as fault:
        fail(str(fault))
        sys.exit(WRONG_USE)
    except SaysoError as fault:
        fail(str(fault))
        sys.exit(FAILED)
    except BrokenPipeError:
        # The reader of our output has seen enough ("| head"): not a failure.
        sys.stderr.close()
        sys.exit(0)
