"""Gathering from feeds, sitemaps and pages, on a web that is a table: everything comes once."""

import datetime as dt
import json

import pytest
from made import BODY, PARAGRAPHS, dated, page

from sayso.clock import FixedClock
from sayso.gather.fetch import FakeFetch
from sayso.gather.gathered import Gathered, Skipped, gathered_to_json
from sayso.gather.gathering import Gathering, Source
from sayso.gather.state import State
from sayso.gather.watching import due_now, gather_due, watch_of
from sayso.gather.written import ReportFile

NOW = dt.datetime(2023, 11, 15, 8, tzinfo=dt.UTC)
DAY = dt.date(2023, 11, 14)
FEED = "https://a.example/feed.xml"
RSS = """<?xml version="1.0"?><rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>The Herald</title>
<item><title>Kidal</title><link>/kidal?utm_source=rss</link><pubDate>Tue, 14 Nov 2023 23:30:00 -0500</pubDate></item>
<item><title>Gao</title><link>/gao</link><pubDate>Tue, 14 Nov 2023 10:00:00 GMT</pubDate>
<c:encoded>&lt;p&gt;Rebels left Gao.&lt;/p&gt;
&lt;figure&gt;&lt;figcaption&gt;A street&lt;/figcaption&gt;&lt;/figure&gt;</c:encoded></item>
</channel></rss>"""


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def web(clock: FixedClock) -> FakeFetch:
    web = FakeFetch(clock)
    web.put(FEED, RSS, etag='"1"', content_type="application/rss+xml")
    web.put("https://a.example/kidal", page(), content_type="text/html; charset=utf-8")
    return web


def came(found: list[Gathered | Skipped]) -> list[str]:
    return [one.report.url or "" for one in found if isinstance(one, Gathered)]


def passed(found: list[Gathered | Skipped]) -> list[tuple[str, str]]:
    return [(one.source, one.why.value) for one in found if isinstance(one, Skipped)]


def test_feed_gives_pages_and_the_texts_it_carries(web: FakeFetch) -> None:
    first, second = Gathering(web, State()).gather(Source(FEED))
    assert isinstance(first, Gathered)
    assert isinstance(second, Gathered)
    assert (first.report.text, first.report.publisher, first.report.retrieved) == (BODY, "a.example", NOW)
    assert (first.report.published, first.report.published_from) == (DAY, "feed")
    assert (second.report.text, second.report.publisher, second.captions) == (
        "Rebels left Gao.",
        "The Herald",
        ("A street",),
    )


def test_second_time_nothing_comes_and_nothing_is_fetched(web: FakeFetch) -> None:
    gathering = Gathering(web, State())
    list(gathering.gather(Source(FEED)))
    before = len(web.asked)
    assert passed(list(gathering.gather(Source(FEED)))) == [(FEED, "unchanged")]
    assert web.asked[before:] == [FEED]


def test_feed_that_changed_gives_what_is_new(web: FakeFetch) -> None:
    gathering = Gathering(web, State())
    list(gathering.gather(Source(FEED)))
    web.put(FEED, RSS.replace("/gao", "/ber"), etag='"2"')
    found = list(gathering.gather(Source(FEED)))
    assert (came(found), passed(found)) == (["https://a.example/ber"], [("https://a.example/kidal", "known")])


def test_run_that_was_broken_off_is_taken_up(web: FakeFetch) -> None:
    state = State()
    broken = Gathering(web, state).gather(Source(FEED))
    next(broken)
    del broken
    assert came(list(Gathering(web, state).gather(Source(FEED)))) == [
        "https://a.example/kidal",
        "https://a.example/gao",
    ]


def test_atom_and_json_feeds(web: FakeFetch) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Fil</title><entry><title>Gao</title>'
        '<link rel="enclosure" href="/x.mp3"/><link href="/gao"/><author><name>A. T.</name></author>'
        "<published>2023-11-14T08:00:00Z</published>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Les rebelles ont quitté Gao.</p></div>'
        "</content>"
        "</entry></feed>"
    )
    items = [{"url": "/gao", "title": "Gao", "date_published": "2023-11-14T08:00:00Z", "content_text": "A < b.\n\nC."}]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": items})
    web.put("https://b.example/atom", atom)
    web.put("https://c.example/json", feed)
    found = [*Gathering(web, State()).gather_all([Source("https://b.example/atom"), Source("https://c.example/json")])]
    told = [(o.report.text, o.report.url, o.report.author, o.report.lang) for o in found if isinstance(o, Gathered)]
    assert told == [
        ("Les rebelles ont quitté Gao.", "https://b.example/gao", "A. T.", "fr"),
        ("A < b.\n\nC.", "https://c.example/gao", "", "en"),
    ]


def test_sitemaps_lead_to_sitemaps_and_pages(web: FakeFetch) -> None:
    listed = ("https://a.example/1.xml", "/gone.xml")
    index = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in listed)
    index = f"<sitemapindex>{index}</sitemapindex>"
    news = "<n:news><n:publication_date>2023-11-14</n:publication_date></n:news>"
    news = f"<urlset xmlns:n='x'><url><loc>/kidal</loc>{news}</url></urlset>"
    web.put("https://a.example/sitemap.xml", index)
    web.put("https://a.example/1.xml", news)
    found = list(Gathering(web, State()).gather(Source("https://a.example/sitemap.xml")))
    assert (came(found), passed(found)) == (["https://a.example/kidal"], [("https://a.example/gone.xml", "failed")])


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"\x89PNG", "image/png", "'image/png' is not read"),
        ("<html><body></body></html>", "text/html", "no article was found in this page: save its text, and read that"),
        (page(), "text/html", "no date of publication was found; give it with --published YYYY-MM-DD"),
    ],
)
def test_what_does_not_come_says_why(web: FakeFetch, data: bytes | str, kind: str, why: str) -> None:
    web.put("https://b.example/x", data, content_type=kind)
    (found,) = Gathering(web, State()).gather(Source("https://b.example/x"))
    assert isinstance(found, Skipped)
    assert (found.source, found.reason) == ("https://b.example/x", why)


def test_report_in_a_language_that_is_not_read_is_kept_and_said_to_be(web: FakeFetch) -> None:
    spanish = (
        "El ejército entró en la ciudad de Kidal el martes, según la junta, tras dos días de combates con los rebeldes."
    )
    web.put("https://b.example/x", page(spanish, spanish, head=dated()).replace('lang="en"', 'lang="es"'))
    (found,) = Gathering(web, State()).gather(Source("https://b.example/x"))
    assert isinstance(found, Gathered)
    row = gathered_to_json(found)
    assert (row["lang"], row["read"]) == ("es", False)


def test_line_tells_captions_credits_parts_and_entries(web: FakeFetch) -> None:
    body = (
        "BAMAKO (AFP) - Live updates on Kidal, where the army and the rebels have fought since the weekend.",
        "14:32 GMT - The army says it has entered the town.",
        "15:10 GMT - The rebels deny it.",
        "With AFP",
    )
    figure = "<figure><img src='x'><figcaption>FILE - Kidal in 2020.</figcaption></figure>"
    web.put("https://b.example/x", page(*body, *PARAGRAPHS, head=dated(), body=figure))
    (found,) = Gathering(web, State()).gather(Source("https://b.example/x", rating="B"))
    assert isinstance(found, Gathered)
    row = gathered_to_json(found)
    assert (row["captions"], row["credits"], row["rating"]) == (["FILE - Kidal in 2020."], ["AFP"], "B")
    assert [(entry["time"], entry["zone"]) for entry in row["entries"]] == [("14:32", "GMT"), ("15:10", "GMT")]
    assert "byline" in {part["role"] for part in row["parts"]}


def test_file_holds_each_report_once_and_whole_lines_only(web: FakeFetch, tmp_path) -> None:
    out = tmp_path / "reports.jsonl"
    with ReportFile(out) as file:
        for one in Gathering(web, State()).gather(Source(FEED)):
            assert isinstance(one, Gathered)
            file.write(one)
    whole = out.read_bytes()
    out.write_bytes(whole + b'{"report_id": "broken of')
    with ReportFile(out) as file:
        again = [file.write(one) for one in Gathering(web, State()).gather(Source(FEED)) if isinstance(one, Gathered)]
    assert (again, out.read_bytes()) == ([False, False], whole)


def test_watch_asks_each_source_when_it_is_due(web: FakeFetch, clock: FixedClock, tmp_path) -> None:
    config = tmp_path / "sources.toml"
    config.write_text(
        f'every = "1h"\n[[source]]\naddress = "{FEED}"\nrating = "B"\n'
        '[[source]]\naddress = "https://no.example/"\nevery = "10m"\n'
    )
    watch, state = watch_of(config), State()
    gathering = Gathering(web, state)
    for watched in due_now(watch, state, clock):
        list(gather_due(watched, gathering, state, clock))
    due = []
    for minutes in (15, 25, 61):
        clock.at = NOW + dt.timedelta(minutes=minutes)
        due.append([watched.source.address for watched in due_now(watch, state, clock)])
    assert due == [[], ["https://no.example/"], [FEED, "https://no.example/"]]
