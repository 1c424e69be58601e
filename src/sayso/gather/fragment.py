"""A piece of HTML that is all report, as feeds and mail carry it: its paragraphs, and the captions apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MAX_TAGS = 60_000
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_CAPTIONS = frozenset({"figcaption"})
_NOT_READ = frozenset({"script", "style", "template", "noscript", "iframe", "object", "head", "button", "form"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a piece of HTML says.

    Args:
        paragraphs: of the text, in order; blank ones left out.
        captions: the words under the photos.
    """

    paragraphs: list[str]
    captions: tuple[str, ...]


def paragraphs_of_fragment(html: str) -> Fragment:
    """Return the paragraphs of a piece of HTML; of one with too many tags, none."""
    from lxml import etree  # noqa: PLC0415 (only those who read HTML wait for it)
    from lxml import html as parser  # noqa: PLC0415

    if not html.strip() or html.count("<") > MAX_TAGS:
        return Fragment([], ())
    try:
        root = parser.fragment_fromstring(html.replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return Fragment([], ())
    return _walked(root)


def _walked(root: Any) -> Fragment:
    paragraphs: list[list[str]] = [[]]
    captions: list[list[str]] = []
    waiting: list[tuple[str, Any, list[str] | None]] = [("open", root, None)]
    while waiting:
        what, item, into = waiting.pop()
        if what == "text":
            (into if into is not None else paragraphs[-1]).append(item)
        elif what == "break":
            paragraphs.append([])
        else:
            _open(item, into, waiting, captions)
    texts = (" ".join("".join(parts).split()) for parts in paragraphs)
    under = (" ".join("".join(parts).split()) for parts in captions)
    return Fragment([text for text in texts if text], tuple(text for text in under if text))


def _open(
    element: Any, into: list[str] | None, waiting: list[tuple[str, Any, list[str] | None]], captions: list[list[str]]
) -> None:
    """Put an element's parts on the stack, the last first."""
    name = element.tag if isinstance(element.tag, str) else ""
    tail = [("text", element.tail, into)] if element.tail else []
    if not name or name in _NOT_READ:
        waiting.extend(tail)
        return
    inner = into
    if name in _CAPTIONS:
        captions.append([])
        inner = captions[-1]
    parts: list[tuple[str, Any, list[str] | None]] = [("text", element.text, inner)] if element.text else []
    parts += [("open", child, inner) for child in element]
    if name == "br":
        parts = [("text", " ", inner)]
    if name in _BLOCKS and inner is None:
        parts = [("break", None, None), *parts, ("break", None, None)]
    waiting.extend(reversed([*parts, *tail]))
