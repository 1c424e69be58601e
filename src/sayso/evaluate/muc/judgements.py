"""What the official scorers decided by hand: fills that no rule can tell right from wrong, with the verdict of 1992."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import SourceError
from sayso.evaluate.muc.parse import clean_string
from sayso.evaluate.muc.template import Fill, Option
from sayso.evaluate.muc.verdict import Verdict

Node = str | list["Node"]
ATOM = re.compile(r'\s*(?:"((?:\\.|[^"\\])*)"|([()])|([^\s()"]+))')
MAX_DEPTH = 40
VERDICTS = {"match": Verdict.CORRECT, "partial": Verdict.PARTIAL, "fail": Verdict.INCORRECT}
SPACED = re.compile(r"[^A-Z0-9]+")
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Args:
        verdict: what was decided.
        keys: the key's fills that it holds for, each as its words; empty: for all.
        shared: one fill of the response counts for each of `keys` at once.
    """

    verdict: Verdict
    keys: tuple[Words, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Judgements:
    """Decisions by message, number of the key's template, slot and the response's words."""

    known: dict[tuple[str, int, str, Words], tuple[Judgement, ...]] = field(default_factory=dict)

    def find(self, message: str, template: int, slot: str, option: Option) -> tuple[Judgement, ...]:
        """Return what was decided about a fill, () where nothing was."""
        return self.known.get((message, template, slot, words_of_option(option)), ())


def words_of_option(option: Option) -> Words:
    """Return the words of a value and its references, without marks or spaces."""
    return frozenset(_bare(text) for text in (option.value, *option.reference)) - {""}


def words_of_fill(fill: Fill) -> Words:
    """Return the words of every option of a fill."""
    return frozenset().union(*(words_of_option(option) for option in fill.options))


def read_judgements(path: Path) -> Judgements:
    """Read a history of interactive scoring, as the official scorer stored it.

    Args:
        path: the file, one nested list.

    Raises:
        SourceError: the file cannot be read or its brackets do not close.
    """
    try:
        text = path.read_text(encoding="latin-1")
    except OSError as fault:
        raise SourceError(str(path), f"cannot be read: {fault.strerror}") from fault
    known: dict[tuple[str, int, str, Words], tuple[Judgement, ...]] = {}
    for message, template, slot, row in _rows(_parsed(text, str(path))):
        response = _flat(row[0])
        judgement = _judgement(row)
        key = (message, template, slot, response)
        known[key] = (*known.get(key, ()), judgement)
    return Judgements(known)


def _rows(tree: list[Node]) -> Iterator[tuple[str, int, str, list[Node]]]:
    for message in tree:
        for template in message[1:]:
            if not isinstance(template, list) or not str(template[0]).isdigit():
                continue
            for slot in template[1:]:
                for row in slot[1:]:
                    if isinstance(row, list):
                        yield str(message[0]), int(str(template[0])), str(slot[0]), row


def _judgement(row: list[Node]) -> Judgement:
    verdict = VERDICTS[str(row[1])]
    if len(row) <= 2:  # noqa: PLR2004 - a verdict that names no key
        return Judgement(verdict)
    form = row[2]
    if isinstance(form, list) and form and form[0] == "all-of":
        return Judgement(verdict, tuple(_flat(part) for part in form[1:]), shared=True)
    return Judgement(verdict, (_flat(form),))


def _flat(node: Node) -> Words:
    """Return the words of a form of the history."""
    if isinstance(node, str):
        return frozenset({_bare(node)}) - {""}
    if not node:
        return frozenset()
    head, rest = node[0], node[1:]
    if head == "range":
        return frozenset({_bare(" ".join("" if part == "nil" else str(part) for part in rest))})
    if head == "location":
        return frozenset({_bare(" ".join(_leaves(rest)))})
    if head in {"or", "xref", "optional", "all-of"}:
        return frozenset().union(*(_flat(part) for part in rest))
    return frozenset().union(*(_flat(part) for part in node))


def _leaves(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, list):
            yield from _leaves(node)
        elif node not in {"qualified", "range", "location", "nil"}:
            yield node


def _bare(text: str) -> str:
    return SPACED.sub("", clean_string(text))


def _parsed(text: str, name: str) -> list[Node]:
    stack: list[list[Node]] = [[]]
    for token in ATOM.finditer(text):
        if token[2] == "(":
            stack.append([])
            if len(stack) > MAX_DEPTH:
                raise SourceError(name, f"brackets nest deeper than {MAX_DEPTH}: this is no history of scoring")
        elif token[2] == ")":
            if len(stack) == 1:
                raise SourceError(name, "a bracket closes that was not opened: this is no history of scoring")
            closed = stack.pop()
            stack[-1].append(closed)
        else:
            stack[-1].append(token[1] if token[1] is not None else token[3])
    if len(stack) != 1 or len(stack[0]) != 1 or not isinstance(stack[0][0], list):
        raise SourceError(name, "brackets do not close: this is no history of scoring")
    return stack[0][0]
