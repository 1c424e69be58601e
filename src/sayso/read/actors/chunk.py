"""Noun phrases around cores: determiner, numbers and modifiers before the head, and whose it is before or behind it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from sayso.read.actors.complement import Complements
from sayso.read.actors.cores import compound_at, cores_of
from sayso.read.actors.lead import lead_of, may_lead
from sayso.read.actors.lexicon import Noun, words
from sayso.read.actors.line import Line
from sayso.read.actors.modifiers import is_modifier, is_past, may_modify
from sayso.read.actors.phrase import Core, Phrase
from sayso.read.places.lexicon import lexicon
from sayso.read.places.words import Word

_KEPT = 30_000
_CLAUSE = 12
"""Words between somebody and the verb with which he speaks."""
_STOPS = frozenset('.,;:!?"“”«»')
_DOERS = frozenset({"country", "known", "capital", "body"})
"""Cores that do something where a word in "-ed" follows them: no adjectives."""
_WHERE = frozenset({"place", "country", "capital", "people"})
"""Cores that may stand between somebody and his verb."""
_LONGEST = 14
"""Words of the longest phrase before its complement."""


@dataclass(slots=True)
class _Draft:
    """What has been read of a phrase before its head is known; `led`: something leads it."""

    definite: bool = False
    owner: Phrase | None = None
    led: bool = False
    attribute: Noun | None = None
    country: str | None = None
    place: str = ""


@functools.lru_cache(maxsize=_KEPT)
def may_begin(lower: str) -> bool:
    """Say whether a phrase can begin with a word that is no core itself."""
    return may_lead(lower) or may_modify(lower)


class Chunker:
    """Finds the noun phrases of one line."""

    def __init__(self, line: Line) -> None:
        """Take the line; its cores are found once."""
        self.line = line
        self.cores = cores_of(line)
        self.complements = Complements(line, self.cores, self.phrase_at)

    def phrases(self) -> list[Phrase]:
        """Return the phrases in order; no two of them share a word."""
        found: list[Phrase] = []
        index = 0
        while index < len(self.line.words):
            word = self.line.words[index]
            idle = self.cores[index] is None and not may_begin(word.lower)
            if idle and "-" not in word.text:
                index += 1
                continue
            made = None if idle else self.phrase_at(index)
            if made is None:
                part = self._first_part(index)
                found += [part] if part else []
                index += 1
                continue
            phrase, last = self.complements.complete(*made)
            self._note_neighbours(phrase, index, last)
            if phrase.core.kind == "place":
                found += filter(None, map(self._first_part, range(index, last + 1)))
            found.append(phrase)
            index = last + 1
        return found

    def _first_part(self, index: int) -> Phrase | None:
        """Return the actor in a compound that stands before a thing: "rebel" in "rebel-held areas"."""
        core = compound_at(self.line, index)
        if core is None:
            return None
        phrase = self._phrase(index, core)
        name, _, _ = self.line.words[index].text.rpartition("-")
        phrase.end = phrase.start + len(name)
        phrase.head, phrase.words, phrase.definite = (phrase.start, phrase.end), (name,), True
        phrase.after, phrase.plural = "led", core.kind == "noun"
        return phrase

    def phrase_at(self, index: int) -> tuple[Phrase, int] | None:
        """Return the phrase that begins with the word, without complement, and its last word, or None."""
        lead = lead_of(self.line, self.cores, index)
        if lead is None:
            return None
        first = lead.stop
        pronoun = self._possessive(lead.pronoun)
        owner = self._phrase(index, pronoun) if pronoun else None
        built = self._built(index, first, _Draft(definite=lead.definite, owner=owner, led=first > index))
        if built is not None:
            return built
        alone = pronoun if pronoun and pronoun.first == index else self.cores[index]
        if alone is not None and alone.kind == "pronoun":
            return self._phrase(index, alone), index
        return None

    def _possessive(self, index: int | None) -> Core | None:
        if index is None:
            return None
        return Core(index, index, "pronoun", name=words().possessives[self.line.words[index].lower])

    def _built(self, index: int, first: int, draft: _Draft) -> tuple[Phrase, int] | None:
        at = first
        while at < min(len(self.line.words), index + _LONGEST):
            core = self.cores[at]
            if core is None:
                joins = (
                    self.line.words[at].lower in words().joins
                    and draft.led
                    and self._modifies(at - 1)
                    and self._modifies(at + 1)
                )
                if not joins and not is_modifier(self.line, at, led=draft.led):
                    return None
                at += 1
                continue
            if core.kind == "pronoun":
                return None
            following = self._next_core(core)
            if following is None:
                return (
                    None if self._is_adjectival(core, draft) else (self._phrase(index, core, draft, first), core.last)
                )
            self._take(index, core, draft)
            if draft.owner is not None or draft.country:
                first = core.last + 1 if core.kind != "noun" else first
            at = following
        return None

    def _is_adjectival(self, core: Core, draft: _Draft) -> bool:
        return (
            core.kind == "noun"
            and not draft.led
            and self.line.span(core.first, core.last).lower() in words().adjectival
        )

    def _modifies(self, index: int) -> bool:
        return 0 <= index < len(self.line.words) and is_modifier(self.line, index, led=True)

    def _take(self, index: int, core: Core, draft: _Draft) -> None:
        """Take a core that stands before the head as what it says of the head."""
        owned = self.line.possessive(core.last)
        draft.led = True
        draft.definite = draft.definite or owned
        if core.kind in {"country", "people", "capital"}:
            draft.country = core.country
        elif core.kind == "place":
            draft.place = core.name
        elif core.kind == "noun" and not owned:
            draft.attribute = core.noun
        else:
            draft.owner = self._phrase(index, core, replace(draft))
            draft.country, draft.attribute = None, None

    def _next_core(self, core: Core) -> int | None:
        """Return where the next core of the same phrase begins; None where the core is the phrase's head."""
        owned = self.line.possessive(core.last)
        if not self.line.joined(core.last) or (core.kind == "person" and not owned):
            return None
        if core.kind == "noun" and not owned:
            following = self.cores[core.last + 1]
            attributive = following and following.kind == "noun" and not (core.noun and core.noun.plural)
            return core.last + 1 if attributive else None
        for at in range(core.last + 1, min(len(self.line.words), core.last + 6)):
            following = self.cores[at]
            if following is not None:
                named = core.kind in {"country", "people"} and following.kind in {"body", "known", "people"}
                return at if following.kind == "noun" or named else None
            if not is_modifier(self.line, at, led=True) or not self.line.joined(at):
                return None
            if core.kind in _DOERS and not owned and is_past(self.line.words[at].lower):
                return None  # "Turkey bombed Kurdish fighters": a verb
        return None

    def _phrase(self, index: int, core: Core, draft: _Draft | None = None, first: int | None = None) -> Phrase:
        draft = draft or _Draft()
        line = self.line
        begin = core.first if first is None else first
        return Phrase(
            start=line.words[index].start,
            end=line.words[core.last].end,
            head=(line.words[core.last].start, line.words[core.last].end),
            core=core,
            sentence=line.sentences[core.last],
            quoted=line.quoted[core.last],
            definite=draft.definite,
            plural=bool(core.noun and core.noun.plural),
            words=tuple(_cased(word) for word in line.words[begin : core.last + 1]),
            attribute=draft.attribute,
            owner=draft.owner,
            country=draft.country or core.country,
            place=draft.place,
        )

    def _note_neighbours(self, phrase: Phrase, first: int, last: int) -> None:
        after = self.line.words[last + 1 : last + 3]
        before = self.line.words[max(0, first - 2) : first]
        skipped = after[1:] if after and after[0].text in {",", '"', "”"} else after[:1]
        phrase.after = after[0].lower if after else ""
        phrase.then = after[1].lower if len(after) > 1 else ""
        phrase.before = before[-1].lower if before else ""
        lists = words()
        told = any(word.lower in lists.saying for word in (*skipped[:1], *after[:1])) or phrase.before in lists.inverted
        named = {(phrase.before,), tuple(word.lower for word in before)}
        phrase.speaks = told or not named.isdisjoint(lists.sources)
        if not phrase.speaks and phrase.core.kind != "pronoun" and phrase.after in words().relatives:
            phrase.speaks = self._says_later(last + 1)

    def _says_later(self, first: int) -> bool:
        """Say whether a verb of saying follows a clause about the one who says it."""
        for index in range(first, min(len(self.line.words), first + _CLAUSE)):
            word, core = self.line.words[index], self.cores[index]
            if word.lower in words().saying:
                return True
            if (word.text in _STOPS and index > first) or (core is not None and core.kind not in _WHERE):
                return False
        return False


def _cased(word: Word) -> str:
    """Return a word as it stands inside of a sentence."""
    return word.lower if word.plain and word.lower not in lexicon().neutral else word.text


def phrases_of(line: Line) -> list[Phrase]:
    """Return the noun phrases of a line that name, describe or stand for an actor."""
    return Chunker(line).phrases()
