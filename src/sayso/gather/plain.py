"""Plain text: the first line is the title when a blank line follows."""

from __future__ import annotations

from sayso.gather.dateline import dateline_of
from sayso.gather.draft import Draft
from sayso.gather.normal import normal_body, squash

MAX_TITLE = 300
"""Characters: a longer first line is a paragraph, not a headline."""


def draft_of_plain(text: str, source: str) -> Draft:
    """Return the report in a plain text.

    Args:
        text: the whole file, its line ends line feeds.
        source: the file as the user named it.
    """
    stripped = text.strip()
    first, _, rest = stripped.partition("\n")
    if _is_title(first, rest):
        return Draft(source=source, name="", text=normal_body(rest), title=squash(first))
    return Draft(source=source, name="", text=normal_body(stripped))


def _is_title(first: str, rest: str) -> bool:
    """Whether a first line stands alone; one that opens with a dateline is the report's first paragraph."""
    following = rest.partition("\n")[0]
    stands_alone = bool(rest) and not following.strip()
    return stands_alone and len(first) <= MAX_TITLE and dateline_of(squash(first)) is None
