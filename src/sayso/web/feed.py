"""Rows as an Atom feed (RFC 4287), for whoever follows a filter: an entry a row, with the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

from sayso.exchange import Json

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01"


def atom_of(title: str, address: str, rows: Iterable[Json]) -> bytes:
    """Return a feed.

    Args:
        title: what is followed.
        address: of the page that shows it.
        rows: as the API gives them; those that rest on no statement are left out.
    """
    base = re.sub(r"^(\w+://[^/]*).*", r"\1", address)
    told = [one for row in rows for one in words_of(row)[:1]]
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "title", title)
    _add(feed, "id", address)
    _add(feed, "updated", _moment(max((one["published"] for one in told), default=_NEVER)))
    ET.SubElement(feed, "link", href=_clean(address))
    for one in {one["id"]: one for one in told}.values():
        entry = ET.SubElement(feed, "entry")
        _add(entry, "title", f"{one['kind'].replace('_', ' ')}: “{one['quote']}”")
        _add(entry, "id", f"urn:sayso:statement:{one['id']}")
        _add(entry, "updated", _moment(one["published"]))
        ET.SubElement(entry, "link", href=f"{_clean(base)}/report/{one['report_id']}#s-{one['id']}")
        _add(ET.SubElement(entry, "author"), "name", one["publisher"] or "not named")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def words_of(row: Json) -> list[Json]:
    """Return the statements that a row rests on, whatever kind of row it is; the first is the one to show."""
    if "quote" in row:
        return [row]
    if "change" in row:
        inner = (row.get(name) for name in ("after", "dispute", "undertaking", "statement"))
        return next((words_of(one) for one in inner if one), [])
    if "statement" in row:
        return [row["statement"]]
    told: list[Json] = row.get("statements") or [one for side in row.get("sides", ()) for one in side["statements"]]
    return told


def _add(parent: ET.Element, name: str, text: Any) -> None:
    ET.SubElement(parent, name).text = _clean(str(text))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
