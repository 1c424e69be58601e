"""The date of publication that a web page declares of itself.

A date is taken from metadata alone (`data/webdates.yaml`): meta elements, JSON-LD, `time` elements that are marked as
the date of publication, and a dated address. Dates in running text, footers or "updated on" lines are never taken: they
are dates of something, but that it is publication would be a guess.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from sayso.errors import KnowledgeError

_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_ADDRESS_DAY = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
_MAX_SCRIPT = 200_000
"""Characters of a JSON-LD block that is looked at."""
_MAX_NODES = 2_000
"""Objects of a JSON-LD block that are looked at."""


@dataclass(frozen=True, slots=True)
class _Names:
    meta: tuple[str, ...]
    json_ld: tuple[str, ...]
    time_marks: frozenset[str]


@functools.cache
def _names() -> _Names:
    text = resources.files("sayso.gather").joinpath("data/webdates.yaml").read_text(encoding="utf-8")
    try:
        loaded = yaml.safe_load(text)
        return _Names(tuple(loaded["meta"]), tuple(loaded["json_ld"]), frozenset(loaded["time_marks"]))
    except (KeyError, TypeError) as fault:
        raise KnowledgeError(f"gather/data/webdates.yaml: {fault!r}") from fault


def declared_date(tree: Any, url: str | None) -> dt.date | None:
    """Return the date of publication that a page declares, or None.

    Args:
        tree: the page as an lxml element.
        url: the page's address, or None.

    Returns:
        The day as the page writes it, whatever its time zone.
    """
    candidates = (_day(text, _ISO_DAY) for text in (*_in_meta(tree), *_in_json_ld(tree), *_in_times(tree)))
    in_address = _day(url, _ADDRESS_DAY, search=True) if url else None
    return next((day for day in candidates if day), in_address)


def _day(text: str, pattern: re.Pattern[str], *, search: bool = False) -> dt.date | None:
    match = pattern.search(text) if search else pattern.match(text)
    if not match:
        return None
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _in_meta(tree: Any) -> Iterator[str]:
    declared: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            declared.setdefault((element.get(attribute) or "").lower(), element.get("content") or "")
    return (declared[name] for name in _names().meta if name in declared)


def _in_json_ld(tree: Any) -> Iterator[str]:
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json" and len(element.text or "") < _MAX_SCRIPT:
            try:
                loaded = json.loads(element.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _dates_in(loaded)


def _dates_in(loaded: object) -> Iterator[str]:
    waiting, seen = [loaded], 0
    while waiting and seen < _MAX_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, dict):
            yield from (str(node[name]) for name in _names().json_ld if name in node)
            waiting.extend(node.get("@graph") or () if isinstance(node.get("@graph"), list) else ())
        elif isinstance(node, list):
            waiting.extend(node[:_MAX_NODES])


def _in_times(tree: Any) -> Iterator[str]:
    for element in tree.iter("time"):
        marks = {(element.get("itemprop") or "").lower(), *(element.get("class") or "").lower().split()}
        if element.get("pubdate") is not None or not marks.isdisjoint(_names().time_marks):
            yield element.get("datetime") or ""
