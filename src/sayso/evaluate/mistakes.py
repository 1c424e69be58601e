"""What a reader got wrong, the worst first, each with its report and its words."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.evaluate.coded import Coded
from sayso.evaluate.corpus import Result
from sayso.evaluate.pairing import pairs
from sayso.evaluate.scores import FIELDS, wrong_parts


class Fault(enum.StrEnum):
    """How a statement is wrong."""

    MISSED = "missed"
    """In the corpus, not read."""
    INVENTED = "invented"
    """Read, not in the corpus."""
    WRONG = "wrong"
    """Found, with other values."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One statement that was missed, invented or read wrongly.

    Args:
        report: the report's name.
        fault: how it is wrong.
        kind: the corpus's kind; the reader's where it invented the statement.
        quote: the corpus's words, or the reader's where it invented the statement.
        parts: for `Fault.WRONG`, what differs: "kind" or fields.
        cost: values that are lost or made up by it.
    """

    report: str
    fault: Fault
    kind: str
    quote: str
    parts: tuple[str, ...]
    cost: int


def worst_mistakes(results: Iterable[Result], limit: int) -> list[Mistake]:
    """Return the mistakes that cost the most values, at most `limit` of them; of equal cost, in order of the corpus."""
    mistakes = (mistake for result in results for mistake in _mistakes(result))
    return sorted(mistakes, key=lambda mistake: -mistake.cost)[:limit]


def _mistakes(result: Result) -> Iterator[Mistake]:
    name, gold, read = result.annotated.report.name, result.annotated.statements, result.read
    paired = pairs(gold, read)
    for i, j in sorted(paired):
        parts = wrong_parts(gold[i], read[j])
        if parts:
            yield Mistake(name, Fault.WRONG, gold[i].kind, gold[i].quote, parts, len(parts))
    yield from _alone(name, Fault.MISSED, gold, {i for i, _ in paired})
    yield from _alone(name, Fault.INVENTED, read, {j for _, j in paired})


def _alone(name: str, fault: Fault, statements: tuple[Coded, ...], paired: set[int]) -> Iterator[Mistake]:
    for number, statement in enumerate(statements):
        if number not in paired:
            cost = 1 + sum(len(getattr(statement, field)) for field in FIELDS)
            yield Mistake(name, fault, statement.kind, statement.quote, (), cost)
