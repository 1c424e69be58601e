"""Reports told of other places, days and months: the words change, the annotation stays true.

Only what a trigger is joined to is swapped, everywhere in the report at once, so that the network learns where a place
or a day stands in a sentence rather than which ones the corpus tells of.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Sequence
from typing import Any

PLAIN_NAME = re.compile(r"[A-Z][a-zà-ÿ'’-]+(?: [A-Z][a-zà-ÿ'’-]+)?")
SWAPPED_KINDS = ("city", "camp", "district")


def town_names(rows: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the place names that may stand for one another, by kind: names of one or two plain words."""
    names: dict[str, set[str]] = {kind: set() for kind in SWAPPED_KINDS}
    for row in rows:
        for statement in row["statements"]:
            for place in statement["places"] or []:
                if place["kind"] in names and PLAIN_NAME.fullmatch(str(place["text"])):
                    names[place["kind"]].add(place["text"])
    return {kind: sorted(found) for kind, found in names.items()}


def swapped(row: dict[str, Any], names: dict[str, list[str]], rng: random.Random) -> dict[str, Any]:
    """Return a report with its towns renamed.

    A name is kept where it is part of another annotated name, such as a people's or a group's.
    """
    kinds: dict[str, str] = {}
    for statement in row["statements"]:
        for place in statement["places"] or []:
            text = str(place["text"])
            if place["kind"] in names and PLAIN_NAME.fullmatch(text):
                kinds[text] = place["kind"]
    new = {text: rng.choice(names[kind]) for text, kind in sorted(kinds.items())}
    if not new:
        return row
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(t) for t in sorted(new, key=len, reverse=True)) + r")(?![\w-])"
    )

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(lambda match: new[match.group()], value)
        if isinstance(value, list):
            return [renamed(one) for one in value]
        if isinstance(value, dict):
            return {key: renamed(one) for key, one in value.items()}
        return value

    changed = copy.copy(row)
    changed["body"] = renamed(row["body"])
    changed["statements"] = renamed(row["statements"])
    return changed
