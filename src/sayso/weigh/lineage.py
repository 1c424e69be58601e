"""Lineage: which reports go back to one origin, so that a wire copied fifty times counts once.

Two reports share an origin where their texts are the same, where they are near copies (MinHash finds the candidates,
the share of runs of words that they have in common decides), or where one is credited to the outlet of the other and
their texts touch. Who is quoted by whom is told of single statements: what "an official told Reuters" in another paper
is Reuters's.

Invariant: the same reports give the same origins, whatever their order; each report has one origin; the first report of
an origin is its earliest published.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import rensa

from sayso.holding import Told
from sayso.know.sources import SourceBook, source_book
from sayso.report import content_id
from sayso.weigh.credits import Credit, Credits
from sayso.weigh.names import folded_words

RUN = 5
"""Words of a run. Five words in a row are seldom alike by chance (Broder 1997 shingles web pages by ten)."""
LEAST = 15
"""Runs of the shortest report that can be a near copy."""
SHARED = 0.5
"""Share of the shorter text's runs that a near copy has in common: half of a wire, rewritten around, is a copy."""
TOUCHING = 0.12
"""Share of runs in common that suffices where one report is credited to the outlet of the other."""
WITHIN = dt.timedelta(days=14)
"""How long after its origin a near copy may appear; the same text may at any time."""
_PERMUTATIONS, _BANDS, _SEED = 126, 42, 20231114
"""Bands of three rows: two texts with a third of their runs in common are compared with a probability of 0.8, with half
of them of 0.997; two that share one run in a hundred of 0.00004."""
_COMPARED = 64
"""Candidates that one report is compared with, the earliest: what more of them say, those have said."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as lineage sees it.

    Args:
        id, name, publisher, published, text: as of the report.
    """

    id: str
    name: str
    publisher: str
    published: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why a report belongs to an origin.

    Args:
        report: its id.
        to: the id of the earlier report of the origin that it was found to be like, or "" for a credit alone.
        how: "same text", "near copy" or "credit".
        share: of the shorter text's runs of words that both have, in [0, 1].
        words: the credit, word for word, or "".
    """

    report: str
    to: str
    how: str
    share: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one.

    Args:
        id: a hash of the first report's id.
        outlet: the outlet whose words they are: the one credited, else the publisher of the first report.
        key: what is the same for all origins of that outlet; that of this origin alone where no outlet is named.
        reports: the earliest first.
        links: why each of them belongs here.
    """

    id: str
    outlet: str
    key: str
    reports: tuple[Filed, ...]
    links: tuple[Link, ...]


class Lineage:
    """The origins of some reports, and of the statements in them."""

    def __init__(self, origins: tuple[Origin, ...], book: SourceBook) -> None:
        """Index the origins by report."""
        self.origins = origins
        self._book, self._credits = book, _credits(book)
        self._of = {report.id: origin for origin in origins for report in origin.reports}

    def of(self, report_id: str) -> Origin | None:
        """Return the origin of a report, or None where it was not among those given."""
        return self._of.get(report_id)

    def source_of(self, one: Told) -> str:
        """Return what is the same for all statements that go back to one outlet.

        A statement quoted from another outlet is that outlet's; else it is its report's origin's.
        """
        quoted = self._credits.of_statement(one.statement)
        if quoted:
            return quoted.key
        origin = self._of.get(one.report_id)
        if origin:
            return origin.key
        return one.report_id if self._book.names_nobody(one.publisher) else self._book.publisher(one.publisher).key


def lineage(reports: Iterable[Filed], book: SourceBook | None = None) -> Lineage:
    """Return the origins of reports.

    Args:
        reports: any number, in any order; of two with one id the first in order of publication counts.
        book: the sources whose names are looked for in credits; those that ship with sayso if not given.
    """
    known = book or source_book()
    ordered = sorted({one.id: one for one in reports}.values(), key=lambda one: (one.published, one.id))
    credited = {one.id: credit for one in ordered if (credit := _credits(known).of_report(one.publisher, one.text))}
    links = _same(ordered)
    fresh = [one for one in ordered if one.id not in links]
    links.update(_near(fresh, credited, known))
    root = _roots(ordered, links)
    groups: dict[str, list[Filed]] = {}
    for one in ordered:
        groups.setdefault(root[one.id], []).append(one)
    return Lineage(tuple(_origin(group, links, credited, known) for group in groups.values()), known)


@functools.lru_cache(maxsize=8)
def _credits(book: SourceBook) -> Credits:
    return Credits(book)


def _same(ordered: Iterable[Filed]) -> dict[str, Link]:
    """Return a link for each report whose words another published before."""
    first: dict[str, str] = {}
    links = {}
    for one in ordered:
        words = folded_words(one.text)
        before = first.setdefault(words, one.id)
        if before != one.id and words:
            links[one.id] = Link(one.id, before, "same text", 1.0)
    return links


def _near(fresh: list[Filed], credited: Mapping[str, Credit], book: SourceBook) -> dict[str, Link]:
    """Return a link for each report that is a near copy of an earlier one, or is credited to its outlet."""
    index = rensa.RMinHashLSH(threshold=SHARED, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    of_outlet: dict[str, list[int]] = {}
    runs: list[frozenset[str]] = []
    links = {}
    for number, one in enumerate(fresh):
        own = _runs(one.text)
        runs.append(own)
        if len(own) < LEAST:
            continue
        sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(own))
        outlets = {book.publisher(one.publisher).key} | ({credited[one.id].outlet.key} if one.id in credited else set())
        # A credited report may share a sentence only, which the sketches do not find.
        of_one_outlet = {at for outlet in outlets for at in of_outlet.get(outlet, [])[-_COMPARED:]}
        for at in sorted({*sorted(index.query(sketch))[:_COMPARED], *of_one_outlet}):
            link = _link(one, fresh[at], (own, runs[at]), _credit_between(one, fresh[at], credited, book))
            if link:
                links[one.id] = link
                break
        index.insert(number, sketch)
        for outlet in outlets - {""}:
            of_outlet.setdefault(outlet, []).append(number)
    return links


def _link(one: Filed, other: Filed, runs: tuple[frozenset[str], frozenset[str]], credit: Credit | None) -> Link | None:
    share = len(runs[0] & runs[1]) / min(len(runs[0]), len(runs[1]))
    if one.published - other.published > WITHIN or share < (TOUCHING if credit else SHARED):
        return None
    how = "near copy" if share >= SHARED else "credit"
    return Link(one.id, other.id, how, round(share, 3), credit.words if credit else "")


def _credit_between(one: Filed, other: Filed, credited: Mapping[str, Credit], book: SourceBook) -> Credit | None:
    """Return the credit of one of two reports to the outlet of the other, or to one that both name."""
    ours, theirs = credited.get(one.id), credited.get(other.id)
    if ours and (theirs.outlet.key if theirs else book.publisher(other.publisher).key) == ours.outlet.key:
        return ours
    return theirs if theirs and book.publisher(one.publisher).key == theirs.outlet.key else None


def _roots(ordered: Iterable[Filed], links: Mapping[str, Link]) -> dict[str, str]:
    """Return for each report the first of its origin; links lead to earlier reports only."""
    root: dict[str, str] = {}
    for one in ordered:
        link = links.get(one.id)
        root[one.id] = root[link.to] if link else one.id
    return root


def _origin(group: list[Filed], links: Mapping[str, Link], credited: Mapping[str, Credit], book: SourceBook) -> Origin:
    first = group[0]
    credit = next((credited[one.id] for one in group if one.id in credited and credited[one.id].whole), None)
    outlet = credit.outlet if credit else book.publisher(first.publisher)
    id = content_id("origin", first.id)
    why = [links[one.id] for one in group if one.id in links]
    alone = [
        Link(one.id, "", "credit", 0.0, credited[one.id].words)
        for one in group
        if one.id in credited and one.id not in links
    ]
    unnamed = credit is None and book.names_nobody(first.publisher)
    return Origin(id, outlet.name or first.name, id if unnamed else outlet.key, tuple(group), (*why, *alone))


def _runs(text: str) -> frozenset[str]:
    words = folded_words(text).split()
    return frozenset(" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
