"""Edits of a statement's fields: what a reviewer may put in place of what a reader read.

Invariant: the words stay: quote, trigger and their offsets cannot be edited, so an edited statement still stands word
for word in its report.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sayso.codebook import codebook
from sayso.errors import SaysoError, UsageError
from sayso.exchange import statement_from_json, statement_to_json
from sayso.statement import Actor, Count, Modality, Place, Speaker, Statement


@dataclass(frozen=True)
class _When:
    text: str
    start: dt.date | None
    end: dt.date | None
    precision: str
    ongoing: bool


_TYPES: dict[str, TypeAdapter[Any]] = {
    "actors": TypeAdapter(list[Actor]),
    "counts": TypeAdapter(list[Count]),
    "due": TypeAdapter(dt.date | None),
    "ends": TypeAdapter(bool),
    "holder": TypeAdapter(str | list[str] | None),
    "kind": TypeAdapter(str),
    "modality": TypeAdapter(Modality),
    "object": TypeAdapter(str | None),
    "places": TypeAdapter(list[Place]),
    "said_by": TypeAdapter(Speaker | None),
    "targets": TypeAdapter(list[Actor]),
    "unverified": TypeAdapter(bool),
    "when": TypeAdapter(_When | None),
}
EDITABLE = tuple(_TYPES)
"""The fields that can be edited, in the codebook's names, sorted."""


def edited(statement: Statement, edits: Iterable[tuple[str, Any]]) -> Statement:
    """Return a statement with fields replaced, one after the other; `checked_edit` has checked each."""
    return statement_from_json({**statement_to_json(statement), **dict(edits)})


def checked_edit(statement: Statement, field: str, value: object) -> object:
    """Return the value of a field as it is kept, held to the codebook's form.

    Args:
        statement: that is edited.
        field: one of `EDITABLE`.
        value: as in JSON; what it leaves out of an actor, place or time is as if nothing were known of it.

    Raises:
        UsageError: the field cannot be edited, or the value does not fit it.
    """
    if field not in _TYPES:
        raise UsageError(f"'{field}' cannot be edited; fields that can: {', '.join(EDITABLE)}")
    try:
        _TYPES[field].validate_json(json.dumps(value), strict=True)
        changed = edited(statement, [(field, value)])
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"'{field}' does not take this value: {where + ': ' if where else ''}{first['msg']}"
        ) from fault
    except (KeyError, TypeError, ValueError, SaysoError) as fault:
        raise UsageError(f"'{field}' does not take this value: {fault}") from fault
    if field == "kind" and value not in codebook().kinds:
        raise UsageError(f"'{value}' is no kind of the codebook; there are: {', '.join(sorted(codebook().kinds))}")
    return statement_to_json(changed)[field]
