"""What every reader is: a report in, its statements out."""

from __future__ import annotations

from typing import Protocol

from sayso.report import Report
from sayso.statement import Statement


class Reader(Protocol):
    """Reads a report. The same report gives the same statements, each verbatim, in text order."""

    @property
    def name(self) -> str:
        """The name that `--reader` takes, and that the ledger keeps with each statement."""
        ...

    def read(self, report: Report) -> tuple[Statement, ...]:
        """Return what the report says; empty where it says nothing that the codebook has a kind for."""
        ...
