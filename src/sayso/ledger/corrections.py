"""Corrections: which of two reports takes the place of the other.

A report corrects another one of the same publisher when its text differs and it stands at the same address, or bears
the same title ("CORRECTED-" and the like left out) within `NEAR_DAYS` and shares `SHARED` of its wording with it: a
title alone ("Morning briefing") tells of a series. The later published corrects the earlier.

Invariant: whether one report corrects another, and which one, depends on the two alone, not on which was added first.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from importlib import resources

import yaml
from sqlalchemy import Connection, and_, func, or_, select

from sayso.errors import KnowledgeError
from sayso.ledger.rows import Row, report_of, short_key, words
from sayso.ledger.schema import reports
from sayso.report import Report

NEAR_DAYS = 7
"""Days between two reports of one title: a correction comes within days, a series goes on."""
SHARED = 0.3
"""Share of the shorter text's runs of three words: a correction keeps most, two days' briefings share few."""
MOST = 50
"""Reports of one title that a new one is held against, nearest in time first: bounds what a flood of them costs."""

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?([^/?#]*)(.*?)/?$", re.IGNORECASE | re.DOTALL)
_NUMBER = r"(?:\s*(?:no\.?\s*)?\d{1,3})?"


def keys(report: Report) -> Row:
    """Return the columns by which the reports that a report may correct are found."""
    return {
        "publisher_key": short_key(words(report.publisher)),
        "title_key": short_key(words(_bare(report.title))),
        "url_key": short_key(_address(report.url or "")),
    }


def supersessions_of(connection: Connection, report: Report) -> list[Row]:
    """Return the rows of `supersessions` between a report and those in the ledger, earlier and later ones."""
    own = keys(report)
    found = []
    for other in _candidates(connection, report, own):
        reason = _reason(report, other)
        if reason:
            earlier, later = sorted((report, other), key=_lateness)
            found.append({"earlier": earlier.id, "later": later.id, "reason": reason})
    return found


def _candidates(connection: Connection, report: Report, own: Row) -> list[Report]:
    """Return the reports of the same publisher with the same address or title."""
    table = reports.c
    day = report.published or dt.date.min
    span = dt.timedelta(days=NEAR_DAYS)
    nearby = table.published.between(_day(day, -span), _day(day, span))
    same_url = and_(table.url_key == own["url_key"], table.url_key != "")
    same_title = and_(table.title_key == own["title_key"], table.title_key != "", table.publisher_key != "", nearby)
    alias = reports.alias("first")
    first = select(func.min(alias.c.entry)).where(alias.c.id == table.id).scalar_subquery()
    query = (
        select(table.heading, table.body, table.published, table.id)
        .where(table.publisher_key == own["publisher_key"], or_(same_url, same_title))
        .where(table.id != report.id, table.entry == first)
    )
    rows = sorted(connection.execute(query), key=lambda row: (abs(dt.date.fromisoformat(row.published) - day), row.id))
    return [report_of(row.heading, row.body) for row in rows[:MOST]]


def _reason(one: Report, other: Report) -> str:
    """Return why one of the two corrects the other: "address", "title", or "" where neither does."""
    if one.text == other.text:
        return ""
    if one.url and other.url and _address(one.url) == _address(other.url):
        return "address"
    return "title" if _shared(one.text, other.text) >= SHARED else ""


def _lateness(report: Report) -> tuple[dt.date, bool, int, str]:
    """Order reports: by day; within a day a marked correction is the later, then the longer text, then the id."""
    return (report.published or dt.date.min, _marked(report.title), len(report.text), report.id)


def _shared(one: str, other: str) -> float:
    first, second = _runs(one), _runs(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _runs(text: str) -> set[tuple[str, str, str]]:
    found = words(text).split()
    return set(zip(found, found[1:], found[2:], strict=False))


def _day(day: dt.date, shift: dt.timedelta) -> str:
    try:
        return (day + shift).isoformat()
    except OverflowError:
        return day.isoformat()


def _address(url: str) -> str:
    """Return an address without what does not tell two pages apart: scheme, "www.", a closing slash."""
    match = _ADDRESS.match(url.strip())
    return match[1].lower() + match[2] if match else url


def _marked(title: str) -> bool:
    return _bare(title) != title.strip()


def _bare(title: str) -> str:
    """Return a title without the marks of a correction."""
    before, after = _marks()
    plain = unicodedata.normalize("NFC", title).strip()
    # The marks are matched without accents, letter for letter, so that offsets hold in the title itself.
    letters = "".join(unicodedata.normalize("NFD", char)[0] for char in plain)
    match = before.match(letters)
    start = match.end() if match else 0
    tail = after.search(letters, start)
    bare = plain[start : tail.start() if tail else len(plain)].strip()
    return bare if (match or tail) and bare else title.strip()


@functools.cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = resources.files("sayso.ledger").joinpath("corrections.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    if not isinstance(data, dict) or not isinstance(data.get("marks"), list):
        raise KnowledgeError("ledger/corrections.yaml: 'marks' is not a list")
    mark = "(?:" + "|".join(sorted((re.escape(str(m)) for m in data["marks"]), key=len, reverse=True)) + ")" + _NUMBER
    before = re.compile(rf"(?:[\[(]\s?{mark}\s?[\])]\s?[-–—:|]?\s?|{mark}\s?[-–—:|]+\s?){{1,3}}", re.IGNORECASE)
    after = re.compile(rf"\s?[\[(]\s?{mark}\s?[\])]$", re.IGNORECASE)
    return before, after
