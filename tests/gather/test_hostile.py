"""Bombs and rubbish: each is refused with a reason, in bounded time and memory."""

import datetime as dt
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import page, warc, word

from sayso.errors import SourceError
from sayso.gather import read_source
from sayso.gather.feed import parsed_feed
from sayso.gather.sitemap import MAX_LINKS, parsed_sitemap
from sayso.gather.unpacked import MAX_RATIO
from sayso.gather.xml import xml_root
from sayso.report import Report

DAY = dt.date(2023, 11, 14)
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss><channel><title>&c;</title></channel></rss>"
)
OUTSIDE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'


def reasons(path: Path) -> list[str]:
    return [item.reason for item in read_source(path, published=DAY) if isinstance(item, SourceError)]


@pytest.mark.parametrize("data", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")])
def test_entities_are_refused(data: bytes) -> None:
    for parse in (lambda: xml_root(data, "x"), lambda: parsed_feed(data, "x"), lambda: parsed_sitemap(data, "x")):
        with pytest.raises(SourceError, match=r"entities|malformed|no feed|no sitemap"):
            parse()


def test_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "' + b"a" * 100_000_000))
    assert any(f"more than {MAX_RATIO} times its size" in reason or "MB" in reason for reason in reasons(path))


def test_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    (tmp_path / "a.docx").write_bytes(packed.getvalue())
    assert reasons(tmp_path / "a.docx") == ["'word/document.xml' in the archive has more than 50,000,000 bytes"]


def test_word_document_with_entities_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", BOMB)
    (tmp_path / "a.docx").write_bytes(packed.getvalue())
    assert reasons(tmp_path / "a.docx") == ["it declares XML entities, which are not expanded: save it without them"]


def test_record_that_says_it_has_ten_gigabytes_ends_its_archive(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    whole = gzip.decompress(warc(("https://a.example/", b"x")))
    length = next(line for line in whole.splitlines() if line.startswith(b"Content-Length"))
    (tmp_path / "a.warc").write_bytes(whole.replace(length, b"Content-Length: 10000000000", 1))
    # Said of the page: the ten gigabytes less the head of the answer.
    assert any("a record of 9,999,999,9" in reason for reason in reasons(tmp_path / "a.warc"))


def test_page_in_an_archive_that_unpacks_to_too_much_is_passed_over(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    big = warc(("https://a.example/", b"<p>" + b"a" * 11_000_000), ("https://b.example/", page().encode()))
    (tmp_path / "a.warc.gz").write_bytes(big)
    items = list(read_source(tmp_path / "a.warc.gz", published=DAY))
    assert [item.reason if isinstance(item, SourceError) else item.url for item in items] == [
        "a page of more than 10 MB",
        "https://b.example/",
    ]


def test_million_links_are_cut_and_counted() -> None:
    links = b"".join(b"<url><loc>/%d</loc></url>" % number for number in range(60_000))
    found = parsed_sitemap(b"<urlset>" + links + b"</urlset>", "https://a.example/sitemap.xml")
    assert (len(found.links), found.left_out) == (MAX_LINKS, 60_000 - MAX_LINKS)


def test_deeply_nested_message_is_refused(tmp_path: Path) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number) for number in range(5_000)
    )
    (tmp_path / "a.eml").write_bytes(b"From: a@b.example\nSubject: x\n" + nested)
    assert reasons(tmp_path / "a.eml") == ["a message of more than 20 MB or 200 parts"]


CORPUS = {
    ".csv": b'text,date\n"The army left.",2023-11-14\n',
    ".eml": b"From: a@b.example\nSubject: x\nDate: Tue, 14 Nov 2023 08:00:00 +0000\n\nThe army left.\n",
    ".mbox": b"From a\nFrom: a@b.example\nSubject: x\n\nThe army left.\n",
    ".docx": word("The army left."),
    ".txt.gz": gzip.compress(b"The army left.", mtime=0),
    ".html": page().encode(),
}


@pytest.mark.parametrize("ending", sorted(CORPUS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_files_give_reports_or_reasons(tmp_path: Path, ending: str, data: st.DataObject) -> None:
    whole = CORPUS[ending]
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 20))
    put = data.draw(st.binary(max_size=12))
    path = tmp_path / f"a{ending}"
    path.write_bytes(whole[:at] + put + whole[at + cut :])
    assert all(isinstance(item, Report | SourceError) for item in read_source(path, published=DAY))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_feeds_and_sitemaps_are_parsed_or_refused(data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from(
            [
                b"<rss><channel><title>H</title><item><link>/a</link></item></channel></rss>",
                b'<feed xmlns="x"><entry><link href="/a"/><content>x</content></entry></feed>',
                b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a", "content_text": "x"}]}',
                b"<urlset><url><loc>/a</loc></url></urlset>",
            ]
        )
    )
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=9)) + whole[at + data.draw(st.integers(0, 9)) :]
    for parse in (parsed_feed, parsed_sitemap):
        try:
            parse(damaged, "https://a.example/")
        except SourceError:
            continue


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_archives_give_reports_or_reasons(tmp_path: Path, data: st.DataObject) -> None:
    pytest.importorskip("fastwarc")
    whole = warc(("https://a.example/", b"<p>The army left.</p>"))
    at = data.draw(st.integers(0, len(whole)))
    (tmp_path / "a.warc.gz").write_bytes(whole[:at] + data.draw(st.binary(max_size=9)) + whole[at + 3 :])
    assert all(isinstance(item, Report | SourceError) for item in read_source(tmp_path / "a.warc.gz", published=DAY))
