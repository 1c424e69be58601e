"""Reports and statements as rows, and back.

Invariant: what is read back equals what was written, whatever characters it holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import unicodedata
from typing import Any

from sayso.exchange import report_from_json, report_to_json, statement_from_json, statement_to_json
from sayso.interval import Edge
from sayso.know.gazetteer.fold import fold
from sayso.report import Report
from sayso.statement import CONTESTED, UNKNOWN_HOLDER, Statement

Row = dict[str, Any]
MAX_INDEXED = 200
"""Characters of a name or id by which rows are found; two that differ only after these are found together."""
CHUNK = 500
"""Ids that one query asks about: the databases bound how many a query may name."""
_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_ESCAPED = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
_MARKS = re.compile(r"[\W_]+")


def dump(value: object) -> str:
    """Return a value as JSON that every database keeps: the same value gives the same text."""
    text = _PLAIN.encode(value)
    # Half of a surrogate pair, from a damaged page, is no UTF-8: then everything is escaped.
    return text if is_utf8(text) else _ESCAPED.encode(value)


def is_utf8(text: str) -> bool:
    """Whether a text can be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def storable(text: str) -> str:
    """Return a text as a column of text takes it: what is no character becomes a question mark."""
    return text.replace("\x00", "?").encode("utf-8", "replace").decode("utf-8")


def indexable(text: str) -> str:
    """Return a text as a column takes it by which rows are found: databases bound how long an index may be."""
    return storable(text[:MAX_INDEXED])


def moment(time: dt.datetime) -> str:
    """Return a time in UTC in the fixed width of the ledger."""
    return time.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def report_columns(report: Report) -> Row:
    """Return a report as it is kept: its text apart from the rest, which is asked for more often."""
    heading = report_to_json(report)
    body = heading.pop("body")
    return {"heading": dump(heading), "body": dump(body)}


def report_of(heading: str, body: str = '""') -> Report:
    """Read back a report; without `body`, one that lacks its text."""
    return report_from_json({**json.loads(heading), "body": json.loads(body)})


def statement_payload(statement: Statement) -> str:
    """Return a statement as it is kept."""
    return dump(statement_to_json(statement))


def statement_of(payload: str) -> Statement:
    """Read back a statement."""
    return statement_from_json(json.loads(payload))


def short_key(text: str) -> str:
    """Return a key of a fixed width for a text of any length; "" for ""."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else ""


def words(text: str) -> str:
    """Return the words of a text for looking up: lower case, no accents, no marks, single blanks."""
    kept = text.casefold()
    if not kept.isascii():
        kept = "".join(char for char in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(char))
    return storable(_MARKS.sub(" ", kept).strip())


def day_or_none(edge: Edge | None) -> str | None:
    """Return a bound as a day, or None where it is none."""
    return edge.isoformat() if isinstance(edge, dt.date) else None


def actor_rows(row: int, statement: Statement) -> list[Row]:
    """Return the rows under which a statement is found by those who act, suffer, speak or hold."""
    found = {("actor", actor.id, actor.name) for actor in statement.actors}
    found |= {("target", actor.id, actor.name) for actor in statement.targets}
    found |= {("holder", None, name) for name in statement.holders if name not in (CONTESTED, UNKNOWN_HOLDER)}
    if statement.said_by:
        found.add(("speaker", statement.said_by.id, statement.said_by.name))
    return [
        {"row": row, "role": role, "actor": indexable(id) if id else None, "key": indexable(fold(name))}
        for role, id, name in sorted(found, key=lambda part: (part[0], part[2], part[1] or ""))
    ]
