"""A report: one published text with its publisher, its date of publication and where it came from."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

ID_LENGTH = 16
"""Hexadecimal digits kept of a content hash: 64 bits, a collision in a billion reports is under 3 %."""


def content_id(*parts: str) -> str:
    """Hash the parts into a short id; "ab", "c" and "a", "bc" give different ones."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Report:
    """One published text.

    Args:
        text: the body, without headline; paragraphs are separated by one blank line and hold no other line break.
        name: what the user calls it: a file's name without its ending, or the `id` of a JSON line.
        title: the headline, or "".
        publisher: the outlet or body that published it, or "".
        published: the day of publication; None where it is not known, then only absolute times can be resolved.
        published_from: how the date was found: "given"; "metadata" (a field of the file), or for a web page "json-ld",
            "meta", "time" or "address"; "feed"; "header" (of a mail); "text" (a line that says it is the date); or "".
        lang: ISO 639-1.
        dateline: the place named at the head of the text, or None.
        url: where it was published, or None.
        source: the file or address that it was read from, or "".
        author: who signs it, or "".
        retrieved: when it was fetched, aware, in UTC; None for what was not fetched.
    """

    text: str
    name: str = ""
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    published_from: str = ""
    lang: str = "en"
    dateline: str | None = None
    url: str | None = None
    source: str = ""
    author: str = ""
    retrieved: dt.datetime | None = None

    @property
    def id(self) -> str:
        """A hash of publisher, date, title and text: the same report read twice has the same id."""
        published = self.published.isoformat() if self.published else ""
        return content_id("report", self.publisher, published, self.title, self.text)
