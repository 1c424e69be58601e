"""When a dispute is closed: its own parties come over; that others agree, or that time passes, closes nothing."""

from __future__ import annotations

from dataclasses import replace

from sayso.dispute import Dispute
from sayso.holding import Told
from sayso.weigh.names import folded


def voice_of(one: Told) -> str:
    """Return what is the same for all that one voice says: of a speaker, or of an outlet in its own words."""
    speaker = one.statement.said_by
    return folded(speaker.name) if speaker else f"the reporter/{folded(one.publisher)}"


def closed(dispute: Dispute) -> Dispute:
    """Return a dispute with the statements that close it, if all sides but one have been given up.

    A side is given up when each voice on it says later what another side says, and does not go back on that.
    """
    last: dict[str, tuple[int, Told]] = {}
    spoken: dict[int, set[str]] = {}
    for number, side in enumerate(dispute.sides):
        for one in side.statements:
            voice = voice_of(one)
            spoken.setdefault(number, set()).add(voice)
            if voice not in last or (one.published, one.id) > (last[voice][1].published, last[voice][1].id):
                last[voice] = number, one
    standing = {number for number, voices in spoken.items() if any(last[voice][0] == number for voice in voices)}
    if len(standing) > 1:
        return dispute
    turned = {
        last[voice][1].id: last[voice][1]
        for number, voices in spoken.items()
        if number not in standing
        for voice in voices
    }
    return replace(dispute, closed_by=tuple(sorted(turned.values(), key=lambda one: (one.published, one.id))))
