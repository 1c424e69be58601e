"""A statement as PLOVER and POLECAT code it: event type and mode, who to whom, where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.exports.asked import Exported
from sayso.exports.crosswalks import Codes, codes_of, crosswalks, kind_named
from sayso.exports.events import Setting, country_of, main_place, setting_of
from sayso.holding import Told
from sayso.statement import Actor, Place


@dataclass(frozen=True, slots=True)
class Coding:
    """One statement that PLOVER has an event type for.

    Args:
        told: the statement.
        category: the event type ("ASSAULT").
        mode: of the event, or "".
        quad: quad class, 1 to 4.
        score: event_scale; None where the manual has none.
        place, setting: where, or None and empty.
    """

    told: Told
    category: str
    mode: str
    quad: int
    score: float | None
    place: Place | None
    setting: Setting

    @property
    def date(self) -> str | None:
        """The first day on which it can have happened."""
        when = self.told.statement.when
        day = when.interval.first if when else None
        return day.isoformat() if day else None


def codings(exported: Exported) -> Iterator[Coding]:
    """Yield the statements that PLOVER can carry: it has a type for the kind, and a day is told."""
    for one in exported.statements():
        coding = _coding(one)
        if coding is None:
            exported.left_out["statements that PLOVER has no type for"] += 1
        elif coding.date is None:
            exported.left_out["statements without a day"] += 1
        else:
            yield coding


def _coding(one: Told) -> Coding | None:
    kind = kind_named(one.statement.kind).plover
    if not kind:
        return None
    category, _, mode = kind.partition("/")
    place = main_place(one.statement.places)
    scores = crosswalks().plover_scores
    score = scores.get(kind, scores.get(category))
    return Coding(one, category, mode, crosswalks().plover_quads[category], score, place, setting_of(place))


def sector_of(actor: Actor) -> str:
    """Return the sector of an actor's type, or ""."""
    return crosswalks().plover_sectors.get(actor.type, "")


def code_of(actor: Actor) -> str:
    """Return the three letters of an actor's country, or of the kind of body that is of none; "" where not known."""
    return crosswalks().plover_codes.get(actor.type, "") or codes_for(actor).alpha3


def codes_for(actor: Actor) -> Codes:
    """Return the codes of the country that the packs give an actor."""
    return codes_of(country_of(actor))
