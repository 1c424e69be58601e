"""A text and its statements, as templates: which incidents are relevant, and what fills each slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.evaluate.muc.fill.incident import Incident, incidents_of
from sayso.evaluate.muc.fill.people import Person, nation_of, people_of
from sayso.evaluate.muc.fill.perpetrators import Perpetrators, perpetrators_of
from sayso.evaluate.muc.fill.setting import country_of, date_of, first_day, home_of, location_of
from sayso.evaluate.muc.fill.tables import tables
from sayso.evaluate.muc.fill.things import Thing, instruments_of, things_of
from sayso.evaluate.muc.template import Fill, Option, Template
from sayso.report import Report
from sayso.statement import Modality, Statement

Slots = dict[str, list[Option]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Who and what an incident hit, and who did it."""

    people: list[Person]
    things: list[Thing]
    done: Perpetrators


def fill_templates(report: Report, statements: Iterable[Statement]) -> tuple[Template, ...]:
    """Fill the templates of a text.

    Args:
        report: the text, with its day and dateline.
        statements: what a reader found in it.

    Returns:
        A template for each relevant incident, in text order; none for an irrelevant text.
    """
    home = home_of(report)
    found: list[Template] = []
    for incident in incidents_of(report, statements):
        slots = _filled(report, incident, home)
        if slots is not None:
            fills = {name: tuple(Fill((option,)) for option in options) for name, options in slots.items() if options}
            found.append(Template(report.name, len(found) + 1, fills=fills))
    return tuple(found)


def _filled(report: Report, incident: Incident, home: str) -> Slots | None:
    """Return the slots of an incident, or None where it is not relevant."""
    country = country_of(incident, home)
    done = perpetrators_of(incident, report.text)
    people = people_of(incident, frozenset(done.individuals))
    things = things_of(incident)
    if not _is_relevant(report, incident, country, Hit(people, things, done)):
        return None
    slots: Slots = {
        "inc-date": _one(date_of(report, incident)),
        "inc-loc": _one(location_of(incident, country or home)),
        "inc-type": _one(incident.type),
        "inc-stage": _one(incident.stage),
    }
    for words, type in instruments_of(incident):
        slots.setdefault("inc-instr-id", []).append(Option(words))
        slots.setdefault("inc-instr-type", []).append(Option(type, (words,)))
    _fill_perpetrators(slots, done)
    _fill_people(slots, people, country)
    _fill_things(slots, things)
    return slots


def _one(value: str) -> list[Option]:
    return [Option(value)] if value else []


def _is_relevant(report: Report, incident: Incident, country: str, hit: Hit) -> bool:
    """Apply the task's own rules: country, recency, told as a fact, somebody or something hit that does not fight."""
    rules = tables().rules
    day = first_day(incident)
    old = day is not None and report.published is not None and (report.published - day).days > rules["recent_days"]
    kinds = {told.statement.kind for told in incident.told}
    rumour = all(told.statement.modality is Modality.POSSIBLE for told in incident.told)
    if country not in rules["countries"] or old or rumour or kinds <= set(rules["weak"]):
        return False
    unarmed = [person for person in hit.people if person.type not in rules["forces_types"]]
    harmed = any(person.effect or person.name for person in unarmed)
    if kinds <= set(rules["fighting"]):
        return any(person.effect for person in unarmed) and _is_specific(incident, hit, unarmed)
    open_end = incident.type == "KIDNAPPING" or incident.stage != "ACCOMPLISHED"
    found = harmed or bool(hit.things) or (open_end and bool(unarmed))
    return found and _is_specific(incident, hit, unarmed)


def _is_specific(incident: Incident, hit: Hit, people: list[Person]) -> bool:
    """Say whether the text tells of one incident rather than of such incidents in general."""
    return (
        any(person.name or person.effect for person in people)
        or bool(hit.done.organisations)
        or any(t.statement.when and t.statement.when.precision == "day" for t in incident.told)
        or any(place.kind != "country" for t in incident.told for place in t.statement.places)
    )


def _fill_perpetrators(slots: Slots, done: Perpetrators) -> None:
    slots["perp-inc-cat"] = _one(done.category)
    slots["perp-ind-id"] = [Option(words) for words in done.individuals]
    slots["perp-org-id"] = [Option(words) for words, _ in done.organisations]
    slots["perp-org-conf"] = [Option(sure, (words,)) for words, sure in done.organisations]


def _fill_people(slots: Slots, people: list[Person], country: str) -> None:
    for person in people:
        key = (person.reference,)
        if person.name:
            slots.setdefault("hum-tgt-name", []).append(Option(person.name))
        if person.description:
            reference = (person.name,) if person.name else ()
            slots.setdefault("hum-tgt-desc", []).append(Option(person.description, reference))
        slots.setdefault("hum-tgt-type", []).append(Option(person.type, key))
        slots.setdefault("hum-tgt-num", []).append(Option(person.number, key))
        nation = nation_of(person.description, country)
        if nation:
            slots.setdefault("hum-tgt-nation", []).append(Option(nation, key))
        if person.effect:
            slots.setdefault("hum-tgt-effect", []).append(Option(person.effect, key))


def _fill_things(slots: Slots, things: list[Thing]) -> None:
    for thing in things:
        key = (thing.words,)
        slots.setdefault("phys-tgt-id", []).append(Option(thing.words))
        slots.setdefault("phys-tgt-type", []).append(Option(thing.type, key))
        slots.setdefault("phys-tgt-num", []).append(Option(thing.number, key))
        if thing.effect:
            slots.setdefault("phys-tgt-effect", []).append(Option(thing.effect, key))
