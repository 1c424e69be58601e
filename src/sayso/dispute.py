"""A dispute: statements that cannot both be so; shown, never averaged away."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.holding import Told
from sayso.interval import Interval
from sayso.statement import Place


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute.

    Args:
        says: what this side says, in a line ("Malian Armed Forces hold Kidal").
        statements: the statements that say so, the earliest first.
    """

    says: str
    statements: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two or more sides that cannot all be right.

    Args:
        about: what they differ on: "holder", "occurrence" or "count".
        place: where, or None.
        interval: the days that they differ about.
        sides: at least two.
    """

    about: str
    place: Place | None
    interval: Interval
    sides: tuple[Side, ...]
