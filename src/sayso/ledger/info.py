"""How much a ledger holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from sayso.ledger.chain import FIRST
from sayso.ledger.dialects import reading
from sayso.ledger.schema import audit, reports, retractions, schema_version, statements
from sayso.ledger.standing import Horizon


@dataclass(frozen=True, slots=True)
class Info:
    """How much a ledger holds.

    Args:
        reports: reports that stand, also superseded ones.
        statements: statements that count.
        retracted: retractions, of reports and statements.
        first_published, last_published: days of the first and last report; None where there is none.
        schema_version: of the tables.
        path: the file, or the address without a password.
        head: the digest of the last entry; keep it elsewhere to notice if the ledger is written anew.
    """

    reports: int
    statements: int
    retracted: int
    first_published: dt.date | None
    last_published: dt.date | None
    schema_version: int
    path: str
    head: str


def info_of(engine: Engine, name: str) -> Info:
    """Count what the ledger `name` holds."""
    newest = select(audit.c.entry, audit.c.digest).order_by(audit.c.entry.desc()).limit(1)
    with reading(engine) as connection:
        last = connection.execute(newest).first()
        horizon = Horizon(last.entry if last else 0, known=None)
        published = reports.c.published
        taken_in = select(func.count(), func.min(published), func.max(published)).where(horizon.reports_stand())
        number, first, latest = connection.execute(taken_in).one()
        counting = select(func.count()).select_from(statements, reports).where(horizon.statements_count())
        withdrawn = select(func.count()).select_from(retractions).where(retractions.c.entry <= horizon.entry)
        return Info(
            reports=number,
            statements=connection.execute(counting).scalar_one(),
            retracted=connection.execute(withdrawn).scalar_one(),
            first_published=dt.date.fromisoformat(first) if first else None,
            last_published=dt.date.fromisoformat(latest) if latest else None,
            schema_version=connection.execute(select(schema_version.c.version)).scalar_one(),
            path=name,
            head=last.digest if last else FIRST,
        )
