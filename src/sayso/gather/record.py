"""A report with named fields, as JSON Lines, the corpus and front matter give it; checked at this edge by pydantic."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from sayso.gather.draft import Draft
from sayso.gather.language import language_names
from sayso.gather.normal import normal_body, squash

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_ISO_LANG = re.compile(r"([A-Za-z]{2})(?:$|[-_])")
_REMEDIES = {
    "missing": "is missing",
    "string_type": "a string is expected",
    "json_invalid": "malformed JSON; write one JSON object a line",
    "model_type": "a JSON object is expected; write one a line",
}


def _day(value: Any) -> Any:
    if value is None or value == "":
        return None
    match = _ISO_DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(match[0]) if match else dt.date.fromisoformat("")
    except ValueError as fault:
        raise ValueError(f"{value!r} is no date; write YYYY-MM-DD") from fault


def _lang(value: Any) -> Any:
    if value is None or value == "":
        return None
    known = language_names().get(value.strip().lower()) if isinstance(value, str) else None
    match = _ISO_LANG.match(value.strip()) if isinstance(value, str) else None
    if not known and not match:
        raise ValueError(f"{value!r} is no language; write its ISO 639-1 code, such as en or fr")
    return known or (match[1].lower() if match else None)


def _moment(value: Any) -> Any:
    if value is None or value == "":
        return None
    try:
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{value!r} is no time; write it in ISO 8601 with its zone, as 2023-11-14T08:00:00Z")
    return moment.astimezone(dt.UTC)


def _text_or_number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Record(BaseModel):
    """One report with named fields; fields that are not named here are not looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    id: Annotated[str | None, BeforeValidator(_text_or_number)] = None
    title: str | None = None
    publisher: str | None = None
    published: Annotated[dt.date | None, BeforeValidator(_day)] = None
    lang: Annotated[str | None, BeforeValidator(_lang)] = None
    url: str | None = None
    author: str | None = None
    retrieved: Annotated[dt.datetime | None, BeforeValidator(_moment)] = None
    published_from: str | None = None

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
            author=squash(self.author or ""),
            retrieved=self.retrieved,
            published_from=squash(self.published_from or "") or "metadata",
        )


def first_fault(fault: ValidationError) -> str:
    """Return the first thing that is wrong with a record: the field, and the remedy."""
    error = fault.errors(include_url=False)[0]
    field = f"field '{error['loc'][0]}': " if error["loc"] else ""
    reason = _REMEDIES.get(error["type"], error["msg"].removeprefix("Value error, "))
    detail = f" ({error['ctx']['error']})" if error["type"] == "json_invalid" else ""
    return f"{field}{reason}{detail}"
