"""Markdown: front matter and headings to fields, the rest to paragraphs without their marks."""

from __future__ import annotations

from pydantic import ValidationError

from sayso.errors import SourceError
from sayso.gather.draft import Draft
from sayso.gather.events import top_level_texts
from sayso.gather.normal import body_of_paragraphs, squash
from sayso.gather.record import Record, first_fault

MAX_MARKDOWN = 1_000_000
"""Characters; the parser is slow."""
_FENCE = "---"
_NAMES = {
    "id": "id",
    "title": "title",
    "date": "published",
    "published": "published",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "lang": "lang",
    "language": "lang",
    "url": "url",
    "link": "url",
}
"""What the field is called in front matter, and in a record; of two names for one field the later here wins."""
_WORDS = {"text", "code_inline"}
_BREAKS = {"softbreak", "hardbreak"}


def draft_of_markdown(text: str, source: str) -> Draft:
    """Return the report in a Markdown file.

    The title is the front matter's, else the first heading where it stands first. Other headings stay as paragraphs;
    emphasis, links and list marks lose their signs and keep their words; images, code blocks and raw HTML are left out.

    Raises:
        SourceError: too large, or malformed front matter.
    """
    if len(text) > MAX_MARKDOWN:
        raise SourceError(source, f"larger than {MAX_MARKDOWN // 1_000_000} MB of Markdown: split it")
    front, rest = _front_matter(text, source)
    heading, paragraphs = _paragraphs(rest)
    if heading and "title" not in front:
        front["title"] = heading
    elif heading and squash(front.get("title", "")) != heading:
        paragraphs.insert(0, heading)
    try:
        return Record.model_validate({**front, "text": body_of_paragraphs(paragraphs)}).draft(source)
    except ValidationError as fault:
        raise SourceError(source, first_fault(fault)) from fault


def _front_matter(text: str, source: str) -> tuple[dict[str, str], str]:
    lines = text.lstrip("\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE]
    if not ends:
        return {}, text
    fields = top_level_texts("\n".join(["", *lines[1 : ends[0]]]), frozenset(_NAMES), source)
    front = {_NAMES[name]: fields[name] for name in _NAMES if name in fields}
    return front, "\n".join(lines[ends[0] + 1 :])


def _paragraphs(text: str) -> tuple[str, list[str]]:
    """Return the heading that stands first, or "", and the paragraphs after it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only those who read Markdown wait for it)

    heading = ""
    paragraphs: list[str] = []
    opened = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type != "inline":
            opened = token.type
            continue
        words = "".join(
            " " if child.type in _BREAKS else child.content if child.type in _WORDS else ""
            for child in token.children or ()
        )
        if opened == "heading_open" and not heading and not paragraphs:
            heading = squash(words)
        else:
            paragraphs.append(words)
    return heading, paragraphs
