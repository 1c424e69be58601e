"""What went wrong with single reports of a batch: the rest goes on, and all are listed at the end."""

from __future__ import annotations

import typer

from sayso.cli.output import fail
from sayso.errors import SourceError

SOME_FAILED = 1
"""Exit code where some reports failed; each is named on standard error."""


class Failures:
    """Collects failures and, at the end, names them and sets the exit code."""

    def __init__(self) -> None:
        """Begin with none."""
        self._faults: list[SourceError] = []

    def add(self, fault: SourceError) -> None:
        """Take one in."""
        self._faults.append(fault)

    def close(self) -> None:
        """Name all failures on standard error and exit with 1 where there were any."""
        for fault in self._faults:
            fail(str(fault))
        if self._faults:
            raise typer.Exit(SOME_FAILED)
