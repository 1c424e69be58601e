"""The forecasts to beat: persistence, the last decisive claim, the last claim of any kind, a plain hidden Markov model.

Each is given the true class of the first day, then claims as they are published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from town_claims import Claim
from town_scores import Forecast
from town_table import CLASSES

SURE = 0.98
"""What a rule without probabilities is taken to say of its answer."""
ONE_DAY = dt.timedelta(days=1)

Rule = Callable[[str, Claim], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One town over a stretch of days.

    Args:
        town: its id.
        first, last: the days.
        given: the true class on the day before the first.
        claims: about it, published from the first day on.
    """

    town: str
    first: dt.date
    last: dt.date
    given: str
    claims: tuple[Claim, ...]

    def days(self) -> list[dt.date]:
        """Return the days, both ends included."""
        return [self.first + n * ONE_DAY for n in range((self.last - self.first).days + 1)]


def by_rule(asked: Asked, rule: Rule) -> list[Forecast]:
    """Forecast what a rule makes of the class so far and each claim."""
    forecasts = []
    state, waiting = asked.given, list(asked.claims)
    for day in asked.days():
        while waiting and waiting[0].day <= day:
            state = rule(state, waiting.pop(0))
        forecasts.append(certain(state))
    return forecasts


def certain(state: str, sure: float = SURE) -> Forecast:
    """Return a forecast of one class, the rest shared by the others."""
    other = (1 - sure) / (len(CLASSES) - 1)
    values = [sure if name == state else other for name in CLASSES]
    return values[0], values[1], values[2]


def persistence(state: str, claim: Claim) -> str:
    """Nothing changes."""
    del claim
    return state


def last_decisive(state: str, claim: Claim) -> str:
    """Who is last said to have taken a town holds it."""
    return claim.side if claim.type == "take" and claim.side else state


def last_claim(state: str, claim: Claim) -> str:
    """As `last_decisive`; and a town in which there is fighting is contested."""
    return "contested" if claim.type == "fight" else last_decisive(state, claim)


@dataclass(frozen=True, slots=True)
class PlainModel:
    """A hidden Markov model with fixed rates.

    Args:
        moves: chance of going from one class to another within a day.
        tells: for each class, chance that a day brings each kind of news.
    """

    moves: Mapping[str, Mapping[str, float]]
    tells: Mapping[str, Mapping[str, float]]

    def forecasts(self, asked: Asked) -> list[Forecast]:
        """Filter the days."""
        state = dict(zip(CLASSES, certain(asked.given), strict=True))
        found = []
        for day in asked.days():
            moved = {new: sum(state[old] * self.moves[old][new] for old in CLASSES) for new in CLASSES}
            seen = {name: moved[name] * self.tells[name][news_of(asked, day)] for name in CLASSES}
            total = sum(seen.values())
            state = {name: value / total for name, value in seen.items()}
            found.append((state["Ukraine"], state["Russia"], state["contested"]))
        return found


def news_of(asked: Asked, day: dt.date) -> str:
    """Return the weightiest news of a day: type and side of a claim, or "none"."""
    order = ("take", "fight", "near", "news")
    today = sorted((order.index(c.type), c.side) for c in asked.claims if c.day == day)
    return f"{order[today[0][0]]} {today[0][1]}".strip() if today else "none"


def fitted_plain(train: Sequence[tuple[Asked, Sequence[str | None]]]) -> PlainModel:
    """Count moves and news over the days of a training stretch, each count begun at a half."""
    kinds = [
        "none",
        *(f"{t} {s}".strip() for t in ("take", "fight", "near", "news") for s in ("", "Ukraine", "Russia")),
    ]
    moves = {old: dict.fromkeys(CLASSES, 0.5) for old in CLASSES}
    tells = {name: dict.fromkeys(kinds, 0.5) for name in CLASSES}
    for asked, truth in train:
        before: str | None = asked.given
        for day, held in zip(asked.days(), truth, strict=True):
            if held and before:
                moves[before][held] += 1
                tells[held][news_of(asked, day)] += 1
            before = held
    return PlainModel(
        {old: _shares(row) for old, row in moves.items()}, {name: _shares(row) for name, row in tells.items()}
    )


def _shares(row: Mapping[str, float]) -> dict[str, float]:
    total = sum(row.values())
    return {name: value / total for name, value in row.items()}
