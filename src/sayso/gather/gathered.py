"""What gathering brings: reports with all that is told beside their text, and what was passed over, with the reason."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Any

from sayso.gather.language import READ
from sayso.gather.layout import Role, paragraph_roles
from sayso.gather.noted import live_entries, wire_credits
from sayso.report import Report

Json = dict[str, Any]


class Why(enum.StrEnum):
    """Why something was passed over."""

    UNCHANGED = "unchanged"
    """The server says that nothing has changed since the last time."""
    KNOWN = "known"
    """It was taken before."""
    FAILED = "failed"
    """It could not be had, or not be read."""
    UNDATED = "undated"
    """It has no date of publication."""
    LEFT_OUT = "left out"
    """It stands beyond a limit."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was passed over.

    Args:
        source: the file or address.
        why: in one word.
        reason: in a sentence, with the remedy where there is one.
    """

    source: str
    why: Why
    reason: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """A report that came.

    Args:
        report: the report; its `source` is where it was read from, its `url` the canonical address.
        captions: the words under its photos, where the format tells them from the body.
        rating: of the source, as the configuration gives it, or "".
        address: under which it is known not to be fetched again, or "".
    """

    report: Report
    captions: tuple[str, ...] = ()
    rating: str = ""
    address: str = ""

    @property
    def is_read(self) -> bool:
        """Whether sayso reads the report's language; one that it does not is kept all the same."""
        return self.report.lang in READ


def gathered_to_json(one: Gathered) -> Json:
    """Return a report that came as a line of JSON Lines that `sayso read` and `sayso add` take.

    Beside the fields of a report: `read` tells whether sayso reads its language, `captions` and `credits` are texts,
    `parts` are the paragraphs that are not its own text and `entries` those of a live blog, by offsets in `text`.
    """
    report = one.report
    return {
        "id": report.name or report.id,
        "title": report.title,
        "text": report.text,
        "publisher": report.publisher,
        "author": report.author,
        "published": report.published.isoformat() if report.published else None,
        "published_from": report.published_from,
        "lang": report.lang,
        "read": one.is_read,
        "url": report.url,
        "source": report.source,
        "retrieved": _iso(report.retrieved),
        "dateline": report.dateline,
        "rating": one.rating,
        "captions": list(one.captions),
        "credits": list(wire_credits(report.text)),
        "parts": [
            {"role": part.role.value, "start": part.start, "end": part.end}
            for part in paragraph_roles(report.text)
            if part.role is not Role.BODY
        ],
        "entries": [
            {"start": entry.start, "end": entry.end, "time": entry.time.isoformat("minutes"), "zone": entry.zone}
            for entry in live_entries(report.text)
        ],
    }


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
