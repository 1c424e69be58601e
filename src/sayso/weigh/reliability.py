"""How reliable the source of a statement is: a letter from the source packs, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.holding import Told
from sayso.know.sources import Letter, Source, SourceBook
from sayso.weigh.parties import Affiliations

_PARTY = "party"


@dataclass(frozen=True, slots=True)
class Reliability:
    """The letter of a statement's source.

    Args:
        letter: A to F.
        speaker: whose word it is: the one quoted, else the publisher.
        publisher: who prints it.
        reasons: why, in words; at least one.
    """

    letter: Letter
    speaker: Source
    publisher: Source
    reasons: tuple[str, ...]


def reliability_of(one: Told, book: SourceBook, known: Affiliations) -> Reliability:
    """Return the reliability of a statement's source.

    What one source says through another is no better than the worse of the two; where one of them cannot be judged,
    the other decides.

    Args:
        one: the statement.
        book: the sources that are known.
        known: which outlets are organs of whom.
    """
    publisher = _publisher(one, book, known)
    printed = f"published by {_named(publisher)}"
    spoken = one.statement.said_by
    if spoken is None:
        return Reliability(publisher.letter, publisher, publisher, (printed,))
    speaker = book.speaker(spoken.name, spoken.id, spoken.type)
    letter = speaker.letter.and_through(publisher.letter)
    return Reliability(letter, speaker, publisher, (f"said by {_named(speaker)}", printed))


def _publisher(one: Told, book: SourceBook, known: Affiliations) -> Source:
    found = book.publisher(one.publisher)
    side = known.publisher(one.publisher) if not found.id else None
    if side is None:
        return found
    kind = book.kinds[_PARTY]
    return Source("", found.name, kind, kind.letter, "its name says whose organ it is", side=side)


def _named(source: Source) -> str:
    name = source.name or "nobody named"
    return f"{name}: {source.letter.value}, {source.letter.means} ({source.kind.says}; {source.why})"
