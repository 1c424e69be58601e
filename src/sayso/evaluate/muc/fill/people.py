"""Whom an incident hit, in the words of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.evaluate.muc.fill.incident import Incident, Told, whole_phrase
from sayso.evaluate.muc.fill.phrases import WORDS, number_in, phrase_at, without_determiners
from sayso.evaluate.muc.fill.tables import tables
from sayso.evaluate.muc.heads import head_of
from sayso.know.countries import country_by_demonym, country_by_name
from sayso.statement import Actor

NAME = re.compile(
    r"(?:[A-ZÀ-Þ][a-zà-ÿ'’.]+|[A-Z]\.)(?:[ -](?:(?:de|la|los|del|y|e|da|San) )*(?:[A-ZÀ-Þ][a-zà-ÿ'’-]+|[A-Z]\.))+"
)
NAME_PARTS = 2
LONGEST_DESCRIPTION = 8
NO_PEOPLE = frozenset(
    {"THOSE", "SOME", "ONE", "OTHERS", "WHO", "THIS", "THESE", "ALL", "EVERYONE", "ANYONE", "SOMEONE"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """A human target.

    Args:
        name: the person's name in capitals, "" where it is not given.
        description: title, role or general description in capitals, "" where there is none.
        type: the item of the set list.
        number: how many, as the templates write it.
        actor_type: what the reader took the target for, "" where the filler found it.
        effect: what happened to them, "" where it is not told.
    """

    name: str
    description: str
    type: str
    number: str
    actor_type: str
    effect: str

    @property
    def reference(self) -> str:
        """What other slots refer to it by."""
        return self.name or self.description


def people_of(incident: Incident, perpetrators: frozenset[str]) -> list[Person]:
    """Return the human targets of an incident, each once."""
    found: dict[str, Person] = {}
    for told in incident.told:
        for actor in told.statement.targets:
            person = _person(actor, told)
            if person and person.reference not in perpetrators:
                _add(found, person)
    for told in [] if found else incident.told:
        for person in _in_words(told):
            if person.reference not in perpetrators:
                _add(found, person)
    return list(found.values())


def _add(found: dict[str, Person], person: Person) -> None:
    for key, there in found.items():
        same_name = (
            person.name
            and there.name
            and (
                set(person.name.split()) <= set(there.name.split())
                or set(there.name.split()) <= set(person.name.split())
            )
        )
        same_words = not person.name and not there.name and head_of(person.description) == head_of(there.description)
        if same_name or same_words:
            longer = person if len(person.reference) > len(there.reference) else there
            other = there if longer is person else person
            found[key] = Person(
                longer.name,
                longer.description or other.description,
                longer.type if longer.type != "CIVILIAN" else other.type,
                there.number if there.number != "PLURAL" else person.number,
                longer.actor_type or other.actor_type,
                there.effect or person.effect,
            )
            return
    found[person.reference] = person


def _person(actor: Actor, told: Told) -> Person | None:
    if actor.type in {"rebels", "jihadists", "gang", "mercenaries"}:
        return None
    words = actor.text.strip()
    if words.lower() in {"it", "he", "she", "they", "him", "her", "them", "who", "that", "which", "us", "we"}:
        words = actor.name
    words = whole_phrase(words, told.sentence)
    return made_person(words, told, actor.type) if words else None


def made_person(words: str, told: Told, actor_type: str = "") -> Person | None:
    """Make a person or group of words of the text: "Judge Maria Elena Diaz", "six Jesuit priests"."""
    number = number_in(words)
    words = without_determiners(words)
    name, description = _split_name(words)
    if name and country_by_name(name):
        return None
    if not name and (not description or not description[0].isalnum() or country_by_name(description)):
        return None
    head = head_of(description)
    known = tables().people.get(head)
    if not name and known is None and (head in tables().things or not _may_be_people(description, actor_type)):
        return None
    type = known or {
        "military": "ACTIVE MILITARY",
        "police": "LAW ENFORCEMENT",
        "government": "GOVERNMENT OFFICIAL",
        "opposition": "POLITICAL FIGURE",
    }.get(actor_type, "CIVILIAN")
    if re.match(r"(?:FORMER|EX-?|RETIRED)\b", description) and type in {"GOVERNMENT OFFICIAL", "ACTIVE MILITARY"}:
        type = f"FORMER {type}"
    return Person(name, description, type, "1" if name else number, actor_type, effect_on_people(told))


def _may_be_people(description: str, actor_type: str) -> bool:
    """Say whether words that no key of DEV describes a target by may do so: the reader took them for people."""
    known = actor_type in {"civilians", "government", "opposition", "media", "protesters", "witnesses", "expert"}
    return known and not description.endswith(("'S", "’S")) and description not in NO_PEOPLE


def _split_name(words: str) -> tuple[str, str]:
    titles = set(tables().rules["titles"])
    found = None
    for match in NAME.finditer(words):
        parts = match[0].split()
        while parts and parts[0].lower().rstrip(".") in titles | {
            "the",
            "army",
            "national",
            "jesuit",
            "first",
            "second",
        }:
            parts = parts[1:]
        if len(parts) >= NAME_PARTS and not any(
            head_of(part) in tables().people or head_of(part) in tables().things for part in parts
        ):
            found = " ".join(parts)
            break
    if not found:
        return "", words.upper().strip(" ,.")
    at = words.index(found)
    before = words[:at].strip(" ,").upper()
    after = words[at + len(found) :].strip(" ,").upper()
    return found.upper().rstrip("."), before or (
        after if len(after.split()) <= LONGEST_DESCRIPTION and head_of(after) in tables().people else ""
    )


def _in_words(told: Told) -> list[Person]:
    """Find people whom the quote names as hit: words that the keys of DEV describe targets by, and named persons."""
    found = []
    quote, trigger = told.statement.quote, told.statement.trigger
    at = told.statement.trigger_start - told.statement.start
    passive = re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+\s+){0,2}$", quote[:at]) is not None
    spans = [(0, at)] if passive else [(at + len(trigger), len(quote))]
    for start, end in spans:
        part = quote[start:end]
        for match in WORDS.finditer(part):
            if match[0].upper() in tables().people and match[0].upper() not in {
                "ONE",
                "GENERAL",
                "GUERRILLAS",
                "MEMBERS",
                "LEADERS",
            }:
                words = phrase_at(part, match.start(), match.end())
                person = made_person(words, told)
                if person:
                    found.append(person)
    return found


def effect_on_people(told: Told) -> str:
    """Return what a statement says became of people: DEATH, INJURY, ..., "" where it does not say."""
    patterns = tables().patterns
    what = {count.what for count in told.statement.counts}
    if told.type == "KIDNAPPING":
        return "REGAINED FREEDOM" if told.statement.kind == "release" else ""
    if patterns["death"].search(told.statement.trigger) or what == {"killed"}:
        return "" if told.stage != "ACCOMPLISHED" else "DEATH"
    if patterns["injury"].search(told.statement.trigger) or what == {"wounded"}:
        return "INJURY"
    if patterns["no_injury"].search(told.statement.quote):
        return "NO INJURY"
    if told.stage == "ACCOMPLISHED" and patterns["death"].search(told.statement.quote):
        return "DEATH"
    return "INJURY" if patterns["injury"].search(told.statement.quote) else ""


def nation_of(words: str, country: str) -> str:
    """Return the set list's name of the foreign nation that words name by its adjective, or ""."""
    for word in words.split():
        nation = country_by_demonym(word) if not word.startswith("U.S") else country_by_name("United States")
        if nation and nation.iso != country:
            names = {**tables().rules["names"], **tables().rules["other_countries"]}
            return str(names.get(nation.iso, ""))
    return ""
