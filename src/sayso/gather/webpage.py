"""A saved web page: the article in it, with its title, date, publisher and address."""

from __future__ import annotations

import itertools
import logging
from dataclasses import replace
from typing import Any

from sayso.errors import SourceError
from sayso.gather.address import canonical, host_of
from sayso.gather.archive import Page
from sayso.gather.decode import decode
from sayso.gather.draft import Draft
from sayso.gather.normal import body_of_paragraphs, squash
from sayso.gather.record import Record
from sayso.gather.webdate import declared_date

MAX_PAGE = 5_000_000
"""Characters of a page."""
MAX_TAGS = 60_000
"""Signs that open or close an element. A news page has some thousands; time grows with the square of them."""
SHORT = 400
"""Characters of a text below which the library gathers what else stands on the page, menus too: then the page's only
`article` element, where it has one, is taken."""
MAX_CAPTION = 1_000
"""Characters of a caption."""
MAX_CAPTIONS = 100
_LIST_MARK = "- "


def draft_of_webpage(text: str, source: str, address: str = "") -> Draft:
    """Return the article in a web page.

    Args:
        text: the page's HTML.
        source: the file as the user named it.
        address: where the page was fetched from, canonical; the page's own canonical address beats it.

    Raises:
        SourceError: no article was found, or the page is too large or no HTML.
    """
    if len(text) > MAX_PAGE or text.count("<") > MAX_TAGS:
        raise SourceError(
            source, f"larger than {MAX_PAGE // 1_000_000} MB or {MAX_TAGS:,} tags: save the article's text"
        )
    tree, found = _extract(text, source)
    paragraphs = (found.text or "").split("\n") if found else []
    if sum(map(len, paragraphs)) < SHORT:
        paragraphs = _only_article(tree) or paragraphs
    body = body_of_paragraphs([line.removeprefix(_LIST_MARK) for line in paragraphs])
    if not found or not body:
        raise SourceError(source, "no article was found in this page: save its text, and read that")
    title = squash(found.title or "")
    url = canonical(found.url or "") or address or found.url or None
    declared = declared_date(tree, url)
    return Draft(
        source=source,
        name="",
        text=body.removeprefix(f"{title}\n\n") if title else body,
        title=title,
        publisher=squash(found.sitename or ""),
        published=declared.day if declared else None,
        published_from=declared.how if declared else "",
        lang=_declared_language(tree),
        url=url,
        author=squash(found.author or ""),
        captions=_captions(tree),
    )


def _extract(text: str, source: str) -> tuple[Any, Any]:
    """Return the page's tree and what trafilatura finds in it; None for both where it is no HTML."""
    import trafilatura  # noqa: PLC0415  (half a second: only those who read web pages wait for it)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints are told as errors here
    tree = trafilatura.load_html(text)
    if tree is None:
        return None, None
    # The date search is switched off (a date that nothing can reach): see `webdate`.
    no_dates = {"min_date": "2100-01-01", "max_date": "2100-01-02", "extensive_search": False}
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=no_dates
        )
    except Exception as fault:  # foreign code on a hostile page: whatever it raises, the batch goes on
        raise SourceError(source, f"the page cannot be parsed ({fault!r}): save the article's text") from fault
    return trafilatura.load_html(text), found


def draft_of_page(page: Page) -> Draft:
    """Return the article in a page that an archive or a server gave.

    Raises:
        SourceError: no article was found, or the page is too large, no HTML, or in an alphabet that cannot be told.
    """
    text = decode(page.data, page.source, declares=True, served=page.charset)
    draft = draft_of_webpage(text, page.source, canonical(page.url))
    return replace(draft, retrieved=page.retrieved, publisher=draft.publisher or host_of(draft.url or ""))


def _only_article(tree: Any) -> list[str]:
    """Return the paragraphs of the page's article element, where it has exactly one."""
    articles = [] if tree is None else list(itertools.islice(tree.iter("article"), 2))
    return ["".join(element.itertext()) for element in articles[0].iter("p", "li")] if len(articles) == 1 else []


def _captions(tree: Any) -> tuple[str, ...]:
    """Return the words under the photos of a page, each once, in the order of the page."""
    found = (squash("".join(element.itertext())[:MAX_CAPTION]) for element in tree.iter("figcaption"))
    return tuple(dict.fromkeys(text for text in found if text))[:MAX_CAPTIONS]


def _declared_language(tree: Any) -> str | None:
    """Return the language of the page's root element; None where it is missing or malformed."""
    declared = tree.get("lang") if tree.tag == "html" else None
    try:
        return Record(text="", lang=declared).lang
    except ValueError:
        return None
