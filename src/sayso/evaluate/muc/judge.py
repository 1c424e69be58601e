"""One fill of a response against one of the key: the automatic rules of the official scorer.

Source: "Guidelines for scoring mismatches between system responses and answer key", version 7, NRaD, May 1992.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache, partial

from sayso.evaluate.muc.judgements import Judgements, words_of_fill, words_of_option
from sayso.evaluate.muc.slots import Form, Slot
from sayso.evaluate.muc.template import Fill, Option
from sayso.evaluate.muc.verdict import Verdict

BROADER: dict[str, frozenset[tuple[str, str]]] = {
    "inc-instr-type": frozenset(
        (wide, narrow)
        for wide, narrows in {
            "GUN": ("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"),
            "BOMB": ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"),
            "PROJECTILE": ("MISSILE", "ROCKET"),
            "EXPLOSIVE": (
                *("BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE", "MOLOTOV COCKTAIL"),
                *("PROJECTILE", "MISSILE", "ROCKET"),
            ),
        }.items()
        for narrow in narrows
    ),
    "perp-org-conf": frozenset({("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES")}),
    "phys-tgt-type": frozenset({("POLITICAL FIGURE OFFICE OR RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE")}),
    "phys-tgt-effect": frozenset({("DESTROYED", "SOME DAMAGE")}),
    "hum-tgt-type": frozenset(
        {
            ("GOVERNMENT OFFICIAL", "FORMER GOVERNMENT OFFICIAL"),
            ("ACTIVE MILITARY", "FORMER ACTIVE MILITARY"),
            ("POLITICAL FIGURE", "GOVERNMENT OFFICIAL"),
        }
    ),
    "hum-tgt-effect": frozenset({("NO INJURY", "NO INJURY OR DEATH"), ("NO DEATH", "NO INJURY OR DEATH")}),
}
"""Pairs (response, key) of set fills that count as partly correct, by slot (guidelines, 3.2)."""

UNESSENTIAL = re.compile(
    r"^(?:(?:THE|A|AN|HIS|HER|ITS|THEIR|OUR|ONE|SOME|SEVERAL|MANY|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|\d+|"
    r"AT LEAST|ABOUT)\s+)+"
)
REFERRED_TO = ("inc-instr-id", "perp-org-id", "phys-tgt-id", "hum-tgt-name", "hum-tgt-desc")
"""The slots whose fills others refer to."""
NOT_LETTERS = re.compile(r"[^A-Z0-9]+")
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (?:19)?(\d\d)")
MONTHS = {
    name: number
    for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)  # noqa: SIM905
}
DEFAULT_REACH = 1
"""How many days before its end a range "on or before" still takes in a day: the guidelines' example is one."""


def judge(slot: Slot, given: Option, key: Fill, judgements: Judgements, template: tuple[str, int]) -> Verdict:
    """Say how right a fill is.

    Args:
        slot: the slot.
        given: the response's fill.
        key: the key's fill.
        judgements: decisions taken by hand, which go before the rules for mismatches.
        template: the message and the number of the key's template.
    """
    alike = partial(_refers_alike, judgements=judgements, template=template)
    best = max(_automatic(slot, given, option, alike) for option in key.options)
    if best is Verdict.CORRECT:
        return best
    for known in judgements.find(*template, slot.name, given):
        if not known.keys:
            return best if slot.form is Form.PLACE else Verdict.INCORRECT
        words = words_of_fill(key)
        if any(words == one or one <= words for one in known.keys):
            return max(best, known.verdict)
    if judgements.known or slot.form is not Form.STRING:
        return best
    return max(best, *(_by_guideline(given, option, alike) for option in key.options))


def _by_guideline(given: Option, key: Option, alike: Callable[[Option, Option], Verdict]) -> Verdict:
    """Judge words as a careful person is told to (guidelines, 3.1.1), where nobody did.

    More modifiers before the same words are correct; the same words with adjuncts after them, or a part of a longer
    name or description that ends as it does, are partly so.
    """
    ours, theirs = bare(given.value).split(), bare(key.value).split()
    if not ours or not theirs:
        return Verdict.INCORRECT
    if ours[-len(theirs) :] == theirs:
        return Verdict.CORRECT if alike(given, key) is Verdict.CORRECT else Verdict.PARTIAL
    part = set(ours) <= set(theirs) and (ours[-1] == theirs[-1] or ours[0] == theirs[0])
    longer = any(ours[at : at + len(theirs)] == theirs for at in range(len(ours)))
    return Verdict.PARTIAL if part or longer else Verdict.INCORRECT


def _automatic(slot: Slot, given: Option, key: Option, alike: Callable[[Option, Option], Verdict]) -> Verdict:
    if slot.form is Form.SET:
        value = _set_value(slot, given.value, key.value)
    elif slot.form is Form.PLACE:
        return _place(given.value, key.value)
    elif slot.form is Form.DATE:
        return _date(given.value, key.value)
    elif slot.form is Form.NUMBER:
        value = _number(given.value, key.value)
    else:
        value = _string(given.value, key.value)
    if slot.refers and value is Verdict.CORRECT:
        return min(value, alike(given, key))
    return value


def _refers_alike(given: Option, key: Option, judgements: Judgements, template: tuple[str, int]) -> Verdict:
    """Compare what two fills refer to.

    The same words, or words judged as good, are correct; other words are partly so, unless it was decided that they
    name nothing in the key.
    """
    if not key.reference and not given.reference:
        return Verdict.CORRECT
    theirs = {bare(word) for word in key.reference}
    if any(bare(word) in theirs for word in given.reference):
        return Verdict.CORRECT
    wanted = words_of_option(Option("", key.reference))
    known = [
        judgement
        for word in given.reference
        for slot in REFERRED_TO
        for judgement in judgements.find(*template, slot, Option(word))
    ]
    if any(one.verdict is Verdict.CORRECT and any(wanted & words for words in one.keys) for one in known):
        return Verdict.CORRECT
    failed = bool(known) and all(one.verdict is Verdict.INCORRECT for one in known)
    return Verdict.INCORRECT if failed else Verdict.PARTIAL


def _set_value(slot: Slot, given: str, key: str) -> Verdict:
    if given == key:
        return Verdict.CORRECT
    if slot.name == "inc-type" and given == "ATTACK":
        return Verdict.PARTIAL
    return Verdict.PARTIAL if (given, key) in BROADER.get(slot.name, ()) else Verdict.INCORRECT


def _place(given: str, key: str) -> Verdict:
    if given == key:
        return Verdict.CORRECT
    return Verdict.PARTIAL if given.split(":", 1)[0] == key.split(":", 1)[0] else Verdict.INCORRECT


def _date(given: str, key: str) -> Verdict:
    """Compare days.

    The same day or range is right; a day within the key's range is partly so, and "on or before" a day that ends the
    key's range or is the key's day.
    """
    ours, theirs = _range(given), _range(key)
    if ours is None or theirs is None:
        return Verdict.CORRECT if given == key else Verdict.INCORRECT
    if ours == theirs:
        return Verdict.CORRECT
    (first, last), (low, high) = ours, theirs
    if first == last and low is not None and low != high:
        within = low <= last <= high
    elif first == last:
        within = low is None and 0 <= (high - last).days <= DEFAULT_REACH
    else:
        within = first is None and last == high
    return Verdict.PARTIAL if within else Verdict.INCORRECT


@lru_cache(maxsize=20_000)
def _range(text: str) -> tuple[dt.date | None, dt.date] | None:
    """Read "DD MMM YY", "DD MMM YY - DD MMM YY" or "- DD MMM YY" ("on or before"); None where it is none of them."""
    days: list[dt.date] = []
    for found in DAY.finditer(text):
        try:
            days.append(dt.date(1900 + int(found[3]) % 100, MONTHS[found[2]], int(found[1])))
        except (KeyError, ValueError):
            return None
    if len(days) == 1:
        return (None if text.startswith("-") else days[0]), days[0]
    return (days[0], days[1]) if len(days) > 1 else None


def _number(given: str, key: str) -> Verdict:
    return Verdict.CORRECT if given.replace(" ", "") == key.replace(" ", "") else Verdict.INCORRECT


def _string(given: str, key: str) -> Verdict:
    return Verdict.CORRECT if bare(given) == bare(key) else Verdict.INCORRECT


@lru_cache(maxsize=20_000)
def bare(words: str) -> str:
    """Return words without marks, articles and quantifiers at their head."""
    plain = NOT_LETTERS.sub(" ", words).strip()
    return UNESSENTIAL.sub("", plain) or plain
