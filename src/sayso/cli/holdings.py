"""How `sayso holds` prints its answers: one place, many places, and how places changed hands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sayso.cli.options import Format
from sayso.cli.output import cell, note, out, print_json, print_json_lines, print_record, print_rows, table
from sayso.exchange import holding_to_json
from sayso.holding import Holding, Told
from sayso.statement import Place


def show_holding(holding: Holding, on: dt.date, known: dt.date | None, format: Format, *, why: bool) -> None:
    """Print the answer about one place on a day; with `why` all of its words, the weightiest first."""
    if format is not Format.TABLE:
        print_record(holding_to_json(holding, on=on, known=known), format)
        return
    out.print(_headline(holding, on, known))
    show_words(holding, most=None if why else 3)


def _headline(holding: Holding, on: dt.date, known: dt.date | None) -> str:
    place = holding.place
    where = f"{place.name}{f' ({place.kind})' if place.kind else ''}"
    as_known = f", as known on {known}" if known else ""
    if holding.holder is None:
        return cell(f"{where} on {on}{as_known}: {holding.status.value}")
    since = f", since {holding.since.start}" if holding.since.start else ""
    sure = next((h.probability for h in holding.holders if h.name == holding.holder), 0.0)
    head = (
        f"{where} on {on}{as_known}: [bold]{cell(holding.status.value)}[/bold] by [bold]{cell(holding.holder)}[/bold]"
    )
    return f"{head} ({sure:.0%}){cell(since)}"


def show_words(holding: Holding, most: int | None) -> None:
    """Print the words for and against an answer, at most so many each; with their weight where it is known."""
    weights = dict(holding.weights)
    for sign, told in (("+", holding.support), ("−", holding.against)):
        for one in told[:most]:
            weight = f" {weights[one.id]:+.2f}" if one.id in weights else ""
            out.print(f"  {sign}{weight} {cell(f'“{one.statement.quote}”')} [dim]{cell(source_of(one))}[/dim]")
    hidden = sum(max(0, len(told) - most) for told in (holding.support, holding.against)) if most else 0
    if hidden:
        note(f"  {hidden} more; show all with --why")


def show_holdings(found: Sequence[Holding], on: dt.date, known: dt.date | None, format: Format, *, why: bool) -> None:
    """Print the answers about many places on a day, a line each; with `why` the words below each."""
    made = table(
        "place", "kind", "status", "holder", "sure>", "since", title=f"{on}{f', known {known}' if known else ''}"
    )
    for one in found:
        since = one.since.start or one.since.latest
        made.add_row(
            cell(one.place.name), one.place.kind, one.status.value, cell(one.holder), _sure(one), str(since or "")
        )
    print_rows([holding_to_json(one, on=on, known=known) for one in found], format, made)
    if why and format is Format.TABLE:
        for one in found:
            show_holding(one, on, known, format, why=True)


def show_histories(
    found: Sequence[tuple[Place, Sequence[Holding]]], known: dt.date | None, format: Format, *, why: bool
) -> None:
    """Print how places changed hands: a table each, or one list of all stretches."""
    rows = [holding_to_json(one, on=None, known=known) for _, stretches in found for one in stretches]
    if format is Format.JSON:
        print_json(rows)
    elif format is Format.JSONL:
        print_json_lines(rows)
    else:
        for place, stretches in found:
            _show_history(place, stretches, why=why)


def _show_history(place: Place, stretches: Sequence[Holding], *, why: bool) -> None:
    if not stretches:
        note(f"No statement tells who holds {place.name}.")
        return
    title = cell(f"{place.name} ({place.kind})")
    made = table("from", "until", "status", "holder", "sure>", "on whose say-so", title=title)
    for one in stretches:
        voices = sorted({t.statement.said_by.name if t.statement.said_by else t.publisher for t in one.support})
        made.add_row(
            str(one.interval.first or ""),
            str(one.interval.last or ""),
            one.status.value,
            cell(one.holder),
            _sure(one),
            cell(", ".join(voices)),
        )
    out.print(made)
    if why:
        for one in stretches:
            out.print(f"{one.interval.first or 'before'}: {one.status.value} {cell(one.holder)}")
            show_words(one, most=None)


def _sure(holding: Holding) -> str:
    sure = next((each.probability for each in holding.holders if each.name == holding.holder), None)
    return f"{sure:.0%}" if sure is not None else ""


def source_of(one: Told) -> str:
    """Return on whose say-so a statement is, and where it was published."""
    speaker = one.statement.said_by.name if one.statement.said_by else "the reporter"
    return f"{speaker} · {one.publisher or one.report_name}, {one.published}"
