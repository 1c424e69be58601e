"""Noun phrases around cores: determiner, numbers and modifiers on the left, whose it is on the right."""

from __future__ import annotations

from dataclasses import replace

from sayso.read.actors.cores import cores_of
from sayso.read.actors.lexicon import words
from sayso.read.actors.line import Line
from sayso.read.actors.phrase import Core, Phrase

_LONGEST = 14
"""Words of the longest phrase before its complement."""
_NAMES = frozenset({"known", "body", "name", "person"})


class Chunker:
    """Finds the noun phrases of one line."""

    def __init__(self, line: Line) -> None:
        """Take the line; its cores are found once."""
        self.line = line
        self.cores = cores_of(line)

    def phrases(self) -> list[Phrase]:
        """Return the phrases in order; no two of them share a word."""
        found: list[Phrase] = []
        index = 0
        while index < len(self.line.words):
            made = self._phrase(index)
            if made is None:
                index += 1
                continue
            phrase, last = self._completed(*made)
            found.append(phrase)
            index = last + 1
        return found

    def _phrase(self, index: int) -> tuple[Phrase, int] | None:
        """Return the phrase that begins with the word, and its last word."""
        at, definite, owner = self._lead(index)
        led = at > index
        modifiers: list[str] = []
        taken: list[Core] = []
        country, place = None, ""
        while at < min(len(self.line.words), index + _LONGEST):
            core = self.cores[at]
            if core is None:
                if not self._is_modifier(at, led=led or bool(taken)):
                    return None
                modifiers.append(self.line.words[at].lower)
                at += 1
                continue
            if core.kind == "pronoun":
                return self._pronoun(core) if at == index else None
            following = self._following_head(core)
            if following is None:
                break
            if core.kind in {"country", "people"}:
                country = core.country
            elif core.kind == "place":
                place = core.name
            elif core.kind == "noun" and not self.line.possessive(core.last):
                modifiers += [word.lower for word in self.line.words[core.first : core.last + 1]]
            else:
                owner = self._as_owner(index, core, definite, tuple(modifiers), owner, country)
                modifiers, country = [], None
            definite = definite or self.line.possessive(core.last)
            taken.append(core)
            modifiers += [word.lower for word in self.line.words[core.last + 1 : following]]
            at = following
        else:
            return None
        core = self.cores[at]
        if core is None:
            return None
        phrase = self._made(index, core, definite, tuple(modifiers), owner, country)
        phrase.place = place
        phrase.parts = []
        phrase.type = next((one.noun.role.type for one in reversed(taken) if one.noun), "")
        return phrase, core.last

    def _lead(self, index: int) -> tuple[int, bool, Phrase | None]:
        """Step over determiners and numbers: return where they end, whether they are definite, a possessive pronoun."""
        at, definite, owner = index, False, None
        lists = words()
        while at < min(len(self.line.words), index + 8):
            word = self.line.words[at]
            lower = word.lower
            if lower in lists.possessives and not self.line.possessive(at):
                core = Core(at, at, "pronoun", name=lists.possessives[lower])
                owner, definite = self._made(at, core, definite=False), True
            elif lower in lists.determiners:
                definite = definite or lower in lists.definite
            elif not (lower in lists.numbers or word.text[0].isdigit() or (at > index and lower in {"than", "of", "to", "or", ","})):
                break
            at += 1
        return at, definite, owner

    def _is_modifier(self, index: int, *, led: bool) -> bool:
        word = self.line.words[index]
        lower = word.lower
        lists = words()
        if lower in lists.verbs or not word.text[0].isalpha() or self.line.possessive(index):
            return False
        if lower in lists.adjectives or "-" in lower and lower.endswith(lists.endings):
            return True
        if word.text[0].isupper() and not word.plain:
            return False
        if lower.endswith(("ed", "ing")):
            return led
        return len(lower) > 4 and (lower.endswith(lists.endings) or (led and lower.endswith("ly")))

    def _following_head(self, core: Core) -> int | None:
        """Return where the next core of the same phrase begins; None where the core is the phrase's last."""
        owned = self.line.possessive(core.last)
        at = core.last + 1
        if not self.line.joined(core.last):
            return None
        if core.kind == "noun" and not owned:
            if core.noun is not None and core.noun.plural:
                return None
            following = self.cores[at] if at < len(self.line.words) else None
            return at if following and following.kind == "noun" else None
        if core.kind == "person" and not owned:
            return None
        while at < min(len(self.line.words), core.last + 6):
            following = self.cores[at]
            if following is not None:
                fits = following.kind == "noun" or (core.kind in {"country", "people"} and following.kind in {"body", "known", "people"})
                return at if fits else None
            if not self._is_modifier(at, led=True) or not self.line.joined(at):
                return None
            at += 1
        return None

    def _as_owner(self, index: int, core: Core, definite: bool, modifiers: tuple[str, ...], owner: Phrase | None, country: str | None) -> Phrase:
        return self._made(index, core, definite, modifiers, owner, country)

    def _pronoun(self, core: Core) -> tuple[Phrase, int]:
        return self._made(core.first, core, definite=True), core.last

    def _made(
        self, index: int, core: Core, definite: bool, modifiers: tuple[str, ...] = (), owner: Phrase | None = None, country: str | None = None,
    ) -> Phrase:
        line = self.line
        head = (line.words[core.last].start, line.words[core.last].end)
        return Phrase(
            start=line.words[index].start,
            end=line.words[core.last].end,
            head=head,
            core=core,
            paragraph=line.number,
            quoted=line.quoted[core.last],
            definite=definite,
            modifiers=modifiers,
            owner=owner,
            owned="before" if owner else "",
            country=country or core.country,
            many=bool(core.noun and core.noun.plural),
        )

    def _completed(self, phrase: Phrase, last: int) -> tuple[Phrase, int]:
        """Add what follows the head: a person's name, an acronym, an apposition, whose it is."""
        last = self._with_person(phrase, last)
        last = self._with_acronym(phrase, last)
        last = self._with_owner(phrase, last)
        phrase.end = self.line.words[last].end
        if self.line.words[last].text == "." or phrase.end <= phrase.start:
            phrase.end = self.line.words[last].end
        return phrase, last

    def _with_person(self, phrase: Phrase, last: int) -> int:
        """Join "army spokesman" and the name that follows it."""
        noun = phrase.core.noun
        at = last + 1
        if noun is None or noun.plural or noun.group or at >= len(self.line.words) or not self.line.joined(last) or self.line.possessive(last):
            return last
        person = self.cores[at]
        if person is None or person.kind not in {"person", "name"}:
            return last
        phrase.core = Core(phrase.core.first, person.last, "person", noun=noun, type=person.type or noun.role.type, name=person.name)
        phrase.head = (self.line.words[person.last].start, self.line.words[person.last].end)
        return person.last

    def _with_acronym(self, phrase: Phrase, last: int) -> int:
        at = last + 1
        texts = [word.text for word in self.line.words[at : at + 3]]
        if len(texts) == 3 and texts[0] == "(" and texts[2] == ")" and texts[1].isupper() and phrase.core.kind != "person":
            phrase.acronym = texts[1]
            return at + 2
        core = self.cores[at + 1] if texts[:1] == [","] and at + 1 < len(self.line.words) else None
        if phrase.core.kind == "noun" and core and core.kind == "known" and self.line.span(core.first, core.last).isupper():
            noun = phrase.core.noun
            if noun and any(known.type == noun.role.type for known in core.known):
                phrase.alias = core
                return core.last
        return last

    def _with_owner(self, phrase: Phrase, last: int) -> int:
        """Add "of the movement", "for the army", "loyal to Haftar", "in the town"."""
        noun, at = phrase.core.noun, last + 1
        if noun is None or phrase.core.kind != "noun" or at + 1 >= len(self.line.words) or self.line.possessive(last):
            return last
        stop = self._leader(at, self._speaks_for(phrase))
        if stop is None:
            return last
        made = self._phrase(stop)
        if made is None:
            return last
        owner, end = made
        if owner.core.kind == "place" or (owner.core.kind == "country" and noun.role.bare in {"place", "self"}):
            phrase.place = owner.core.name
            return end
        if owner.core.kind in {"country", "people"} and self.line.words[at].lower in words().of:
            phrase.country = phrase.country or owner.core.country
            return end
        if self.line.words[at].lower == "in" or owner.core.kind == "pronoun":
            return last
        owner, end = self._completed(owner, end)
        phrase.owner, phrase.owned = owner, "of"
        return end

    def _speaks_for(self, phrase: Phrase) -> bool:
        return self.line.words[phrase.core.last].lower in words().agents

    def _leader(self, at: int, agent: bool) -> int | None:
        """Return where the owner begins after "of", "loyal to" and their like."""
        lower = self.line.words[at].lower
        for parts in words().loyal.get(lower, ()):
            if [word.lower for word in self.line.words[at : at + len(parts)]] == list(parts):
                return at + len(parts)
        if lower in words().of_same or lower in {"in"} or (agent and lower in words().of):
            return at + 1 if at + 1 < len(self.line.words) else None
        return None


def phrases_of(line: Line) -> list[Phrase]:
    """Return the noun phrases of a line that name, describe or stand for an actor."""
    return Chunker(line).phrases()
