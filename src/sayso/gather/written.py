"""The file that gathering writes: JSON Lines, each report once, whole lines only.

Invariant: a run that was broken off leaves at most a part of a line, which the next run cuts away; a report whose line
was written but not yet remembered is not written twice.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from sayso.errors import SourceError
from sayso.gather.gathered import Gathered, gathered_to_json


class ReportFile:
    """Appends reports to a file."""

    def __init__(self, path: Path) -> None:
        """Open a file, which is made if it is not there.

        Raises:
            SourceError: it cannot be written, or holds what is no line of gathering.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._stream: BinaryIO = path.open("ab+")
            self._known = _known(self._stream, str(path))
        except OSError as fault:
            raise SourceError(str(path), f"cannot be written: {fault.strerror or fault}") from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stream.close()

    def write(self, one: Gathered) -> bool:
        """Write a report, unless it is there already; return whether it was written."""
        row = {"report_id": one.report.id, **gathered_to_json(one)}
        if one.report.id in self._known:
            return False
        self._known.add(one.report.id)
        self._stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        self._stream.flush()
        return True


def _known(stream: BinaryIO, source: str) -> set[str]:
    """Return the ids of the reports in a file, and cut away a part of a line at its end."""
    known: set[str] = set()
    stream.seek(0)
    end = 0
    for line in stream:
        if not line.endswith(b"\n"):
            stream.truncate(end)
            break
        end += len(line)
        try:
            known.add(str(json.loads(line)["report_id"]))
        except (ValueError, KeyError, TypeError) as fault:
            raise SourceError(source, "not a file that gathering wrote: name another with --out") from fault
    stream.seek(0, 2)
    return known
