"""The date of publication of sixty invented pages: declared in one way or several, in conflict, or missing."""

import datetime as dt
import itertools

import pytest
from made import page

from sayso.gather.webpage import draft_of_webpage

Case = tuple[str, str, dt.date | None]
RIGHT, WRONG = dt.date(2023, 11, 14), "2024-02-03"


def _ld(kind: str, day: str, more: str = "") -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "datePublished": "{day}"{more}}}</script>'


def _meta(name: str, day: str) -> str:
    return f'<meta property="{name}" content="{day}">'


def _time(day: str, mark: str) -> str:
    return f'<p><time {mark} datetime="{day}">a day</time></p>'


FORMS = ("2023-11-14", "2023-11-14T08:00:00Z", "2023-11-14T23:59:59-05:00", "20231114")
JSON_LD: list[Case] = [
    *((_ld(kind, form), "", RIGHT) for kind, form in itertools.product(("NewsArticle", "ReportageNewsArticle"), FORMS)),
    (_ld("WebSite", WRONG) + _ld("NewsArticle", "2023-11-14"), "", RIGHT),
    (_ld("NewsArticle", "2023-11-14", f', "dateModified": "{WRONG}"'), "", RIGHT),
    (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2023-11-14"}]}</script>',
        "",
        RIGHT,
    ),
    (
        '<script type="application/ld+json">[{"@type": "LiveBlogPosting", "datePublished": "2023-11-14"}]</script>',
        "",
        RIGHT,
    ),
]
META: list[Case] = [
    *((_meta(name, "2023-11-14T08:00:00Z"), "", RIGHT) for name in (
        "article:published_time", "og:article:published_time", "datePublished", "DC.date.issued",
        "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publication_date",
        "date", "dcterms.created",
    )),
    (_meta("article:published_time", "2023/11/14"), "", RIGHT),
]  # fmt: skip
TIMES: list[Case] = [
    ("", _time("2023-11-14", mark), RIGHT)
    for mark in (
        "pubdate",
        'itemprop="datePublished"',
        'class="entry-date"',
        'class="post published"',
        'class="dt-published"',
    )
]
ADDRESSES: list[Case] = [
    (f'<link rel="canonical" href="https://a.example/{path}">', "", RIGHT)
    for path in ("2023/11/14/kidal", "news/2023-11-14/kidal", "2023/11/14-kidal.html")
]
TEXTS: list[Case] = [
    ("", f"<p>{line}</p>", RIGHT)
    for line in (
        "Published 14 November 2023", "Published: November 14, 2023", "Posted on Tuesday, 14 Nov 2023 at 10:15",
        "First published on 14th November 2023", "Publication date: 2023-11-14", "Publié le 14 novembre 2023 à 18h05",
        "Mis en ligne le mardi 14 novembre 2023",
    )
]  # fmt: skip
CONFLICTS: list[Case] = [
    (_meta("article:modified_time", WRONG) + _meta("article:published_time", "2023-11-14"), "", RIGHT),
    (_meta("date", WRONG) + _ld("NewsArticle", "2023-11-14"), "", RIGHT),
    (_ld("NewsArticle", "2023-11-14"), f"<p>Updated on {WRONG}</p>", RIGHT),
    (_meta("article:published_time", "2023-11-14"), f"<p>Published: {WRONG}</p>", RIGHT),
    (_ld("NewsArticle", "2023-11-14"), _time(WRONG, 'class="published"'), RIGHT),
    ("", "<p>Published 14 November 2023</p><p>Last updated 3 February 2024</p>", RIGHT),
    ("", f"<p>Published 14 November 2023</p><p>Published {WRONG}</p>", None),
    (_meta("article:published_time", "yesterday") + _ld("NewsArticle", "2023-11-14"), "", RIGHT),
]
MISSING: list[Case] = [
    ("", "", None),
    ("", "<p>14 November 2023</p>", None),
    ("", "<p>Updated 14 November 2023</p>", None),
    ("", "<p>The treaty of 14 November 2023 was published in the gazette.</p>", None),
    ("", "<p>Published 11/4/2023</p>", None),
    (_meta("article:modified_time", "2023-11-14"), "", None),
    (_meta("date", "2023-13-41"), "", None),
    ("", '<p><time datetime="2023-11-14">a day</time></p>', None),
    ('<script type="application/ld+json">{"dateModified": "2023-11-14"}</script>', "", None),
    ("", "<p>© 2023 The Herald</p>", None),
    ('<link rel="canonical" href="https://a.example/2023/kidal">', "", None),
    ("", "<p>Published</p><p>Copyright 14 November 2023</p>", None),
]
CASES = [*JSON_LD, *META, *TIMES, *ADDRESSES, *TEXTS, *CONFLICTS, *MISSING]


@pytest.mark.parametrize(("head", "body", "expected"), CASES)
def test_date_of_publication(head: str, body: str, expected: dt.date | None) -> None:
    assert draft_of_webpage(page(head=head, body=body), "x.html").published == expected


def test_there_are_sixty() -> None:
    assert len(CASES) == 60
