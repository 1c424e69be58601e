"""The messages of MUC-4: files of stories in capitals, each with its id and a dateline, read into reports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import SourceError
from sayso.gather.casing import cased
from sayso.report import Report

ID = re.compile(r"^((?:DEV|TST[1-4])-MUC[34]-\d{4})\b.*$", re.MULTILINE)
HEAD = re.compile(
    r"(?P<place>[A-Z][^\n()\[\]]{2,60}?)\s*(?:\((?P<country>[^()]{2,40})\))?,\s*"
    r"(?:NO DATE|(?P<day>\d{1,2}) (?P<month>[A-Z]{3})[A-Z]* (?P<year>\d\d))\b"
)
HEAD_REACH = 300
MARKS = re.compile(
    r"\[\s*(?:TEXT|REPORT|ARTICLE|EDITORIAL|COMMENTARY|CONTINUED|BEGIN RECORDING|END RECORDING|PASSAGE OMITTED|"
    r"WORDS INDISTINCT|UNATTRIBUTED|EXCERPTS?|SUMMARY|COMMUNIQUE|INTERVIEW|DIALOGUE|SPEECH)\s*\]|\[BY [^\]]{1,60}\]"
)
END_OF_HEAD = re.compile(r"--\s*")
MONTHS = {
    name: at
    for at, name in enumerate(("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1)
}
CENTURY = 1900
NO_PLACE = frozenset({"NO CITY", "CLANDESTINE"})


def read_messages(path: Path) -> tuple[Report, ...]:
    """Read a file of messages into reports, cased as print would have them.

    Raises:
        SourceError: the file cannot be read or holds no message.
    """
    try:
        text = path.read_text(encoding="latin-1")
    except OSError as fault:
        raise SourceError(str(path), f"cannot be read: {fault.strerror}") from fault
    found = tuple(parse_messages(text))
    if not found:
        raise SourceError(str(path), 'no message in it: a message starts with its id ("TST3-MUC4-0001")')
    return found


def parse_messages(text: str) -> Iterator[Report]:
    """Yield each message of a file as a report: id, day and place of its dateline, text in paragraphs."""
    heads = list(ID.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : after.start() if after else len(text)]
        yield _report(head[1], body)


def _report(name: str, body: str) -> Report:
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n {2,}(?=\S)", body)]
    plain = "\n\n".join(part for part in paragraphs if part)
    head = HEAD.search(plain[:HEAD_REACH])
    dash = END_OF_HEAD.search(plain[: HEAD_REACH * 2])
    story = plain[dash.end() :] if head and dash else plain
    story = re.sub(r" {2,}", " ", MARKS.sub(" ", story)).strip()
    return Report(
        cased(story),
        name=name,
        published=_day(head),
        published_from="text" if head else "",
        dateline=cased_place(head["country"] or head["place"] if head["place"] in NO_PLACE else head["place"])
        if head
        else None,
        lang="en",
    )


def _day(head: re.Match[str] | None) -> dt.date | None:
    if head is None or not head["day"] or head["month"] not in MONTHS:
        return None
    try:
        return dt.date(CENTURY + int(head["year"]), MONTHS[head["month"]], int(head["day"]))
    except ValueError:
        return None


def cased_place(place: str) -> str:
    """Return a dateline's place in the usual case: "SAN SALVADOR" as "San Salvador"."""
    return " ".join(word.capitalize() for word in place.split())
