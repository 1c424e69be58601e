"""A report with named fields, as JSON Lines, the corpus and front matter give it; checked here, field by field."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.gather.draft import Draft
from sayso.gather.language import language_names
from sayso.gather.normal import normal_body, squash

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_ISO_LANG = re.compile(r"([A-Za-z]{2})(?:$|[-_])")


class MalformedRecordError(ValueError):
    """A record is malformed; its text names the field and the remedy."""


@dataclass(frozen=True, slots=True)
class Record:
    """One report with named fields.

    Args:
        text: the body.
        id: what the report is called, or None.
        title, publisher, url: as in a `Report`, or None.
        published: the day of publication, or None.
        lang: ISO 639-1, or None.
    """

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    lang: str | None = None
    url: str | None = None

    def draft(self, source: str) -> Draft:
        """Return the record as a draft, its texts in their normal form."""
        return Draft(
            source=source,
            name=(self.id or "").strip(),
            text=normal_body(self.text),
            title=squash(self.title or ""),
            publisher=squash(self.publisher or ""),
            published=self.published,
            lang=self.lang,
            url=(self.url or "").strip() or None,
        )


def record_of(fields: Mapping[str, Any]) -> Record:
    """Return the record of named values; fields that a record does not have are not looked at.

    Raises:
        MalformedRecordError: a field is missing or malformed.
    """
    if "text" not in fields:
        raise MalformedRecordError("field 'text': is missing")
    id = fields.get("id")
    return Record(
        text=_text("text", fields["text"]),
        id=str(id) if isinstance(id, int) and not isinstance(id, bool) else _optional("id", id),
        title=_optional("title", fields.get("title")),
        publisher=_optional("publisher", fields.get("publisher")),
        published=_day(fields.get("published")),
        lang=_lang(fields.get("lang")),
        url=_optional("url", fields.get("url")),
    )


def record_of_json(line: bytes) -> Record:
    """Return the record of a line of JSON.

    Raises:
        MalformedRecordError: it is no JSON, no object, or a field is missing or malformed.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise MalformedRecordError(f"malformed JSON; write one JSON object a line ({fault})") from fault
    if not isinstance(row, dict):
        raise MalformedRecordError("a JSON object is expected; write one a line")
    return record_of(row)


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise MalformedRecordError(f"field '{field}': a string is expected")
    return value


def _optional(field: str, value: Any) -> str | None:
    return None if value is None else _text(field, value)


def _day(value: Any) -> dt.date | None:
    if value is None or value == "":
        return None
    match = _ISO_DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(match[0] if match else "")
    except ValueError as fault:
        raise MalformedRecordError(f"field 'published': {value!r} is no date; write YYYY-MM-DD") from fault


def _lang(value: Any) -> str | None:
    if value is None or value == "":
        return None
    known = language_names().get(value.strip().lower()) if isinstance(value, str) else None
    match = _ISO_LANG.match(value.strip()) if isinstance(value, str) else None
    if not known and not match:
        raise MalformedRecordError(
            f"field 'lang': {value!r} is no language; write its ISO 639-1 code, such as en or fr"
        )
    return known or (match[1].lower() if match else None)
