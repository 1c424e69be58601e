"""What was learnt between two days of publication: what is told anew, and what it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.ask.place import statements_of
from sayso.dispute import Dispute
from sayso.holding import Holding, Told
from sayso.know.sides import affiliations
from sayso.ledger import Known
from sayso.statement import Place
from sayso.undertaking import Undertaking
from sayso.weigh import disputes, field_of, holding_on, undertakings
from sayso.weigh.places import PlaceKey, by_place, key_of


@dataclass(frozen=True, slots=True)
class Change:
    """Who holds a place on a day, as known before and after.

    Args:
        place: the place.
        before, after: the answers; they differ in holder or status.
    """

    place: Place
    before: Holding
    after: Holding


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt between two days.

    Args:
        added: statements that count now and did not, by day of publication.
        gone: statements that counted and do not any more: their report was corrected.
        holdings: places of which the answer has changed, by name.
        disputes: those that there were not before.
        undertakings: those that there were not before, or of which something else has become.
    """

    added: tuple[Told, ...]
    gone: tuple[Told, ...]
    holdings: tuple[Change, ...]
    disputes: tuple[Dispute, ...]
    undertakings: tuple[Undertaking, ...]


def learnt(before: Known, after: Known, on: dt.date, country: str | None = None) -> Learnt:
    """Return what a later view knows more than an earlier one of the same ledger.

    Only places that are named in what came or went are weighed: nothing else can have changed.

    Args:
        before: as known on the earlier day.
        after: as known on the later day.
        on: the day in the world about which both are asked.
        country: only statements that name a place of this country: ISO 3166 alpha-2.
    """
    added = after.statements(published_after=before.known, country=country)
    corrected = after.superseded().keys() - before.superseded().keys()
    gone = before.statements(reports=corrected, country=country) if corrected else ()
    keys = {key_of(place) for one in (*added, *gone) for place in one.statement.places}
    earlier, later = (_touched(view, keys, more) for view, more in ((before, gone), (after, added)))
    who = affiliations()
    was = {_undertaken(one): one.outcome for one in undertakings(earlier, on, who)}
    disputed = {_disputed(one) for one in disputes(earlier, who)}
    return Learnt(
        added=added,
        gone=gone,
        holdings=_changes(keys, earlier, later, on, country),
        disputes=tuple(one for one in disputes(later, who) if _disputed(one) not in disputed),
        undertakings=tuple(one for one in undertakings(later, on, who) if was.get(_undertaken(one)) != one.outcome),
    )


def _touched(view: Known, keys: Iterable[PlaceKey], more: Sequence[Told]) -> tuple[Told, ...]:
    """Return the statements of a view that name some places, and further ones, each once, in the order of views."""
    by_id = {one.id: one for one in (*statements_of(view, keys), *more)}
    return tuple(sorted(by_id.values(), key=lambda one: (one.published, one.report_id, one.statement.start, one.id)))


def _changes(
    keys: set[PlaceKey], earlier: Sequence[Told], later: Sequence[Told], on: dt.date, country: str | None
) -> tuple[Change, ...]:
    found = []
    for place, statements in by_place(later):
        if key_of(place) not in keys or (country is not None and place.country != country.upper()):
            continue
        now = holding_on(field_of(statements, place, affiliations()), on)
        then = holding_on(field_of(earlier, place, affiliations()), on)
        if (then.holder, then.status) != (now.holder, now.status):
            found.append(Change(place, then, now))
    return tuple(found)


def _disputed(one: Dispute) -> tuple[str, frozenset[str]]:
    return one.about, frozenset(told.id for side in one.sides for told in side.statements)


def _undertaken(one: Undertaking) -> tuple[str, dt.date, tuple[str, ...], str]:
    return one.kind, one.due, tuple(sorted(actor.name for actor in one.by)), one.statements[0].id
