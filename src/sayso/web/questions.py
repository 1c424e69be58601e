"""The questions that pages and API ask: what each finds in a view, and how it is shown as rows.

Finding and showing are apart, because what is found is kept and paged through, and only a page of it is graded and
shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.ask import about, learnt, picture
from sayso.cli.graded import graded, sources
from sayso.errors import UsageError
from sayso.exchange import (
    Json,
    dispute_to_json,
    entry_to_json,
    grade_to_json,
    holding_to_json,
    incident_to_json,
    source_to_json,
    told_to_json,
    undertaking_to_json,
)
from sayso.holding import Holding, Told
from sayso.incident import Incident, Ruling
from sayso.interval import Interval
from sayso.know.sides import affiliations
from sayso.ledger import Known
from sayso.undertaking import Outcome
from sayso.web.listed import actors_in, places_in, publishers_of
from sayso.web.wanted import Wanted
from sayso.weigh import disputes, incidents, timeline, undertakings
from sayso.weigh.geography import geography

_OPEN = frozenset({Outcome.PENDING, Outcome.LAPSED})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands: what was known, what is wanted, and the day in the world.

    Args:
        view: what was known.
        wanted: the filters.
        on: the day in the world.
        before: for changes, what was known on the earlier day.
    """

    view: Known
    wanted: Wanted
    on: dt.date
    before: Known | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of question.

    Args:
        says: what it answers, in a line.
        find: returns all that answers it, in a fixed order.
        show: returns some of what was found as rows.
    """

    says: str
    find: Callable[[Asked], Sequence[Any]]
    show: Callable[[Asked, Sequence[Any]], list[Json]]


def told_for(asked: Asked) -> tuple[Told, ...]:
    """Return the statements that the filters leave."""
    wanted = asked.wanted
    found = asked.view.statements(
        kinds=wanted.kind,
        place=wanted.place or None,
        country=wanted.country or None,
        actor=wanted.actor or None,
        text=wanted.text or None,
        search=wanted.search or None,
    )
    return tuple(one for one in found if _fits(one, wanted))


def _fits(one: Told, wanted: Wanted) -> bool:
    statement = one.statement
    if wanted.source and one.publisher.casefold() != wanted.source.casefold():
        return False
    if wanted.modality and statement.modality.value != wanted.modality:
        return False
    if wanted.confidence is not None and (statement.confidence is None or statement.confidence < wanted.confidence):
        return False
    if wanted.said_by:
        speaker = statement.said_by
        names = (
            {speaker.name.casefold(), speaker.text.casefold(), speaker.id} if speaker else {one.publisher.casefold()}
        )
        if wanted.said_by.casefold() not in names and (speaker is None or speaker.id != wanted.said_by):
            return False
    return True


def _within(interval: Interval | None, wanted: Wanted) -> bool:
    if interval is None:
        return wanted.since is None and wanted.until is None
    first, last = interval.first, interval.last
    after = wanted.since is None or last is None or last >= wanted.since
    return after and (wanted.until is None or first is None or first <= wanted.until)


def _claims(asked: Asked) -> Sequence[Told]:
    """The last published first; `since` and `until` are days of publication."""
    wanted = asked.wanted
    found = [
        one
        for one in told_for(asked)
        if (wanted.since is None or one.published >= wanted.since)
        and (wanted.until is None or one.published <= wanted.until)
    ]
    return sorted(found, key=lambda one: (-one.published.toordinal(), one.report_id, one.statement.start, one.id))


def _show_claims(asked: Asked, found: Sequence[Told]) -> list[Json]:
    grades = graded(asked.view, found)
    return [
        {**told_to_json(one, whole=True), "reviewed": one.reviewed, "grade": grade_to_json(grades[one.id])}
        for one in found
    ]


def _timeline(asked: Asked) -> Sequence[Any]:
    wanted = asked.wanted
    return timeline(told_for(asked), since=wanted.since, until=wanted.until, told_only=not wanted.all)


def _show_timeline(asked: Asked, found: Sequence[Any]) -> list[Json]:
    grades = graded(asked.view, [entry.told for entry in found])
    return [{**entry_to_json(entry), "grade": grade_to_json(grades[entry.told.id])} for entry in found]


def _incidents(asked: Asked) -> Sequence[Incident]:
    view, wanted = asked.view, asked.wanted
    told = view.statements(place=wanted.place or None, actor=wanted.actor or None, country=wanted.country or None)
    judged = view.judged()
    rulings = [Ruling(together=ids) for ids in judged.together]
    rulings += [Ruling(together=(id,), apart=others) for id, others in judged.apart]
    found = incidents(told, affiliations(), geography(), rulings)
    return [
        one
        for one in found
        if (not wanted.kind or one.kind in wanted.kind)
        and (wanted.all or len({told.report_id for told in one.statements}) > 1)
        and _within(one.interval, wanted)
        and (not wanted.source or any(_fits(told, Wanted(source=wanted.source)) for told in one.statements))
    ]


def _show_incidents(asked: Asked, found: Sequence[Incident]) -> list[Json]:
    grades = graded(asked.view, [told for one in found for told in one.statements])
    return [incident_to_json(one, grades) for one in found]


def _disputes(asked: Asked) -> Sequence[Any]:
    wanted = asked.wanted
    told = asked.view.statements(place=wanted.place or None, country=wanted.country or None, actor=wanted.actor or None)
    return [one for one in disputes(told, affiliations()) if _within(one.interval, wanted)]


def _due(asked: Asked) -> Sequence[Any]:
    wanted = asked.wanted
    told = asked.view.statements(place=wanted.place or None, country=wanted.country or None, actor=wanted.actor or None)
    return [
        one
        for one in undertakings(told, asked.on, affiliations())
        if (wanted.all or one.outcome in _OPEN) and _within(Interval.day(one.due), wanted)
    ]


def _picture(asked: Asked) -> Sequence[Holding]:
    wanted = asked.wanted
    name, actor = wanted.place.casefold(), wanted.actor.casefold()
    return [
        one
        for one in picture(asked.view, asked.on, wanted.country or None)
        if (not name or name in {one.place.name.casefold(), one.place.id})
        and (not wanted.place_kind or one.place.kind == wanted.place_kind)
        and (not actor or any(actor in {held.name.casefold(), held.id} for held in one.holders))
    ]


def _holdings(asked: Asked) -> Sequence[Holding]:
    wanted = asked.wanted
    if not wanted.place:
        raise UsageError("place: holdings are asked for one place at a time; all places on one day are the picture")
    asked_for = about(asked.view, wanted.place, wanted.place_kind or None)
    if wanted.on is not None:
        return [asked_for.on(wanted.on)]
    return [one for one in asked_for.history() if _within(one.interval, wanted)]


def _show_holdings(asked: Asked, found: Sequence[Holding]) -> list[Json]:
    return [holding_to_json(one, on=asked.wanted.on, known=asked.wanted.known) for one in found]


def _show_picture(asked: Asked, found: Sequence[Holding]) -> list[Json]:
    return [holding_to_json(one, on=asked.on, known=asked.wanted.known) for one in found]


def _reports(asked: Asked) -> Sequence[Any]:
    wanted = asked.wanted
    found = asked.view.search(wanted.search, most=1_000) if wanted.search else reversed(asked.view.reports())
    return [
        one
        for one in found
        if (not wanted.source or one.publisher.casefold() == wanted.source.casefold())
        and (wanted.since is None or one.published >= wanted.since)
        and (wanted.until is None or one.published <= wanted.until)
    ]


def _sources(asked: Asked) -> Sequence[Json]:
    ratings = asked.view.judged().ratings
    book = sources()
    rows = []
    for name, counts in publishers_of(asked.view):
        rows.append({**source_to_json(book.publisher(name)), "publisher": name, **counts, "rated": ratings.get(name)})
    return rows


def _changes(asked: Asked) -> Sequence[Json]:
    """What was learnt since a day, the weightiest first: holdings, disputes, undertakings, then the statements."""
    if asked.before is None:
        raise UsageError("since: changes are asked for since a day, for instance since=2023-11-01")
    found = learnt(asked.before, asked.view, asked.on, asked.wanted.country or None)
    known = (asked.wanted.since, asked.wanted.known)
    rows: list[Json] = [
        {
            "change": "holding",
            "before": holding_to_json(one.before, on=asked.on, known=known[0]),
            "after": holding_to_json(one.after, on=asked.on, known=known[1]),
        }
        for one in found.holdings
    ]
    rows += [{"change": "dispute", "dispute": dispute_to_json(one)} for one in found.disputes]
    rows += [{"change": "undertaking", "undertaking": undertaking_to_json(one)} for one in found.undertakings]
    rows += [{"change": "withdrawn", "statement": told_to_json(one)} for one in found.gone]
    rows += [{"change": "statement", "statement": told_to_json(one)} for one in found.added]
    return rows


def _as_found(_: Asked, found: Sequence[Json]) -> list[Json]:
    return list(found)


QUESTIONS: dict[str, Question] = {
    "actors": Question("Who acts, suffers or speaks, and how often.", lambda a: actors_in(told_for(a)), _as_found),
    "changes": Question("What was learnt since a day, and what it changes.", _changes, _as_found),
    "claims": Question("Statements, the last published first.", _claims, _show_claims),
    "disputes": Question(
        "Statements that cannot all be so.", _disputes, lambda _, found: [dispute_to_json(one) for one in found]
    ),
    "due": Question(
        "What somebody must do by a day.", _due, lambda _, found: [undertaking_to_json(one) for one in found]
    ),
    "holdings": Question("Who held a place, stretch by stretch; with `on`, on a day.", _holdings, _show_holdings),
    "incidents": Question("Events that several reports tell of.", _incidents, _show_incidents),
    "picture": Question("Who holds each place on a day.", _picture, _show_picture),
    "places": Question("Places that are named.", lambda a: places_in(a.view, a.wanted.country), _as_found),
    "reports": Question(
        "Reports, the last published first.", _reports, lambda _, found: [one.as_json() for one in found]
    ),
    "sources": Question("Publishers, with their letters and how much they tell.", _sources, _as_found),
    "timeline": Question("What happened, day by day, as told.", _timeline, _show_timeline),
}
"""All questions, by the last part of their address."""
