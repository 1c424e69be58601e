"""iCalendar (RFC 5545): what is due, a day-long entry each, with the words that set it and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sayso.exports.asked import Exported
from sayso.exports.events import addresses
from sayso.exports.needs import needed
from sayso.holding import Told
from sayso.interval import ONE_DAY
from sayso.report import content_id
from sayso.undertaking import Outcome, Undertaking

_STATUS = {Outcome.SUPERSEDED: "CANCELLED", Outcome.BROKEN: "CANCELLED", Outcome.PENDING: "TENTATIVE"}


def icalendar(exported: Exported) -> Iterator[bytes]:
    """Yield the calendar: an entry an undertaking, by day."""
    library = needed("icalendar", "iCalendar")
    calendar = library.Calendar()
    calendar.add("prodid", "-//sayso//undertakings//EN")
    calendar.add("version", "2.0")
    for one in sorted(exported.undertakings(), key=lambda one: (one.due, one.kind, uid(one))):
        entry = library.Event()
        for name, value in _properties(one, exported):
            entry.add(name, value)
        calendar.add_component(entry)
    yield calendar.to_ical()


def uid(one: Undertaking) -> str:
    """Return an undertaking's own id: its first statement and day, which do not change with what becomes of it."""
    return f"{content_id('undertaking', one.statements[0].id, one.due.isoformat())}@sayso"


def _properties(one: Undertaking, exported: Exported) -> Iterator[tuple[str, object]]:
    told = (*one.statements, *one.settled_by)
    yield "uid", uid(one)
    yield "dtstamp", max(_moment(each, exported) for each in told)
    yield "dtstart", one.due
    yield "dtend", one.due + ONE_DAY
    yield "transp", "TRANSPARENT"
    yield "sequence", len(told) - 1
    yield "status", _STATUS.get(one.outcome, "CONFIRMED")
    who = ", ".join(actor.name for actor in one.by)
    what = one.kind.replace("_", " ")
    yield "summary", f"{what}{f': {who}' if who else ''} ({one.outcome.value})"
    yield "description", "\n".join(_words(each) for each in told)
    found = addresses(told)
    if found:
        yield "url", found[0]
    places = dict.fromkeys(place.name for each in one.statements for place in each.statement.places)
    if places:
        yield "location", ", ".join(places)


def _moment(one: Told, exported: Exported) -> dt.datetime:
    return dt.datetime.fromisoformat(exported.reports[one.report_id].recorded_at).replace(microsecond=0)


def _words(one: Told) -> str:
    speaker = f"{one.statement.said_by.name}, " if one.statement.said_by else ""
    where = f" {one.url}" if one.url else ""
    return f"“{one.statement.quote}” ({speaker}{one.publisher or one.report_name}, {one.published}){where}"
