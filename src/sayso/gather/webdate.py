"""The date of publication that a web page declares of itself, and how it does.

A date is taken from metadata (`data/webdates.yaml`): meta elements, JSON-LD, `time` elements that are marked as the
date of publication, a dated address; and last from a visible line that says that it is the date of publication
("Published 14 November 2023"). Other dates in running text, footers or "updated on" lines are never taken: they are
dates of something, but that it is publication would be a guess. Where visible lines disagree, none is taken.
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
_SLASHED = re.compile(r"\s*(\d{4})/(\d{2})/(\d{2})(?!\d)")
_ADDRESS_DAY = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
_DAY_FIRST = re.compile(r"(?:[^\W\d_]{3,10},? )?(\d{1,2})(?:st|nd|rd|th|er)?\.? ([^\W\d_]{3,10})\.?,? (\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"(?:[^\W\d_]{3,10},? )?([^\W\d_]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_MAX_SCRIPT = 200_000
"""Characters of a JSON-LD block that is looked at."""
_MAX_NODES = 2_000
"""Objects of a JSON-LD block that are looked at."""
_MAX_LINE = 120
"""Characters of an element's own text that may be a line with the date of publication."""


@dataclass(frozen=True, slots=True)
class _Names:
    meta: tuple[str, ...]
    weak_meta: tuple[str, ...]
    json_ld: tuple[str, ...]
    json_ld_types: tuple[str, ...]
    time_marks: frozenset[str]
    label: re.Pattern[str]
    months: dict[str, int]


@dataclass(frozen=True, slots=True)
class Declared:
    """A date that a page declares.

    Args:
        day: as the page writes it, whatever its time zone.
        how: "meta", "json-ld", "time", "address" or "text".
    """

    day: dt.date
    how: str


@functools.cache
def _names() -> _Names:
    text = resources.files("sayso.gather").joinpath("data/webdates.yaml").read_text(encoding="utf-8")
    try:
        loaded = yaml.safe_load(text)
        labels = sorted((re.escape(label) for label in loaded["labels"]), key=len, reverse=True)
        return _Names(
            tuple(loaded["meta"]),
            tuple(loaded["weak_meta"]),
            tuple(loaded["json_ld"]),
            tuple(loaded["json_ld_types"]),
            frozenset(loaded["time_marks"]),
            re.compile(f"(?:{'|'.join(labels)})[: ] ?", re.IGNORECASE),
            {name: int(number) for number, names in loaded["months"].items() for name in names},
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise KnowledgeError(f"gather/data/webdates.yaml: {fault!r}") from fault


def declared_date(tree: Any, url: str | None) -> Declared | None:
    """Return the date of publication that a page declares, or None.

    Args:
        tree: the page as an lxml element.
        url: the page's address, or None.
    """
    names = _names()
    metadata = (
        ("meta", _in_meta(tree, names.meta)),
        ("json-ld", _in_json_ld(tree)),
        ("meta", _in_meta(tree, names.weak_meta)),
        ("time", _in_times(tree)),
    )
    for how, texts in metadata:
        day = next((day for text in texts if (day := _day(text, _ISO_DAY) or _day(text, _SLASHED))), None)
        if day:
            return Declared(day, how)
    in_address = _ADDRESS_DAY.search(url) if url else None
    if in_address and (day := _made(*(int(part) for part in in_address.groups()))):
        return Declared(day, "address")
    told = set(_in_lines(tree))
    return Declared(told.pop(), "text") if len(told) == 1 else None


def _day(text: str, pattern: re.Pattern[str]) -> dt.date | None:
    match = pattern.match(text)
    return _made(*(int(part) for part in match.groups())) if match else None


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _in_meta(tree: Any, wanted: tuple[str, ...]) -> Iterator[str]:
    declared: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            declared.setdefault((element.get(attribute) or "").lower(), element.get("content") or "")
    return (declared[name] for name in wanted if name in declared)


def _in_json_ld(tree: Any) -> Iterator[str]:
    """Yield the dates of the objects that are articles, then those of others."""
    found: list[tuple[bool, str]] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json" and len(element.text or "") < _MAX_SCRIPT:
            try:
                loaded = json.loads(element.text or "")
            except (ValueError, RecursionError):
                continue
            found += _dates_in(loaded)
    return (text for _, text in sorted(found, key=lambda each: not each[0]))


def _dates_in(loaded: object) -> Iterator[tuple[bool, str]]:
    """Yield each date with whether it is an article's."""
    waiting, seen = [loaded], 0
    while waiting and seen < _MAX_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, dict):
            is_article = any(kind in str(node.get("@type")) for kind in _names().json_ld_types)
            yield from ((is_article, str(node[name])) for name in _names().json_ld if name in node)
            waiting.extend(node.get("@graph") or () if isinstance(node.get("@graph"), list) else ())
        elif isinstance(node, list):
            waiting.extend(node[:_MAX_NODES])


def _in_times(tree: Any) -> Iterator[str]:
    for element in tree.iter("time"):
        marks = {(element.get("itemprop") or "").lower(), *(element.get("class") or "").lower().split()}
        if element.get("pubdate") is not None or not marks.isdisjoint(_names().time_marks):
            yield element.get("datetime") or ""


def _in_lines(tree: Any) -> Iterator[dt.date]:
    """Yield the days of all short elements whose text begins with a label of publication."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or not (element.text or "").strip():
            continue
        opening = " ".join((element.text or "")[:_MAX_LINE].split())
        label = _names().label.match(f"{opening} ")
        if label:
            line = " ".join("".join(element.itertext())[: 2 * _MAX_LINE].split())
            day = _written(line[label.end() :].lstrip(": ")) if len(line) <= _MAX_LINE else None
            if day:
                yield day


def _written(text: str) -> dt.date | None:
    """Return the day that a text begins with; none where day and month could be mistaken for one another."""
    iso = _day(text, _ISO_DAY) or _day(text, _SLASHED)
    if iso:
        return iso
    months = _names().months
    first = _DAY_FIRST.match(text)
    if first and first[2].lower() in months:
        return _made(int(first[3]), months[first[2].lower()], int(first[1]))
    second = _MONTH_FIRST.match(text)
    if second and second[1].lower() in months:
        return _made(int(second[3]), months[second[1].lower()], int(second[2]))
    return None
