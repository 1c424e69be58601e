"""An alert: what has come about, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.holding import Told
from sayso.report import content_id

MOST_WORDS = 20
"""Quotes that one alert carries."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell people, once.

    Args:
        id: the same thing found again has the same id.
        rule: the name of the rule that found it.
        title: what has come about, in a line.
        words: quotes, each with whose say-so it is, where and when it was published, and the address.
    """

    id: str
    rule: str
    title: str
    words: tuple[dict[str, str], ...]

    def to_json(self) -> dict[str, Any]:
        """Return what a webhook and a command are given."""
        return {"id": self.id, "rule": self.rule, "title": self.title, "statements": list(self.words)}

    def text(self) -> str:
        """Return what a person reads in a mail or a feed."""
        lines = [self.title, ""]
        for one in self.words:
            speaker = f"{one['said_by']}, " if one["said_by"] else ""
            source = f"{speaker}{one['publisher']}, {one['published']}"
            lines.append(f"“{one['quote']}” ({source}){' ' + one['url'] if one['url'] else ''}")
        return "\n".join(lines) + "\n"


def alert(rule: str, title: str, told: tuple[Told, ...], *key: str) -> Alert:
    """Return an alert.

    Args:
        rule: the rule's name.
        title: what has come about.
        told: the statements that say so, the earliest first; of many the last are kept.
        key: what makes it the same alert when it is found again.
    """
    words = tuple(
        {
            "id": one.id,
            "quote": one.statement.quote,
            "kind": one.statement.kind,
            "modality": one.statement.modality.value,
            "said_by": one.statement.said_by.name if one.statement.said_by else "",
            "publisher": one.publisher or one.report_name,
            "published": one.published.isoformat(),
            "url": one.url or "",
        }
        for one in told[-MOST_WORDS:]
    )
    return Alert(content_id("alert", rule, *key), rule, " ".join(title.split()), words)
