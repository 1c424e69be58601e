"""The place that an agency names at the head of a report: "BAMAKO — ", "KYIV, Ukraine (AP) —".

The text is left as it is; only the place is told.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

import yaml

from sayso.errors import KnowledgeError
from sayso.gather.layout import Role, paragraph_roles

HEAD = 160
"""Characters at the head of a paragraph within which a dateline must end."""
PARAGRAPHS = 3
"""Paragraphs of the body that are looked at: a summary or a note may stand before the one with the dateline."""

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’./-]{2,24}(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’./-]{1,24}){0,3}"
_MIXED = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{1,24}(?:[ /](?:(?:de|du|des|la|le|el|al|of|and)[ -])?[A-ZÀ-ÖØ-Þ][\w'’.-]{1,24}){0,3}"
_PART = r",? ?\([^()]{1,50}\)|, (?:[^,()–—-]|(?<=\w)-(?=\w)){1,40}"
_DASH = r" ?(?:—|–| --? |-- )"
_IN_CAPITALS = re.compile(rf"(?P<place>{_CAPITALS})(?P<parts>(?:{_PART}){{0,4}}){_DASH}")
_IN_MIXED_CASE = re.compile(rf"(?P<place>{_MIXED})(?P<parts>(?:{_PART}){{1,4}}){_DASH}")
_IN_BRACKETS = re.compile(rf"\((?P<place>{_MIXED})(?:, [^()]{{1,40}})?\){_DASH}")
_BEFORE_SENTENCE = re.compile(rf"(?P<place>{_MIXED})(?:, {_MIXED}){{0,2}} — (?=[A-ZÀ-ÖØ-Þ\"“«‘])[^—]*$")
"""A place in the usual case with nothing added: only before a capital, and without a second dash, which would make it a
subject with an insertion."""
_NAME_OR_DATE = re.compile(r"\d|\([^()]*[A-Z]{2}[^()]*\)")
"""What an agency adds to a place: a date, or its own name in brackets."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Words:
    no_places: frozenset[str]
    small: frozenset[str]


@functools.cache
def _words() -> _Words:
    text = resources.files("sayso.gather").joinpath("data/datelines.yaml").read_text(encoding="utf-8")
    try:
        loaded = yaml.safe_load(text)
        return _Words(frozenset(loaded["no_places"]), frozenset(loaded["small_words"]))
    except (KeyError, TypeError) as fault:
        raise KnowledgeError(f"gather/data/datelines.yaml: {fault!r}") from fault


def dateline_of(text: str) -> str | None:
    """Return the place of a report's dateline, or None.

    Args:
        text: a body in its normal form, or its first paragraph.

    Returns:
        The place in the usual case ("PORT-AU-PRINCE, Haiti (AP) —" gives "Port-au-Prince"), without region or country.
    """
    head = text[: PARAGRAPHS * 2000]
    bodies = [part for part in paragraph_roles(head) if part.role is Role.BODY][:PARAGRAPHS]
    places = (_place_at(head[part.start : min(part.end, part.start + HEAD)]) for part in bodies)
    return next((place for place in places if place), None)


def _place_at(head: str) -> str | None:
    bracketed = _IN_BRACKETS.match(head)
    if bracketed:
        return bracketed["place"]
    capitals = _IN_CAPITALS.match(head)
    if capitals and _may_be_place(capitals["place"]):
        shouted = head[capitals.end() :].isupper()
        trusted = not shouted or _NAME_OR_DATE.search(capitals["parts"])
        return _usual_case(capitals["place"]) if trusted else None
    mixed = _IN_MIXED_CASE.match(head)
    signed = mixed if mixed and _NAME_OR_DATE.search(mixed["parts"]) else None
    usual = signed or _BEFORE_SENTENCE.match(head)
    return usual["place"] if usual and _may_be_place(usual["place"]) else None


def _may_be_place(name: str) -> bool:
    return _words().no_places.isdisjoint(_WORD.findall(name.upper()))


def _usual_case(place: str) -> str:
    def lower(match: re.Match[str]) -> str:
        word = match[0].lower()
        return word if match.start() and word in _words().small else word.capitalize()

    return _WORD.sub(lower, place)
