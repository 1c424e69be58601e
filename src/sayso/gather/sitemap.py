"""Sitemaps and indexes of sitemaps, with the news extension (sitemaps.org; Google News sitemaps)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from sayso.errors import SourceError
from sayso.gather.xml import local_name, xml_root

MAX_LINKS = 50_000
"""Addresses of one sitemap (sitemaps.org); what stands beyond is left out and counted."""
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Link:
    """One address of a sitemap.

    Args:
        url: absolute.
        published: the day that the news extension gives, or None; the day of the last change is not it.
        title: that the news extension gives, or "".
        publisher: likewise.
    """

    url: str
    published: dt.date | None = None
    title: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap.

    Args:
        links: to pages.
        sitemaps: addresses of further sitemaps.
        left_out: addresses beyond `MAX_LINKS`.
    """

    links: tuple[Link, ...]
    sitemaps: tuple[str, ...]
    left_out: int = 0


def is_sitemap(data: bytes) -> bool:
    """Whether bytes look like a sitemap, by their first element."""
    return bool(re.search(rb"<(?:urlset|sitemapindex)[\s>]", data[:2048], re.IGNORECASE))


def parsed_sitemap(data: bytes, address: str) -> Sitemap:
    """Return what a sitemap lists.

    Raises:
        SourceError: it is no sitemap, malformed beyond use, too large, or declares entities.
    """
    root = xml_root(data.lstrip(), address, recover=True)
    if local_name(root) not in {"urlset", "sitemapindex"}:
        raise SourceError(address, f"no sitemap: its first element is <{local_name(root)}>")
    entries = [each for each in root if local_name(each) in {"url", "sitemap"}]
    kept = entries[:MAX_LINKS]
    links = tuple(link for entry in kept if local_name(entry) == "url" if (link := _link(entry, address)).url)
    further = tuple(url for entry in kept if local_name(entry) == "sitemap" if (url := _address(entry, address)))
    return Sitemap(links, further, len(entries) - len(kept))


def _link(entry: Any, address: str) -> Link:
    told = {local_name(each): (each.text or "").strip() for each in entry.iter()}
    return Link(
        _address(entry, address), _day(told.get("publication_date", "")), told.get("title", ""), told.get("name", "")
    )


def _address(entry: Any, address: str) -> str:
    place = next((each for each in entry if local_name(each) == "loc"), None)
    text = (place.text or "").strip() if place is not None else ""
    return urljoin(address, text) if text else ""


def _day(text: str) -> dt.date | None:
    match = _ISO_DAY.match(text)
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
