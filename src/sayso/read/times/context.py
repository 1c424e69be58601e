"""What a text has told so far: the dates that later, shorter expressions lean on."""

from __future__ import annotations

import datetime as dt
import enum
import statistics
from dataclasses import dataclass

from sayso.read.times.builders import Stretch
from sayso.read.times.calendar import Grain, Period, day_or_none
from sayso.read.times.expression import Base, Date, DayPart, Expression, Named, Step, Window
from sayso.read.times.recognise import Atom

FAR = 2
"""Years before publication from which a date counts as history."""
FEWEST = 2
"""Days without a year below which a text that tells bare years only is no narrative."""
LAST_HOUR, MINUTES = 1700, 60
"""Four digits after a day and a month below the first can be an hour and its minutes: in news they are."""
MOST_YEARLESS = 6
"""Days without a year to one year told: a chronicle with more is one of the year of publication."""
BEHIND, AHEAD = 30, 21
"""Days before and after publication that count as near it."""
ASIDE = 5
"""Years by which a bare year must leave the dates told before to count as told in passing."""
NEAR = 300
"""Characters within which a date that was told lends its day to "at dawn"."""


FAR_BACK = 600
"""Characters within which a day that was told is what "the next day" follows."""
HEADING = 20
"""Characters of a paragraph in which its date or hour stands, where it is an entry of a chronicle."""


class Mode(enum.Enum):
    """How a text anchors its shorter dates."""

    NEWS = "news"
    """On the day of publication."""
    NARRATIVE = "narrative"
    """On the dates told before: histories, chronologies."""


def mode_of(atoms: list[Atom], published: dt.date | None) -> Mode:
    """Return how a text anchors its dates.

    A narrative tells years long past far more often than days by name, and its dates without a year do not crowd
    around the day of publication.
    """
    if published is None:
        return Mode.NARRATIVE
    singles = [part for atom in atoms for part in _singles(atom.made)]
    dates = [made.core for made in singles if isinstance(made.core, Date) and not is_hour(made.core)]
    years = [date.year for date in dates if date.year is not None]
    if not years or statistics.median(years) > published.year - FAR:
        return Mode.NEWS
    yearless = [near for date in dates if (near := _near(date, published)) is not None]
    if 2 * sum(yearless) > len(yearless) or len(yearless) >= MOST_YEARLESS * len(years):
        return Mode.NEWS
    deictic = sum(_deictic(made) for made in singles)
    far = sum(year <= published.year - FAR for year in years)
    dated = any(date.month is not None for date in dates if date.year is not None)
    if not dated and len(yearless) < FEWEST:
        return Mode.NEWS
    return Mode.NARRATIVE if far > 2 * deictic else Mode.NEWS


def is_hour(date: Date) -> bool:
    """Whether the year of a full date can be an hour, as in a signal: "6 AUG 1620"."""
    year = date.year or LAST_HOUR
    return date.day is not None and not date.before_christ and year < LAST_HOUR and year % 100 < MINUTES


def first_year_of(atoms: list[Atom]) -> int | None:
    """Return the first year that a text tells in full."""
    for atom in atoms:
        for made in _singles(atom.made):
            if isinstance(made.core, Date) and made.core.year is not None and not made.core.before_christ:
                return made.core.year
    return None


def _near(date: Date, published: dt.date) -> bool | None:
    """Whether a day without a year lies near publication; None for any other date."""
    if date.year is not None or date.month is None or date.day is None:
        return None
    days = (day_or_none(published.year + gap, date.month, date.day) for gap in (-1, 0, 1))
    return any(day is not None and -AHEAD <= (published - day.first).days <= BEHIND for day in days)


def _singles(made: Expression | Stretch) -> tuple[Expression, ...]:
    return (made.first, made.last) if isinstance(made, Stretch) else (made,)


def _deictic(made: Expression) -> bool:
    core = made.core
    if isinstance(core, (Step, Named, DayPart, Window)):
        return core.base is Base.PUBLICATION
    return isinstance(core, Date) and core.weekday is not None and core.month is None


@dataclass(slots=True)
class Context:
    """The state of reading one text, from its start to the expression at hand.

    Args:
        published: the day of publication.
        mode: how the text anchors its dates.
        period: the stretch told last.
        day: the last day told, and where in the text it stands.
        aside: the last bare year that was far from the story.
        first_year: the first year that the text tells in full, which dates before it are taken to lie in.
        paragraph: offset of the paragraph at hand.
        heading: the last day that was told at the beginning of a paragraph.
        heading_hour: the last hour that was.
    """

    published: dt.date | None
    mode: Mode
    period: Period | None = None
    day: dt.date | None = None
    day_at: int = -1
    aside: int | None = None
    first_year: int | None = None
    paragraph: int = 0
    heading: dt.date | None = None
    heading_hour: int = -1

    def told(self, period: Period | None, at: int, anchor: str) -> None:
        """Remember a stretch that was resolved at an offset, if later expressions can lean on it."""
        if period is None or (self.mode is Mode.NARRATIVE and anchor == "publication"):
            return
        if period.grain in (Grain.DECADE, Grain.CENTURY) or self._aside(period):
            return
        if not self._told_closer(period):
            self.period = period
        if period.grain is Grain.DAY:
            self.day, self.day_at = period.first, at
            if at - self.paragraph <= HEADING and self.heading != period.first:
                self.heading, self.heading_hour = period.first, -1

    def _told_closer(self, period: Period) -> bool:
        """Whether a bare year holds the month or day at hand: a narrative goes on from that, not from 1 January."""
        at_hand = self.period
        if self.mode is Mode.NEWS or period.grain is not Grain.YEAR or at_hand is None:
            return False
        return at_hand.grain.days < period.grain.days and period.first <= at_hand.first <= period.last

    def _aside(self, period: Period) -> bool:
        """Whether a bare year lies so far from the story that it is told in passing; told twice, it is the story."""
        if self.mode is Mode.NEWS or self.period is None or period.grain is not Grain.YEAR:
            return False
        if abs(period.first.year - self.period.first.year) <= ASIDE:
            self.aside = None
            return False
        again = self.aside is not None and abs(period.first.year - self.aside) <= ASIDE
        self.aside = None if again else period.first.year
        return not again

    def day_near(self, at: int, near: int = NEAR) -> dt.date | None:
        """Return the day that "at dawn" belongs to: the one told shortly before, or publication in news."""
        if self.mode is Mode.NARRATIVE:
            return self.day if self.day is not None and at - self.day_at <= near else None
        within = self.day_at >= self.paragraph or near > NEAR
        if self.day is not None and within and at - self.day_at <= near:
            return self.day
        return self.published

    def day_of_entry(self, hour: int) -> dt.date | None:
        """Return the day of an entry in a chronicle by the hour: that of the last dated entry, or publication.

        An hour before that of the last entry belongs to the day after it, where that day is known.
        """
        if self.heading is not None and hour < self.heading_hour and self.heading < dt.date.max:
            self.heading += dt.timedelta(days=1)
        self.heading_hour = hour
        return self.heading or (self.day if self.mode is Mode.NARRATIVE else self.published)
