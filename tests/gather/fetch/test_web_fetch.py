"""Fetching from real servers on loopback: what is dangerous is not fetched, and nothing hangs."""

import datetime as dt
import gzip
import threading
import zlib

import pytest

from sayso.clock import FixedClock
from sayso.errors import SourceError
from sayso.gather.fetch import Limits, WebFetch

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
NOW = dt.datetime(2023, 11, 15, 8, tzinfo=dt.UTC)


def fetch(**options: object) -> WebFetch:
    return WebFetch(private=True, clock=FixedClock(NOW), **options)  # type: ignore[arg-type]


def reason(address: str, fetching: WebFetch) -> str:
    with pytest.raises(SourceError) as caught:
        fetching.get(address)
    return caught.value.reason


def test_page_comes_with_its_headers_and_time(serve) -> None:
    address = serve(lambda path, _: (200, {"Content-Type": "text/html; charset=KOI8-R", "ETag": '"1"'}, path.encode()))
    answer = fetch().get(f"{address}/a?b=1")
    assert (answer.status, answer.data, answer.kind, answer.charset) == (200, b"/a?b=1", "text/html", "koi8-r")
    assert (answer.headers["etag"], answer.retrieved) == ('"1"', NOW)


def test_servers_are_told_who_asks(serve) -> None:
    address = serve(lambda _, told: (200, {}, told["user-agent"].encode()))
    assert fetch(agent="sayso/0.1 (desk@a.example)").get(f"{address}/").data == b"sayso/0.1 (desk@a.example)"


@pytest.mark.parametrize("packed", ["gzip", "deflate"])
def test_packed_page_is_unpacked(serve, packed: str) -> None:
    body = gzip.compress(b"text") if packed == "gzip" else zlib.compress(b"text")
    address = serve(lambda *_: (200, {"Content-Encoding": packed}, body))
    assert fetch().get(f"{address}/").data == b"text"


def test_bomb_is_not_unpacked(serve) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    address = serve(lambda *_: (200, {"Content-Encoding": "gzip"}, bomb))
    assert reason(f"{address}/", fetch(limits=Limits(size=2_000_000))) == "larger than 2 MB"


def test_page_that_is_too_large_is_not_read_to_its_end(serve) -> None:
    address = serve(lambda *_: (200, {}, b"a" * 3_000_000))
    assert reason(f"{address}/", fetch(limits=Limits(size=1_000_000))) == "larger than 1 MB"


def test_redirects_are_followed(serve) -> None:
    address = serve(lambda path, _: (302, {"Location": "/b"}, b"") if path == "/a" else (200, {}, b"here"))
    answer = fetch().get(f"{address}/a")
    assert (answer.url, answer.data) == (f"{address}/b", b"here")


def test_ring_of_redirects_ends(serve) -> None:
    address = serve(lambda *_: (301, {"Location": "/a"}, b""))
    assert reason(f"{address}/a", fetch()) == "redirected more than 5 times"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)"])
def test_redirect_to_what_is_no_web_is_refused(serve, target: str) -> None:
    address = serve(lambda *_: (302, {"Location": target}, b""))
    assert "which is no address of the web" in reason(f"{address}/a", fetch())


def test_loopback_is_refused_unless_allowed(serve) -> None:
    asked: list[str] = []
    address = serve(lambda path, _: (asked.append(path), (200, {}, b""))[1])
    assert "127.0.0.1, which is not on the public internet" in reason(f"{address}/", WebFetch())
    assert asked == []


@pytest.mark.parametrize("inside", ["169.254.169.254", "10.0.0.5", "::1", "100.64.0.1"])
def test_redirect_to_a_private_address_is_refused(serve, inside: str) -> None:
    """The first host passes for a public one by what its name resolves to; the second does not."""
    address = serve(lambda *_: (302, {"Location": "http://inside.example/secret"}, b""))
    port = int(address.rpartition(":")[2])

    def resolve(host: str, asked: int) -> list[str]:
        return [inside] if host == "inside.example" else ["127.0.0.1"]

    fetching = WebFetch(private=False, resolve=resolve)
    assert "is not on the public internet" in reason(f"http://first.example:{port}/", fetching)


def test_name_that_resolves_differently_the_second_time_gains_nothing(serve) -> None:
    address = serve(lambda *_: (200, {}, b"inside"))
    answers = iter([["93.184.216.34", "127.0.0.1"], ["127.0.0.1"]])
    fetching = WebFetch(resolve=lambda *_: next(answers))
    assert "127.0.0.1, which is not on the public internet" in reason(
        f"{address.replace('127.0.0.1', 'a.example')}/", fetching
    )


def test_connection_goes_to_the_address_that_was_checked(serve) -> None:
    address = serve(lambda _, told: (200, {}, told["host"].encode()))
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    named = address.replace("127.0.0.1", "a.example")
    assert fetch(resolve=resolve).get(f"{named}/").data == named.removeprefix("http://").encode()
    assert asked == ["a.example"]


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"],
)
def test_slow_server_is_given_up(drip, first: bytes) -> None:
    assert reason(drip(first), fetch(limits=Limits(seconds=0.4))) == "no whole answer within 0.4 seconds"


@pytest.mark.parametrize("first", [b"\x00\x01rubbish\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_server_that_speaks_no_http_is_an_error(drip, first: bytes) -> None:
    assert reason(drip(first), fetch(limits=Limits(seconds=2)))


def test_no_thread_outlives_its_request(serve) -> None:
    address = serve(lambda *_: (200, {}, b"x"))
    fetch().get(f"{address}/")
    assert [
        thread
        for thread in threading.enumerate()
        if isinstance(thread, threading.Timer) and not thread.finished.is_set()
    ] == []


def test_host_without_an_address_is_an_error() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    assert (
        reason("http://nowhere.example/", WebFetch(resolve=resolve))
        == "the host nowhere.example has no address: no such host"
    )
