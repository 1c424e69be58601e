"""What a rule captured, with typed access to its words and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.read.times.calendar import Grain
from sayso.read.times.lexicon import Lexicon, Settings

PIVOT = 50
"""Two digits of a year below this are of the 21st century, the others of the 20th."""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a rule captured, with typed access."""

    groups: Mapping[str, str | None]
    spans: Mapping[str, tuple[int, int]]
    text: str
    settings: Settings
    lexicon: Lexicon

    def word(self, name: str, alias: str = "") -> str | int | float | None:
        """Return what the captured word of a class stands for."""
        text = self.groups.get(alias or name)
        return None if text is None else self.lexicon.meaning(name, text)

    def number(self, name: str, alias: str = "") -> int | None:
        """Return the captured word of a class of numbers as a whole number."""
        meaning = self.word(name, alias)
        return int(meaning) if isinstance(meaning, (int, float)) else None

    def digits(self, name: str) -> int | None:
        """Return the captured digits as a number."""
        text = self.groups.get(name)
        found = re.match(r"[0-9]+", text) if text else None
        return int(found.group()) if found else None

    def split(self, *last: str) -> tuple[int, int] | None:
        """Return where the first of two dates ends and the second, which begins with one of the groups, begins."""
        starts = [self.spans[name][0] for name in last if self.has(name)]
        if not starts:
            return None
        begin = min(starts)
        ends = [span[1] for name, span in self.spans.items() if self.has(name) and span[1] <= begin]
        return (max(ends), begin) if ends else None

    def has(self, name: str) -> bool:
        """Whether the rule captured such a group."""
        return self.groups.get(name) is not None

    def year(self, name: str = "year") -> int | None:
        """Return the year, from four digits or from two."""
        full = self.digits(name)
        if full is not None:
            return full
        short = self.digits("yy")
        return None if short is None else short + (2000 if short < PIVOT else 1900)

    def amount(self) -> tuple[float | None, bool]:
        """Return the number of units, None for a vague one, and whether "and a half" follows."""
        if self.has("fortnight"):
            return 2 * (self._plain_number() or 1), False
        return self._plain_number(), "half" in self.text.lower() and "and" in self.text.lower()

    def _plain_number(self) -> float | None:
        digits = self.digits("num")
        if digits is not None:
            return digits
        meaning = self.word("num")
        return float(meaning) if isinstance(meaning, (int, float)) else None

    def grain(self) -> Grain | None:
        """Return the unit, from the words or from the rule."""
        if self.has("fortnight"):
            return Grain.WEEK
        unit = self.word("unit") if self.has("unit") else self.settings.unit
        return Grain(unit) if unit else None
