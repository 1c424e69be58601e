"""`sayso actors`: the actors of a text; and actor packs of one's own, checked."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import Format, Output, Published
from sayso.cli.output import cell, out, table
from sayso.cli.texts import Json, Lang, Lines, Texts, around, resolve
from sayso.exchange.spans import actor_spans
from sayso.read.actors import find_actors
from sayso.report import Report

Names = Annotated[bool, typer.Option("--names", help="Only names: no descriptions ('the rebels'), no pronouns.")]


def actors(
    texts: Texts = None,
    lines: Lines = False,
    published: Published = None,
    lang: Lang = None,
    names: Names = False,
    format: Output = Format.TABLE,
) -> None:
    """Find the actors of a text: names, descriptions ("the junta") and pronouns, each with who is meant.

    Each span has the id of the actor packs or of a part of a state (null where nobody known is meant), the canonical
    English name, the codebook's type and the country.

    [bold]Examples[/bold]

        sayso actors "Mali's army said the CSP had left Kidal; they denied it"
        sayso actors report.txt --names --format json
        sayso actors --jsonl < texts.jsonl > actors.jsonl
    """

    def spans(report: Report) -> list[Json]:
        return actor_spans(m for m in find_actors(report) if not names or m.use == "name")

    resolve(texts, lines=lines, published=published, lang=lang, format=format, spans=spans, show=_show)


def _show(report: Report, spans: list[Json]) -> None:
    made = table("words", "actor", "type, country", "use", title=cell(report.name))
    for span in spans:
        words = around(report, span["start"], span["end"], 20)
        kind = ", ".join(part for part in (span["type"], span["country"]) if part)
        made.add_row(*map(cell, (words, f"{span['name']}\n{span['id'] or 'no id'}", kind, span["use"])))
    out.print(made)
