"""What follows a head: a person's name, an acronym, an apposition, whose it is, where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.know.countries import country_by_demonym
from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line
from sayso.read.actors.phrase import Core, Phrase

_BRACKETED = 3
"""Words and marks of an acronym in brackets."""
_DEEPEST = 3
"""Complements within complements: "a member of the staff of the office of ..."."""
_SHORTEST = 4
"""Letters of an adjective of a country."""
_PLACES = frozenset({"place", "capital", "country"})


class Complements:
    """Completes the phrases of one line."""

    def __init__(
        self, line: Line, cores: Sequence[Core | None], phrase_at: Callable[[int], tuple[Phrase, int] | None]
    ) -> None:
        """Take the line, its cores, and what finds the phrase that begins with a word."""
        self.line = line
        self.cores = cores
        self.phrase_at = phrase_at

    def complete(self, phrase: Phrase, last: int, depth: int = 0) -> tuple[Phrase, int]:
        """Add to the phrase what follows it; return it with its new last word."""
        last = self._with_adjective(phrase, last)
        last = self._with_person(phrase, last)
        last = self._with_acronym(phrase, last)
        if depth < _DEEPEST:
            last = self._with_owner(phrase, last, depth)
        phrase.end = self.line.words[last].end
        return phrase, last

    def _with_adjective(self, phrase: Phrase, last: int) -> int:
        """Add the adjectives that follow a French noun: "rebelles tchadiens", "forces armées maliennes"."""
        if phrase.core.kind != "noun" or self.line.lang != "fr" or self.line.possessive(last):
            return last
        while last + 1 < len(self.line.words) and self.line.joined(last) and self.line.words[last + 1].text.islower():
            word = self.line.words[last + 1]
            country = country_by_demonym(word.text) if len(word.text) >= _SHORTEST else None
            if country is not None:
                phrase.country = phrase.country or country.iso
            elif word.lower in words().adjectives and word.lower not in words().determiners:
                phrase.words = (*phrase.words, word.text)
            else:
                return last
            last += 1
        return last

    def _with_person(self, phrase: Phrase, last: int) -> int:
        """Join "army spokesman" and the name that follows it."""
        noun, at = phrase.core.noun, last + 1
        if noun is None or noun.plural or noun.group or not self.line.joined(last) or self.line.possessive(last):
            return last
        person = self.cores[at]
        if person is None or person.kind not in {"person", "name"}:
            return last
        type = person.type if person.type not in {"", "unknown"} else ""
        phrase.core = Core(phrase.core.first, person.last, "person", noun=noun, type=type, name=person.name)
        phrase.head = (self.line.words[person.last].start, self.line.words[person.last].end)
        return person.last

    def _with_acronym(self, phrase: Phrase, last: int) -> int:
        """Add an acronym in brackets, or one in apposition that the packs know to be of the noun's kind."""
        at = last + 1
        texts = [word.text for word in self.line.words[at : at + _BRACKETED]]
        brackets = len(texts) == _BRACKETED and texts[0] in {"(", "["} and texts[2] in {")", "]"}
        if brackets and sum(char.isupper() for char in texts[1]) > 1 and phrase.core.kind not in {"person", "pronoun"}:
            phrase.acronym = texts[1]
            inside = self.cores[at + 1]
            if inside is not None and inside.kind == "known":
                phrase.alias = inside
            return at + 2
        core = self.cores[at + 1] if texts[:1] == [","] and at + 1 < len(self.line.words) else None
        if phrase.core.kind == "noun" and core and core.kind == "known" and core.first == core.last:
            role = phrase.noun.role
            kinds = {known.type for known in core.known}
            if role.type in kinds or (role.bare == "party" and phrase.definite and role.type == "unknown"):
                phrase.alias = core
                return core.last
        return last

    def _with_owner(self, phrase: Phrase, last: int, depth: int) -> int:
        """Add "of the movement", "for the army", "loyal to Haftar", "in the town"."""
        noun, at = phrase.core.noun, last + 1
        if noun is None or phrase.core.kind != "noun" or at + 1 >= len(self.line.words) or self.line.possessive(last):
            return last
        agent = noun.role.id == "agent"
        stop = self._leader(at, agent=agent)
        made = self.phrase_at(stop) if stop is not None and stop < len(self.line.words) else None
        if made is None:
            return last
        owner, end = made
        bound = self.line.words[at].lower
        if owner.core.kind in _PLACES:
            if owner.core.kind != "country" or (noun.role.bare in {"place", "self"} and not agent):
                phrase.place, phrase.belongs = owner.core.name, bound in words().of_same
            elif bound in words().of_same or agent:
                phrase.country = phrase.country or owner.core.country
            return end
        if bound == "in" or owner.core.kind == "pronoun" or phrase.owner is not None:
            return last
        owner, end = self.complete(owner, end, depth + 1)
        phrase.owner = owner
        return end

    def _leader(self, at: int, *, agent: bool) -> int | None:
        """Return where the owner begins after "of", "loyal to" and their like."""
        lower = self.line.words[at].lower
        for parts in words().loyal.get(lower, ()):
            if [word.lower for word in self.line.words[at : at + len(parts)]] == list(parts):
                return at + len(parts)
        if lower in words().of_same or lower == "in" or (agent and lower in words().of):
            return at + 1
        return None
