"""Example reports that ship with sayso, all on one story: northern Mali, August to December 2023.

The outlets are invented, and so are the quotes; the course of events follows public history. Each text says that it was
written for sayso. `questions.json`, beside the reports, holds questions with the answers that they support.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from importlib import resources
from typing import Any

from sayso.errors import KnowledgeError
from sayso.report import Report

__all__ = ["example_questions", "example_reports"]

REPORTS_FILE = "reports.jsonl"
"""One report a line, in the JSON Lines form that sayso takes in; the only place where the texts are kept."""


QUESTIONS_FILE = "questions.json"


@functools.cache
def example_reports() -> tuple[Report, ...]:
    """Return the example reports in the order of publication, which is that of their names.

    Raises:
        KnowledgeError: the file of reports is malformed; names the line.
    """
    text = resources.files(__package__).joinpath(REPORTS_FILE).read_text(encoding="utf-8")
    return tuple(_report(line, number) for number, line in enumerate(text.splitlines(), start=1))


@functools.cache
def example_questions() -> dict[str, Any]:
    """Return the questions that ship with the examples, with the answers that the reports support.

    Returns:
        Lists by what is asked: "holds", "due", "upcoming", "disputes", "lineages"; rows as in `questions.json`.
    """
    loaded: dict[str, Any] = json.loads(resources.files(__package__).joinpath(QUESTIONS_FILE).read_text("utf-8"))
    return loaded


def _report(line: str, number: int) -> Report:
    try:
        row = json.loads(line)
        return Report(
            text=row["text"],
            name=row["id"],
            title=row["title"],
            publisher=row["publisher"],
            published=dt.date.fromisoformat(row["published"]),
            published_from="given",
            lang=row["lang"],
            url=row["url"],
            source=f"examples/{REPORTS_FILE}",
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise KnowledgeError(f"examples/{REPORTS_FILE}, line {number}: {fault!r}") from fault
