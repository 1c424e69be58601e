"""`sayso times`: the expressions of time in a text, each on the calendar."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from sayso.cli.options import Format, Output, Published
from sayso.cli.output import cell, out, table
from sayso.cli.texts import Json, Lang, Lines, Texts, around, resolve
from sayso.exchange.spans import time_spans
from sayso.read.times import find_times
from sayso.report import Report


class Style(enum.StrEnum):
    """How short dates are anchored."""

    AUTO = "auto"
    NEWS = "news"
    NARRATIVE = "narrative"


StyleOption = Annotated[
    Style, typer.Option("--style", help="news: on the day of publication; narrative: on the dates told before.")
]
Whole = Annotated[bool, typer.Option("--whole", help="A stretch between two dates as one span, not as its two ends.")]


def times(
    texts: Texts = None,
    lines: Lines = False,
    published: Published = None,
    style: StyleOption = Style.AUTO,
    lang: Lang = None,
    whole: Whole = False,
    format: Output = Format.TABLE,
) -> None:
    """Find the expressions of time in a text and tell which days they mean.

    Each span has its TIMEX3 type and value, and its days as `interval`: the first day and the first day after it, null
    where the text does not tell; with precision, anchor (what it was resolved against) and whether it is a deadline.
    The two ends of "from 21 to 25 December" are two spans that share one `range`.

    [bold]Examples[/bold]

        sayso times "They left on Tuesday and must be out by December 31" --published 2023-11-14
        sayso times report.txt --published 2023-11-14 --format json
        sayso times --jsonl --style narrative < histories.jsonl > times.jsonl
    """

    def spans(report: Report) -> list[Json]:
        found = find_times(report.text, published=report.published, lang=report.lang, style=style.value)
        return time_spans(found, whole=whole or (format is Format.TABLE and not lines))

    resolve(texts, lines=lines, published=published, lang=lang, format=format, spans=spans, show=_show)


def _show(report: Report, spans: list[Json]) -> None:
    made = table("words", "value", "days", "precision, anchor", title=cell(report.name))
    for span in spans:
        words = around(report, span["start"], span["end"], 20)
        kind = f"{span['value']}\n{span['type']}"
        made.add_row(*map(cell, (words, kind, _days(span), f"{span['precision']}, {span['anchor']}")))
    out.print(made)


def _days(span: Json) -> str:
    """Return the days of a span as a person writes them."""
    first, last = span["first"], span["last"]
    if span["deadline"] and last:
        return f"by {last}"
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return f"since {first}" if span["ongoing"] else f"from {first}"
    return f"until {last}" if last else ""
