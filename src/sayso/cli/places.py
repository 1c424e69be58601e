"""`sayso places`: the places of a text; and gazetteers of one's own, merged for good."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.groups import DEFAULT, DefaultGroup
from sayso.cli.options import Format, Output, Published
from sayso.cli.output import cell, note, out, print_json, print_rows, progress, table
from sayso.cli.texts import Json, Lang, Lines, Texts, around, resolve
from sayso.exchange.spans import place_spans
from sayso.know.gazetteer import Gazetteer, gazetteer
from sayso.know.gazetteer.imports import forget, import_places, imported
from sayso.read.places import find_places
from sayso.report import Report

All = Annotated[
    bool, typer.Option("--all", help="Also adjectives of countries and words that point back: 'Malian', 'the town'.")
]
_NAMES = frozenset({"literal", "metonymic", "modifier"})


places = typer.Typer(cls=DefaultGroup, rich_markup_mode="rich")


@places.callback(no_args_is_help=False)
def _group() -> None:
    """Find the places of a text, or merge a gazetteer of your own for good.

    [bold]Examples[/bold]

        sayso places "Fighting broke out 40 km north of Kidal"
        sayso places --jsonl < texts.jsonl > places.jsonl
        sayso places import ML.txt

    `sayso places find --help` tells the options for texts.
    """


@places.command(name=DEFAULT)
def find(
    texts: Texts = None,
    lines: Lines = False,
    published: Published = None,
    lang: Lang = None,
    all: All = False,
    format: Output = Format.TABLE,
) -> None:
    """Find the places of a text: which town, district, region, camp or river each name means, where it lies, and why.

    Each span has the gazetteer's id (null where it has none that fits: `reason` says why), kind, country, the areas
    that it lies in, point, radius in kilometres, geo_precision (ACLED), where_prec (UCDP), and whether it is literal:
    "in Bamako" is, "Bamako said" is a government.

    [bold]Examples[/bold]

        sayso places "Fighting broke out 40 km north of Kidal"
        sayso places report.txt --all --format json
        sayso places --jsonl < texts.jsonl > places.jsonl
    """

    def spans(report: Report) -> list[Json]:
        found = find_places(report)
        return place_spans((m for m in found if all or m.use in _NAMES), gazetteer())

    resolve(texts, lines=lines, published=published, lang=lang, format=format, spans=spans, show=_show)


def _show(report: Report, spans: list[Json]) -> None:
    made = table("words", "place", "where", "use, and why", title=cell(report.name))
    for span in spans:
        near = "near " if span["near"] else ""
        named = f"{near}{span['name']}, {span['kind']}\n{span['id'] or 'no id'}"
        why = f"{span['use']}: {span['reason']}"
        made.add_row(*map(cell, (around(report, span["start"], span["end"], 20), named, _where(span), why)))
    out.print(made)


def _where(span: Json) -> str:
    """Return the areas that a place lies in and, below, its point with radius and precision."""
    admin = ", ".join(reversed(span["admin"]))
    if span["lat"] is None:
        return admin
    radius = "" if span["radius_km"] is None else f" ± {span['radius_km']:g} km"
    precision = f"geo {span['geo_precision']}, where {span['where_prec']}"
    return "\n".join(part for part in (admin, f"{span['lat']:.3f}, {span['lon']:.3f}{radius} ({precision})") if part)


File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="A GeoNames country dump (ML.txt), a table of Who's On First, or a CSV with p-codes (OCHA COD).",
    ),
]


@places.command(name="import")
def take_in(file: File, format: Output = Format.TABLE) -> None:
    """Merge a file of places with the gazetteer, for good: every command knows them from then on.

    A place that sayso knows already gets the spellings that it lacked; what is malformed is passed by and counted.
    Importing a file again changes nothing. Kept in SAYSO_HOME, or ~/.local/share/sayso.

    [bold]Examples[/bold]

        sayso places import ML.txt
        sayso places import mli_adminboundaries_tabulardata.csv
        sayso places forget ML-c9172b8feb04
    """
    with progress("Places", None) as bar:
        made = import_places(file, Gazetteer.open(), lambda number: bar.update(bar.task_ids[0], completed=number))
    tally = made.tally
    if format is not Format.TABLE:
        counts = {"passed": tally.passed, "malformed": tally.malformed, "faults": tally.faults} if tally else {}
        print_json({"name": made.name, "places": made.places, "new": made.new, **counts})
    elif tally is None:
        note(f"{made.name} was imported before: {made.places} places. Nothing has changed.")
    else:
        note(f"{made.name}: {made.places} places merged; {tally.passed} of other kinds passed by.")
        for fault in tally.faults:
            note(f"malformed ({tally.malformed} in all): {fault}")


@places.command(name="imports")
def listed(format: Output = Format.TABLE) -> None:
    """List the files of places that were imported."""
    rows = [{"name": one.name, "places": one.places} for one in imported()]
    made = table("name", "places>")
    for row in rows:
        made.add_row(cell(row["name"]), str(row["places"]))
    print_rows(rows, format, made)


@places.command(name="forget")
def take_out(name: Annotated[str, typer.Argument(help="As `sayso places imports` lists it.")]) -> None:
    """Take an imported file of places out again."""
    forget(name, Gazetteer.open())
    note(f"{name} is forgotten.")
