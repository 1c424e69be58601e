"""An Atom feed (RFC 4287): the statements last published, newest first, with their words and where they stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from sayso.exports.asked import Exported
from sayso.holding import Told

_LINKS = ("http://", "https://")
MOST = 200
"""Statements of a feed: readers fetch it whole, again and again."""
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), " ")


def atom(exported: Exported) -> Iterator[str]:
    """Yield the feed in pieces; older statements than the last two hundred are left out."""
    last: deque[Told] = deque(maxlen=MOST)
    for one in exported.statements():
        if len(last) == MOST:
            exported.left_out["older statements"] += 1
        last.append(one)
    newest = reversed(last)
    updated = moment_of(last[-1], exported) if last else f"{exported.on}T00:00:00Z"
    yield head("urn:sayso:statements", "sayso: statements", updated)
    for one in newest:
        yield _entry(one, exported)
    yield "</feed>\n"


def head(id: str, title: str, updated: str) -> str:
    """Return what stands before the entries of a feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{text(id)}</id><title>{text(title)}</title><updated>{text(updated)}</updated>"
        "<author><name>sayso</name></author>\n"
    )


def entry(id: str, title: str, updated: str, body: str, *, links: list[str], author: str = "") -> str:
    """Return one entry; all texts are plain, and only addresses of the web are linked."""
    links = [url for url in links if url.startswith(_LINKS)]
    named = f"<author><name>{text(author)}</name></author>" if author else ""
    addresses = "".join(f"<link href={attribute(url)}/>" for url in links[:1])
    related = "".join(f'<link rel="related" href={attribute(url)}/>' for url in links[1:])
    return (
        f"<entry><id>{text(id)}</id><title>{text(title)}</title><updated>{text(updated)}</updated>{named}"
        f'{addresses}{related}<content type="text">{text(body)}</content></entry>\n'
    )


def moment_of(one: Told, exported: Exported) -> str:
    """Return when the ledger took a statement's report in."""
    row = exported.reports.get(one.report_id)
    return row.recorded_at if row else f"{one.published}T00:00:00Z"


def text(value: str) -> str:
    """Return a text as it stands in XML, without characters that XML has no way to write."""
    return escape(_clean(value))


def attribute(value: str) -> str:
    """Return a text as the quoted value of an attribute."""
    return quoteattr(_clean(value))


def _clean(value: str) -> str:
    return value.translate(_NOT_XML).encode("utf-8", "replace").decode("utf-8")


def _entry(one: Told, exported: Exported) -> str:
    statement = one.statement
    where = ", ".join(dict.fromkeys(place.name for place in statement.places))
    title = f"{statement.kind.replace('_', ' ')}{f', {where}' if where else ''} ({statement.modality.value})"
    speaker = f"{statement.said_by.name}, " if statement.said_by else ""
    body = f"“{statement.quote}” ({speaker}{one.publisher or one.report_name}, {one.published})"
    links = [one.url] if one.url else []
    return entry(
        f"urn:sayso:statement:{one.id}", title, moment_of(one, exported), body, links=links, author=one.publisher
    )
