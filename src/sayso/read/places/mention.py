"""A place in a report: where it stands in the text, what it means, and why."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.statement import Place


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place.

    Args:
        start, end: offsets of the whole phrase in the report's text, words of kind included ("the town of Kidal").
        place: what is meant; without id and point where the gazetteer has nothing that fits.
        use: "literal"; "metonymic" (a government: "Bamako said"); "demonym" ("Malian"); "anaphor" ("the town");
            "modifier" (the dateline, a part of an organisation's name).
        reason: why this entry, or why none.
        radius_km: how far from its point the place may lie or reach, in kilometres; None where it has no point.
    """

    start: int
    end: int
    place: Place
    use: str
    reason: str
    radius_km: float | None = None
