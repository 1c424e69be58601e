"""What a statement tells of its event, prepared once for being compared with many others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.holding import Told
from sayso.statement import Actor, Count, Modality, Place
from sayso.weigh.kinship import ANYONE, kinship
from sayso.weigh.names import folded
from sayso.weigh.parties import Affiliations
from sayso.weigh.places import Geography, PlaceKey, key_of
from sayso.weigh.wording import Vector, shipped_weights

LONGEST = dt.timedelta(days=14)
"""A statement about a longer stretch tells of a campaign, not of one event."""
_WIDE = frozenset({"country", "region", "area", "terrain"})
_TOLD = frozenset({Modality.OCCURRED, Modality.POSSIBLE, Modality.DENIED, Modality.FAILED})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in an event.

    Args:
        identity: what is the same for all names of the actor.
        side: what is the same for all that fight for one another.
        group: the class of actor, or "anyone".
        vague: the words name nobody in particular.
        words: of the name, folded.
    """

    identity: str
    side: str
    group: str
    vague: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a statement tells of its event.

    Args:
        told: the statement.
        first, last: the days on which it can have happened.
        actors, targets: who did it, and to whom.
        places: where, without where a movement came from if it tells where it went.
        above: the districts, regions and countries that these lie in, as far as known.
        words: the quote, weighted.
        language: of the quote, or "".
        counts: the numbers by what is counted.
    """

    told: Told
    first: dt.date
    last: dt.date
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    places: Mapping[PlaceKey, Place]
    above: frozenset[PlaceKey]
    words: Vector
    language: str
    counts: Mapping[str, Count]

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.told.id

    @property
    def kind(self) -> str:
        """The codebook's kind."""
        return self.told.statement.kind

    @property
    def is_vague(self) -> bool:
        """Whether it tells too little to make two events one.

        It names no doer, no act, no place but a wide one, or several places that each see such a thing by itself.
        """
        table = kinship()
        if len(self.places) > 1 and self.kind in table.once:
            return True
        if not self.names_somebody or self.kind in table.without_an_act:
            return True
        return self.kind not in table.nationwide and all(key.kind in _WIDE for key in self.places)

    @property
    def names_somebody(self) -> bool:
        """Whether a doer or target is named that cannot be anybody."""
        return any(not party.vague or party.group != ANYONE for party in (*self.actors, *self.targets))


def traits_of(one: Told, known: Affiliations, lies: Geography) -> Traits | None:
    """Return a statement's traits; None where it tells of no event, or of none with days and a place of its own."""
    statement = one.statement
    when = statement.when
    if when is None or not statement.places or statement.modality not in _TOLD:
        return None
    first, last = when.interval.first, when.interval.last
    if first is None or last is None or last - first > LONGEST or statement.kind in kinship().no_event:
        return None
    where = _where(statement.places)
    counts: dict[str, Count] = {}
    for count in statement.counts:
        counts.setdefault(count.what, count)
    return Traits(
        one,
        first,
        last,
        _parties(statement.actors, known),
        _parties(statement.targets, known),
        where,
        frozenset(key for place in where.values() for key in lies.above(place)) - where.keys(),
        shipped_weights().vector(statement.quote),
        kinship().language_of(statement.quote),
        counts,
    )


def _where(places: Iterable[Place]) -> Mapping[PlaceKey, Place]:
    ends = [place for place in places if place.role != "from"]
    return {key_of(place): place for place in ends or places}


def _parties(actors: Iterable[Actor], known: Affiliations) -> tuple[Party, ...]:
    return tuple(_party(actor, known) for actor in actors)


def _party(actor: Actor, known: Affiliations) -> Party:
    words = folded(actor.name).split()
    told = [kinship().vague[word] for word in words if word in kinship().vague]
    group = kinship().classes.get(actor.type) or next((name for name in told if name != ANYONE), ANYONE)
    identity = known.identity(actor.name, actor.id)
    vague = actor.id is None and _is_vague(actor.name, told)
    return Party(identity, known.side(actor.name, actor.id, actor.type), group, vague, frozenset(words))


def _is_vague(name: str, told: list[str]) -> bool:
    """Whether a name names nobody in particular; `told` is what its vague words tell.

    "Malian soldiers" names somebody; "soldiers", "armed men" and "attackers at Indelimane" do not.
    """
    if not told:
        return False
    parts = name.split()
    if all(group == ANYONE for group in told):
        end = next((n for n, part in enumerate(parts) if part.lower() in kinship().where), len(parts))
        parts = parts[:end]
    return len(parts) <= len(told) or not any(part[:1].isupper() for part in parts)
