"""Whose words a report or a statement says that it prints: wire credits, and quotes of other outlets."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

import yaml

from sayso.errors import KnowledgeError
from sayso.know.sources import Source, SourceBook
from sayso.statement import Statement

HEAD = 160
"""Characters at the head of a report in which its dateline and credit stand."""
TAIL = 200
"""Characters at its end in which a credit stands."""
_POSITIONS = ("head", "tail", "publisher")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit to another outlet.

    Args:
        outlet: whose words they are.
        whole: all of the report is the other's; else the other contributed.
        words: the words that say so.
    """

    outlet: Source
    whole: bool
    words: str


class Credits:
    """Finds credits to the outlets of a source book."""

    def __init__(self, book: SourceBook) -> None:
        """Compile the ways of crediting for the outlets of a book."""
        self._book = book
        names = [name for source in book if source.kind.outlet for name in (source.name, *source.aliases)]
        alternatives = "|".join(re.escape(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))
        self._outlet = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if names else re.compile(r"(?!)")
        self._ways = {
            (whole, position): _compiled(_templates()[whole][position], alternatives)
            for whole in (True, False)
            for position in _POSITIONS
            if names and _templates()[whole][position]
        }

    def of_report(self, publisher: str, text: str) -> Credit | None:
        """Return the credit of a report to an outlet that is not its publisher, or None; one of the whole goes first.

        Args:
            publisher: as given.
            text: the report's body.
        """
        own = self._book.publisher(publisher)
        where = {"head": text[:HEAD].split("\n\n", 1)[0], "tail": text[-TAIL:].rstrip(), "publisher": publisher}
        for (_, position), way in self._ways.items():
            found = way.search(where[position])
            outlet = self._book.find(self._named_in(found[0]) or "") if found else None
            if found and outlet and outlet.key != own.key:
                return Credit(outlet, (True, position) in self._ways and way is self._ways[True, position], found[0])
        return None

    def of_statement(self, statement: Statement) -> Source | None:
        """Return the outlet that a statement is quoted from ("told Reuters", "RFI reported"), or None.

        Of a nested attribution the outermost outlet counts: it is the one that was read.
        """
        speaker = statement.said_by
        if speaker is None:
            return None
        for name in (*speaker.relayed_by, self._named_in(speaker.channel or "") or ""):
            outlet = self._book.find(name) if name else None
            if outlet and outlet.kind.outlet:
                return outlet
        found = self._book.speaker(speaker.name, speaker.id, speaker.type)
        return found if found.kind.outlet else None

    def _named_in(self, words: str) -> str | None:
        found = self._outlet.search(words)
        return found[0] if found else None


def _compiled(templates: tuple[str, ...], outlets: str) -> re.Pattern[str]:
    """Return what finds any of the templates; only the outlets' names heed their case."""
    ways = []
    for template in templates:
        before, after = template.split("{outlet}")
        ways.append(rf"{_loosely(before)}(?:{outlets}){_loosely(after)}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _loosely(words: str) -> str:
    escaped = r"\s{1,3}".join(re.escape(word) for word in words.split(" "))
    return f"(?i:{escaped})" if words else ""


@functools.cache
def _templates() -> dict[bool, dict[str, tuple[str, ...]]]:
    """Return the ways of crediting that ship with sayso."""
    data = yaml.safe_load(resources.files("sayso.weigh").joinpath("credits.yaml").read_text(encoding="utf-8"))
    try:
        return {
            whole: {position: tuple(data[name].get(position, ())) for position in _POSITIONS}
            for whole, name in ((True, "whole"), (False, "part"))
        }
    except (AttributeError, KeyError, TypeError) as fault:
        raise KnowledgeError(f"weigh/credits.yaml: {fault!r}") from fault
