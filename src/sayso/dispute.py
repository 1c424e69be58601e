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
        about: what they differ on: "holder", "occurrence", "count" or "author".
        place: where, or None.
        interval: the days that they differ about.
        sides: at least two.
        closed_by: the statements by which all voices of all sides but one have later come over to another; empty
            while the dispute is open.
    """

    about: str
    place: Place | None
    interval: Interval
    sides: tuple[Side, ...]
    closed_by: tuple[Told, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still says otherwise than another; what others say later closes nothing."""
        return not self.closed_by
