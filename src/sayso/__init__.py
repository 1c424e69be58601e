"""sayso reads public reports about armed conflict and keeps an attributed record of them.

Who did what to whom, where and when; who holds which place; and on whose say-so.

    >>> from datetime import date
    >>> from sayso import Report, reader_named
    >>> report = Report("The army entered the town of Kidal on Tuesday.", published=date(2023, 11, 14))
    >>> [(s.kind, s.quote) for s in reader_named("rules").read(report)]
    [('capture', 'The army entered the town of Kidal on Tuesday')]

The path through the code is the path of a report: `gather` takes it in, `read` makes statements of it, `ledger` keeps
them, `weigh` says what follows, and the commands in `cli` show it.
"""

from typing import TYPE_CHECKING, Any

from sayso.codebook import Codebook, Kind, codebook
from sayso.dispute import Dispute, Side
from sayso.errors import (
    EvidenceError,
    GateError,
    KnowledgeError,
    LedgerError,
    MissingExtraError,
    SaysoError,
    SourceError,
    UndatedError,
    UsageError,
)
from sayso.holding import Holder, Holding, Since, Status, Told
from sayso.incident import Counted, Incident, Ruling, Toll
from sayso.interval import Bound, Interval
from sayso.read import Reader, reader_named
from sayso.report import Report
from sayso.statement import Actor, Count, Modality, Place, Speaker, Statement, When, check_statement
from sayso.undertaking import Outcome, Undertaking

if TYPE_CHECKING:
    from sayso.notebook import open, read_text  # noqa: A004 (sayso.open, as people expect it)

__all__ = [
    "Actor",
    "Bound",
    "Codebook",
    "Count",
    "Counted",
    "Dispute",
    "EvidenceError",
    "GateError",
    "Holder",
    "Holding",
    "Incident",
    "Interval",
    "Kind",
    "KnowledgeError",
    "LedgerError",
    "MissingExtraError",
    "Modality",
    "Outcome",
    "Place",
    "Reader",
    "Report",
    "Ruling",
    "SaysoError",
    "Side",
    "Since",
    "SourceError",
    "Speaker",
    "Statement",
    "Status",
    "Told",
    "Toll",
    "UndatedError",
    "Undertaking",
    "UsageError",
    "When",
    "check_statement",
    "codebook",
    "open",
    "read_text",
    "reader_named",
]


def __getattr__(name: str) -> Any:
    """Return what is loaded only when it is asked for: it brings the ledger with it."""
    if name in {"open", "read_text"}:
        from sayso import notebook  # noqa: PLC0415 (see above)

        return getattr(notebook, name)
    raise AttributeError(f"module 'sayso' has no attribute '{name}'")
