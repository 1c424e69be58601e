"""`sayso actors`: the actors of a text; and actor packs of one's own, checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.failures import Failures
from sayso.cli.groups import DEFAULT, DefaultGroup
from sayso.cli.options import Format, Output, Packs, Published
from sayso.cli.output import cell, note, out, print_json, table
from sayso.cli.texts import Json, Lang, Lines, Texts, around, resolve
from sayso.errors import KnowledgeError, SourceError
from sayso.exchange.spans import actor_spans
from sayso.know.actors import actor_packs
from sayso.know.actors.check import doubts_of
from sayso.know.actors.packs import pack_of
from sayso.read.actors import find_actors
from sayso.report import Report

Names = Annotated[bool, typer.Option("--names", help="Only names: no descriptions ('the rebels'), no pronouns.")]


actors = typer.Typer(cls=DefaultGroup, rich_markup_mode="rich")


@actors.callback(no_args_is_help=False)
def _group() -> None:
    """Find the actors of a text, or check an actor pack of your own.

    [bold]Examples[/bold]

        sayso actors "Mali's army said the CSP had left Kidal; they denied it"
        sayso actors --jsonl < texts.jsonl > actors.jsonl
        sayso actors check my-actors.yaml

    `sayso actors find --help` tells the options for texts.
    """


@actors.command(name=DEFAULT)
def find(
    texts: Texts = None,
    lines: Lines = False,
    published: Published = None,
    lang: Lang = None,
    names: Names = False,
    packs: Packs = None,
    format: Output = Format.TABLE,
) -> None:
    """Find the actors of a text: names, descriptions ("the junta") and pronouns, each with who is meant.

    Each span has the id of the actor packs or of a part of a state (null where nobody known is meant), the canonical
    English name, the codebook's type, the country, and the larger bodies that it belonged to on the day of
    publication. Packs of your own are read from --actors, SAYSO_ACTORS and SAYSO_HOME/actors; one that has the id of a
    known actor adds to it.

    [bold]Examples[/bold]

        sayso actors "Mali's army said the CSP had left Kidal; they denied it"
        sayso actors report.txt --names --format json
        sayso actors report.txt --actors my-actors.yaml
        sayso actors --jsonl < texts.jsonl > actors.jsonl
    """
    del packs  # has been taken in where it was given

    def spans(report: Report) -> list[Json]:
        found = find_actors(report)
        return actor_spans((m for m in found if not names or m.use == "name"), actor_packs(), report.published)

    resolve(texts, lines=lines, published=published, lang=lang, format=format, spans=spans, show=_show)


def _show(report: Report, spans: list[Json]) -> None:
    made = table("words", "actor", "type, country", "use", title=cell(report.name))
    for span in spans:
        words = around(report, span["start"], span["end"], 20)
        kind = ", ".join(part for part in (span["type"], span["country"]) if part)
        made.add_row(*map(cell, (words, f"{span['name']}\n{span['id'] or 'no id'}", kind, span["use"])))
    out.print(made)


Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Actor packs (YAML).")]


@actors.command()
def check(files: Files, format: Output = Format.TABLE) -> None:
    """Check actor packs: fields, types, countries, dates, and whom they name; tell which names are doubtful.

    [bold]Examples[/bold]

        sayso actors check my-actors.yaml
        sayso actors check packs/*.yaml --format json
    """
    failures = Failures()
    rows: list[Json] = []
    for path in files:
        try:
            found = pack_of(path)
            known = actor_packs()
            known.merged(found)
        except KnowledgeError as fault:
            failures.add(SourceError(str(path), str(fault)))
            continue
        new = sum(known.by_id(actor.id) is None for actor in found)
        doubts = list(doubts_of(found, known))
        rows.append({"file": str(path), "actors": len(found), "new": new, "doubts": doubts})
    if format is not Format.TABLE:
        print_json(rows)
    else:
        for row in rows:
            note(f"{row['file']}: {row['actors']} actors, {row['new']} of them new.")
            for doubt in row["doubts"]:
                note(f"  {doubt}")
    failures.close()
