"""What reports and addresses may hold: it is shown, and does nothing."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from desk_client import Client

from sayso.clock import FixedClock
from sayso.ledger import open_ledger
from sayso.report import Report
from sayso.statement import Actor, Modality, Place, Speaker, Statement
from sayso.web.app import make_app

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}"
QUOTE = f"the army {SCRIPT} entered Kidal"


def hostile_report():
    text = f"On Tuesday {QUOTE}."
    start = text.index(QUOTE)
    trigger = text.index("entered")
    place = Place(SCRIPT, SCRIPT, "city", country="ML", id="x'--", lat=18.4, lon=1.4, precision=1)
    statement = Statement(
        quote=QUOTE,
        start=start,
        end=start + len(QUOTE),
        trigger="entered",
        trigger_start=trigger,
        trigger_end=trigger + len("entered"),
        kind="capture",
        modality=Modality.OCCURRED,
        said_by=Speaker(SCRIPT, SCRIPT, cue=SCRIPT),
        actors=(Actor(SCRIPT, SCRIPT),),
        places=(place,),
        holders=(SCRIPT,),
    )
    report = Report(
        text,
        name=SCRIPT,
        title=SCRIPT,
        publisher=f"=cmd|{SCRIPT}",
        published=dt.date(2023, 11, 14),
        url="javascript:alert(1)",
        lang='en" onload="alert(3)',
    )
    return report, statement


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    clock = FixedClock(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    report, statement = hostile_report()
    with open_ledger(path, clock=clock) as ledger:
        ledger.add(report, [statement], reader="test")
    with Client(make_app(str(path), clock=clock)) as client:
        yield client


def addresses():
    report, statement = hostile_report()
    ids = [f"/report/{report.id}", f"/review/{statement.id_in(report.id)}"]
    pages = ["/", "/actors", "/changes", "/claims", "/disputes", "/due", "/incidents?all=yes", "/places", "/reports"]
    return [*ids, *pages, "/sources", "/timeline?all=yes", "/review", "/brief"]


@pytest.mark.parametrize("address", addresses())
def test_stored_markup_is_inert(hostile, address):
    answer = hostile.get(address)
    assert answer.status_code == 200, answer.text
    _is_inert(answer.text)


@pytest.mark.parametrize(
    "parameter", ["place", "actor", "text", "search", "said_by", "source", "country", "on", "cursor"]
)
@pytest.mark.parametrize("path", ["/claims", "/", "/place", "/actor", "/incidents"])
def test_reflected_markup_is_inert(hostile, path, parameter):
    answer = hostile.get(path, params={parameter: SCRIPT, "since": "2023-01-01"})
    assert answer.status_code in {200, 400, 404, 422}
    _is_inert(answer.text)


@pytest.mark.parametrize(
    "attack", ["' OR '1'='1", "'; DROP TABLE statements; --", "%' UNION SELECT 1 --", "\x00", "\ud800"]
)
@pytest.mark.parametrize("parameter", ["place", "actor", "text", "search", "said_by", "source", "country", "kind"])
def test_no_parameter_reaches_the_database_as_sql(hostile, parameter, attack):
    asked = hostile.get("/api/v1/claims", params={parameter: attack.encode("utf-8", "replace").decode()})
    assert asked.status_code in {200, 400, 422}
    assert hostile.get("/api/v1/claims").json()["total"] == 1


def test_no_cell_of_a_spreadsheet_is_a_formula(hostile):
    text = hostile.get("/sources.csv").text
    assert "'=cmd|" in text
    assert not re.search(r'(?:^|,|\n)"?=', text)


def test_a_feed_of_hostile_words_is_well_formed(hostile):
    feed = ET.fromstring(hostile.get("/claims.atom").content)  # noqa: S314 (it is our own)
    assert SCRIPT in feed.find("{*}entry/{*}title").text


def test_every_answer_carries_the_headers(hostile):
    for address in ("/", "/api/v1/claims", "/nowhere", "/static/desk.css", "/claims?on=x"):
        headers = hostile.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("host", "status"),
    [("evil.example", 421), ("", 421), ("localhost:8000", 200), ("127.0.0.1", 200), ("[::1]:8000", 200), ("[", 421)],
)
def test_a_desk_is_asked_under_names_of_this_machine_alone(hostile, host, status):
    assert hostile.get("/sources", headers={"Host": host}).status_code == status


def _is_inert(text):
    scripts = re.findall(r"<script[^>]*>", text)
    assert all(one.startswith('<script src="/static/') for one in scripts)
    assert "<img" not in text
    assert "javascript:" not in re.sub(r">[^<]*<", "><", text)
    assert "&lt;script&gt;" not in text or "<script>alert" not in text
    assert not re.search(r"<[^>]*\son(?:error|load)=", re.sub(r'"[^"]*"', '""', text))
