"""What is in an archive that is worth reading: each document goes on or is passed over, with the reason.

The order is by cost: a page's text is first taken quickly and roughly (resiliparse), its language told and the gate
asked; only what passes is extracted with care (trafilatura) and asked about once more, so that the answer does not
depend on how the document came: as a page, in a feed or as JSON Lines.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from sayso.errors import SourceError, UndatedError
from sayso.gather.archive import Page
from sayso.gather.decode import decode
from sayso.gather.draft import Draft, Given, report_of
from sayso.gather.extras import optional
from sayso.gather.language import READ, UNDETERMINED, language_of
from sayso.gather.webpage import draft_of_page
from sayso.report import Report
from sayso.scale.relevance import Gate

SLACK = 0.1
"""By how much less relevant a roughly taken text may be than the threshold: a menu and a footer are in it."""
SAMPLE = 4_000
"""Characters of a roughly taken text by which its language is told."""
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_HEAD = 20_000


@dataclass(frozen=True, slots=True)
class Passed:
    """A document that is not read.

    Args:
        why: "irrelevant", "unread language", "undated" or "failed".
        source: where it is.
        url: its address, or "".
        detail: the language, or what failed.
    """

    why: str
    source: str
    url: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Relevant:
    """A report to be read, with its relevance on the gate's scale (0.0 without a gate)."""

    report: Report
    score: float


class Sift:
    """Sifts documents."""

    def __init__(self, gate: Gate | None, *, published: dt.date | None = None, lang: str | None = None) -> None:
        """Sift by a gate, or by language and date alone.

        Args:
            gate: asked of each document, or None.
            published: the day of publication of what does not give it.
            lang: of all documents; told from each if None.
        """
        self._gate = gate
        self._published = published
        self._lang = lang
        self._extract: Any = None

    def sift(self, document: Page | Draft | SourceError) -> Relevant | Passed:
        """Return the report of a document, or why it is passed over."""
        if isinstance(document, SourceError):
            return Passed("failed", document.source, detail=document.reason)
        try:
            return self._of_page(document) if isinstance(document, Page) else self._of_draft(document)
        except UndatedError as fault:
            return Passed("undated", fault.source, document.url or "")
        except SourceError as fault:
            return Passed("failed", fault.source, document.url or "", fault.reason)

    def _of_page(self, page: Page) -> Relevant | Passed:
        rough = self.rough_text(page)
        lang = self._lang or language_of(rough[:SAMPLE])
        if lang not in READ:
            return Passed("unread language", page.source, page.url, lang)
        if self._gate and not self._gate.passes(rough, SLACK):
            return Passed("irrelevant", page.source, page.url)
        return self._of_draft(draft_of_page(page))

    def rough_text(self, page: Page) -> str:
        """Return a page's title and text, as far as they can be had quickly."""
        if self._extract is None:
            self._extract = optional("resiliparse.extract.html2text", "sifting web archives", "archive")
        html = decode(page.data, page.source, declares=True, served=page.charset)
        title = _TITLE.search(html[:_HEAD])
        text: str = self._extract.extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=False)
        return f"{title[1] if title else ''}\n{text}"

    def _of_draft(self, draft: Draft) -> Relevant | Passed:
        text = f"{draft.title}\n{draft.text}"
        lang = self._lang or draft.lang or language_of(text)
        if lang not in READ:
            return Passed("unread language", draft.source, draft.url or "", lang or UNDETERMINED)
        score = self._gate.score(text) if self._gate else 0.0
        if self._gate and score < self._gate.threshold:
            return Passed("irrelevant", draft.source, draft.url or "")
        published = None if draft.published else self._published
        return Relevant(report_of(draft, Given(published, lang)), round(score, 4))
