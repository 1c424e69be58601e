"""The dateline: the place named at the head of a text ("BAMAKO, Nov 14 (Agency) — ...")."""

from __future__ import annotations

import re

from sayso.know.gazetteer import gazetteer

_HEAD = 160
"""Characters in which a dateline ends."""
_LONGEST = 5
"""Words of the longest place in a dateline."""

# A name, perhaps with a country, a day, an agency in brackets, then a dash. Every part is bounded.
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_][^,(\n—–]{1,60}?)\s*(?:,[^(\n—–]{0,60})?(?:\([^()\n]{1,40}\)[^(\n—–]{0,30}){0,3}(?:—|–|--|\s-\s)"
)


def dateline_of(text: str) -> str | None:
    """Return the place named in the dateline as it stands, or None where the text has no dateline.

    Args:
        text: the body of a report.
    """
    found = _DATELINE.match(text[:_HEAD])
    if found is None:
        return None
    place = found["place"].strip()
    words = place.split()
    if len(words) > _LONGEST or not all(word[:1].isupper() or word.islower() for word in words):
        return None
    return place if gazetteer().find(place, kinds=("city", "country", "camp"), loose=False) else None
