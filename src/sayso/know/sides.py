"""Who is who across reports, and on whose side: what the actor packs say, and what a name itself tells."""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml

from sayso.know.actors import ActorPacks, KnownActor, actor_packs
from sayso.know.actors.spelling import spelled
from sayso.know.countries import country_by_demonym, country_by_name
from sayso.statement import Actor

_DEPTH = 8
"""Memberships that are followed upwards; a ring of them ends there."""
_OF_THE_STATE = frozenset({"military", "government", "police"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LEAST_ACRONYM = 3


class PackAffiliations:
    """Affiliations by the actor packs; a state's organs are on one side, whatever they are called."""

    def __init__(self, packs: ActorPacks, organs: frozenset[str]) -> None:
        """Take the packs, and the words by which an outlet says that it is a state's own."""
        self._packs = packs
        self._organs = organs

    def identity(self, name: str, id: str | None) -> str:
        """Return the actor's id in the packs, else its folded name."""
        known = self._known(name, id)
        return known.id if known else spelled(name)

    def side(self, name: str, id: str | None, type: str = "unknown") -> str:
        """Return the side that an actor is on: its state, its coalition, else itself."""
        known = self._known(name, id)
        if known:
            return self._side_of(known)
        country = _country_in(name) if type in _OF_THE_STATE else None
        return f"state:{country}" if country else spelled(name)

    def publisher(self, publisher: str) -> str | None:
        """Return the side that an outlet is the organ of, or None.

        An outlet is an organ where its name holds the name or acronym of a known party, or says that it is a state's.
        """
        party = self._party(publisher)
        if party:
            return self._side_of(party)
        plain = f" {spelled(publisher)} "
        country = _country_in(publisher)
        if country and any(f" {organ} " in plain for organ in self._organs):
            return f"state:{country}"
        return None

    def party(self, publisher: str) -> Actor | None:
        """Return the actor whose organ an outlet is by its name, or None; a state's organ speaks for no single one."""
        known = self._party(publisher)
        if known is None or known.type in _OF_THE_STATE:
            return None
        return Actor(known.name, known.name, known.type, known.id)

    def _party(self, publisher: str) -> KnownActor | None:
        for word in _WORD.findall(publisher):
            if len(word) >= _LEAST_ACRONYM and word.isupper():
                known = self._known(word, None)
                if known and known.type not in {"media", "expert", "aid_agency"}:
                    return known
        return None

    def _known(self, name: str, id: str | None) -> KnownActor | None:
        if id:
            known = self._packs.by_id(id)
            if known:
                return known
        found = self._packs.find(name)
        return found[0] if found else None

    def _side_of(self, actor: KnownActor) -> str:
        for _ in range(_DEPTH):
            above = actor.side or (actor.memberships[-1].of if actor.memberships else None)
            parent = self._packs.by_id(above) if above else None
            if parent is None or parent.id == actor.id:
                break
            actor = parent
        if actor.type in _OF_THE_STATE and actor.country:
            return f"state:{actor.country}"
        return actor.id


def _country_in(name: str) -> str | None:
    """Return the country that a name names or describes ("Malian Armed Forces", "Government of Mali")."""
    words = _WORD.findall(name)
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            if phrase[0].isupper():
                country = country_by_name(phrase) or country_by_demonym(phrase)
                if country:
                    return country.iso
    return None


@functools.cache
def affiliations() -> PackAffiliations:
    """Return the affiliations that ship with sayso."""
    text = resources.files("sayso.know").joinpath("organs.yaml").read_text(encoding="utf-8")
    return PackAffiliations(actor_packs(), frozenset(spelled(word) for word in yaml.safe_load(text)))
