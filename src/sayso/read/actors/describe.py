"""Descriptions: "the Malian army", "the rebels", "residents of Bama", "a spokesman for the movement"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from sayso.know.actors import adjective_of
from sayso.read.actors.earlier import (
    FITS,
    body_by_last_word,
    earlier_party,
    enemy,
    group_of_leader,
    heard_last,
    holder_of_office,
    police_told_last,
    told_before,
)
from sayso.read.actors.lexicon import Noun, words
from sayso.read.actors.memory import Memory
from sayso.read.actors.party import Party
from sayso.read.actors.people import person
from sayso.read.actors.phrase import Phrase
from sayso.read.places import PlaceMention

_FORCES = frozenset({"fighters", "army", "navy", "air_force", "security_forces"})
_SPOKEN_FOR = frozenset({"agent", "official", "officer"})
_LOCAL = frozenset({"city", "district", "region", "camp", "area"})


class Descriptions:
    """Resolves descriptions of one report."""

    def __init__(
        self, memory: Memory, places: Sequence[PlaceMention], party_of: Callable[[Phrase], Party | None]
    ) -> None:
        """Take the report's parties and places, and what resolves the phrase of an owner."""
        self.memory = memory
        self.settled = [one for one in places if one.place.kind in _LOCAL]
        self.party_of = party_of

    def party(self, phrase: Phrase) -> Party | None:
        """Return who is described."""
        if phrase.alias is not None:
            return self.memory.known(self.memory.best(phrase.alias.known))
        role = phrase.noun.role
        if (
            phrase.definite
            and len(phrase.words) == 1
            and role.state is None
            and not phrase.country
            and not phrase.owner
            and (body := body_by_last_word(phrase, self.memory))
        ):
            return body
        if role.id == "short":
            return None
        if role.id == "enemy":
            return enemy(phrase, self.memory) or self._new(phrase, role.type)
        if role.id in _SPOKEN_FOR:
            return self._spoken_for(phrase)
        owner = self._owner(phrase)
        if owner is not None:
            return self._owned(phrase, owner)
        if phrase.attribute is not None:
            return self._attributed(phrase, phrase.attribute)
        if role.state is not None:
            return self._state(phrase, role.state)
        if role.id == "fighters" and phrase.country:
            return self.memory.part_of_state(phrase.country, "army")
        if role.id == "peacekeepers" and phrase.noun.group and not phrase.definite:
            return None
        if role.bare == "party":
            return earlier_party(phrase, role.id, self.memory) or self._new(phrase, role.type)
        return self._new(phrase, role.type)

    def _owner(self, phrase: Phrase) -> Party | None:
        """Return to whom the one described belongs; a name of unknown kind that owns is a person's."""
        if phrase.owner is None:
            return None
        owner = self.party_of(phrase.owner)
        return person(phrase.owner, self.memory, None) if owner is None and phrase.owner.core.kind == "name" else owner

    def side(self, phrase: Phrase) -> Party | None:
        """Return for whom the one described speaks or acts, or None where nothing tells."""
        if phrase.owner is not None:
            return self._owner(phrase)
        attribute = phrase.attribute
        if attribute is not None and attribute.role.state is not None:
            country = phrase.country or self.memory.focus.country
            return self.memory.part_of_state(country, attribute.role.state) if country else None
        if attribute is not None and attribute.role.bare == "party":
            return earlier_party(phrase, attribute.role.id, self.memory)
        return None

    def _spoken_for(self, phrase: Phrase) -> Party | None:
        """Return a spokesman, an official, an officer: the same as before, or one named by his side."""
        role, side = phrase.noun.role, self.side(phrase)
        if side is None and role.state is not None and (phrase.country or phrase.plural):
            return police_told_last(phrase, self.memory) or self._state(phrase, role.state)
        if phrase.definite and not phrase.plural and (holder := holder_of_office(phrase, self.memory)):
            return holder
        if side is None and phrase.definite and not phrase.country and (earlier := told_before(phrase, self.memory)):
            return earlier
        attribute = phrase.attribute
        if side is None and phrase.words[-1].lower() in words().voices and not phrase.country and not attribute:
            side = heard_last(phrase, self.memory)
        if phrase.noun.group and role.id == "agent" and side is None and not phrase.country:
            return None
        type = self._type_of_agent(phrase, side)
        head = self._english(phrase)
        name = f"{side.name} {head.split()[-1]}" if side else self._with_country(head, phrase)
        if side and side.country and side.sort == "state" and attribute and phrase.owner is None:
            name = f"{adjective_of(side.country)} {head}"
        sort = "people" if phrase.plural else "group" if phrase.noun.group else "person"
        return self.memory.keep(
            "of:" + name.lower(), lambda: Party(name, type, None, sort, role.id, phrase.country, of=side)
        )

    def _type_of_agent(self, phrase: Phrase, side: Party | None) -> str:
        role, attribute = phrase.noun.role, phrase.attribute
        if side is not None:
            return role.type if role.id == "official" and side.sort == "state" else side.type
        if attribute is not None and attribute.role.type != "unknown":
            return attribute.role.type
        circles = [words().circles[word.lower()] for word in phrase.words[:-1] if word.lower() in words().circles]
        if circles and (role.id == "agent" or circles[0] == "military"):
            return circles[0]
        leads = role.id == "agent" and phrase.country and phrase.words[-1].lower() in words().voices
        return "government" if leads else role.type

    def _owned(self, phrase: Phrase, owner: Party) -> Party:
        """Return "its fighters", "the group's leader", "members of the movement"."""
        noun = phrase.noun
        role = noun.role
        if role.id == "peacekeepers" and owner.type == "intergovernmental":
            return earlier_party(phrase, role.id, self.memory) or self._named_by(phrase, owner, role.type)
        if role.id in _FORCES:
            if owner.sort == "state" and owner.country:
                state = role.state or "army"
                return self.memory.part_of_state(owner.country, state) or owner
            if owner.type == "intergovernmental":
                return earlier_party(phrase, "peacekeepers", self.memory) or owner
            if owner.sort == "person":
                type = "military" if owner.type == "government" else owner.type
                return (
                    owner.of
                    or group_of_leader(owner, phrase, self.memory)
                    or self._named_by(phrase, owner, type, "forces")
                )
            return owner
        if role.state is not None and owner.country and owner.sort == "state":
            return self.memory.part_of_state(owner.country, role.state) or owner
        if role.bare == "party" and (
            role.type == owner.type or any(owner.type in tier for tier in FITS.get(role.id, ()))
        ):
            return owner
        return self._named_by(phrase, owner, role.type)

    def _named_by(self, phrase: Phrase, owner: Party, type: str, head: str = "") -> Party:
        name = f"{owner.name} {head or self._english(phrase)}"
        sort = "people" if phrase.plural else "group" if phrase.noun.group else "person"
        return self.memory.keep(
            "of:" + name.lower(), lambda: Party(name, type, None, sort, phrase.noun.role.id, owner.country, of=owner)
        )

    def _attributed(self, phrase: Phrase, attribute: Noun) -> Party | None:
        """Return "government troops", "rebel fighters", "army patrol": the first noun says who, the second what."""
        role, said = phrase.noun.role, attribute.role
        if said.state is not None and role.id in {*_FORCES, "officer", "general_staff"}:
            state = role.state or ("army" if said.state in {"government", "junta"} else said.state)
            return self._state(phrase, state)
        if role.id in _FORCES or role.bare == "party" or role.type == said.type:
            return earlier_party(phrase, said.id, self.memory) or self._new(phrase, said.type)
        if role.state is not None:
            return self._state(phrase, role.state)
        return self._new(phrase, role.type)

    def _state(self, phrase: Phrase, role: str) -> Party | None:
        """Return the part of the state that the phrase tells, else of that told of last, else of that in focus."""
        if role == "president" and (holder := holder_of_office(phrase, self.memory)):
            return holder
        if phrase.country:
            return self.memory.part_of_state(phrase.country, role)
        if phrase.definite:
            for told in reversed(self.memory.latest()):
                if told.party.role == role and told.party.country:
                    return told.party
        if self.memory.focus.country:
            return self.memory.part_of_state(self.memory.focus.country, role)
        return self._new(phrase, phrase.noun.role.type)

    def _new(self, phrase: Phrase, type: str) -> Party:
        noun = phrase.noun
        place = phrase.place
        if noun.role.bare == "place" and not place and not phrase.country:
            place = self._place_before(phrase)
        name = self._with_country(self._english(phrase), phrase)
        if place:
            name += f" {'of' if noun.role.bare == 'place' or phrase.belongs else 'in'} {place}"
        sort = "people" if phrase.plural else "group" if noun.group else "person"
        return self.memory.keep(
            "said:" + name.lower(), lambda: Party(name, type, None, sort, noun.role.id, phrase.country)
        )

    def _english(self, phrase: Phrase) -> str:
        """Return the description in English: of a French one its nouns and adjectives, the latter first."""
        if self.memory.report.lang != "fr":
            return " ".join(phrase.words)
        translated = [words().english.get(word.lower(), word) for word in phrase.words]
        after = [
            word for word, text in zip(translated, phrase.words, strict=True) if text.lower() in words().adjectives
        ]
        return " ".join([*after, *(word for word in translated if word not in after)])

    def _with_country(self, name: str, phrase: Phrase) -> str:
        return f"{adjective_of(phrase.country)} {name}" if phrase.country else name

    def _place_before(self, phrase: Phrase) -> str:
        before = bisect_left(self.settled, phrase.start, key=lambda one: one.start)
        return self.settled[before - 1].place.name if before else ""
