"""What a reader remembers of a report's parties: by name, by kind, and in the order in which they were told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.know.actors import KnownActor, actor_packs, state_actor
from sayso.know.gazetteer.fold import fold
from sayso.read.actors.focus import Focus
from sayso.read.actors.party import Party
from sayso.read.actors.phrase import Phrase
from sayso.report import Report

_SORTS = {"": "group", "person": "person", "mission": "group"}
"""Roles of the packs' actors that are no parts of states."""
_KEPT = 40
"""Mentions that a pronoun may look back over."""


@dataclass(frozen=True, slots=True)
class Told:
    """One mention that has been resolved.

    Args:
        phrase: what stands there.
        party: who is meant.
        subject: whether it is the first mention of its sentence.
    """

    phrase: Phrase
    party: Party
    subject: bool


class Memory:
    """The parties of one report."""

    def __init__(self, report: Report, focus: Focus) -> None:
        """Begin with nobody."""
        self.report = report
        self.focus = focus
        self.parties: list[Party] = []
        self.told: list[Told] = []
        self.ahead: dict[str, Party] = {}
        self.publisher: Party | None = None
        self._by_key: dict[str, Party] = {}

    def get(self, key: str) -> Party | None:
        """Return the party kept under the key."""
        return self._by_key.get(key)

    def keep(self, key: str, make: Callable[[], Party]) -> Party:
        """Return the party kept under the key; make it first where there is none."""
        party = self._by_key.get(key)
        if party is None:
            party = make()
            self._by_key[key] = party
            self.parties.append(party)
        return party

    def also(self, key: str, party: Party) -> None:
        """Keep the party under another key too, unless somebody has it."""
        self._by_key.setdefault(key, party)

    def tell(self, phrase: Phrase, party: Party) -> None:
        """Note a mention."""
        subject = not self.told or self.told[-1].phrase.sentence != phrase.sentence
        self.told.append(Told(phrase, party, subject))
        party.count += 1
        party.last = phrase.start

    def latest(self) -> list[Told]:
        """Return the latest mentions, the latest last."""
        return self.told[-_KEPT:]

    def known(self, actor: KnownActor) -> Party:
        """Return the party that an actor of the packs is."""
        return self.keep(
            "id:" + actor.id,
            lambda: Party(
                actor.name,
                self.as_foreign(actor.type, actor.country),
                actor.id,
                _SORTS.get(actor.role or "", "state"),
                actor.role or "",
                actor.country,
                named=True,
                words=set(fold(actor.name).split()) if actor.role == "person" else set(),
                of=self._side(actor),
            ),
        )

    def _side(self, actor: KnownActor) -> Party | None:
        """Return for whom a person speaks and acts."""
        side = actor_packs().by_id(actor.side) if actor.side and actor.role == "person" else None
        return self.known(side) if side and side.role != "person" else None

    def best(self, actors: Iterable[KnownActor]) -> KnownActor:
        """Return, of actors that share a name, the one whose country the report is about; the first where none is."""
        counts = self.focus.counts
        return max(actors, key=lambda actor: counts.get(actor.country or "", 0.5 if actor.country is None else 0.0))

    def known_person(self, name: str) -> Party | None:
        """Return the person of the packs who bears the name, or None."""
        persons = [actor for actor in actor_packs().find(name) if actor.role == "person"]
        return self.known(self.best(persons)) if persons else None

    def part_of_state(self, country: str, role: str, name: str = "") -> Party | None:
        """Return a country's army, government or other part; `name` where the country itself stands for it."""
        actor = state_actor(country, role)
        if actor is None or not name:
            return self.known(actor) if actor else None
        return self.keep(
            f"country:{country}", lambda: Party(name, actor.type, actor.id, "state", role, country, named=True)
        )

    def as_foreign(self, type: str, country: str | None) -> str:
        """Return the type of an army: "foreign_military" outside of its own country."""
        return "foreign_military" if type == "military" and country and self.focus.is_abroad(country) else type

    def under(self, word: str) -> Party | None:
        """Return the party that a single word names: a surname, an acronym, a short form."""
        return self.get("person:" + word) or self.get("short:" + word)

    def shorten(self, phrase: Phrase, party: Party) -> None:
        """Keep the acronym that follows a name in brackets."""
        if phrase.acronym:
            self.also("short:" + fold(phrase.acronym), party)
