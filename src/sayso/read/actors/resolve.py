"""Who is meant by each phrase: actors of the packs, parts of states, parties told of before, and nobody known."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.know.actors import actor_packs
from sayso.know.gazetteer.fold import fold
from sayso.read.actors.describe import Descriptions
from sayso.read.actors.focus import Focus
from sayso.read.actors.lexicon import words
from sayso.read.actors.line import SENTENCES
from sayso.read.actors.memory import Memory
from sayso.read.actors.mention import ActorMention
from sayso.read.actors.party import Party
from sayso.read.actors.people import bare_name, body, person
from sayso.read.actors.phrase import Core, Phrase
from sayso.read.actors.pronouns import FIRST_PERSON, antecedent
from sayso.read.places import PlaceMention
from sayso.read.places.lexicon import lexicon
from sayso.report import Report
from sayso.statement import Actor


class Resolver:
    """Resolves the phrases of one report in text order."""

    def __init__(self, report: Report, phrases: Sequence[Phrase], focus: Focus, places: Sequence[PlaceMention]) -> None:
        """Take what was found; named parties are known from the start, so that a description may precede a name."""
        self.report = report
        self.phrases = phrases
        self.memory = Memory(report, focus)
        named = {phrase.start for phrase in phrases if phrase.core.kind == "known"}
        settled = [place for place in places if place.start not in named]
        self.descriptions = Descriptions(self.memory, settled, self.party)
        self.speakers = [phrase for phrase in phrases if phrase.speaks and not phrase.quoted]
        self.names = Counter(phrase.core.name for phrase in phrases if phrase.core.kind == "name")
        self._look_ahead()

    def published_by(self, phrases: Sequence[Phrase]) -> None:
        """Take who publishes the report, as read from the publisher's name: who "we" are outside of direct speech."""
        parties = [party for phrase in phrases if (party := self.party(phrase)) is not None]
        if parties:
            actor = actor_packs().by_id(parties[0].id or "")
            side = actor_packs().by_id(actor.side or "") if actor and actor.type == "media" else None
            self.memory.publisher = self.memory.known(side) if side else parties[0].of or parties[0]
        elif self.report.publisher.strip():
            self.memory.publisher = Party(self.report.publisher, "media", None, "group", named=True)
            self.memory.also("short:" + fold(self.report.publisher), self.memory.publisher)
            first = fold(self.report.publisher.split()[0])
            if first not in lexicon().vocabulary and first not in words().determiners:
                self.memory.also("short:" + first, self.memory.publisher)

    def mentions(self) -> Iterator[ActorMention]:
        """Yield the mentions in text order."""
        for phrase in self.phrases:
            party = self.party(phrase)
            if party is not None:
                self.memory.tell(phrase, party)
                if not _is_idle(phrase):
                    yield self._mention(phrase, party)

    def party(self, phrase: Phrase) -> Party | None:
        """Return who is meant, or None where the phrase names no actor."""
        kind = phrase.core.kind
        if kind == "noun":
            return self.descriptions.party(phrase)
        if kind == "pronoun":
            return antecedent(phrase, self.memory, self._speaks_next(phrase))
        if kind == "known":
            party = self.memory.known(self.memory.best(phrase.core.known))
            self.memory.shorten(phrase, party)
            if party.sort == "person":
                self.memory.also("person:" + fold(party.name).split()[-1], party)
            return party
        if kind in {"country", "capital", "people"}:
            return self._country(phrase)
        if kind == "person":
            return person(phrase, self.memory, self.descriptions.side(phrase))
        if kind == "body":
            return body(phrase, self.memory)
        often = self.names[phrase.core.name] > 1
        return bare_name(phrase, self.memory, often=often) if kind == "name" else None

    def _speaks_next(self, phrase: Phrase) -> Party | None:
        """Return who speaks next in the paragraph of a "we" in direct speech: ""We hold it," said the mayor"."""
        if not phrase.quoted or phrase.core.name not in FIRST_PERSON:
            return None
        at = bisect_right(self.speakers, phrase.start, key=lambda one: one.start)
        following = self.speakers[at] if at < len(self.speakers) else None
        if following is None or following.sentence // SENTENCES != phrase.sentence // SENTENCES:
            return None
        return None if following.core.kind == "pronoun" else self.party(following)

    def _mention(self, phrase: Phrase, party: Party) -> ActorMention:
        text = self.report.text[phrase.start : phrase.end]
        use = {"pronoun": "pronoun", "noun": "description"}.get(phrase.core.kind, "name")
        plural = phrase.plural or (phrase.core.kind == "pronoun" and party.sort == "people")
        type = "witnesses" if phrase.speaks and party.type == "civilians" else party.type
        actor = Actor(text, party.name, type, party.id)
        return ActorMention(phrase.start, phrase.end, actor, use, phrase.head, plural, _country_of(party))

    def _country(self, phrase: Phrase) -> Party | None:
        """Return the state that a country, its capital, its people or its adjective stands for, where it acts."""
        core = phrase.core
        if core.country is None:
            return None
        if core.kind == "people":
            acts = (
                phrase.after in words().deeds
                or phrase.after in words().joins
                or (_is_plural(phrase) and not _names_more(phrase))
            )
            if acts and _is_plural(phrase) and not phrase.definite:
                name = phrase.words[-1]
                return self.memory.keep(
                    "people:" + name.lower(), lambda: Party(name, "civilians", None, "people", "people", core.country)
                )
            return self.memory.part_of_state(core.country, "army") if acts else None
        if core.kind == "capital" and not (_acts(phrase) or phrase.speaks or _leads(phrase)):
            return None
        if phrase.before in words().locative and phrase.after not in words().deeds:
            return None
        if core.kind == "country" and phrase.after in words().deeds and not self._owns(phrase):
            return self.memory.part_of_state(core.country, "army")
        return self.memory.part_of_state(core.country, "government", core.name if core.kind == "country" else "")

    def _owns(self, phrase: Phrase) -> bool:
        return self.report.text[phrase.end : phrase.end + 1] in {"'", "’"}

    def _look_ahead(self) -> None:
        """Find, by type, the party that is named most often anywhere in the report."""
        actors = [self.memory.best(core.known) for core in map(_known_core, self.phrases) if core is not None]
        counts = Counter(actor.id for actor in actors)
        for actor in actors:
            party = self.memory.known(actor)
            rival = self.memory.ahead.get(party.type)
            if rival is None or counts[actor.id] > counts[rival.id or ""]:
                self.memory.ahead[party.type] = party


def _known_core(phrase: Phrase) -> Core | None:
    """Return the name of the packs that a phrase is or belongs to."""
    if phrase.core.kind == "known":
        return phrase.core
    return _known_core(phrase.owner) if phrase.owner is not None else None


def _country_of(party: Party) -> str | None:
    """Return a party's country; a person's is that of those for whom the person speaks."""
    return party.country or (party.of.country if party.of is not None else None)


def _is_idle(phrase: Phrase) -> bool:
    """Say whether a possessive stands before a thing that no actor does: "their house", as "its strikes" is not."""
    possessive = phrase.core.kind == "pronoun" and phrase.words[0].lower() in words().possessives
    return possessive and phrase.after not in words().deeds


def _is_plural(phrase: Phrase) -> bool:
    return phrase.words[-1].endswith("s") or (phrase.definite and phrase.after not in words().deeds)


def _names_more(phrase: Phrase) -> bool:
    """Say whether a noun follows an adjective: "the French city"."""
    return not (phrase.words[-1].endswith("s") or _acts(phrase) or not phrase.after.isalpha())


def _acts(phrase: Phrase) -> bool:
    """Say whether what follows is a verb, as far as its form tells, or a deed of the one who is named."""
    after = phrase.after
    return after in words().deeds or after in words().auxiliaries or after in words().saying or after.endswith("ed")


def _leads(phrase: Phrase) -> bool:
    """Say whether a name begins a sentence and a word, no mark, follows it: its subject."""
    begins = phrase.before == "" or not phrase.before[0].isalnum()
    follows = phrase.then if phrase.after == "," else phrase.after
    if phrase.after == "," and follows not in words().relatives:
        return False
    return begins and follows.isalpha() and follows not in words().of and follows not in words().joins
