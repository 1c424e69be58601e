"""Which rows count, as of an entry and a day of publication: the one place that says so, in SQL.

Invariant: what counts depends on rows written up to the entry alone, so an answer once given can be given again.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, select, true
from sqlalchemy.sql.expression import FromClause

from sayso.ledger.schema import reports, retractions, statements, supersessions


@dataclass(frozen=True, slots=True)
class Horizon:
    """What is seen of a ledger.

    Args:
        entry: rows of this entry and before it.
        known: reports published on this day, in ISO form, or before it; None for all.
    """

    entry: int
    known: str | None

    def reports_stand(self) -> ColumnElement[bool]:
        """Rows of `reports` that stand, superseded or not."""
        return and_(self._stands(reports), self._known(reports))

    def statements_count(self) -> ColumnElement[bool]:
        """Rows of `statements` joined with those of `reports` that stand, whose report stands and is not superseded."""
        superseded = exists(select(supersessions.c.later).where(self.superseding(statements.c.report)))
        same_report = reports.c.id == statements.c.report
        return and_(same_report, self.reports_stand(), self._stands(statements), self._known(statements), ~superseded)

    def superseding(self, earlier: ColumnElement[str]) -> ColumnElement[bool]:
        """Rows of `supersessions` by which, within the horizon, another report takes the place of `earlier`."""
        later = reports.alias("later")
        later_stands = exists(
            select(later.c.id).where(later.c.id == supersessions.c.later, self._stands(later), self._known(later))
        )
        return and_(supersessions.c.earlier == earlier, supersessions.c.entry <= self.entry, later_stands)

    def _stands(self, table: FromClause) -> ColumnElement[bool]:
        since = retractions.alias()
        withdrawn = exists(
            select(since.c.id).where(
                since.c.id == table.c.id, since.c.entry > table.c.entry, since.c.entry <= self.entry
            )
        )
        return and_(table.c.entry <= self.entry, ~withdrawn)

    def _known(self, table: FromClause) -> ColumnElement[bool]:
        return table.c.published <= self.known if self.known is not None else true()
