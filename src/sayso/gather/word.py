"""A Word document (.docx): its paragraphs, in the order of the text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from sayso.errors import SourceError
from sayso.gather.draft import Draft
from sayso.gather.normal import body_of_paragraphs, squash
from sayso.gather.unpacked import member, opened_zip
from sayso.gather.xml import MAX_XML, local_name, xml_root

DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_BREAKS = frozenset({"br", "cr", "tab"})
_NOT_READ = frozenset({"fallback", "del", "instrtext", "movefrom"})
"""What stands for the same words a second time, was deleted, or is no text."""


def draft_of_word(data: bytes, source: str) -> Draft:
    """Return the report in a Word document.

    The date of the file is not taken: it tells when it was written, not when it was published.

    Raises:
        SourceError: it is no Word document, damaged, or unpacks to too much.
    """
    archive = opened_zip(io.BytesIO(data), source)
    if DOCUMENT not in archive.namelist():
        raise SourceError(source, "a ZIP archive, but no Word document: save the report as .docx, .pdf or plain text")
    root = xml_root(member(archive, DOCUMENT, source, MAX_XML), source)
    styled = list(_paragraphs(root))
    told = (
        _properties(member(archive, _PROPERTIES, source, 1_000_000), source)
        if _PROPERTIES in archive.namelist()
        else {}
    )
    title = next((text for style, text in styled if style == "title" and text), "") or told.get("title", "")
    body = [text for style, text in styled if style != "title"]
    return Draft(
        source=source,
        name="",
        text=body_of_paragraphs(body),
        title=squash(title),
        author=squash(told.get("creator", "")),
    )


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:
    """Yield each paragraph's style and text; a paragraph within another (a text box) comes after it."""
    for element in root.iter():
        if local_name(element) == "p" and not any(local_name(above) in _NOT_READ for above in element.iterancestors()):
            yield _style(element), "".join(_words(element))


def _style(paragraph: Any) -> str:
    styles = (each for each in paragraph.iter() if local_name(each) == "pstyle")
    style = next(styles, None)
    return "" if style is None else next((str(v) for k, v in style.items() if k.endswith("}val")), "").lower()


def _words(paragraph: Any) -> Iterator[str]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name == "t":
            yield element.text or ""
        elif name in _BREAKS:
            yield " "
        elif name not in _NOT_READ and name != "p":
            waiting.extend(reversed(element))


def _properties(data: bytes, source: str) -> dict[str, str]:
    return {local_name(element): element.text or "" for element in xml_root(data, source)}
