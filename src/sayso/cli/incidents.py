"""`sayso incidents` and `sayso lineage`: what tells of one event, and what goes back to one origin."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.graded import filed, graded, sources
from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Known, Ledger, Output, Recorded
from sayso.cli.output import cell, print_rows, table
from sayso.cli.told import ActorFilter, Kinds, PlaceFilter, Since, Until, checked_kinds
from sayso.exchange import incident_to_json, origin_to_json
from sayso.incident import Incident, Toll
from sayso.know.sides import affiliations
from sayso.weigh import incidents as incidents_of
from sayso.weigh.geography import geography
from sayso.weigh.lineage import Origin
from sayso.weigh.lineage import lineage as lineage_of_reports

Every = Annotated[bool, typer.Option("--all", help="Also what one report alone tells.")]


def incidents(
    place: PlaceFilter = None,
    actor: ActorFilter = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    all: Every = False,
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show events that several reports tell of: how many were hurt by who counted, first and last told, from how many.

    [bold]Examples[/bold]

        sayso incidents --place Kidal --since 2023-11-01
        sayso incidents --kind air_strike --all --format json
    """
    wanted = checked_kinds(kind)
    with known_in(ledger, known, recorded) as view:
        found = [
            one
            for one in incidents_of(view.statements(place=place, actor=actor), affiliations(), geography())
            if (not wanted or one.kind in wanted)
            and (all or len({told.report_id for told in one.statements}) > 1)
            and one.interval
            and (since is None or one.interval.last is None or one.interval.last >= since)
            and (until is None or one.interval.first is None or one.interval.first <= until)
        ]
        grades = graded(view, [told for one in found for told in one.statements])
    rows = [incident_to_json(one, grades) for one in found]
    made = table("when", "what", "who, where", "how many", "told", "origins>")
    for one, row in zip(found, rows, strict=True):
        made.add_row(*_cells(one), str(len(row["origins"])))
    print_rows(rows, format, made)


def _cells(one: Incident) -> list[str]:
    first, last = (one.interval.first, one.interval.last) if one.interval else (None, None)
    days = str(first) if first == last else f"{first} – {last}"
    doers = ", ".join(actor.name for actor in one.actors)
    done_to = ", ".join(actor.name for actor in one.targets)
    where = ", ".join(place.name for place in one.places)
    who = "\n".join(line for line in (doers, f"→ {done_to}" if done_to else "", where) if line)
    told = f"{one.first_told}" if one.first_told == one.last_told else f"{one.first_told} – {one.last_told}"
    many = "\n".join(_toll(toll) for toll in one.tolls)
    return [days, cell(one.kind), cell(who), cell(many), f"{told}\n{len(one.statements)} statements"]


def _toll(toll: Toll) -> str:
    whom = f" ({', '.join(toll.whom)})" if toll.whom else ""
    best = f", best {toll.best}" if toll.best is not None else ""
    bounds = f"{toll.low}" if toll.low == toll.high else f"{toll.low} to {toll.high}"
    counted = "; ".join(f"{one.by}: {_bounds(one.low, one.high)}" for one in toll.counted)
    return f"{toll.what}{whom}: {bounds}{best if toll.low != toll.high else ''} [{counted}]"


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{low}+" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def lineage(
    all: Every = False,
    known: Known = None,
    recorded: Recorded = None,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Show which reports go back to one origin: same texts, near copies, and reports credited to a wire.

    [bold]Examples[/bold]

        sayso lineage
        sayso lineage --all --format jsonl
    """
    with known_in(ledger, known, recorded) as view:
        found = lineage_of_reports(filed(view, [row.id for row in view.reports()]), sources()).origins
    shown = [origin for origin in found if all or len(origin.reports) > 1 or origin.links]
    made = table("origin", "published", "publisher", "report", "how")
    for origin in shown:
        for line in _lines(origin):
            made.add_row(*(cell(value) for value in line))
    print_rows([origin_to_json(origin) for origin in shown], format, made)


def _lines(origin: Origin) -> list[tuple[str, ...]]:
    why = {link.report: link for link in origin.links}
    lines: list[tuple[str, ...]] = []
    for report in origin.reports:
        link = why.get(report.id)
        share = f", {link.share:.0%} in common" if link and link.share else ""
        words = f" {link.words}" if link and link.words else ""
        how = f"{link.how}{share}{words}" if link else "first"
        lines.append((origin.outlet, str(report.published), report.publisher, report.name or report.id, how))
    return lines
