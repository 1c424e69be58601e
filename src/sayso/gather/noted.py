"""What a report's body notes of itself: entries of a live blog with their clock times, and the agencies it credits.

Nothing is taken out of the body; entries and credits are told beside it, by offsets or by name.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from importlib import resources

import yaml

from sayso.errors import KnowledgeError
from sayso.gather.layout import Role, paragraph_roles, paragraphs_of

LEAST = 2
"""Paragraphs that must begin with a clock time: one alone is no live blog."""
_HEAD = 40
_CREDIT_WITHIN = 160
_FIRST = 3
"""Paragraphs at the head that may carry a dateline with a credit."""
_HALF_DAY = 12
_PARTED = re.compile(r" ?[/,] ?| (?:and|et|with|avec) ")


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """One entry of a live blog.

    Args:
        start, end: offsets in characters of the report's text, the time included.
        time: on the clock of the report; the day is that of publication unless the entry says otherwise.
        zone: as it is written ("GMT"), or "".
    """

    start: int
    end: int
    time: dt.time
    zone: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    opening: tuple[re.Pattern[str], ...]
    head: tuple[re.Pattern[str], ...]
    paragraph: tuple[re.Pattern[str], ...]
    agencies: dict[str, str]


@functools.cache
def _patterns() -> _Patterns:
    text = resources.files("sayso.gather").joinpath("data/live.yaml").read_text(encoding="utf-8")
    try:
        loaded = yaml.safe_load(text)
        compiled = {name: tuple(re.compile(line) for line in loaded[name]) for name in ("opening", "head", "paragraph")}
        return _Patterns(**compiled, agencies={str(key): str(value) for key, value in loaded["agencies"].items()})
    except (KeyError, TypeError, AttributeError, re.error) as fault:
        raise KnowledgeError(f"gather/data/live.yaml: {fault!r}") from fault


def live_entries(text: str) -> tuple[LiveEntry, ...]:
    """Return the entries of a live blog, in text order; none where fewer than `LEAST` paragraphs begin with a time.

    Args:
        text: a body in its normal form.
    """
    spans = paragraphs_of(text)
    begun = [(at, told) for at, (start, _) in enumerate(spans) if (told := _clock(text[start : start + _HEAD]))]
    if len(begun) < LEAST:
        return ()
    ends = [at for at, _ in begun[1:]] + [len(spans)]
    return tuple(
        LiveEntry(spans[at][0], spans[end - 1][1], time, zone)
        for (at, (time, zone)), end in zip(begun, ends, strict=True)
    )


def _clock(head: str) -> tuple[dt.time, str] | None:
    line = head.partition("\n")[0]
    for pattern in _patterns().opening:
        match = pattern.match(line)
        if match:
            told = match.groupdict()
            hour, minute = int(told["hour"]), int(told.get("minute") or 0)
            half = (told.get("half") or "").lower()[:1]
            if half and 1 <= hour <= _HALF_DAY:
                hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
            return dt.time(hour, minute), told.get("zone") or ""
    return None


def wire_credits(text: str) -> tuple[str, ...]:
    """Return the agencies that a report credits, by the name that is kept, each once in the order of the text.

    Args:
        text: a body in its normal form.
    """
    found: list[str] = []
    bodies = 0
    for paragraph in paragraph_roles(text):
        whole = text[paragraph.start : paragraph.end]
        if paragraph.role is Role.BODY and bodies < _FIRST:
            bodies += 1
            found += _credited(whole[:_CREDIT_WITHIN], _patterns().head, whole=False)
        if len(whole) <= _CREDIT_WITHIN:
            found += _credited(whole, _patterns().paragraph, whole=True)
    return tuple(dict.fromkeys(found))


def _credited(text: str, patterns: tuple[re.Pattern[str], ...], *, whole: bool) -> list[str]:
    for pattern in patterns:
        match = pattern.fullmatch(text) if whole else pattern.match(text)
        names = [_patterns().agencies.get(name.strip()) for name in _PARTED.split(match["who"])] if match else []
        if names and all(names):
            return [name for name in names if name]
    return []
