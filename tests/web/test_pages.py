"""The pages: each answers, has its landmarks, and leads from each fact to its words."""

import html
import re
from xml.etree import ElementTree as ET

import pytest
from desk_client import Client

from sayso.ledger import open_ledger
from sayso.web.app import make_app

PAGES = (
    "/", "/actor?actor=MINUSMA", "/actors", "/changes", "/claims", "/disputes", "/due", "/incidents",
    "/place?place=Kidal&place_kind=city", "/places", "/reports", "/sources", "/timeline",
)  # fmt: skip
LINK_TO_WORDS = re.compile(r'href="(/report/[0-9a-f]{16})[^"#]*#(s-[0-9a-f]{16})"')


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_its_landmarks_and_nothing_inline(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    for part in ('<html lang="en">', '<main id="main"', "<nav ", 'class="skip"', "<h1>"):
        assert answer.text.count(part) == 1, part
    assert not re.search(r"<script(?! src=\"/static/)|<style|\sstyle=|\son\w+=", answer.text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.text), "nothing comes from another machine"


@pytest.mark.parametrize("address", PAGES)
def test_a_table_has_a_caption_and_heads(client, address):
    text = client.get(address).text
    assert text.count("<table>") == text.count("<caption>")
    for row in re.findall(r"<thead>(.*?)</thead>", text, re.DOTALL):
        assert row.count("<th ") == row.count('scope="col"') > 0


@pytest.mark.parametrize(
    "address",
    ["/", "/changes", "/claims", "/disputes", "/due?all=yes", "/incidents", "/place?place=Kidal", "/timeline"],
)
def test_facts_lead_to_their_words(client, address):
    found = LINK_TO_WORDS.findall(client.get(address).text)
    assert found
    report, anchor = found[0]
    assert f'id="{anchor}"' in client.get(report).text


def test_a_report_shows_its_text_with_each_statement_in_place(client, json_of):
    id = json_of("/api/v1/reports?limit=1")["items"][0]["id"]
    whole = json_of(f"/api/v1/reports/{id}")
    article = re.search(r"<article.*?</article>", client.get(f"/report/{id}").text, re.DOTALL)[0]
    plain = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<a .*?</a>", "", article)))
    assert re.sub(r"\s+", " ", plain).strip() == re.sub(r"\s+", " ", whole["report"]["body"]).strip()
    assert article.count('class="note-number"') == len(whole["statements"])


def test_the_map_tells_held_claimed_and_contested_apart(client):
    text = client.get("/?on=2023-11-15").text
    marks = re.findall(r'<a class="mark".*?</a>', text, re.DOTALL)
    kinds = {kind: [mark for mark in marks if f": {kind}" in mark] for kind in ("held", "claimed", "contested")}
    assert all("holder-" in mark and "ring" not in mark and "hatch" not in mark for mark in kinds["held"])
    assert all("ring" in mark for mark in kinds["claimed"])
    assert all("hatch" in mark for mark in kinds["contested"])
    assert kinds["held"]


def test_both_dates_move_the_picture_and_stay_in_every_link(client):
    text = client.get("/?on=2023-11-15&known=2023-11-13").text
    navigation = re.search(r"<nav.*?</nav>", text, re.DOTALL)[0]
    links = re.findall(r'href="([^"]+)"', navigation)
    assert links
    assert all("on=2023-11-15" in link and "known=2023-11-13" in link for link in links)
    assert text != client.get("/?on=2023-11-15").text


@pytest.mark.parametrize("name", ["picture", "timeline", "claims", "incidents", "disputes", "due", "places"])
def test_a_table_can_be_had_as_files(client, name):
    csv, json, geojson = (client.get(f"/{name}.{suffix}") for suffix in ("csv", "json", "geojson"))
    assert csv.headers["Content-Type"].startswith("text/csv")
    assert csv.text.count("\r\n") > 1
    assert json.json()
    shape = geojson.json()
    assert shape["type"] == "FeatureCollection"
    assert all(one["geometry"]["type"] == "Point" for one in shape["features"])
    assert shape["features"] or name == "due", "what is due has no place of its own"


@pytest.mark.parametrize("name", ["changes", "claims", "disputes", "due", "incidents", "picture", "timeline"])
def test_a_filter_can_be_followed_as_a_feed(client, name):
    answer = client.get(f"/{name}.atom?since=2023-11-01")
    assert answer.headers["Content-Type"] == "application/atom+xml"
    feed = ET.fromstring(answer.content)  # noqa: S314 (it is our own)
    links = [one.get("href") for one in feed.findall("{*}entry/{*}link")]
    assert links
    report, anchor = links[0].removeprefix("http://localhost").split("#")
    assert f'id="{anchor}"' in client.get(report).text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere", 404), ("/report/none", 404), ("/place?place=Atlantis", 404), ("/place", 404), ("/actor", 404),
        ("/actor?actor=Nobody+At+All", 404), ("/claims?on=never", 400), ("/claims.exe", 404), ("/rain.csv", 404),
        ("/statement/none", 404), ("/static/../app.py", 404), ("/static/%2e%2e/app.py", 404),
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert "make_app" not in answer.text


def test_an_empty_ledger_has_empty_pages(tmp_path):
    path = tmp_path / "empty.db"
    open_ledger(path).close()
    with Client(make_app(str(path))) as client:
        for address in (
            "/",
            "/timeline",
            "/claims",
            "/incidents",
            "/disputes",
            "/due",
            "/changes",
            "/actors",
            "/sources",
        ):
            assert client.get(address).status_code == 200, address
