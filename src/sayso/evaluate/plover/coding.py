"""Statements as PLOVER events: the type by the codebook's crosswalk, actors by their countries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.codebook import codebook
from sayso.evaluate.plover.names import names
from sayso.know.actors import actor_packs
from sayso.know.countries import country_by_demonym, country_by_name
from sayso.know.gazetteer import gazetteer
from sayso.report import Report
from sayso.statement import Actor, Speaker, Statement

Triple = tuple[str, str, str]
"""Event type, source's country, target's country; "" where there is none."""
CAPITALISED = re.compile(r"(?:[A-Z][\w'’.-]*)(?: (?:of |the |and )?[A-Z][\w'’.-]*)*")
BODIES = {"intergovernmental": "IGO", "peacekeepers": "IGO", "aid_agency": "NGO"}
MOST = 3
SAID = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE"})
WORD = re.compile(r"[A-Z][\w.-]{3,}")


def events_of(report: Report, statements: Iterable[Statement]) -> tuple[Triple, ...]:
    """Return the events of a sentence, as a record has them: one type, with its sources and targets.

    A statement about what is said (asked, refused, threatened, blamed) goes before one about what is done; among
    equals the first in the sentence counts. Kinds that PLOVER lacks give none.

    Args:
        report: the sentence.
        statements: what a reader found in it.
    """
    typed = [(statement, type) for statement in statements if (type := event_type(statement))]
    said = [pair for pair in typed if pair[1] in SAID]
    for statement, type in (said or typed)[:1]:
        sources, targets = _parties(statement, type)
        sources, targets = _completed(sources, targets, named_in(report.text))
        return tuple((type, source, target) for source in sources or [""] for target in targets or [""])
    return ()


def _completed(sources: list[str], targets: list[str], named: list[str]) -> tuple[list[str], list[str]]:
    """Fill a party that the statement does not tell with the countries that the sentence names, in their order."""
    if not sources:
        sources = [code for code in named if code not in targets][:1] or targets[:1]
    if not targets:
        targets = [code for code in named if code not in sources][:1] or sources[:1]
    return sources, targets


def named_in(text: str) -> list[str]:
    """Return the codes of the countries that a text names or calls by their people, in order, without doubles."""
    found = (country_by_name(match[0]) or country_by_demonym(match[0]) for match in WORD.finditer(text))
    return list(dict.fromkeys(names().iso3.get(country.iso, "") for country in found if country))


def event_type(statement: Statement) -> str:
    """Return the PLOVER type of a statement, "" where there is none."""
    known = names()
    type = codebook().kinds[statement.kind].plover.split("/")[0]
    by_modality = known.modalities.get(statement.modality.value)
    if by_modality:
        return by_modality
    return known.promise if statement.modality.value == "planned" and type in known.promised else type


def _parties(statement: Statement, type: str) -> tuple[list[str], list[str]]:
    """Return source and target countries: who asks, blames or threatens is the source of what is asked of others."""
    doers, hit = countries_of(statement.actors), countries_of(statement.targets)
    speaker = countries_of([statement.said_by]) if statement.said_by else []
    asked = statement.modality.value == "demanded" or (statement.kind in {"demand", "accusation"} and speaker)
    if asked and speaker:
        return speaker, doers or hit
    if type in {"CONSULT", "AGREE"} and not hit and len(doers) > 1:
        return doers, []
    if not hit and statement.places:
        codes = [names().iso3.get(place.country or "", "") for place in statement.places]
        hit = [code for code in dict.fromkeys(codes) if code and code not in doers][:1]
    return doers, hit


def countries_of(actors: Iterable[Actor | Speaker]) -> list[str]:
    """Return the country codes of actors, without doubles; actors of no known country are left out."""
    codes = [code for actor in actors if (code := country_of(actor))]
    return list(dict.fromkeys(codes))[:MOST]


def country_of(actor: Actor | Speaker) -> str:
    """Return an actor's country code, "" where the words do not tell."""
    if actor.type in BODIES:
        return BODIES[actor.type]
    known = actor_packs().by_id(actor.id) if actor.id else None
    if known and known.country:
        return names().iso3.get(known.country, "")
    for words in (actor.name, actor.text):
        for match in CAPITALISED.finditer(words):
            code = _named(match[0])
            if code:
                return code
    return ""


def _named(words: str) -> str:
    for part in (words, *words.split()):
        bare = part.removesuffix("'s").removesuffix("’s").strip(".,")
        country = country_by_name(bare) or country_by_demonym(bare)
        if country:
            return names().iso3.get(country.iso, "")
    found = gazetteer().find(words, kinds=("city", "region"), loose=False)
    return names().iso3.get(found[0].country or "", "") if found else ""
