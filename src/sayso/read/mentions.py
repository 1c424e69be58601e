"""All mentions of a report, found once, and looked up by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sayso.read.actors import ActorMention, find_actors
from sayso.read.places import PlaceMention, find_places
from sayso.read.times import TimeMention, find_times
from sayso.report import Report


class Span(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """The first offset after it."""
        ...


Mention = TypeVar("Mention", bound=Span)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Times, places and actors of one report, each in text order.

    Args:
        times, places, actors: the mentions.
    """

    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]


def mentions_of(report: Report) -> Mentions:
    """Find all mentions of a report."""
    places = find_places(report)
    return Mentions(
        times=find_times(report.text, published=report.published, lang=report.lang),
        places=places,
        actors=find_actors(report, places),
    )


def within(mentions: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """Return the mentions that lie within the offsets; `mentions` are in text order."""
    first = bisect_left(mentions, start, key=lambda one: one.start)
    inside: list[Mention] = []
    for mention in mentions[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            inside.append(mention)
    return tuple(inside)


def nearest_overlap(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """Return the mention that shares most with the span, or None where none touches it.

    Of several the one with the largest share of both spans together wins, the earlier one on a tie.
    """
    best: tuple[float, Mention] | None = None
    for mention in _touching(mentions, start, end):
        shared = min(mention.end, end) - max(mention.start, start)
        share = shared / (max(mention.end, end) - min(mention.start, start))
        if best is None or share > best[0]:
            best = (share, mention)
    return best[1] if best else None


_LONGEST = 200
"""Characters: no mention is longer, so none that begins further back can touch a span."""


def _touching(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    first = bisect_left(mentions, start - _LONGEST, key=lambda one: one.start)
    touching: list[Mention] = []
    for mention in mentions[first:]:
        if mention.start >= end:
            break
        if mention.end > start:
            touching.append(mention)
    return touching
