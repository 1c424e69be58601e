"""What every reader is: a report in, its statements out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from sayso.report import Report
from sayso.statement import Statement


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a field of a statement has its value: the words it was read from.

    Args:
        field: the statement's field, as in JSON.
        value: what it was read as.
        text: the words.
        start, end: their offsets in characters of the report's text.
        score: how sure the reader is of it, in [0, 1].
    """

    field: str
    value: str
    text: str
    start: int
    end: int
    score: float


class Reader(Protocol):
    """Reads a report. The same report gives the same statements, each verbatim, in text order."""

    @property
    def name(self) -> str:
        """The name that `--reader` takes, and that the ledger keeps with each statement."""
        ...

    def read(self, report: Report) -> tuple[Statement, ...]:
        """Return what the report says; empty where it says nothing that the codebook has a kind for."""
        ...


@runtime_checkable
class ExplainingReader(Reader, Protocol):
    """A reader that can say what each field was read from."""

    def explain(self, report: Report) -> tuple[tuple[Statement, tuple[Ground, ...]], ...]:
        """Return what `read` returns, each statement with the grounds of its fields."""
        ...
