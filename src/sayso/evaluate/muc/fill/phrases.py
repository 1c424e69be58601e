"""Noun phrases in the words of the text: where they begin, how many they say."""

from __future__ import annotations

import functools
import re

from sayso.evaluate.muc.fill.tables import tables
from sayso.evaluate.muc.heads import head_of

WORDS = re.compile(r"[A-Za-zÀ-ÿ][\w'’.-]*")
DETERMINER = re.compile(
    r"^(?:the|a|an|his|her|its|their|our|these|those|some|several|many|all|other|another|both|at least|about|more than|"
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+",
    re.IGNORECASE,
)
SMALL_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBERS = {word: n for n, word in enumerate(SMALL_NUMBERS.split(), 1)}
NUMBER_BEFORE = re.compile(
    r"\b(\d{1,4}|" + "|".join(NUMBERS) + r"|several|many|some|dozens of|a|an|the)\s+((?:[\w'’-]+\s+){0,3}?)$",
    re.IGNORECASE,
)
MODIFIERS = 3
YEARS = 1000
"""A number from here on may be a year."""


@functools.cache
def _stop_left() -> frozenset[str]:
    return frozenset(tables().rules["stop_left"].split())


def without_determiners(words: str) -> str:
    """Return a phrase without the articles and numbers at its head."""
    last = None
    while last != words:
        last, words = words, DETERMINER.sub("", words)
    return words


def number_in(words: str) -> str:
    """Return how many a phrase says, as the templates write it: "6", "10 -", "PLURAL"."""
    first = re.match(
        r"(?:the |at least |about |more than |some |his |her |their )?(\d{1,4}|\w+)\b", words.strip(), re.IGNORECASE
    )
    token = first[1].lower() if first else ""
    if token.isdigit() and int(token) < YEARS:
        return str(int(token)) + (" -" if words.lower().startswith(("at least", "more than")) else "")
    if token in NUMBERS:
        return str(NUMBERS[token])
    head = head_of(without_determiners(words))
    plural = (
        (head.endswith("S") and not head.endswith("SS"))
        or head in {"PEOPLE", "MEN", "WOMEN", "CHILDREN", "POLICEMEN", "DEAD", "WOUNDED", "NEWSMEN"}
        or " AND " in words.upper()
    )
    return "PLURAL" if plural else "1"


def phrase_at(text: str, start: int, end: int) -> str:
    """Extend a head over the modifiers and the number before it."""
    before = list(WORDS.finditer(text, 0, start))
    left = start
    for word in reversed(before[-MODIFIERS:]):
        if text[word.end() : left].strip() or word[0].lower() in _stop_left():
            break
        left = word.start()
    number = NUMBER_BEFORE.search(text[:left])
    return (text[number.start() : left] if number and not number[2] else "") + text[left:end]
