"""What an address asks for: the filters and the two dates, the same for every page and every part of the API."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query

from sayso.codebook import codebook
from sayso.errors import UsageError
from sayso.statement import Modality

LONGEST = 200
"""Characters of one filter: longer than any name, short enough to search for."""
_MOST_KINDS = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of an address; "" and None narrow nothing down.

    Args:
        on: the day in the world; None for the last day that is known of.
        known: only what was published by this day.
        recorded: only what the ledger held at this time.
        place: a place, as people call it, or the gazetteer's id.
        place_kind: the codebook's kind of place, where the name has several.
        country: ISO 3166 alpha-2.
        actor: who acts, suffers, speaks or holds: an id or a name.
        kind: kinds of the codebook.
        modality: how it is said.
        said_by: on this speaker's say-so.
        source: publisher.
        text: words, as they stand in the quote.
        search: words, in any of their forms, in quote or report.
        confidence: the least probability that the reader gives, in [0, 1].
        since, until: days of what is told, included; for changes the day of the earlier view.
        all: also what is not shown without it: what one report alone tells, or what is settled or only planned.
    """

    on: dt.date | None = None
    known: dt.date | None = None
    recorded: dt.datetime | None = None
    place: str = ""
    place_kind: str = ""
    country: str = ""
    actor: str = ""
    kind: tuple[str, ...] = ()
    modality: str = ""
    said_by: str = ""
    source: str = ""
    text: str = ""
    search: str = ""
    confidence: float | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    all: bool = False

    def query(self, **changes: Any) -> str:
        """Return the filters as the query of an address, with some of them changed: "?" and all, or "".

        Args:
            changes: by name; None takes a filter away. Names that are no filter are added.
        """
        values = {one.name: getattr(self, one.name) for one in fields(self)} | changes
        pairs = [(name, _written(part)) for name, value in values.items() for part in _parts(value)]
        return f"?{urlencode(pairs)}" if pairs else ""


def _parts(value: Any) -> tuple[Any, ...]:
    if isinstance(value, tuple | list):
        return tuple(value)
    return () if value is None or value == "" or value is False else (value,)


def _written(value: Any) -> str:
    if value is True:
        return "yes"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


_DAY = {"max_length": 10, "examples": ["2023-11-14"]}
_NAME = {"max_length": LONGEST}


def wanted_of(  # noqa: PLR0917 (as many as an address has filters)
    on: Annotated[
        str, Query(description="The day in the world, YYYY-MM-DD; the last known of if not given.", **_DAY)
    ] = "",
    known: Annotated[str, Query(description="Only what was published by this day, YYYY-MM-DD.", **_DAY)] = "",
    recorded: Annotated[
        str, Query(description="Only what the ledger held at this time, ISO 8601.", max_length=40)
    ] = "",
    place: Annotated[str, Query(description="A place, by name or by the gazetteer's id.", **_NAME)] = "",
    place_kind: Annotated[str, Query(description="Kind of place, where the name has several.", **_NAME)] = "",
    country: Annotated[str, Query(description="ISO 3166 alpha-2.", max_length=2)] = "",
    actor: Annotated[str, Query(description="Who acts, suffers, speaks or holds: a name or an id.", **_NAME)] = "",
    kind: Annotated[list[str] | None, Query(description="A kind of the codebook; may be given again.")] = None,
    modality: Annotated[str, Query(description="How it is said: occurred, denied, planned, ...", **_NAME)] = "",
    said_by: Annotated[str, Query(description="Only on this speaker's say-so.", **_NAME)] = "",
    source: Annotated[str, Query(description="Only from this publisher.", **_NAME)] = "",
    text: Annotated[str, Query(description="Words that stand in the quote.", **_NAME)] = "",
    search: Annotated[str, Query(description="Words in any form; double quotes keep them together.", **_NAME)] = "",
    confidence: Annotated[str, Query(description="The reader's least probability, 0 to 1.", max_length=20)] = "",
    since: Annotated[str, Query(description="From this day, included, YYYY-MM-DD.", **_DAY)] = "",
    until: Annotated[str, Query(description="Up to this day, included, YYYY-MM-DD.", **_DAY)] = "",
    all: Annotated[
        str, Query(description="yes: also what is settled, planned, or told by one report.", max_length=5)
    ] = "",
) -> Wanted:
    """Read the filters of an address; empty ones, as forms send them, narrow nothing down.

    Raises:
        UsageError: a day, a kind or a number is none.
    """
    return Wanted(
        on=day_of("on", on),
        known=day_of("known", known),
        recorded=_moment(recorded),
        place=_name(place),
        place_kind=_name(place_kind),
        country=country.strip().upper(),
        actor=_name(actor),
        kind=_kinds(kind or []),
        modality=_modality(modality),
        said_by=_name(said_by),
        source=_name(source),
        text=_name(text),
        search=_name(search),
        confidence=_share(confidence),
        since=day_of("since", since),
        until=day_of("until", until),
        all=all.strip() not in {"", "no", "false", "0"},
    )


def day_of(name: str, text: str) -> dt.date | None:
    """Return a day as an address has it; None where it is empty.

    Raises:
        UsageError: it is no day.
    """
    if not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as fault:
        raise UsageError(f"{name}: {text!r} is no day; write it as YYYY-MM-DD") from fault


def _moment(text: str) -> dt.datetime | None:
    if not text.strip():
        return None
    try:
        moment = dt.datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError) as fault:
        raise UsageError(f"recorded: {text!r} is no time; write it as YYYY-MM-DDTHH:MM:SSZ") from fault


def _name(text: str) -> str:
    """Return a name without what no name holds, which databases refuse."""
    return text.replace("\x00", "").strip()


def _kinds(given: list[str]) -> tuple[str, ...]:
    kinds = tuple(dict.fromkeys(kind for kind in given if kind))[:_MOST_KINDS]
    for kind in kinds:
        if kind not in codebook().kinds:
            raise UsageError(
                f"kind: {kind[:LONGEST]!r} is no kind of the codebook; there are: {', '.join(codebook().kinds)}"
            )
    return kinds


def _modality(text: str) -> str:
    if text and text not in set(Modality):
        raise UsageError(f"modality: {text!r} is none; there are: {', '.join(Modality)}")
    return text


def _share(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError(f"confidence: {text!r} is no number from 0 to 1")
    return share
