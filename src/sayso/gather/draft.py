"""What a file says of a report, before it is made one: the form that all formats lead to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sayso.errors import SourceError, UndatedError
from sayso.gather.dateline import dateline_of
from sayso.gather.language import language_of
from sayso.report import Report

MAX_REPORT = 5_000_000
"""Characters of one report's text; the longest real reports have some hundred thousand."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its file gives it.

    Args:
        source: the file or line, as the user named it.
        name: what the report is called.
        text: the body in its normal form.
        title, publisher, url, author, retrieved: as in a `Report`.
        published: the date that the file's metadata give, or None.
        published_from: how that date was found, as in a `Report`.
        lang: the language that the file names, or None.
        captions: the words under the photos, where the format tells them from the body.
    """

    source: str
    name: str
    text: str
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    lang: str | None = None
    url: str | None = None
    author: str = ""
    retrieved: dt.datetime | None = None
    published_from: str = "metadata"
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the user tells of the reports that are read; it beats what the files say.

    Args:
        published: the date of publication, or None.
        lang: ISO 639-1, or None.
        undated: take a report that has no date at all; its relative times stay unresolved.
    """

    published: dt.date | None = None
    lang: str | None = None
    undated: bool = False


def report_of(draft: Draft, given: Given) -> Report:
    """Make a report of a draft and of what the user gives.

    Raises:
        UndatedError: there is no date, and undated reports are not asked for.
        SourceError: there is no text, too much of it, or characters that no record can hold.
    """
    _check_text(draft)
    published = given.published or draft.published
    if published is None and not given.undated:
        raise UndatedError(draft.source)
    origin = "given" if given.published else draft.published_from if draft.published else ""
    return Report(
        text=draft.text,
        name=draft.name,
        title=draft.title,
        publisher=draft.publisher,
        published=published,
        published_from=origin,
        lang=given.lang or draft.lang or language_of(f"{draft.title}\n{draft.text}"),
        dateline=dateline_of(draft.text),
        url=draft.url,
        source=draft.source,
        author=draft.author,
        retrieved=draft.retrieved,
    )


def named(draft: Draft, name: str) -> Draft:
    """Return the draft under a name, unless its file gave one."""
    return draft if draft.name else replace(draft, name=name)


def _check_text(draft: Draft) -> None:
    if not draft.text:
        raise SourceError(draft.source, "it holds no text")
    if len(draft.text) > MAX_REPORT:
        raise SourceError(
            draft.source, f"{len(draft.text):,} characters; at most {MAX_REPORT:,} are read as one report: split it"
        )
    for field in (draft.text, draft.title, draft.publisher, draft.name, draft.author, draft.url or ""):
        if "\0" in field:
            raise SourceError(draft.source, "it holds NUL characters, so it is no text: save it as plain text")
        if not _encodable(field):
            raise SourceError(draft.source, "it holds half a surrogate pair, which is no character: save it as UTF-8")


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
