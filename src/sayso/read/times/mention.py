"""What the recogniser of times returns."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.interval import Interval


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One expression of time in a text, with its place on the calendar.

    Args:
        start, end: offsets in characters of the text, without a leading preposition.
        text: the words between the offsets.
        type: TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: TIMEX3 value ("2023-11-14", "2023-W45-WE", "P3D", "PAST_REF"), empty where it could not be resolved.
        interval: the days it covers, None where it has no place on the calendar.
        precision: the codebook's precision: day, range, week, month, season, year, decade, unknown.
        deadline: whether the words set a limit ("by December 31", "no later than Friday", "d'ici au 31 décembre").
        anchor: what it was resolved against: `absolute`, `publication`, `narrative` (a date told earlier in the text
            that lends its year or month), `event` (counted from a date told earlier), or `none`.
        with_preposition: offsets that include the preposition: the codebook's `when.text`.
        parts: for a stretch between two dates ("from 21 to 25 December"), the two ends; else empty.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    interval: Interval | None
    precision: str
    deadline: bool
    anchor: str
    with_preposition: tuple[int, int]
    parts: tuple[TimeMention, ...] = ()
