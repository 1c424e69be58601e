"""Everything that sayso raises, as one tree.

SaysoError
├── UsageError            the caller asked for something that makes no sense
│   └── MissingExtraError an optional part is not installed; says which one to install
├── SourceError           a report could not be taken in: empty, binary, not decodable, malformed
│   └── UndatedError      a report carries no date of publication and none was given
├── EvidenceError         a statement does not stand word for word in its report
├── KnowledgeError        a data file (codebook, gazetteer, actor pack, lexicon) is malformed
├── LedgerError           a ledger cannot be opened, read or written
└── GateError             a score fell below its pinned floor
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors that sayso raises on purpose; its text is meant to be read by a person."""


class UsageError(SaysoError):
    """The request itself is wrong: an unknown option value, a date that is none, a place nobody knows."""


class MissingExtraError(UsageError):
    """An optional part of sayso is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Name what was asked for and the extra that brings it."""
        self.extra = extra
        super().__init__(f"{what} needs the extra '{extra}': pip install 'sayso[{extra}]'")


class SourceError(SaysoError):
    """A report could not be taken in.

    Attributes:
        source: the file, address or line that failed, as the user named it.
        reason: what is wrong, and the remedy where there is one.
    """

    def __init__(self, source: str, reason: str) -> None:
        """Keep the source and the reason apart, so that a batch can list them at its end."""
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: {reason}")


class UndatedError(SourceError):
    """A report has no date of publication: relative times could only be guessed, so it is refused."""

    def __init__(self, source: str) -> None:
        """Name the report and the remedy."""
        super().__init__(source, "no date of publication was found; give it with --published YYYY-MM-DD")


class EvidenceError(SaysoError):
    """A statement's quote is not, letter for letter, what stands at its offsets in the report.

    Attributes:
        report_id: the report that the statement claims to come from.
        span: the offsets (start, end) in characters of the report's text.
    """

    def __init__(self, report_id: str, span: tuple[int, int], reason: str) -> None:
        """Name the report and the span."""
        self.report_id = report_id
        self.span = span
        super().__init__(f"report {report_id}, characters {span[0]}-{span[1]}: {reason}")


class KnowledgeError(SaysoError):
    """A data file that sayso relies on is malformed; names the file and the field."""


class LedgerError(SaysoError):
    """A ledger cannot be opened, read or written."""


class GateError(SaysoError):
    """A score fell below the floor that is pinned for it."""
