"""One source of reports, and the letters by which its reliability is told."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sayso.know.actors.spelling import spelled


class Letter(enum.StrEnum):
    """How reliable a source is (NATO AJP-2.1, STANAG 2511, "Admiralty code"); A to E are ordered, F is no rank."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def means(self) -> str:
        """What the letter says, in the standard's words."""
        return _MEANS[self]

    def and_through(self, other: Letter) -> Letter:
        """Return the letter of what one source says through another: the worse of the two that can be judged."""
        judged = [letter for letter in (self, other) if letter is not Letter.F]
        return max(judged, default=Letter.F)


_MEANS = {
    Letter.A: "completely reliable",
    Letter.B: "usually reliable",
    Letter.C: "fairly reliable",
    Letter.D: "not usually reliable",
    Letter.E: "unreliable",
    Letter.F: "reliability cannot be judged",
}


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A kind of source.

    Args:
        id: "wire", "party", ...
        letter: the letter that sources of the kind begin with.
        says: what the kind is, in a line.
        words: folded words in a name that tell the kind where no pack knows the name.
        outlet: whether sources of the kind print what others say, and are printed by others.
    """

    id: str
    letter: Letter
    says: str
    words: tuple[str, ...] = ()
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or speaker, as the packs know it.

    Args:
        id: its id in the packs, or "" where no pack knows it.
        name: the usual name.
        kind: what it is.
        letter: how reliable it is to begin with.
        why: the reason, in words.
        country: ISO 3166 alpha-2, or None.
        side: the id of the actor that it speaks for, or None.
        aliases: other names.
        reference: where what the pack says can be checked, or "".
        pack: the pack that it stands in, or "".
    """

    id: str
    name: str
    kind: SourceKind
    letter: Letter
    why: str
    country: str | None = None
    side: str | None = None
    aliases: tuple[str, ...] = ()
    reference: str = ""
    pack: str = ""

    @property
    def key(self) -> str:
        """What is the same for all names of one source; "" where the name names nobody."""
        return self.id or spelled(self.name)
