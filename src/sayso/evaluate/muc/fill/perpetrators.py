"""Who did it, and on whose say-so: persons, organisations, category and confidence."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from sayso.evaluate.muc.fill.incident import Incident, Told, whole_phrase
from sayso.evaluate.muc.fill.tables import tables
from sayso.know.actors import actor_packs
from sayso.statement import Actor

PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "who", "that", "which", "them", "us"})
ORGANISATION = re.compile(
    r"(?:[A-Z][\w'’.-]*|\d+(?:st|d|nd|rd|th))(?:[ -](?:(?:of|the|for|and|de|del|la) )*[A-Z][\w'’.-]*)*"
)
SMALL_ORGANISATION = re.compile(
    r"\b(?:armed forces|army|air force|police|national guard|death squads?|government|military|drug mafia)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:government|army|armed forces?|military|police|soldiers?|troops|air force|national guard|battalion|brigade|"
    r"officers?|patrol|lieutenants?|colonels?|security forces)\b",
    re.IGNORECASE,
)
MOST = 2
"""Perpetrators that are filled: keys of DEV rarely have more."""
SHORTEST = 3
FACT = "REPORTED AS FACT"
CLAIMED, SUSPECTED = "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED"
BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"


@dataclass(frozen=True, slots=True)
class Perpetrators:
    """Those who did it: category, persons, and organisations with how sure the text is."""

    category: str
    individuals: tuple[str, ...]
    organisations: tuple[tuple[str, str], ...]


def perpetrators_of(incident: Incident, text: str) -> Perpetrators:
    """Return who did an incident, by its statements; an organisation is written as the text does."""
    individuals: dict[str, None] = {}
    organisations: dict[str, tuple[str, str]] = {}
    state = False
    for told in incident.told:
        for actor in told.statement.actors:
            if actor.type in {"civilians", "witnesses", "media", "unknown"} and not _is_perpetrator(actor.text):
                continue
            words = actor.name if actor.text.lower() in PRONOUNS else actor.text
            words = whole_phrase(words, told.sentence)
            organisation = organisation_in(words, actor)
            state = state or (
                actor.type in tables().rules["authorities"] and STATE.search(f"{words} {actor.name}") is not None
            )
            organisation = organisation or _resolved(actor, text)
            if organisation:
                key = actor.id or organisation.upper()
                organisations.setdefault(key, (organisation.upper(), confidence(told, actor)))
            plain = _plain(words)
            if plain and plain != (organisation or "").upper() and not plain.isdigit():
                individuals.setdefault(plain)
    if not organisations:
        for told in incident.told:
            for name in armed_groups().findall(told.sentence):
                if not _is_target(name, told):
                    organisations.setdefault(
                        name.upper(), (name.upper(), confidence(told, Actor(name, name, "rebels")))
                    )
    if not individuals and not organisations:
        for told in incident.told:
            found = tables().patterns["perpetrators"].search(told.sentence)
            if found:
                individuals.setdefault(_plain(found[1]))
                break
    category = "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"
    return Perpetrators(category, tuple(individuals)[:MOST], tuple(organisations.values())[:MOST])


@functools.cache
def armed_groups() -> re.Pattern[str]:
    """Return the pattern of every name of an armed group that the actor packs know."""
    types = set(tables().rules["rebels"])
    names = {
        n for known in actor_packs() if known.type in types for n in (known.name, *known.aliases) if len(n) >= SHORTEST
    }
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")\b")


def _is_target(name: str, told: Told) -> bool:
    return any(name in target.text for target in told.statement.targets)


def _is_body(name: str) -> bool:
    """Say whether a name is that of an organisation rather than of somebody known."""
    bodies = {*tables().rules["rebels"], *tables().rules["forces"], "opposition"}
    return any(
        known.type in bodies or (known.type == "government" and STATE.search(known.name))
        for known in actor_packs().find(name)
    )


def _resolved(actor: Actor, text: str) -> str:
    """Return how the text names the armed group that "the guerrillas" were resolved to, or ""."""
    known = actor_packs().by_id(actor.id) if actor.id else None
    if known is None or actor.type not in tables().rules["rebels"]:
        return ""
    named = [name for name in (known.name, *known.aliases) if re.search(rf"\b{re.escape(name)}\b", text)]
    return max(named, key=len, default="")


def _is_perpetrator(words: str) -> bool:
    return tables().patterns["perpetrators"].search(words) is not None


def _plain(words: str) -> str:
    return re.sub(r"^(?:THE|A|AN)\s+", "", words.upper().strip(' ,."“”'))


def organisation_in(words: str, actor: Actor) -> str:
    """Return the organisation that words name, or ""."""
    known = actor_packs().by_id(actor.id) if actor.id else None
    for match in ORGANISATION.finditer(words):
        name = re.sub(r"^(?:The|A|An|Suspected|Alleged|Members of|Some)\s+", "", match[0])
        if _is_body(name) or (len(name.split()) > 1 and actor.type in tables().rules["rebels"] and known):
            return name
        if name.isupper() and len(name) >= SHORTEST and name not in {"U.S.", "U.S"}:
            return name
    small = SMALL_ORGANISATION.search(words)
    if small and actor.type in {*tables().rules["authorities"], "militia"}:
        return small[0]
    return ""


def confidence(told: Told, actor: Actor) -> str:
    """Return how sure the text is that an organisation did it: the decision tree of the task's documentation."""
    statement, rules, patterns = told.statement, tables().rules, tables().patterns
    speaker = statement.said_by
    if patterns["claim"].search(told.sentence) and re.search(r"responsib|credit|claim(?:ed|s)? |admit", told.sentence):
        return CLAIMED
    if speaker is not None:
        if speaker.name == actor.name or (speaker.id and speaker.id == actor.id):
            return CLAIMED
        if not patterns["suspicion"].search(told.sentence) and statement.modality.value != "possible":
            return FACT
        return BY_AUTHORITIES if speaker.type in rules["authorities"] else SUSPECTED
    if statement.modality.value == "possible" or patterns["suspicion"].search(told.sentence):
        return SUSPECTED
    return FACT
