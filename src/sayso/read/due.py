"""By when a thing must or shall happen."""

from __future__ import annotations

import datetime as dt

from sayso.statement import Modality, When

_BINDING = frozenset({Modality.PLANNED, Modality.DEMANDED, Modality.THREATENED})


def due_of(modality: Modality, when: When | None, published: dt.date | None) -> dt.date | None:
    """Return the last day on which a planned, demanded or threatened thing can still happen as said, or None.

    Args:
        modality: how the thing is said; what has occurred, may occur or is feared is not due.
        when: the time of the thing.
        published: the day of publication; a time that had passed by then is no due date. None: not known.
    """
    if modality not in _BINDING or when is None or when.interval.last is None:
        return None
    return when.interval.last if published is None or when.interval.last >= published else None
