"""A scenario: reports of one story, and the questions that a careful reader of them can answer.

A folder with `reports.jsonl` (as `sayso add` takes it) and, where they stand, one JSON object a line in:

- `queries.jsonl`: `{"place", "kind", "on", "known", "answer": [names], "status"}`: who holds a place; any of the names
  is right, no name or null that nobody is known; `status` is held, contested, claimed or unknown, or a list of such;
- `undertakings.jsonl`: `{"kind", "due", "on", "known", "by": [names], "state"}`: what had become of a thing due;
- `copies.jsonl`: `{"reports": [ids]}`: reports that go back to one; all others stand alone;
- `disputes.jsonl`: `{"about", "place", "first", "last"}`: what statements disagree on;
- `statements.jsonl`: what the reports say as a person reads them, to see the weighing without a reader.

`on` and `known` are days; no `known` means all reports.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.errors import SourceError, UsageError
from sayso.gather import read_source
from sayso.holding import Status
from sayso.report import Report
from sayso.undertaking import Outcome

REPORTS, QUERIES, UNDERTAKINGS = "reports.jsonl", "queries.jsonl", "undertakings.jsonl"
COPIES, DISPUTES, STATEMENTS = "copies.jsonl", "disputes.jsonl", "statements.jsonl"
MAX_BYTES = 64_000_000
"""Size of a file of questions: no scenario comes near it."""


class _Row(BaseModel):
    """A line of a file; fields that sayso does not know are notes of whoever wrote it."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Query(_Row):
    """Who holds a place on a day, as known on a day, and the right answer."""

    place: str
    kind: str | None = None
    on: dt.date
    known: dt.date | None = None
    answer: tuple[str | None, ...] = ()
    status: Status | tuple[Status, ...]

    @property
    def statuses(self) -> frozenset[Status]:
        """All that are right."""
        return frozenset({self.status} if isinstance(self.status, Status) else self.status)


class Due(_Row):
    """What had become of a thing due, as known on a day."""

    kind: str
    due: dt.date
    on: dt.date
    known: dt.date | None = None
    by: tuple[str, ...] = ()
    state: Outcome | tuple[Outcome, ...]

    @property
    def states(self) -> frozenset[Outcome]:
        """All that are right."""
        return frozenset({self.state} if isinstance(self.state, Outcome) else self.state)


class Copies(_Row):
    """Reports that go back to one."""

    reports: tuple[str, ...]


class Disagreement(_Row):
    """What statements disagree on."""

    about: str
    place: str | None = None
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Scenario:
    """Reports and questions, as the folder has them; `None` where a file is not there.

    Args:
        folder: where they stand.
        reports: in the order of the file.
        queries, due, copies, disputes: the questions.
    """

    folder: Path
    reports: tuple[Report, ...]
    queries: tuple[Query, ...] = ()
    due: tuple[Due, ...] = ()
    copies: tuple[Copies, ...] = ()
    disputes: tuple[Disagreement, ...] = field(default=())


def load_scenario(folder: Path) -> Scenario:
    """Read a scenario.

    Raises:
        UsageError: the folder has no reports.
        SourceError: a report or a line cannot be read; names the file, the line and the field.
    """
    if not (folder / REPORTS).is_file():
        raise UsageError(f"{folder}: a scenario is a folder with {REPORTS} and {QUERIES}")
    return Scenario(
        folder,
        tuple(_reports(folder / REPORTS)),
        tuple(rows_of(folder / QUERIES, Query)),
        tuple(rows_of(folder / UNDERTAKINGS, Due)),
        tuple(rows_of(folder / COPIES, Copies)),
        tuple(rows_of(folder / DISPUTES, Disagreement)),
    )


def _reports(path: Path) -> Iterator[Report]:
    for item in read_source(path):
        if isinstance(item, SourceError):
            raise item
        yield item


_R = TypeVar("_R", bound=BaseModel)


def rows_of(path: Path, model: type[_R]) -> Iterator[_R]:
    """Yield the rows of a file, none where it is not there.

    Raises:
        SourceError: a line is malformed; names it and the field.
    """
    if not path.is_file():
        return
    if path.stat().st_size > MAX_BYTES:
        raise SourceError(str(path), f"more than {MAX_BYTES // 1_000_000} MB: split the scenario")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as fault:
        raise SourceError(str(path), "not UTF-8: save the file as UTF-8") from fault
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield model.model_validate_json(line)
            except ValidationError as fault:
                first = fault.errors()[0]
                where = ".".join(str(part) for part in first["loc"]) or "the line"
                raise SourceError(f"{path}:{number}", f"{where}: {first['msg']}") from fault
