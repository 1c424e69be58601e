import datetime as dt

import pytest

from sayso.errors import SourceError
from sayso.gather.webpage import draft_of_webpage

PARAGRAPHS = (
    "BAMAKO &mdash; Mali's army on Tuesday said it had entered the northern town of Kidal, a rebel stronghold.",
    '"The army took up position in the town," the general staff said in a statement on <b>social media</b>.',
    "Violence has escalated in the north since August, with the military, rebels and jihadists vying for control.",
)
LIST = "<ul><li>The rebels left the camp on Monday without a fight at all.</li></ul>"


def page(head: str = "", body: str = "", attributes: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html{attributes}><head><title>Army enters Kidal</title>{head}</head><body>"
        '<nav><a href="/">Home</a></nav><article><h1>Army enters Kidal</h1><figure><figcaption>FILE - Kidal in 2020.'
        f"</figcaption></figure>{text}{LIST}</article>{body}"
        "<footer>Copyright 2025. Updated 3 March 2025</footer></body></html>"
    )


def test_article_is_read_without_what_stands_around_it() -> None:
    draft = draft_of_webpage(page(), "kidal.html")
    assert draft.title == "Army enters Kidal"
    assert draft.text.split("\n\n") == [
        "BAMAKO — Mali's army on Tuesday said it had entered the northern town of Kidal, a rebel stronghold.",
        '"The army took up position in the town," the general staff said in a statement on social media.',
        "Violence has escalated in the north since August, with the military, rebels and jihadists vying for control.",
        "The rebels left the camp on Monday without a fight at all.",
    ]


def test_publisher_address_and_language_are_the_page_s_own() -> None:
    head = '<meta property="og:site_name" content="The Herald"><link rel="canonical" href="https://example.org/kidal">'
    draft = draft_of_webpage(page(head, attributes=' lang="en-GB"'), "kidal.html")
    assert (draft.publisher, draft.url, draft.lang) == ("The Herald", "https://example.org/kidal", "en")


@pytest.mark.parametrize(
    ("head", "body", "how"),
    [
        ('<meta property="article:published_time" content="2023-11-14T23:30:00-05:00">', "", "meta"),
        ('<meta name="DC.date.issued" content="2023-11-14">', "", "meta"),
        ('<meta itemprop="datePublished" content="20231114">', "", "meta"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-11-14T08:00Z"}]}</script>',
            "",
            "json-ld",
        ),
        ("", '<time itemprop="datePublished" datetime="2023-11-14">last week</time>', "time"),
        ("", '<time class="entry-date published" datetime="2023-11-14T10:00:00">x</time>', "time"),
        ('<link rel="canonical" href="https://example.org/2023/11/14/kidal">', "", "address"),
        ("", "<p>Published on 14 November 2023</p>", "text"),
        ("", "<span>First published: <b>Tuesday, Nov. 14, 2023</b></span>", "text"),
        ("", "<p>Publié le mardi 14 novembre 2023 à 18h05</p>", "text"),
    ],
)
def test_date_is_what_the_page_declares(head: str, body: str, how: str) -> None:
    draft = draft_of_webpage(page(head, body), "kidal.html")
    assert (draft.published, draft.published_from) == (dt.date(2023, 11, 14), how)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<meta property="article:modified_time" content="2023-11-14">', ""),
        ('<meta name="date" content="yesterday">', ""),
        ('<meta name="date" content="2023-13-41">', ""),
        ("", "<p>14 November 2023</p>"),
        ("", "<p>Updated on 14 November 2023</p>"),
        ("", "<p>Published on 4/11/2023</p>"),
        ("", "<p>Published on 14 November 2023</p><p>Published: 12 November 2023</p>"),
        ("", '<time datetime="2023-11-14">14 November 2023</time>'),
        ('<script type="application/ld+json">{"datePublished": </script>', ""),
    ],
)
def test_date_is_never_guessed(head: str, body: str) -> None:
    assert draft_of_webpage(page(head, body), "kidal.html").published is None


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<div>" * 1000, "no page at all"])
def test_page_without_an_article_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="no article was found in this page"):
        draft_of_webpage(text, "kidal.html")


@pytest.mark.parametrize("attributes", ["", ' lang=""', ' lang="klingon"', " lang"])
def test_language_that_the_page_does_not_name_is_left_open(attributes: str) -> None:
    assert draft_of_webpage(page(attributes=attributes), "kidal.html").lang is None


def test_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(SourceError, match="60,000 tags"):
        draft_of_webpage("<p>x</p>" * 40_000, "kidal.html")
