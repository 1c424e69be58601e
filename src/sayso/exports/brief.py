"""A brief in Markdown: who holds what, what is due, what is disputed, and what was last told, each with its words."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from sayso.exports.asked import Exported
from sayso.holding import Status, Told
from sayso.statement import Modality
from sayso.undertaking import Outcome

LAST = 30
"""Statements of the last section."""
_WORDS = 2
"""Quotes under each answer."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d+[.)])")
_LONELY = frozenset({Outcome.PENDING, Outcome.LAPSED})


def brief(exported: Exported) -> Iterator[str]:
    """Yield the brief, section by section."""
    known = exported.view.known
    yield f"# What is said, on {exported.on}\n\n"
    yield f"As published by {known or 'now'}. Ledger {exported.digest.head[:12] or 'without entries'}.\n"
    yield from _section("Who holds what", _held(exported))
    yield from _section("What is due", _due(exported))
    yield from _section("What is disputed", _disputed(exported))
    yield from _section("What was last told", _last(exported))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n## {title}\n\n"
    found = False
    for line in lines:
        found = True
        yield line
    if not found:
        yield "Nothing is told.\n"


def _held(exported: Exported) -> Iterator[str]:
    for one in exported.picture():
        names = ", ".join(safe(holder.name) for holder in one.holders)
        who = f" by **{safe(one.holder)}**" if one.holder else ""
        who = f" ({names})" if one.status is Status.CONTESTED else who
        since = f", since {one.since.start}" if one.since.start and one.status is not Status.CONTESTED else ""
        yield f"- **{safe(one.place.name)}** ({one.place.kind}): {one.status.value}{who}{since}\n"
        yield from _quotes(one.support[-_WORDS:])
        yield from _quotes(one.against[-_WORDS:], "against: ")


def _due(exported: Exported) -> Iterator[str]:
    for one in exported.undertakings():
        if one.outcome in _LONELY:
            by = ", ".join(safe(actor.name) for actor in one.by) or "not told who"
            yield f"- {one.due}: {one.kind.replace('_', ' ')}, {by}: {one.outcome.value}\n"
            yield from _quotes(one.statements[:_WORDS])


def _disputed(exported: Exported) -> Iterator[str]:
    for one in exported.disputes():
        where = safe(one.place.name) if one.place else "no place"
        yield f"- {one.about}, {where}\n"
        for side in one.sides:
            yield f"  - {safe(side.says)}\n"
            yield from _quotes(side.statements[:_WORDS], indent="    ")


def _last(exported: Exported) -> Iterator[str]:
    last = deque(exported.statements(), maxlen=LAST)
    for one in reversed(last):
        yield f"- {one.published}: {words(one)}\n"


def _quotes(told: Iterable[Told], mark: str = "", indent: str = "  ") -> Iterator[str]:
    for one in told:
        yield f"{indent}- {mark}{words(one)}\n"


def words(one: Told) -> str:
    """Return a quote with whose say-so it is and a link to where it stands."""
    how = "" if one.statement.modality is Modality.OCCURRED else f", {one.statement.modality.value}"
    speaker = f"{safe(one.statement.said_by.name)}, " if one.statement.said_by else ""
    source = safe(one.publisher or one.report_name)
    linked = f"[{source}](<{_address(one.url)}>)" if one.url and one.url.startswith(("http://", "https://")) else source
    return f"“{safe(one.statement.quote)}” ({speaker}{linked}, {one.published}{how})"


def safe(value: str | None) -> str:
    """Return a text in which Markdown and HTML find no marks, on one line."""
    line = " ".join((value or "").split())
    return _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))


def _address(url: str) -> str:
    return "".join(char for char in url if char not in "<>\\" and not char.isspace())
