"""What the rules find in what a ledger knew.

Invariant: a pure function of the view, the day and who held what when it was last looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.alerts.alert import Alert, alert
from sayso.alerts.rules import Deadline, Hands, Near, News, Opened, Rules
from sayso.ask import about, picture
from sayso.errors import UsageError
from sayso.holding import Holding, Status, Told
from sayso.know.gazetteer import gazetteer
from sayso.know.sides import affiliations
from sayso.ledger import Circle, Known
from sayso.report import content_id
from sayso.undertaking import Outcome, Undertaking
from sayso.weigh import disputes, undertakings
from sayso.weigh.places import key_of

Standing = Mapping[tuple[str, str], str]
"""Who held a place when it was last looked at, by rule and place: "held:NAME", "claimed:NAME", "contested:"."""


_POINTS = ("city", "camp", "facility")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Args:
        alerts: in the order of the rules.
        standing: who holds each place now.
    """

    alerts: tuple[Alert, ...]
    standing: dict[tuple[str, str], str]


def find(rules: Rules, view: Known, on: dt.date, before: Standing) -> Found:
    """Return all alerts that the rules find; one that was found before has the same id.

    Args:
        rules: what is watched for.
        view: what is known.
        on: the day in the world.
        before: who held what when it was last looked at; a place that is not in it has not changed hands.

    Raises:
        UsageError: a rule names a place that nobody knows.
    """
    alerts: list[Alert] = []
    standing: dict[tuple[str, str], str] = {}
    for rule in rules.rule:
        if isinstance(rule, Hands):
            alerts.extend(_changed(rule, view, on, before, standing))
        elif isinstance(rule, Opened):
            alerts.extend(_opened(rule, view))
        elif isinstance(rule, Deadline):
            alerts.extend(_due(rule, view, on))
        elif isinstance(rule, Near):
            alerts.extend(_near(rule, view))
        else:
            alerts.extend(_said(rule, view))
    return Found(tuple({one.id: one for one in alerts}.values()), standing)


def _changed(
    rule: Hands, view: Known, on: dt.date, before: Standing, standing: dict[tuple[str, str], str]
) -> Iterator[Alert]:
    held = [about(view, rule.place).on(on)] if rule.place else picture(view, on, rule.country)
    for one in held:
        if one.status is Status.UNKNOWN:
            continue
        place = _place_id(one)
        holder = "" if one.status is Status.CONTESTED else one.holder
        now = f"{one.status.value}:{holder or ''}"
        standing[rule.name, place] = now
        was = before.get((rule.name, place))
        # That a claim is borne out by others changes no hands.
        if was is not None and was.partition(":")[2] != now.partition(":")[2]:
            title = f"{one.place.name}: {_answer(now)}, was {_answer(was)}"
            # A place may come back to whom it was before: the day tells one change from another.
            yield alert(rule.name, title, (*one.against, *one.support), place, was, now, on.isoformat())


def _place_id(one: Holding) -> str:
    return one.place.id or f"{one.place.name}/{one.place.kind}"


def _answer(state: str) -> str:
    status, _, holder = state.partition(":")
    return f"{status} by {holder}" if holder else status


def _opened(rule: Opened, view: Known) -> Iterator[Alert]:
    for one in disputes(view.statements(place=rule.place), affiliations()):
        where = one.place.name if one.place else ""
        says = " / ".join(side.says for side in one.sides)
        told = tuple(told for side in one.sides for told in side.statements)
        first = sorted(side.statements[0].id for side in one.sides)
        yield alert(rule.name, f"Dispute over {one.about}{f', {where}' if where else ''}: {says}", told, *first)


def _due(rule: Deadline, view: Known, on: dt.date) -> Iterator[Alert]:
    for one in undertakings(view.statements(actor=rule.actor, place=rule.place), on, affiliations()):
        left = (one.due - on).days
        who = ", ".join(actor.name for actor in one.by) or "not told who"
        what = f"{one.kind.replace('_', ' ')}, {who}"
        key = content_id("undertaking", one.statements[0].id, one.due.isoformat())
        if one.outcome is Outcome.PENDING:
            # Of several marks that have passed the nearest is told: who looks once a week is told once.
            marks = [days for days in rule.days if left <= days]
            if marks:
                title = f"Due in {left} days, on {one.due}: {what}"
                yield alert(rule.name, title, one.statements, key, str(min(marks)))
        elif left < 0 and one.outcome in {Outcome.LAPSED, Outcome.BROKEN}:
            yield alert(rule.name, f"Passed on {one.due}, {one.outcome.value}: {what}", _all(one), key, one.outcome)


def _all(one: Undertaking) -> tuple[Told, ...]:
    return (*one.statements, *one.settled_by)


def _near(rule: Near, view: Known) -> Iterator[Alert]:
    circle = _circle(rule)
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for one in view.statements(kinds=tuple(rule.kinds), area=circle):
        place = next(p for p in one.statement.places if _lies_in(circle, p.lat, p.lon))
        when = one.statement.when
        day = (when.interval.first if when else None) or one.published
        groups.setdefault((one.statement.kind, key_of(place).name, day.isoformat()), []).append(one)
    for (kind, _, first), told in groups.items():
        place = next(p for p in told[0].statement.places if _lies_in(circle, p.lat, p.lon))
        title = (
            f"{kind.replace('_', ' ')} at {place.name}, {first}: within {rule.km:g} km of {rule.place or 'the point'}"
        )
        yield alert(rule.name, title, tuple(told), kind, key_of(place).name, first)


def _lies_in(circle: Circle, lat: float | None, lon: float | None) -> bool:
    return lat is not None and lon is not None and circle.holds(lat, lon)


def _circle(rule: Near) -> Circle:
    if rule.lat is not None and rule.lon is not None:
        return Circle(rule.lat, rule.lon, rule.km)
    # A distance is from a town rather than from the middle of the region that is called after it.
    for entry in (*gazetteer().find(rule.place, kinds=_POINTS), *gazetteer().find(rule.place)):
        if entry.lat is not None and entry.lon is not None:
            return Circle(entry.lat, entry.lon, rule.km)
    raise UsageError(f"rule '{rule.name}': nobody knows where '{rule.place}' is; give 'lat' and 'lon'")


def _said(rule: News, view: Known) -> Iterator[Alert]:
    reports: dict[str, list[Told]] = {}
    for one in view.statements(actor=rule.actor):
        if rule.source is None or rule.source.casefold() in _voices(one):
            reports.setdefault(one.report_id, []).append(one)
    for id, told in reports.items():
        source = rule.source or told[0].publisher or told[0].report_name
        yield alert(rule.name, f"{source} says something of {rule.actor}", tuple(told), id)


def _voices(one: Told) -> set[str]:
    speaker = one.statement.said_by
    return {one.publisher.casefold(), *([speaker.name.casefold()] if speaker else [])}
