"""For Python and notebooks: read a text, open a ledger, and have the answers as tables.

>>> import sayso
>>> with sayso.open("sayso.db") as ledger:            # doctest: +SKIP
...     ledger.statements(place="Kidal").to_pandas()
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack, overload

from sayso.ask import about
from sayso.exports import flat
from sayso.exports.needs import needed
from sayso.holding import Holding, Told
from sayso.ledger import ReadOnlyLedger, read_ledger
from sayso.ledger.asked import Asking
from sayso.read import reader_named
from sayso.report import Report

SHOWN = 50
"""Rows that a notebook shows."""
_COLUMNS = ("published", "kind", "who", "where", "when", "words", "source")
_LINKS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Statements(Sequence[Told]):
    """Statements, in order: a sequence, a table, and rows of a notebook.

    Args:
        told: each with where and when it was published.
    """

    told: tuple[Told, ...]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.told)

    @overload
    def __getitem__(self, at: int) -> Told: ...
    @overload
    def __getitem__(self, at: slice) -> Statements: ...
    def __getitem__(self, at: int | slice) -> Told | Statements:
        """Return one, or some as statements again."""
        return Statements(self.told[at]) if isinstance(at, slice) else self.told[at]

    def __iter__(self) -> Iterator[Told]:
        """Yield them in order."""
        return iter(self.told)

    def rows(self) -> list[dict[str, Any]]:
        """Return them as dictionaries, with the columns of `sayso export parquet`."""
        return [dict(flat.row(one)) for one in self.told]

    def to_pandas(self) -> Any:
        """Return a pandas data frame.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return needed("pandas", "to_pandas").DataFrame(self.rows(), columns=list(flat.COLUMNS))

    def to_polars(self) -> Any:
        """Return a polars data frame.

        Raises:
            MissingExtraError: polars is not installed.
        """
        return needed("polars", "to_polars").DataFrame(self.rows(), schema=list(flat.COLUMNS), infer_schema_length=None)

    def to_arrow(self) -> Any:
        """Return a table of Arrow.

        Raises:
            MissingExtraError: pyarrow is not installed.
        """
        return needed("pyarrow", "to_arrow").Table.from_pylist(self.rows())

    def _repr_html_(self) -> str:
        """Return the first statements as a table; all that comes from reports is escaped."""
        head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
        body = "".join(_html(one) for one in self.told[:SHOWN])
        hidden = len(self.told) - SHOWN
        more = f"<p>{hidden} more</p>" if hidden > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


class OpenLedger:
    """A ledger to ask from Python, as known on a day; use it as a context manager, or close it."""

    def __init__(self, ledger: ReadOnlyLedger, known: dt.date | None, recorded: dt.datetime | None) -> None:
        """Look at a ledger; `sayso.open` makes one."""
        self._ledger = ledger
        self._view = ledger.as_of(known=known, recorded=recorded)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._ledger.close()

    def statements(self, **asked: Unpack[Asking]) -> Statements:
        """Return the statements that count; `asked` narrows them down as in `sayso.ledger.Known.statements`."""
        return Statements(self._view.statements(**asked))

    def holds(self, place: str, on: dt.date, kind: str | None = None) -> Holding:
        """Return who holds a place on a day.

        Args:
            place: as people call it.
            on: the day.
            kind: the codebook's kind of place, where the name has several.
        """
        return about(self._view, place, kind).on(on)


def read_text(
    text: str, *, published: dt.date | None = None, publisher: str = "", lang: str = "en", reader: str = "trained"
) -> Statements:
    """Return what a text says.

    Args:
        text: of a report, without its headline.
        published: the day of publication; without it only absolute times can be resolved.
        publisher: who published it.
        lang: ISO 639-1.
        reader: "trained", as `sayso read` has it, or "rules".
    """
    report = Report(text, published=published, publisher=publisher, lang=lang)
    return Statements(tuple(_told(report, reader)))


def open(
    ledger: str | Path = "sayso.db", *, known: dt.date | None = None, recorded: dt.datetime | None = None
) -> OpenLedger:
    """Open a ledger to ask it.

    Args:
        ledger: a SQLite file, or a postgresql:// address.
        known: only what was published by this day, it included.
        recorded: only what the ledger held at this time, aware.

    Raises:
        LedgerError: it cannot be opened.
    """
    return OpenLedger(read_ledger(ledger), known, recorded)


def _told(report: Report, reader: str) -> Iterable[Told]:
    for one in reader_named(reader).read(report):
        yield Told(one.id_in(report.id), one, report.id, report.name, report.publisher, report.published or dt.date.min)


def _html(one: Told) -> str:
    row = flat.row(one)
    statement, when = one.statement, " – ".join(str(row[end]) for end in ("date_start", "date_end") if row[end])
    who = " → ".join(str(row[side]) for side in ("actors", "targets") if row[side])
    said = f"{statement.said_by.name}, " if statement.said_by else ""
    source = escape(f"{said}{one.publisher or one.report_name}")
    if one.url and one.url.startswith(_LINKS):
        source = f'<a href="{escape(one.url, quote=True)}" rel="noopener">{source}</a>'
    how = "" if statement.modality.value == "occurred" else f" ({statement.modality.value})"
    published = "" if one.published == dt.date.min else str(one.published)
    cells = (published, f"{statement.kind}{how}", who, row["place"] or "", when, statement.quote)
    return "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + f"<td>{source}</td></tr>"
