"""Feeds: RSS, Atom and JSON Feed, each to its items.

Formats: RSS 2.0 and 1.0 with the modules `content` and Dublin Core, Atom (RFC 4287), JSON Feed 1.1.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from sayso.errors import SourceError
from sayso.gather.normal import squash
from sayso.gather.xml import local_name, xml_root

MAX_ITEMS = 5_000
"""Items of a feed that are looked at; feeds have ten to some hundreds."""
MAX_CONTENT = 5_000_000
"""Characters of an item's content."""
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_FEEDS = frozenset({"rss", "feed", "rdf"})


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed.

    Args:
        url: where the report is, absolute, or "".
        title, author: as the feed has them.
        published: the day that the feed gives, as it writes it, or None.
        html: the full text where the feed carries it, as HTML, else "".
        lang: the language that the feed names, or "".
    """

    url: str
    title: str = ""
    author: str = ""
    published: dt.date | None = None
    html: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Args:
        title: of the feed: its publisher.
        items: in the order of the feed.
        left_out: items beyond `MAX_ITEMS`.
    """

    title: str
    items: tuple[Item, ...]
    left_out: int = 0


def is_feed(data: bytes) -> bool:
    """Whether bytes look like a feed: by their first element, or JSON Feed's version."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return b"jsonfeed.org/version" in data[:20_000]
    return bool(re.search(rb"<(?:rss|feed|rdf:rdf)[\s>]", head, re.IGNORECASE))


def parsed_feed(data: bytes, address: str) -> Feed:
    """Return what a feed says.

    Args:
        data: the feed.
        address: where it was fetched from; relative addresses are resolved against it.

    Raises:
        SourceError: it is no feed, malformed beyond use, too large, or declares entities.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, address)
    root = xml_root(data.lstrip(), address, recover=True)
    if local_name(root) not in _FEEDS:
        raise SourceError(address, f"no feed: its first element is <{local_name(root)}>")
    channel = next((each for each in root if local_name(each) == "channel"), root)
    entries = [each for each in root.iter() if local_name(each) in {"item", "entry"}]
    lang = root.get("{http://www.w3.org/XML/1998/namespace}lang") or _text(channel, "language")
    items = (_item(entry, address, lang) for entry in entries[:MAX_ITEMS])
    return Feed(_text(channel, "title"), tuple(items), max(0, len(entries) - MAX_ITEMS))


def _item(entry: Any, address: str, lang: str) -> Item:
    encoded = _raw(entry, "encoded") or _raw(entry, "content")
    dates = (_day(_text(entry, name)) for name in ("pubdate", "published", "date", "issued"))
    names = (_author(entry), _text(entry, "creator"))
    return Item(
        url=_link(entry, address),
        title=squash(_text(entry, "title")),
        author=next((name for name in names if name), ""),
        published=next((day for day in dates if day), None),
        html=encoded[:MAX_CONTENT],
        lang=lang,
    )


def _link(entry: Any, address: str) -> str:
    """Return the address of an item: its link, or an identifier that is one."""
    for link in (each for each in entry if local_name(each) == "link"):
        if (link.get("rel") or "alternate") == "alternate" and (link.get("href") or (link.text or "").strip()):
            return str(urljoin(address, link.get("href") or (link.text or "").strip()))
    guid = next((each for each in entry if local_name(each) in {"guid", "id"}), None)
    text = (guid.text or "").strip() if guid is not None else ""
    return str(text) if text.startswith(("http://", "https://")) else ""


def _text(element: Any, name: str) -> str:
    child = next((each for each in element if local_name(each) == name), None)
    return "" if child is None else " ".join("".join(child.itertext()).split())


def _author(entry: Any) -> str:
    author = next((each for each in entry if local_name(each) == "author"), None)
    return "" if author is None else _text(author, "name") or " ".join((author.text or "").split())


def _raw(entry: Any, name: str) -> str:
    """Return an element's content as HTML: escaped, or as elements of its own."""
    child = next((each for each in entry if local_name(each) == name and not each.get("url")), None)
    if child is None:
        return ""
    if not len(child):
        return str(child.text or "")
    from lxml import etree  # noqa: PLC0415

    return "".join(etree.tostring(each, encoding="unicode", method="html") for each in child)


def _day(text: str) -> dt.date | None:
    """Return the day as it is written, whatever its time zone."""
    iso = _ISO_DAY.match(text)
    try:
        if iso:
            return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
        return email.utils.parsedate_to_datetime(text).date() if text else None
    except (ValueError, TypeError, IndexError):
        return None


def _json_feed(data: bytes, address: str) -> Feed:
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise SourceError(address, f"malformed JSON Feed: {fault}") from fault
    if not isinstance(loaded, dict) or not isinstance(loaded.get("items"), list):
        raise SourceError(address, "no JSON Feed: it has no list 'items'")
    rows = [row for row in loaded["items"] if isinstance(row, dict)]
    items = tuple(_json_items(rows[:MAX_ITEMS], address, _string(loaded, "language")))
    return Feed(_string(loaded, "title"), items, max(0, len(rows) - MAX_ITEMS))


def _json_items(rows: list[dict[str, Any]], address: str, lang: str) -> Iterator[Item]:
    for row in rows:
        people = row.get("authors") if isinstance(row.get("authors"), list) else [row.get("author")]
        names = [_string(person, "name") for person in people or () if isinstance(person, dict)]
        text = _string(row, "content_text")
        paragraphs = "".join(f"<p>{_escaped(part)}</p>" for part in text.split("\n\n")) if text else ""
        yield Item(
            url=urljoin(address, _string(row, "url")) if _string(row, "url") else "",
            title=squash(_string(row, "title")),
            author=", ".join(name for name in names if name),
            published=_day(_string(row, "date_published")),
            html=(_string(row, "content_html") or paragraphs)[:MAX_CONTENT],
            lang=_string(row, "language") or lang,
        )


def _string(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
