"""A reader that replays what was read before: for scoring another system's output, and for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.report import Report
from sayso.statement import Statement


@dataclass(frozen=True, slots=True)
class RecordedReader:
    """Replays statements by the name of their report.

    Args:
        name: the name under which it is scored.
        statements: by report name; a report that is not in it says nothing.
    """

    name: str
    statements: Mapping[str, tuple[Statement, ...]]

    def read(self, report: Report) -> tuple[Statement, ...]:
        """Return what was recorded for the report."""
        return self.statements.get(report.name, ())
