"""Politeness: robots.txt, pauses, patience; on a web that is a table, with time that goes by at once."""

import datetime as dt

import pytest

from sayso.clock import FixedClock
from sayso.errors import SourceError
from sayso.gather.fetch import FakeFetch, FakeWaiter, PoliteFetch

pytest.importorskip("protego")
NOW = FixedClock(dt.datetime(2023, 11, 15, 8, tzinfo=dt.UTC))


@pytest.fixture
def web() -> FakeFetch:
    web = FakeFetch(NOW)
    for path in ("a", "b", "private/c"):
        web.put(f"https://a.example/{path}", path)
    return web


def polite(web: FakeFetch, waiter: FakeWaiter | None = None) -> PoliteFetch:
    return PoliteFetch(web, agent="sayso/0.1 (desk@a.example)", waiter=waiter or FakeWaiter())


def reason(fetch: PoliteFetch, address: str) -> str:
    with pytest.raises(SourceError) as caught:
        fetch.get(address)
    return caught.value.reason


def test_robots_are_asked_once_and_obeyed(web: FakeFetch) -> None:
    web.put("https://a.example/robots.txt", "User-agent: sayso\nDisallow: /private/\n\nUser-agent: *\nDisallow: /\n")
    fetch = polite(web)
    assert fetch.get("https://a.example/a").data == b"a"
    assert reason(fetch, "https://a.example/private/c") == "not asked: the site's robots.txt does not allow it"
    assert web.asked == ["https://a.example/robots.txt", "https://a.example/a"]


def test_site_whose_rules_cannot_be_had_is_left_alone(web: FakeFetch) -> None:
    web.put("https://a.example/robots.txt", "", status=503)
    assert reason(polite(web), "https://a.example/a") == "not asked: its robots.txt cannot be had: status 503"


def test_site_without_rules_allows_all(web: FakeFetch) -> None:
    assert polite(web).get("https://a.example/private/c").status == 200


@pytest.mark.parametrize(("robots", "pause"), [("", 1.0), ("User-agent: *\nCrawl-delay: 7\n", 7.0)])
def test_there_is_a_pause_between_two_requests_to_a_host(web: FakeFetch, robots: str, pause: float) -> None:
    web.put("https://a.example/robots.txt", robots)
    waiter = FakeWaiter()
    fetch = polite(web, waiter)
    fetch.get("https://a.example/a")
    fetch.get("https://a.example/b")
    assert waiter.waits == [pause]


def test_other_hosts_need_not_wait(web: FakeFetch) -> None:
    web.put("https://b.example/", "b")
    waiter = FakeWaiter()
    fetch = polite(web, waiter)
    fetch.get("https://a.example/a")
    fetch.get("https://b.example/")
    assert waiter.waits == []


def test_busy_server_is_asked_later_and_later(web: FakeFetch) -> None:
    web.put("https://a.example/a", "", status=429)
    waiter = FakeWaiter()
    assert reason(polite(web, waiter), "https://a.example/a") == "the server has too much to do (status 429), 3 times"
    assert waiter.waits == [5.0, 10.0]


def test_server_says_how_long_to_wait(web: FakeFetch) -> None:
    web.put("https://a.example/a", "", status=503, retry_after="30")
    waiter = FakeWaiter()
    reason(polite(web, waiter), "https://a.example/a")
    assert waiter.waits == [30.0, 30.0]


def test_server_that_wants_an_hour_is_left_alone_for_this_run(web: FakeFetch) -> None:
    web.put("https://a.example/a", "", status=503, retry_after="Wed, 15 Nov 2023 09:00:00 GMT")
    fetch = polite(web)
    assert reason(fetch, "https://a.example/a") == "the host asks for 3600 seconds of patience (status 503)"
    assert reason(fetch, "https://a.example/b").startswith("not asked: the host asks for 3600 seconds")


def test_host_that_fails_again_and_again_is_left_alone(web: FakeFetch) -> None:
    fetch = polite(web)
    reasons = [reason(fetch, f"https://a.example/missing/{number}") for number in range(6)]
    assert reasons[4] == "cannot be fetched: no such host"
    assert reasons[5] == "not asked: the host failed 5 times in a row"
