"""The parties of one report: who has been told of, under which name."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Party:
    """Somebody in a report.

    Args:
        name: the canonical English name.
        type: one of the codebook's actor types.
        id: the id in the packs, or None.
        sort: "person", "group" (an organisation, a force: "it" or "they"), "state" or "people" ("they" only).
        role: the row of the role lexicon or the part of a state that it is, or "".
        country: ISO 3166 alpha-2, or None.
        named: whether it bears a name rather than a description.
        words: folded words of its names, by which a later short form is known.
        of: for whom a person speaks or acts, or None.
        count: mentions so far.
        last: offset of the latest mention.
    """

    name: str
    type: str
    id: str | None = None
    sort: str = "group"
    role: str = ""
    country: str | None = None
    named: bool = False
    words: set[str] = field(default_factory=set)
    of: Party | None = None
    count: int = 0
    last: int = -1
