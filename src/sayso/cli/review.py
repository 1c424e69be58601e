"""`sayso review`: what people decide about what was read. Nothing is lost; each review can be undone by another."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from sayso.cli.opened import known_in
from sayso.cli.options import DEFAULT_LEDGER, Format, Ledger, Output, Recorded
from sayso.cli.output import cell, note, print_record, print_rows, table
from sayso.exchange import Json
from sayso.ledger import Review, Verb, agreement_of, open_ledger

review = typer.Typer(
    help="Accept, edit or reject what was read; merge and split events; rate sources; undo. Needs a reason and a name.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)
Id = Annotated[str, typer.Argument(metavar="ID", help="Of the statement or report; `sayso claims -f json` shows them.")]
Others = Annotated[list[str], typer.Argument(metavar="ID...", help="Further statements.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, for whoever asks later.")]
By = Annotated[str, typer.Option("--by", envvar="SAYSO_REVIEWER", help="Who decides.")]


@review.callback()
def _group() -> None:
    """Decide about what was read."""


@review.command()
def accept(id: Id, reason: Reason, by: By, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Accept a statement or report as it is: it outranks what was only read, and no later reading changes it.

    [bold]Examples[/bold]

        sayso review accept 4f0c2e91ab37d256 --reason "seen on the video" --by Awa
    """
    _record(ledger, Verb.ACCEPT, id, {}, reason, by, format)


@review.command()
def reject(id: Id, reason: Reason, by: By, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Reject a statement or report: it stays in the ledger, but counts no more.

    [bold]Examples[/bold]

        sayso review reject 4f0c2e91ab37d256 --reason "a forgery" --by Awa
    """
    _record(ledger, Verb.REJECT, id, {}, reason, by, format)


@review.command()
def edit(
    id: Id,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Of the codebook: kind, modality, places, when, ...")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="JSON, as in `sayso claims -f json`; or a plain word.")],
    reason: Reason,
    by: By,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Put another value in a field of a statement; its words and their place in the report stay.

    [bold]Examples[/bold]

        sayso review edit 4f0c2e91ab37d256 kind withdrawal --reason "they left" --by Awa
        sayso review edit 4f0c2e91ab37d256 holder '["Malian Armed Forces"]' --reason "named above" --by Awa
        sayso review edit 4f0c2e91ab37d256 said_by null --reason "the reporter's own words" --by Awa
    """
    _record(ledger, Verb.EDIT, id, {"field": field, "value": _value(value)}, reason, by, format)


@review.command()
def merge(
    id: Id, others: Others, reason: Reason, by: By, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE
) -> None:
    """Say that statements tell of one event.

    [bold]Examples[/bold]

        sayso review merge 4f0c2e91ab37d256 09be13a2c4d5e6f7 --reason "the same convoy" --by Awa
    """
    _record(ledger, Verb.MERGE, id, {"with": others}, reason, by, format)


@review.command()
def split(
    id: Id, others: Others, reason: Reason, by: By, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE
) -> None:
    """Say that a statement tells of another event than others do.

    [bold]Examples[/bold]

        sayso review split 4f0c2e91ab37d256 09be13a2c4d5e6f7 --reason "a week later" --by Awa
    """
    _record(ledger, Verb.SPLIT, id, {"from": others}, reason, by, format)


@review.command()
def rate(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The publisher or speaker, by name.")],
    letter: Annotated[str, typer.Argument(metavar="A-F", help="A completely reliable ... F cannot be judged.")],
    reason: Reason,
    by: By,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Rate how reliable a source is, by the letters of the Admiralty scale.

    [bold]Examples[/bold]

        sayso review rate "Halyard Wire" B --reason "right in nine of ten checks" --by Awa
    """
    _record(ledger, Verb.RATE, source, {"letter": letter}, reason, by, format)


@review.command()
def undo(
    id: Annotated[str, typer.Argument(metavar="REVIEW", help="The id of a review; `sayso review list` shows them.")],
    reason: Reason,
    by: By,
    ledger: Ledger = DEFAULT_LEDGER,
    format: Output = Format.TABLE,
) -> None:
    """Undo a review: what was before counts again. The review stays, and undoing the undoing brings it back.

    [bold]Examples[/bold]

        sayso review undo 77aa01b2c3d4e5f6 --reason "the video is of Gao" --by Moussa
    """
    _record(ledger, Verb.UNDO, id, {}, reason, by, format)


@review.command(name="list")
def list_(recorded: Recorded = None, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """List all reviews, also those that were undone.

    [bold]Examples[/bold]

        sayso review list
        sayso review list --recorded 2023-11-20 --format json
    """
    with known_in(ledger, recorded=recorded) as view:
        found = view.reviews()
    made = table("review", "recorded", "by", "verdict", "on", "reason", "stands")
    for one in found:
        what = f"{one.verb.value} {_told(one.detail)}".strip()
        stands = "yes" if one.stands else "undone"
        made.add_row(one.id, one.recorded_at[:16], *(cell(t) for t in (one.by, what, one.subject, one.reason, stands)))
    print_rows([_json(one) for one in found], format, made)


@review.command()
def agreement(recorded: Recorded = None, ledger: Ledger = DEFAULT_LEDGER, format: Output = Format.TABLE) -> None:
    """Tell how far reviewers agree on what two or more of them reviewed: Krippendorff's alpha, nominal.

    1 is full agreement, 0 what chance gives; none where all say one thing. Needs the extra "review".

    [bold]Examples[/bold]

        sayso review agreement
    """
    with known_in(ledger, recorded=recorded) as view:
        found = agreement_of(view)
    made = table("about", "alpha>", "statements>", "reviewers>")
    for one in found:
        alpha = "" if one.alpha is None else f"{one.alpha:.3f}"
        made.add_row(one.about, alpha, str(one.statements), str(one.reviewers))
    rows: list[Json] = [
        {"about": one.about, "alpha": one.alpha, "statements": one.statements, "reviewers": one.reviewers}
        for one in found
    ]
    print_rows(rows, format, made)


def _record(ledger: str, verb: Verb, subject: str, detail: Json, reason: str, by: str, format: Format) -> None:
    with open_ledger(ledger, create=False) as opened:
        id = opened.review(verb, subject, detail, reason=reason, by=by)
    if format is Format.TABLE:
        note(f"Review {id} recorded; to take it back: sayso review undo {id}")
    else:
        print_record({"review": id, "verb": verb.value, "subject": subject}, format)


def _value(text: str) -> Any:
    """Return what was given as JSON; a word that is no JSON stands for itself."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _told(detail: Json) -> str:
    return ", ".join(f"{name} {json.dumps(value, ensure_ascii=False)}" for name, value in detail.items())


def _json(one: Review) -> Json:
    return {
        "id": one.id,
        "verb": one.verb.value,
        "subject": one.subject,
        "detail": one.detail,
        "reason": one.reason,
        "by": one.by,
        "recorded_at": one.recorded_at,
        "stands": one.stands,
    }
