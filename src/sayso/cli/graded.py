"""What the commands that show statements ask for beside them: letter and number, incidents, and lineage."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable
from pathlib import Path

from sayso.holding import Told
from sayso.know.sides import affiliations
from sayso.know.sources import SourceBook, source_book
from sayso.ledger import Known
from sayso.weigh import disputes, incidents
from sayso.weigh.credibility import Grade, Grounds, grades
from sayso.weigh.geography import geography
from sayso.weigh.lineage import Filed, Lineage, lineage

PACKS = "SAYSO_SOURCES"
"""Environment variable that names a team's own source packs: files or folders, separated as in PATH."""
_PLACES = 50
"""Places around which statements are looked for one by one; beyond, all statements are looked at."""
_TEXTS = 2_000
"""Reports whose texts are read for copies and credits; beyond, their statements alone tell."""


@functools.cache
def sources() -> SourceBook:
    """Return the source packs that ship with sayso, and those that `SAYSO_SOURCES` names."""
    named = os.environ.get(PACKS, "")
    return source_book(Path(path) for path in named.split(os.pathsep) if path)


def graded(view: Known, wanted: Iterable[Told]) -> dict[str, Grade]:
    """Return the grades of statements, weighed against all that the ledger knows about their places.

    Args:
        view: what the ledger knew.
        wanted: the statements to grade.
    """
    shown = list(wanted)
    names = sorted({place.name for one in shown for place in one.statement.places})
    if len(names) > _PLACES:
        around = list(view.statements())
    else:
        around = [one for name in names for one in view.statements(place=name)]
    every = list({one.id: one for one in (*shown, *around)}.values())
    known = affiliations()
    grounds = Grounds(
        sources(), known, lineage_of(view, every), incidents(every, known, geography()), disputes(every, known)
    )
    found = grades(every, grounds)
    return {one.id: found[one.id] for one in shown}


def lineage_of(view: Known, told: Iterable[Told]) -> Lineage:
    """Return the lineage of the reports that statements stand in.

    Args:
        view: what the ledger knew.
        told: the statements.
    """
    wanted = sorted({one.report_id for one in told})
    return lineage(filed(view, wanted) if len(wanted) <= _TEXTS else (), sources())


def filed(view: Known, ids: Iterable[str]) -> list[Filed]:
    """Return reports with their texts, as lineage needs them."""
    found = []
    for id in ids:
        report = view.report(id)
        if report.published:
            found.append(Filed(id, report.name, report.publisher, report.published, report.text))
    return found
