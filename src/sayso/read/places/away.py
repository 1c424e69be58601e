"""Distance phrases: "40 km north of Kidal" is a point of its own, as far off as the words say."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError
from sayso.read.counts import number_words

_REACH = 90
"""Characters before a name in which its distance phrase stands."""
_FARTHEST = 1500.0
"""Kilometres: a longer way tells no place."""
_KM_A_DEGREE = 111.2
_LEAST_RADIUS = 3.0
_SHARE = 0.2
"""Of the distance, how far the point may be off: reports round, and bearings are given in eighths of a circle."""
_POLE = 89.0


@dataclass(frozen=True, slots=True)
class Away:
    """How far, and which way.

    Args:
        km: kilometres.
        bearing: degrees clockwise from north, or None where the words do not tell.
    """

    km: float
    bearing: float | None

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the point that lies so far from another, on a sphere; that point itself without a bearing."""
        if self.bearing is None or abs(lat) > _POLE:
            return lat, lon
        angle = math.radians(self.bearing)
        north, east = self.km * math.cos(angle) / _KM_A_DEGREE, self.km * math.sin(angle) / _KM_A_DEGREE
        there = max(-_POLE, min(_POLE, lat + north))
        turned = (lon + east / math.cos(math.radians((lat + there) / 2)) + 180) % 360 - 180
        return round(there, 5), round(turned, 5)

    @property
    def radius_km(self) -> float:
        """How far the point may be off, in kilometres: without a bearing, the whole way."""
        return self.km if self.bearing is None else max(_LEAST_RADIUS, _SHARE * self.km)


def away_before(text: str, at: int) -> Away | None:
    """Return the distance that the words right before a place's phrase tell, or None.

    Args:
        text: the report's text.
        at: where the phrase begins.
    """
    window = text[max(0, at - _REACH) : at]
    match = _pattern().search(window) if any(unit in window for unit in _words()["units"]) else None
    if match is None:
        return None
    amount = _amount(match["amount"].lower())
    if amount is None:
        return None
    words = _words()
    km = amount * float(words["units"][match["unit"].lower()])
    bearing = words["bearings"].get((match["bearing"] or "").lower())
    return Away(km, None if bearing is None else float(bearing)) if 0 < km <= _FARTHEST else None


def _amount(written: str) -> float | None:
    """Return a number in figures or words; a figure's comma or point before three digits parts thousands."""
    if not written[0].isdigit():
        spelt = number_words("en").values | number_words("fr").values
        known = spelt.get(written, _words()["amounts"].get(written))
        return None if known is None else float(known)
    whole, mark, rest = written.replace(",", ".").partition(".")
    return float(whole + rest) if mark and len(rest) == len("000") else float(f"{whole}.{rest or 0}")


@functools.cache
def _words() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("distances.yaml").read_text(encoding="utf-8")
    words = yaml.safe_load(text)
    if not isinstance(words, dict) or set(words) != {"units", "bearings", "leads", "joins", "amounts"}:
        raise KnowledgeError("read/places/distances.yaml: units, bearings, leads, joins and amounts are expected")
    return words


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Return the phrase up to its end; each part is bounded, and no two of them match the same words."""
    words = _words()

    def of(name: str) -> str:
        return "|".join(re.escape(word) for word in sorted(words[name], key=lambda word: (-len(word), word)))

    return re.compile(
        rf"(?<![\w.,])(?P<amount>\d{{1,4}}(?:[.,]\d{{1,3}})?|[^\W\d_]{{2,12}})(?: de)?[ -]?(?P<unit>{of('units')})\b"
        rf"(?: \([^()]{{1,30}}\))?(?: (?:{of('leads')}))? ?(?P<bearing>{of('bearings')})? ?(?:{of('joins')}) ?$",
        re.IGNORECASE,
    )
