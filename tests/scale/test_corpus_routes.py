"""The annotated corpus gives the same texts, and so the same statements, whichever way its reports come."""

import json
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from scale_made import archive, page_of

from sayso.gather import read_source
from sayso.gather.feed import parsed_feed
from sayso.gather.fragment import paragraphs_of_fragment
from sayso.gather.normal import body_of_paragraphs
from sayso.report import Report

EVERY = 9
"""Reports of the corpus of which one is taken."""

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def reports(shared: Path) -> list[Report]:
    found = [item for item in read_source(shared / "corpus") if isinstance(item, Report)][::EVERY]
    assert len(found) > 90
    return found


def texts(path: Path) -> list[str]:
    return [item.text if isinstance(item, Report) else str(item) for item in read_source(path, undated=True)]


def test_json_lines(reports: list[Report], tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("".join(json.dumps({"text": report.text}) + "\n" for report in reports))
    assert texts(path) == [report.text for report in reports]


def test_pages(reports: list[Report], tmp_path: Path) -> None:
    for report in reports:
        (tmp_path / f"{report.name}.html").write_text(page_of(report))
    found = {report.name: texts(tmp_path / f"{report.name}.html") for report in reports}
    assert [name for name, text in found.items() if text != [next(r.text for r in reports if r.name == name)]] == []


def test_web_archive(reports: list[Report], tmp_path: Path) -> None:
    (tmp_path / "all.warc.gz").write_bytes(archive(reports))
    found = texts(tmp_path / "all.warc.gz")
    assert [report.name for report, text in zip(reports, found, strict=True) if report.text != text] == []


def test_feed(reports: list[Report]) -> None:
    bodies = ("".join(f"<p>{escape(part)}</p>" for part in report.text.split("\n\n")) for report in reports)
    items = "".join(f"<item><link>/{n}</link><encoded>{escape(body)}</encoded></item>" for n, body in enumerate(bodies))
    feed = parsed_feed(f"<rss><channel><title>H</title>{items}</channel></rss>".encode(), "https://a.example/feed")
    found = [body_of_paragraphs(paragraphs_of_fragment(item.html).paragraphs) for item in feed.items]
    assert found == [report.text for report in reports]
