"""Options that several commands share: one name, one meaning, one help text."""

from __future__ import annotations

import datetime as dt
import enum
import os
from pathlib import Path
from typing import Annotated

import typer

from sayso.errors import UsageError
from sayso.know.actors import ACTORS_VARIABLE, actor_packs

DEFAULT_LEDGER = "sayso.db"
"""The ledger used where none is named: a SQLite file in the working folder."""


class Format(enum.StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class ReaderName(enum.StrEnum):
    """Which reader reads."""

    TRAINED = "trained"
    RULES = "rules"


def day(text: str) -> dt.date:
    """Read a day as written on the command line.

    Raises:
        UsageError: the text is no date in the form YYYY-MM-DD.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        raise UsageError(f"'{text}' is no date: write it as YYYY-MM-DD") from fault


def instant(text: str) -> dt.datetime:
    """Read a moment as written on the command line; a day alone stands for its end, no offset for UTC.

    Raises:
        UsageError: the text is no ISO 8601 date or time.
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as fault:
        raise UsageError(f"'{text}' is no time: write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS") from fault
    if len(text) == len("2023-11-14"):
        moment += dt.timedelta(days=1) - dt.timedelta(microseconds=1)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _with_packs(files: list[Path] | None) -> list[Path] | None:
    """Let actor packs be read beside those that ship; worker processes read them too."""
    if files:
        told = os.environ.get(ACTORS_VARIABLE)
        os.environ[ACTORS_VARIABLE] = os.pathsep.join((*([told] if told else []), *map(str, files)))
        actor_packs.cache_clear()
    return files


Ledger = Annotated[
    str,
    typer.Option("--ledger", envvar="SAYSO_LEDGER", help="SQLite file or postgresql:// address.", show_default=True),
]
Output = Annotated[Format, typer.Option("--format", "-f", help="table for people, json or jsonl for programs.")]
Reader = Annotated[ReaderName, typer.Option("--reader", help="Which reader reads.")]
Published = Annotated[
    dt.date | None,
    typer.Option(
        "--published", parser=day, metavar="DATE", help="Day of publication, where a report does not give it."
    ),
]
On = Annotated[
    dt.date | None,
    typer.Option(
        "--on", parser=day, metavar="DATE", help="The day in the world that is asked about; today if not given."
    ),
]
Known = Annotated[
    dt.date | None,
    typer.Option("--known", parser=day, metavar="DATE", help="Only what was published by this day, it included."),
]
Recorded = Annotated[
    dt.datetime | None,
    typer.Option("--recorded", parser=instant, metavar="TIME", help="Only what this ledger held at this time."),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files or folders (.txt .md .html .pdf .docx .eml .mbox .csv .jsonl .warc .yaml); - for standard input.",
        metavar="SOURCE...",
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        callback=_with_packs,
        help="Actor pack of your own (YAML); may be given again.",
        show_default=False,
    ),
]
Batch = Annotated[
    Path | None, typer.Option("--batch", metavar="FILE", help="JSON Lines of questions; - for standard input.")
]
