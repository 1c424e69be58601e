"""FollowTheMoney statements as CSV (followthemoney 4, statement.py): an `Event` a statement, and who is involved in it.

`first_seen` and `last_seen` are when the ledger took it in, never when it was so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sayso.exports.asked import Exported
from sayso.exports.cells import Cell, csv_lines
from sayso.exports.events import country_of, main_place
from sayso.holding import Told
from sayso.report import content_id
from sayso.statement import Actor

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value",
    "external", "first_seen", "last_seen", "origin", "id",
)  # fmt: skip
DATASET = "sayso"
_ID = "id"
_TYPES = {
    "id": "checksum", "name": "name", "date": "date", "startDate": "date", "endDate": "date", "summary": "text",
    "description": "text", "sourceUrl": "url", "publisher": "string", "recordId": "string", "location": "address",
    "country": "country", "involved": "entity", "notes": "text", "modifiedAt": "date",
}  # fmt: skip
_ORGANIZATIONS = frozenset({"person", "civilians", "protesters", "witnesses", "unknown", "expert"})
"""Types of actors that may be no organisation."""

Property = tuple[str, str]


def ftm(exported: Exported) -> Iterator[str]:
    """Yield the statements in pieces; each actor is told once."""
    return csv_lines(COLUMNS, _rows(exported))


def _rows(exported: Exported) -> Iterator[list[Cell]]:
    known: set[str] = set()
    for one in exported.statements():
        seen = exported.reports[one.report_id].recorded_at[:19]
        for actor in (*one.statement.actors, *one.statement.targets):
            if entity_id(actor) not in known:
                known.add(entity_id(actor))
                yield from _entity(entity_id(actor), _schema(actor), _of_actor(actor), seen, one)
        yield from _entity(f"sayso-{one.id}", "Event", _of_event(one), seen, one)


def entity_id(actor: Actor) -> str:
    """Return an actor's id: that of the packs, or one made of the name."""
    return f"sayso-{actor.id}" if actor.id else f"sayso-{content_id('actor', actor.name, actor.type)}"


def _schema(actor: Actor) -> str:
    return "LegalEntity" if actor.type in _ORGANIZATIONS else "Organization"


def _of_actor(actor: Actor) -> Iterator[Property]:
    yield "name", actor.name
    if country := country_of(actor):
        yield "country", country.lower()


def _of_event(one: Told) -> Iterator[Property]:
    statement, when = one.statement, one.statement.when
    yield "name", statement.kind
    yield "summary", statement.quote
    if statement.said_by:
        yield "description", f"{statement.modality.value}, said by {statement.said_by.name}"
    else:
        yield "description", statement.modality.value
    first, last = (when.interval.first, when.interval.last) if when else (None, None)
    if first and first == last:
        yield "date", first.isoformat()
    else:
        yield from (("startDate", first.isoformat()),) if first else ()
        yield from (("endDate", last.isoformat()),) if last else ()
    place = main_place(statement.places)
    if place:
        yield "location", place.name
        yield from (("country", place.country.lower()),) if place.country else ()
    for id in sorted({entity_id(actor) for actor in (*statement.actors, *statement.targets)}):
        yield "involved", id
    yield "recordId", one.report_id
    yield from (("publisher", one.publisher),) if one.publisher else ()
    yield from (("sourceUrl", one.url),) if one.url else ()


def _entity(id: str, schema: str, properties: Iterator[Property], seen: str, one: Told) -> Iterator[list[Cell]]:
    found = list(dict.fromkeys(properties))
    checksum = hashlib.sha1(usedforsecurity=False)
    for prop, value in sorted(found):
        checksum.update(statement_id(id, prop, value).encode())
    for prop, value in ((_ID, checksum.hexdigest()), *found):
        origin = one.report_name or one.report_id
        key = statement_id(id, prop, value)
        yield [id, id, prop, _TYPES[prop], schema, value, DATASET, None, None, "f", seen, seen, origin, key]


def statement_id(entity: str, prop: str, value: str) -> str:
    """Return the id that FollowTheMoney gives a statement: SHA-1 of data set, entity, property and value."""
    return hashlib.sha1(f"{DATASET}.{entity}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()
