"""What a statement names in its own words, before what a reader has brought to it from the sentences around.

A quote carries who, what and where. Where it names one of several actors or places itself, the others were found
elsewhere, and are more often a reader's guess than what the statement is about; where it names none, all count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.statement import Actor, Place, Statement


def narrowed(statement: Statement) -> Statement:
    """Return the statement with only those actors, targets and holders that its quote names, where it names any."""
    actors = _in_quote(statement.actors, statement.quote)
    targets = _in_quote(statement.targets, statement.quote)
    names = {actor.name for actor in (*actors, *targets)}
    gone = {actor.name for actor in (*statement.actors, *statement.targets)} - names
    holders = tuple(name for name in statement.holders if name not in gone)
    return replace(statement, actors=actors, targets=targets, holders=holders or statement.holders)


def places_meant(statement: Statement) -> tuple[Place, ...]:
    """Return those places that the quote names, or all where it names none."""
    named = tuple(place for place in statement.places if place.text in statement.quote)
    return named or statement.places


def _in_quote(actors: Sequence[Actor], quote: str) -> tuple[Actor, ...]:
    named = tuple(actor for actor in actors if actor.text in quote)
    return named or tuple(actors)
