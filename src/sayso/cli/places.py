"""`sayso places`: the places of a text; and gazetteers of one's own, merged for good."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import Format, Output, Published
from sayso.cli.output import cell, out, table
from sayso.cli.texts import Json, Lang, Lines, Texts, around, resolve
from sayso.exchange.spans import place_spans
from sayso.know.gazetteer import gazetteer
from sayso.read.places import find_places
from sayso.report import Report

All = Annotated[
    bool, typer.Option("--all", help="Also adjectives of countries and words that point back: 'Malian', 'the town'.")
]
_NAMES = frozenset({"literal", "metonymic", "modifier"})


def places(
    texts: Texts = None,
    lines: Lines = False,
    published: Published = None,
    lang: Lang = None,
    all: All = False,
    format: Output = Format.TABLE,
) -> None:
    """Find the places of a text: which town, district, region, camp or river each name means, where it lies, and why.

    Each span has the gazetteer's id (null where it has none that fits: `reason` says why), kind, country, the areas
    that it lies in, point, radius in kilometres, geo_precision (ACLED), where_prec (UCDP), and whether it is literal: "in
    Bamako" is, "Bamako said" is a government.

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
