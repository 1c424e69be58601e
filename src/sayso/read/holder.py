"""Who holds the place once a statement about control is true (codebook, 'holder')."""

from __future__ import annotations

from sayso.codebook import codebook
from sayso.statement import CONTESTED, UNKNOWN_HOLDER, Actor, Modality

_BESIEGED = "siege"
_LEFT = "withdrawal"
_PASSED_ON = "handover"
_STATE = "control"
_BOTH_SIDES = 2


def holders_of(
    kind: str,
    modality: Modality,
    actors: tuple[Actor, ...],
    targets: tuple[Actor, ...],
    *,
    ends: bool = False,
    absent: bool = False,
) -> tuple[str, ...]:
    """Return who holds the place if the speaker is right.

    Args:
        kind: the codebook kind of the statement.
        modality: how it is said; of a thing denied or failed, the holder is who holds because it did not come about.
        actors: who does it or holds.
        targets: who it is done to, or takes over.
        ends: the statement says that the state stopped.
        absent: the words deny a presence ("absent from the town").

    Returns:
        Names, `CONTESTED` or `UNKNOWN_HOLDER`; empty for a kind that tells nothing about a holder.
    """
    if kind in codebook().holder_kinds:
        return _always(kind, modality, actors, targets, gone=ends or absent)
    if kind in codebook().may_hold_kinds:
        return _sometimes(kind, modality, actors, targets)
    return ()


def _always(
    kind: str,
    modality: Modality,
    actors: tuple[Actor, ...],
    targets: tuple[Actor, ...],
    *,
    gone: bool,
) -> tuple[str, ...]:
    if gone or modality in {Modality.DENIED, Modality.FAILED}:
        return _names(targets) or (UNKNOWN_HOLDER,)
    if kind == _PASSED_ON:
        return _names(targets) or (UNKNOWN_HOLDER,)
    if kind == _STATE and len(actors) > _BOTH_SIDES:
        return (CONTESTED,)
    return _names(actors) or (UNKNOWN_HOLDER,)


def _sometimes(
    kind: str,
    modality: Modality,
    actors: tuple[Actor, ...],
    targets: tuple[Actor, ...],
) -> tuple[str, ...]:
    undone = modality in {Modality.DENIED, Modality.FAILED}
    if kind == _LEFT:
        return _names(actors) if undone else (UNKNOWN_HOLDER,) if modality is Modality.OCCURRED else ()
    if kind == _BESIEGED:
        return _names(targets)
    return _names(targets if undone else actors)


def _names(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(actor.name for actor in actors)
