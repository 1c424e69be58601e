"""From sources to reports: files as they are, addresses by what their servers answer.

Invariants:
- Each report comes once: an address that was taken is not fetched again, and a feed that has not changed is not read.
- Whatever does not come is yielded as `Skipped`, with the reason; nothing stops the rest.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from sayso.errors import MissingExtraError, SourceError, UndatedError
from sayso.gather.address import canonical, host_of, is_web_address
from sayso.gather.archive import PAGES, Page
from sayso.gather.decode import read_bounded
from sayso.gather.draft import Draft, Given, report_of
from sayso.gather.feed import Feed, Item, is_feed, parsed_feed
from sayso.gather.fetch.answer import NOT_MODIFIED, OK, Answer, Fetch
from sayso.gather.formats import BYTES
from sayso.gather.fragment import paragraphs_of_fragment
from sayso.gather.gathered import Gathered, Skipped, Why
from sayso.gather.normal import body_of_paragraphs
from sayso.gather.record import Record
from sayso.gather.sitemap import Link, is_sitemap, parsed_sitemap
from sayso.gather.sources import drafts_of_source
from sayso.gather.state import State, Visit
from sayso.gather.unpacked import gunzipped
from sayso.gather.webpage import draft_of_page

MAX_SITEMAPS = 200
"""Sitemaps that one source may lead to."""
_BINARY = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
}

Found = Iterator[Gathered | Skipped]


@dataclass(frozen=True, slots=True)
class Source:
    """Where reports are.

    Args:
        address: a file, a folder, "-" for standard input, or an address of the web: a page, a feed or a sitemap.
        publisher: of its reports, where they do not say, or "".
        rating: of the source, kept with its reports, or "".
        lang: of its reports, ISO 639-1, or None where it is to be told from each.
        pages: fetch the page of each entry of a feed even where the feed carries a text.
        most: reports that are taken in one run, or None for all.
    """

    address: str
    publisher: str = ""
    rating: str = ""
    lang: str | None = None
    pages: bool = False
    most: int | None = None


class Gathering:
    """Gathers from sources."""

    def __init__(self, fetch: Fetch, state: State, *, published: dt.date | None = None, undated: bool = False) -> None:
        """Gather.

        Args:
            fetch: what goes to the web.
            state: what is remembered.
            published: the day of publication of what does not give it; for files.
            undated: take reports without a day of publication.
        """
        self._fetch = fetch
        self._state = state
        self._published = published
        self._undated = undated

    def gather(self, source: Source, stdin: BinaryIO | None = None) -> Found:
        """Yield the reports of a source that were not taken before, and what was passed over.

        Each report's address counts as taken when the next one is asked for.
        """
        found = self._of_web(source) if is_web_address(source.address) else self._of_files(source, stdin)
        taken = 0
        for one in found:
            if isinstance(one, Gathered):
                if taken == source.most:
                    yield Skipped(
                        source.address, Why.LEFT_OUT, f"more than {source.most} reports; the next run goes on"
                    )
                    return
                taken += 1
            yield one
            if isinstance(one, Gathered) and one.address:
                self._state.take(one.address, one.report.id)

    def gather_all(self, sources: Iterable[Source], stdin: BinaryIO | None = None) -> Found:
        """Yield what several sources give, one source after the other."""
        for source in sources:
            yield from self.gather(source, stdin)

    def _of_files(self, source: Source, stdin: BinaryIO | None) -> Found:
        for item in drafts_of_source(source.address, stdin):
            if isinstance(item, SourceError):
                yield Skipped(item.source, Why.FAILED, item.reason)
            else:
                yield self._finished(item, source, "")

    def _finished(self, draft: Draft, source: Source, address: str) -> Gathered | Skipped:
        named = replace(draft, publisher=draft.publisher or source.publisher)
        try:
            report = report_of(named, Given(None if draft.published else self._published, source.lang, self._undated))
        except UndatedError as fault:
            return Skipped(fault.source, Why.UNDATED, fault.reason)
        except SourceError as fault:
            return Skipped(fault.source, Why.FAILED, fault.reason)
        return Gathered(report, draft.captions, source.rating, address)

    def _of_web(self, source: Source) -> Found:
        address = canonical(source.address)
        if not address:
            yield Skipped(source.address, Why.FAILED, "no address of the web")
            return
        before = self._state.visit(address)
        try:
            answer = self._fetch.get(address, _conditions(before))
            if answer.status == NOT_MODIFIED:
                yield Skipped(address, Why.UNCHANGED, "nothing has changed since the last time")
            else:
                yield from self._of_answer(_ok(answer, address), address, source)
        except (SourceError, MissingExtraError) as fault:
            yield Skipped(address, Why.FAILED, fault.reason if isinstance(fault, SourceError) else str(fault))
            self._state.visited(address, replace(before, failures=before.failures + 1))
            return
        kept = answer if answer.status == OK else None
        etag = kept.headers.get("etag", "") if kept else before.etag
        modified = kept.headers.get("last-modified", "") if kept else before.modified
        # Only now: had the run been broken off, the next would not be told that nothing has changed.
        self._state.visited(address, Visit(etag, modified, before.due))

    def _of_answer(self, answer: Answer, address: str, source: Source) -> Found:
        data = _plain(answer)
        if is_feed(data):
            yield from self._of_feed(parsed_feed(data, answer.url), source)
        elif is_sitemap(data):
            yield from self._of_sitemap(data, answer.url, source)
        elif self._state.is_taken(address):
            yield Skipped(address, Why.KNOWN, "taken before")
        else:
            yield self._finished(_draft(answer), source, address)

    def _of_feed(self, feed: Feed, source: Source) -> Found:
        named = replace(source, publisher=source.publisher or feed.title)
        for item in feed.items:
            address = canonical(item.url)
            if not address and not item.html:
                yield Skipped(item.url or item.title, Why.FAILED, "an entry of the feed without address and text")
            elif address and self._state.is_taken(address):
                yield Skipped(address, Why.KNOWN, "taken before")
            elif item.html and not source.pages:
                yield self._finished(_draft_of_item(item, address, source.address), named, address)
            else:
                yield self._of_link(Link(address, item.published, item.title), named)
        if feed.left_out:
            yield Skipped(source.address, Why.LEFT_OUT, f"{feed.left_out:,} more entries than are read of one feed")

    def _of_sitemap(self, data: bytes, address: str, source: Source) -> Found:
        waiting, seen = [(address, data)], {address}
        while waiting:
            at, data = waiting.pop(0)
            sitemap = parsed_sitemap(data, at)
            for link in sitemap.links:
                url = canonical(link.url)
                if not url or self._state.is_taken(url):
                    yield Skipped(
                        url or link.url, Why.KNOWN if url else Why.FAILED, "taken before" if url else "no address"
                    )
                else:
                    yield self._of_link(replace(link, url=url), source)
            if sitemap.left_out:
                yield Skipped(at, Why.LEFT_OUT, f"{sitemap.left_out:,} more addresses than are read of one sitemap")
            for further in (canonical(url) for url in sitemap.sitemaps):
                if further and further not in seen and len(seen) < MAX_SITEMAPS:
                    seen.add(further)
                    yield from self._further(further, waiting)

    def _further(self, address: str, waiting: list[tuple[str, bytes]]) -> Iterator[Skipped]:
        try:
            waiting.append((address, _plain(_ok(self._fetch.get(address), address))))
        except SourceError as fault:
            yield Skipped(address, Why.FAILED, fault.reason)

    def _of_link(self, link: Link, source: Source) -> Gathered | Skipped:
        """Fetch a page; a day that the page does not give is that of the feed or sitemap that led to it."""
        try:
            draft = _draft(_ok(self._fetch.get(link.url), link.url))
        except (SourceError, MissingExtraError) as fault:
            return Skipped(link.url, Why.FAILED, fault.reason if isinstance(fault, SourceError) else str(fault))
        if draft.published is None and link.published:
            draft = replace(draft, published=link.published, published_from="feed")
        named = replace(draft, title=draft.title or link.title, publisher=draft.publisher or link.publisher)
        return self._finished(named, source, link.url)


def _conditions(visit: Visit) -> dict[str, str]:
    told = {"If-None-Match": visit.etag, "If-Modified-Since": visit.modified}
    return {name: value for name, value in told.items() if value}


def _ok(answer: Answer, address: str) -> Answer:
    if answer.status != OK:
        raise SourceError(address, f"the server answers with status {answer.status}")
    return answer


def _plain(answer: Answer) -> bytes:
    """Return the body, that of a file packed with gzip (sitemap.xml.gz) unpacked within bounds."""
    if not answer.data.startswith(b"\x1f\x8b"):
        return answer.data
    return read_bounded(gunzipped(io.BytesIO(answer.data), answer.url), answer.url)


def _draft(answer: Answer) -> Draft:
    """Return the report in what a server answered: a page, a PDF, a Word document, a message."""
    if answer.kind in _BINARY:
        made = BYTES[_BINARY[answer.kind]](answer.data, answer.url)
        return replace(
            made, url=answer.url, retrieved=answer.retrieved, publisher=made.publisher or host_of(answer.url)
        )
    if answer.kind and answer.kind not in PAGES | {"text/plain"}:
        raise SourceError(answer.url, f"'{answer.kind[:60]}' is not read")
    return draft_of_page(Page(answer.url, answer.data, answer.retrieved, answer.charset, answer.url))


def _draft_of_item(item: Item, address: str, source: str) -> Draft:
    """Return the report that a feed carries whole."""
    fragment = paragraphs_of_fragment(item.html)
    try:
        lang = Record(text="", lang=item.lang).lang
    except ValueError:
        lang = None
    return Draft(
        source=f"{source}#{address}" if address else source,
        name="",
        text=body_of_paragraphs(fragment.paragraphs),
        title=item.title,
        published=item.published,
        published_from="feed",
        lang=lang,
        url=address or None,
        author=item.author,
        captions=fragment.captions,
    )
