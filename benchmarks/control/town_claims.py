"""The change log's notes as claims about towns: who is said to have taken a place, fought in it, or moved near it."""

from __future__ import annotations

import datetime as dt
import difflib
import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sayso.know.gazetteer.fold import fold

NEAR_KM = 9.0
"""A link's point is where the map was looked at, not the town: so far from it a link of a like name may be."""
ALIKE = 0.62
"""Likeness (difflib) from which two spellings within `NEAR_KM` are of one town ("Bahmut", "Bakhmut")."""
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the table, with its point in degrees; `id` tells towns of one name apart."""

    id: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Claim:
    """What the log says of a town on a day.

    Args:
        town: id of the town.
        day: on which it was published.
        type: "take" (all of it), "fight" (in it, or part of it), "near", or "news" (touched, no more said).
        side: "Ukraine" or "Russia": who takes or attacks; "" where the log does not say.
        quote: the clause.
    """

    town: str
    day: dt.date
    type: str
    side: str
    quote: str


class Wording:
    """The patterns of `words.yaml`."""

    def __init__(self, path: Path) -> None:
        """Compile them."""
        rows: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
        self._by_name = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in rows.items()}

    def tells(self, name: str, text: str) -> bool:
        """Whether one of the words of a list stands in a text."""
        return self._by_name[name].search(text) is not None

    def first(self, name: str, text: str) -> int:
        """Return where the first of the words stands, or a position after the end."""
        found = self._by_name[name].search(text)
        return found.start() if found else len(text) + 1


_END = re.compile(r"[.;!?\n]+(?=\s|$)|\n")
_COMMA = re.compile(r",(?:\s|$)|\band\b")


def claims_in(path: Path, towns: Sequence[Town], wording: Wording) -> list[Claim]:
    """Return the claims of the log about the towns, by day."""
    found = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            for place in row["places"]:
                town = _town_of(place, towns)
                if town:
                    found.append(_claim(row, place, town, wording))
    return sorted(set(found), key=lambda one: (one.day, one.town, one.type, one.quote))


def _claim(row: dict[str, Any], place: dict[str, Any], town: Town, wording: Wording) -> Claim:
    before, after = _clause(row["text"], place["start"], place["end"])
    name = row["text"][place["start"] : place["end"]]
    type, side = _meaning(before, name, after, wording)
    return Claim(town.id, dt.date.fromisoformat(row["published"][:10]), type, side, f"{before}{name}{after}".strip())


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the sentence before and after a link; before, only from the last verb's clause on."""
    first = max((m.end() for m in _END.finditer(text, 0, start)), default=0)
    last = next((m.start() for m in _END.finditer(text, end)), len(text))
    return text[first:start], text[end:last]


def _meaning(before: str, name: str, after: str, wording: Wording) -> tuple[str, str]:
    """Return type and side of a claim."""
    clause = f"{before} {name} {after}"
    if not any(wording.tells(word, clause) for word in ("take", "free", "lose", "part")):
        return "news", ""
    lately = re.split(r",|\band\b|\bwhile\b", before)[-1] if re.search(r"\b(near|in|at|of)\s*$", before) else before
    actor = _side(clause, wording)
    if wording.tells("near", f"{lately[-24:]} {name}") and not wording.tells("take", lately[-12:]):
        return "near", actor
    if any(wording.tells("part", part) for part in (lately[-40:], name)) or wording.tells("not", lately[-40:]):
        return "fight", actor
    if wording.tells("free", clause) and not wording.tells("russia", clause):
        return "take", "Ukraine"
    if wording.tells("free", clause) and actor == "Ukraine":
        return "take", "Ukraine"
    if wording.tells("take", clause):
        return "take", actor or "Russia"
    if wording.tells("lose", clause):
        return ("take", {"Russia": "Ukraine", "Ukraine": "Russia"}[actor]) if actor else ("fight", "")
    return "fight", actor


def _side(clause: str, wording: Wording) -> str:
    """Return the side that is named first."""
    at = {side: wording.first(word, clause) for side, word in (("Russia", "russia"), ("Ukraine", "ukraine"))}
    side = min(at, key=lambda each: at[each])
    return side if at[side] <= len(clause) else ""


def _town_of(place: dict[str, Any], towns: Sequence[Town]) -> Town | None:
    """Return the town that a link means: near its point and of a like name; the likest."""
    if place["lat"] is None:
        return None
    words = [fold(word) for word in re.split(r"[^\w'’-]+", place["name"]) if len(word) > 3]  # noqa: PLR2004
    whole = fold(place["name"])
    near = [t for t in towns if _km(t, place["lat"], place["lon"]) <= NEAR_KM]
    scored = [(max(_alike(fold(t.name), each) for each in (whole, *words)), t) for t in near]
    best = max(scored, key=lambda pair: (pair[0], pair[1].name), default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def _alike(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b).ratio()


def _km(town: Town, lat: float, lon: float) -> float:
    east = (town.lon - lon) * math.cos(math.radians(lat))
    return KM_PER_DEGREE * math.hypot(town.lat - lat, east)


def by_town(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Return the claims of each town, by day."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.town, []).append(claim)
    return found


def typed(claims: Sequence[Claim]) -> Iterator[tuple[str, int]]:
    """Yield each type and side with the number of claims."""
    keys = sorted({(claim.type, claim.side) for claim in claims})
    for key in keys:
        yield " ".join(key).strip(), sum((claim.type, claim.side) == key for claim in claims)
