"""What the reports of a scenario say as a person reads them, replayed as if read.

`statements.jsonl` has a short form of a statement a line: `report` (its id), `quote` (verbatim), `kind`, and as far as
they are told `modality`, `by` (the speaker), `actors`, `targets`, `places`, `on`, `until`, `since`, `precision`,
`holder`, `due`, `ends`, `unverified`, `killed`. Actors are "name" or "name/type"; places "name" or "name/kind", with a
"~" before a place that it is near, "<" or ">" before one that somebody goes from or to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from sayso.errors import SourceError
from sayso.evaluate.recorded import RecordedReader
from sayso.evaluate.scenario import STATEMENTS, rows_of
from sayso.interval import Interval
from sayso.know.actors import actor_packs
from sayso.report import Report
from sayso.statement import Actor, Count, Modality, Place, Speaker, Statement, When

ANNOTATED = "annotated"
_ROLES = {"<": "from", ">": "to"}


class ShortStatement(BaseModel):
    """A statement in short."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: str
    quote: str
    kind: str
    modality: Modality = Modality.OCCURRED
    by: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    on: dt.date | None = None
    until: dt.date | None = None
    since: dt.date | None = None
    precision: str = "day"
    holder: str | tuple[str, ...] = ()
    due: dt.date | None = None
    ends: bool = False
    unverified: bool = False
    killed: tuple[int | None, int | None] | None = None


def annotated_reader(folder: Path, reports: Sequence[Report]) -> RecordedReader:
    """Return a reader that replays `statements.jsonl`.

    Raises:
        SourceError: there is none, or a line names no report or quotes what does not stand in it.
    """
    path = folder / STATEMENTS
    if not path.is_file():
        raise SourceError(str(path), "no such file: without it a scenario can only be read, not taken as annotated")
    by_name = {report.name: report for report in reports}
    found: dict[str, list[Statement]] = {}
    for row in rows_of(path, ShortStatement):
        report = by_name.get(row.report)
        start = report.text.find(row.quote) if report else -1
        if start < 0:
            raise SourceError(str(path), f"report {row.report!r} does not have the words {row.quote!r}")
        found.setdefault(row.report, []).append(_statement(row, start))
    return RecordedReader(ANNOTATED, {name: tuple(statements) for name, statements in found.items()})


def _statement(row: ShortStatement, start: int) -> Statement:
    end = start + len(row.quote)
    speaker = _actor(row.by) if row.by else None
    return Statement(
        row.quote,
        start,
        end,
        row.quote,
        start,
        end,
        row.kind,
        modality=row.modality,
        said_by=Speaker(speaker.text, speaker.name, speaker.type, speaker.id) if speaker else None,
        unverified=row.unverified,
        actors=tuple(map(_actor, row.actors)),
        targets=tuple(map(_actor, row.targets)),
        places=tuple(map(_place, row.places)),
        when=_when(row),
        counts=(Count("killed", *row.killed, ""),) if row.killed else (),
        holders=(row.holder,) if isinstance(row.holder, str) else row.holder,
        due=row.due,
        ends=row.ends,
    )


def _actor(text: str) -> Actor:
    name, _, type = text.partition("/")
    known = actor_packs().find(name)
    if known:
        return Actor(name, known[0].name, type or known[0].type, known[0].id)
    return Actor(name, name, type or "unknown")


def _place(text: str) -> Place:
    near, role = text.startswith("~"), _ROLES.get(text[:1])
    name, _, kind = text.lstrip("~<>").partition("/")
    return Place(name, name, kind or "city", role=role, near=near)


def _when(row: ShortStatement) -> When | None:
    first, last = row.on or row.since, row.until or row.on
    if not first and not last:
        return None
    return When(str(first or last), Interval.inclusive(first, last, ongoing=last is None), row.precision)
