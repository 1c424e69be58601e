"""The records: a sentence each, with the event, its source and its target that people coded."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import SourceError
from sayso.evaluate.plover.names import names
from sayso.report import Report

DAY = dt.date(2000, 1, 1)
"""The date that every record has."""
NO_EVENT = "DOCUMENT"


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Args:
        report: its sentence.
        event: its type, in the crosswalk's words.
        sources, targets: country codes (ISO 3166 alpha-3, "IGO", "NGO"), without doubles; empty where none is coded.
    """

    report: Report
    event: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def read_records(path: Path) -> tuple[Record, ...]:
    """Read a file of records.

    Raises:
        SourceError: the file cannot be read or is no list of records.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_record(row) for row in rows if row["event"] != NO_EVENT)
    except OSError as fault:
        raise SourceError(str(path), f"cannot be read: {fault.strerror}") from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise SourceError(str(path), f"no list of PLOVER records: {fault!r}") from fault


def _record(row: dict[str, Any]) -> Record:
    event = names().renamed.get(row["event"], row["event"])
    report = Report(" ".join(row["text"].split()), name=row["id"], published=DAY, published_from="metadata")
    return Record(report, event, _codes(row.get("source")), _codes(row.get("target")))


def _codes(actors: Any) -> tuple[str, ...]:
    found = [actor.get("code", "") for actor in actors or [] if isinstance(actor, dict)]
    return tuple(dict.fromkeys(names().misspelt.get(code, code) for code in found if code))
