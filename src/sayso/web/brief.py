"""A situation brief: who holds what, what changed, what happened, what is disputed, what falls due; all with notes.

Invariant: every sentence has at least one note, and every note is a statement with its words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.exchange import Json
from sayso.web.shown import days_of, web_address

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+|!&~-])")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence.

    Args:
        text: the sentence.
        notes: numbers of its notes.
    """

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, ready to be written as a page or as Markdown.

    Args:
        title: what it is about.
        on: the day in the world.
        since: the day of the brief before, or None.
        sections: headings with their sentences; those without any are left out.
        notes: the statements that the sentences rest on; note number 1 is the first.
    """

    title: str
    on: dt.date
    since: dt.date | None
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    notes: tuple[Json, ...]


class _Notes:
    """Gives each statement its number, once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.rows: list[Json] = []

    def line(self, text: str, rows: Iterable[Json]) -> Line:
        """Return a sentence with notes for the statements that it rests on."""
        numbers = []
        for row in rows:
            if row["id"] not in self._numbers:
                self.rows.append(row)
                self._numbers[row["id"]] = len(self.rows)
            numbers.append(self._numbers[row["id"]])
        return Line(text, tuple(numbers))


def brief_of(
    title: str,
    on: dt.date,
    since: dt.date | None,
    *,
    holdings: Sequence[Json],
    changes: Sequence[Json],
    incidents: Sequence[Json],
    disputes: Sequence[Json],
    due: Sequence[Json],
) -> Brief:
    """Return a brief of rows as the API gives them.

    Args:
        title: what it is about.
        on: the day in the world.
        since: the day of the brief before, or None.
        holdings: rows of the picture.
        changes: rows of changes, of which those of holdings are told.
        incidents: rows of incidents.
        disputes: rows of disputes.
        due: rows of undertakings.
    """
    notes = _Notes()
    sections = (
        ("Changes", [notes.line(_change(row), _for(row["after"])) for row in changes if row["change"] == "holding"]),
        ("Who holds what", [notes.line(_holding(row), _for(row)) for row in holdings]),
        ("Incidents", [notes.line(_incident(row), row["statements"]) for row in incidents]),
        ("Disputes", [notes.line(_side(row, side), side["statements"]) for row in disputes for side in row["sides"]]),
        ("What falls due", [notes.line(_due(row), [*row["statements"], *row["settled_by"]]) for row in due]),
    )
    kept = tuple((head, tuple(line for line in lines if line.notes)) for head, lines in sections)
    return Brief(title, on, since, tuple(one for one in kept if one[1]), tuple(notes.rows))


def markdown_of(brief: Brief) -> str:
    """Return a brief as Markdown; nothing that a report says is taken for markup."""
    since = f" Changes are those since {brief.since}." if brief.since else ""
    lines = [f"# {_plain(brief.title)}", "", f"As of {brief.on}.{since}", ""]
    for head, sentences in brief.sections:
        lines += [f"## {head}", ""]
        lines += [f"- {_plain(one.text)} {''.join(f'[{number}]' for number in one.notes)}" for one in sentences]
        lines.append("")
    lines += ["## Notes", ""]
    for number, row in enumerate(brief.notes, 1):
        url = web_address(row["url"])
        address = f" {url}" if url and not re.search(r"\s", url) else ""
        source = f"{_plain(row['said_by'] or 'the reporter')}; {_plain(row['publisher'])}, {row['published']}."
        lines.append(f"{number}. “{_plain(row['quote'])}” {source}{address}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _for(row: Json) -> list[Json]:
    told = [one for one in row["statements"] if one["supports"]]
    return (told or row["statements"])[:3]


def _stands(row: Json) -> str:
    by = {"held": "held by", "claimed": "claimed by", "contested": "contested, most likely"}.get(
        row["status"], "unknown"
    )
    return f"{by} {row['holder']}" if row["holder"] else row["status"]


def _holding(row: Json) -> str:
    since = f", since {row['since']['start']}" if row["since"]["start"] else ""
    sure = f" ({row['holders'][0]['probability']:.0%})" if row["holders"] else ""
    return f"{row['place']['name']} ({row['place']['kind']}): {_stands(row)}{sure}{since}."


def _change(row: Json) -> str:
    return f"{row['after']['place']['name']}: was {_stands(row['before'])}, is {_stands(row['after'])}."


def _incident(row: Json) -> str:
    who = ", ".join(row["actors"])
    whom = f" against {', '.join(row['targets'])}" if row["targets"] else ""
    where = ", ".join(dict.fromkeys(place["name"] for place in row["places"]))
    by = f" by {who}" if who else ""
    at = f", {where}" if where else ""
    told = f"{len(row['origins'])} origin{'s' * (len(row['origins']) != 1)}"
    return f"{days_of(row['interval'])}: {row['kind'].replace('_', ' ')}{by}{whom}{at}; {told}."


def _side(row: Json, side: Json) -> str:
    where = f"{row['place']['name']}, " if row["place"] else ""
    return f"{where}{days_of(row['interval'])}: some say that {side['says']}."


def _due(row: Json) -> str:
    who = ", ".join(actor["name"] for actor in row["by"]) or "nobody named"
    return f"{row['due']}: {who}, {row['kind'].replace('_', ' ')}: {row['outcome']}."
