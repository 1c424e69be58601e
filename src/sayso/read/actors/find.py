"""Find the actors of a report: phrases first, paragraph by paragraph, then who each of them means."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.gather.dateline import dateline_of
from sayso.read.actors.apposition import joined
from sayso.read.actors.chunk import phrases_of
from sayso.read.actors.dateline import in_dateline
from sayso.read.actors.focus import Focus
from sayso.read.actors.line import line_of
from sayso.read.actors.mention import ActorMention
from sayso.read.actors.phrase import Phrase
from sayso.read.actors.resolve import Resolver
from sayso.read.places import PlaceMention, find_places
from sayso.read.places.words import Word, words_of
from sayso.report import Report

_LONGEST_PUBLISHER = 200
"""Characters of a publisher's name that are read."""


def find_actors(report: Report, places: Sequence[PlaceMention] | None = None) -> tuple[ActorMention, ...]:
    """Return the mentions of actors in a report's text, in text order; no two of them overlap.

    Args:
        report: the report; its publisher is who "we" are outside of direct speech.
        places: its place mentions in text order, where they have been found already; without them they are looked for,
            which takes longer than the actors do.
    """
    known_places = find_places(report) if places is None else places
    head = _dateline_end(report)
    phrases = joined(report.text, [p for p in _phrases(report.text, known_places, report.lang) if p.start >= head])
    phrases = [phrase for phrase in phrases if not in_dateline(report.text, phrase, known_places)]
    publisher = _phrases(report.publisher[:_LONGEST_PUBLISHER], (), report.lang)
    resolver = Resolver(report, phrases, Focus(known_places, phrases), known_places)
    resolver.published_by(publisher)
    return tuple(resolver.mentions())


def _dateline_end(report: Report) -> int:
    """Return where the place at the head of the text ends: the capital named there is no government that acts."""
    dateline = report.dateline or dateline_of(report.text) or ""
    return len(dateline) if dateline and report.text.casefold().startswith(dateline.casefold()) else 0


def _phrases(text: str, places: Sequence[PlaceMention], lang: str) -> list[Phrase]:
    found: list[Phrase] = []
    at = 0
    for number, part in enumerate(words_of(text)):
        while at < len(places) and places[at].end <= part.start:
            at += 1
        found.extend(phrases_of(line_of(text, number, part.words, _by_word(part.words, places, at), lang)))
    return found


def _by_word(words: list[Word], places: Sequence[PlaceMention], at: int) -> list[PlaceMention | None]:
    """Return the place mention that each word belongs to; `at` is the first mention that can touch them."""
    if not words or at >= len(places) or places[at].start >= words[-1].end:
        return [None] * len(words)
    found: list[PlaceMention | None] = []
    for word in words:
        while at < len(places) and places[at].end <= word.start:
            at += 1
        touching = at < len(places) and places[at].start <= word.start
        found.append(places[at] if touching else None)
    return found
