"""Alerts: what each rule finds, and that it reaches a real server once, also after failures and restarts."""

import datetime as dt
import hashlib
import hmac
import json
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ledger_factory import NOON, fresh, report, say
from small_ledger import KIDAL_TOWN, REBELS, small

from sayso.alerts import Alert, Rules, State, deliver, find, look, read_rules, rehearse
from sayso.clock import FixedClock
from sayso.errors import LedgerError, UsageError
from sayso.interval import Interval
from sayso.ledger import Ledger
from sayso.report import Report
from sayso.statement import Statement, When

ON = dt.date(2023, 11, 16)
CLOCK = FixedClock(NOON)
BACK = report(
    "The rebels retook Kidal on Saturday.", "2023-11-19", name="back", url="https://dune.example/back", publisher="Dune"
)
RETOOK = say(
    BACK,
    "The rebels retook Kidal on Saturday",
    "retook",
    actors=(REBELS,),
    places=(KIDAL_TOWN,),
    when=When("on Saturday", Interval.day(dt.date(2023, 11, 18)), "day"),
    holders=("Permanent Strategic Framework",),
)


def rules(*parts: dict[str, object], to: tuple[dict[str, object], ...] = ()) -> Rules:
    return Rules.model_validate({"rule": parts, "to": to})


HANDS = {"name": "Kidal", "when": "changes hands", "place": "Kidal"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with small(tmp_path) as opened:
        yield opened


def titles(ledger: Ledger, rule: dict[str, object], on: dt.date = ON) -> list[str]:
    return [one.title for one in find(rules(rule), ledger.as_of(), on, {}).alerts]


@pytest.mark.parametrize(
    ("rule", "on", "found"),
    [
        ({"when": "deadline", "days": [30, 7]}, dt.date(2023, 11, 16), []),
        ({"when": "deadline", "days": [30, 7]}, dt.date(2023, 12, 20),
         ["Due in 11 days, on 2023-12-31: withdrawal, MINUSMA"]),
        ({"when": "deadline", "actor": "MINUSMA"}, dt.date(2023, 12, 30),
         ["Due in 1 days, on 2023-12-31: withdrawal, MINUSMA"]),
        ({"when": "deadline", "actor": "JNIM"}, dt.date(2023, 12, 30), []),
        ({"when": "deadline"}, dt.date(2024, 1, 1), ["Passed on 2023-12-31, lapsed: withdrawal, MINUSMA"]),
        ({"when": "near", "place": "Timbuktu", "km": 60, "kinds": ["attack_on_civilians"]}, ON,
         ["attack on civilians at Ber, 2023-11-13: within 60 km of Timbuktu"]),
        ({"when": "near", "lat": 16.8, "lon": -2.5, "km": 10}, ON,
         ["attack on civilians at Ber, 2023-11-13: within 10 km of the point"]),
        ({"when": "near", "place": "Timbuktu", "km": 10, "kinds": ["attack_on_civilians"]}, ON, []),
        ({"when": "says", "actor": "jnim", "source": "halyard wire"}, ON, ["halyard wire says something of jnim"]),
        ({"when": "says", "actor": "jnim", "source": "Dune Radio"}, ON, []),
    ],
)  # fmt: skip
def test_rule_finds(ledger: Ledger, rule: dict[str, object], on: dt.date, found: list[str]) -> None:
    assert titles(ledger, {"name": "r", **rule}, on) == found


def test_dispute_is_found_once_with_both_sides(ledger: Ledger) -> None:
    ledger.add(*_denial(), reader="rules")
    (one,) = find(rules({"name": "d", "when": "dispute", "place": "Ber"}), ledger.as_of(), ON, {}).alerts
    assert "Ber" in one.title
    assert {word["quote"] for word in one.words} == {
        "At least 12 villagers were killed in Ber on Monday",
        "No villagers were killed in Ber on Monday",
    }


def _denial() -> tuple[Report, list[Statement]]:
    from small_ledger import KILLED  # noqa: PLC0415

    from sayso.statement import Modality  # noqa: PLC0415

    text = report("No villagers were killed in Ber on Monday, the army said.", "2023-11-15", publisher="Sahel Daily")
    said = say(
        text, "No villagers were killed in Ber on Monday", "killed", "attack_on_civilians", modality=Modality.DENIED,
        targets=KILLED.targets, places=KILLED.places, when=KILLED.when,
    )  # fmt: skip
    return text, [said]


def test_place_that_changes_hands_is_told_with_its_words(ledger: Ledger) -> None:
    with State(":memory:") as state:
        assert look(rules(HANDS), ledger.as_of(), ON, state, CLOCK) == []
        ledger.add(BACK, [RETOOK], reader="rules")
        (one,) = look(rules(HANDS), ledger.as_of(), dt.date(2023, 11, 19), state, CLOCK)
        assert "Kidal: " in one.title
        assert one.title.endswith("was contested")
        assert ("The rebels retook Kidal on Saturday", BACK.url) in {(word["quote"], word["url"]) for word in one.words}
        assert look(rules(HANDS), ledger.as_of(), dt.date(2023, 11, 19), state, CLOCK) == []


def test_rehearsal_tells_each_day_what_was_known_then(ledger: Ledger) -> None:
    ledger.add(BACK, [RETOOK], reader="rules")
    days = [dt.date(2023, 11, 14) + dt.timedelta(days=number) for number in range(7)]
    made = rehearse(rules(HANDS), lambda day: ledger.as_of(known=day), days)
    assert [str(day) for day, _ in made] == ["2023-11-15", "2023-11-19"]


NEWS = {"name": "news", "when": "says", "actor": "Permanent Strategic Framework"}


def one_new(ledger: Ledger, state: State, *to: dict[str, object]) -> Rules:
    """Rules with one new alert that waits for the targets."""
    made = rules(NEWS, to=to)
    look(made, ledger.as_of(), ON, state, CLOCK)
    ledger.add(BACK, [RETOOK], reader="rules")
    assert len(look(made, ledger.as_of(), ON, state, CLOCK)) == 1
    return made


class Inbox(HTTPServer):
    """A server that keeps what is posted, and answers with the given codes, the last one for ever."""

    def __init__(self, codes: list[int]) -> None:
        super().__init__(("127.0.0.1", 0), _Keep)
        self.codes, self.got = codes, []


class _Keep(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        code = self.server.codes.pop(0) if len(self.server.codes) > 1 else self.server.codes[0]
        self.send_response(code)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def inbox(*codes: int) -> Iterator[Inbox]:
    with Inbox(list(codes)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HOOK_KEY", "s3cret")
    return "s3cret"


def hook(server: Inbox) -> dict[str, object]:
    url = f"http://127.0.0.1:{server.server_port}/alerts"
    return {"kind": "webhook", "name": "hook", "url": url, "secret_env": "HOOK_KEY"}


@pytest.mark.enable_socket
def test_webhook_is_signed_and_told_once(ledger: Ledger, tmp_path: Path, key: str) -> None:
    with inbox(204) as server:
        with State(tmp_path / "a.alerts") as state:
            made = one_new(ledger, state, hook(server))
            assert deliver(made, state, CLOCK) == (1, [])
            assert deliver(made, state, CLOCK) == (0, [])
        with State(tmp_path / "a.alerts") as again:
            assert look(made, ledger.as_of(), ON, again, CLOCK) == []
            assert deliver(made, again, CLOCK) == (0, [])
    ((headers, body),) = server.got
    moment = headers["X-Sayso-Timestamp"]
    expected = hmac.new(key.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["X-Sayso-Signature"] == f"sha256={expected}"
    told = json.loads(body)
    assert headers["Idempotency-Key"] == told["id"]
    assert told["statements"][0]["quote"] == RETOOK.quote
    assert told["statements"][0]["url"] == BACK.url


@pytest.mark.enable_socket
def test_failure_is_retried_in_the_run_and_in_the_next(ledger: Ledger, tmp_path: Path, key: str) -> None:
    paused: list[float] = []
    with inbox(500, 500, 302, 503, 200) as server:
        with State(tmp_path / "a.alerts") as state:
            made = one_new(ledger, state, hook(server))
            assert deliver(made, state, CLOCK, paused.append) == (0, ["hook: the server answered 302"])
        with State(tmp_path / "a.alerts") as state:
            assert deliver(made, state, CLOCK, paused.append) == (1, [])
    assert paused == [2.0, 4.0, 2.0]
    assert len(server.got) == 5


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.mark.enable_socket
def test_mail_carries_quotes_and_addresses(ledger: Ledger) -> None:
    handling = pytest.importorskip("aiosmtpd.handlers")
    controlling = pytest.importorskip("aiosmtpd.controller")

    class Kept(handling.Message):
        got: list[object] = []  # noqa: RUF012

        def handle_message(self, message: object) -> None:
            self.got.append(message)

    controller = controlling.Controller(Kept(), hostname="127.0.0.1", port=free_port(), ready_timeout=30)
    controller.start()
    try:
        port = controller.server.sockets[0].getsockname()[1]
        mail = {"kind": "email", "name": "desk", "host": "127.0.0.1", "port": port, "sender": "sayso@example.org",
                "to": ["desk@example.org"], "starttls": False}  # fmt: skip
        with State(":memory:") as state:
            assert deliver(one_new(ledger, state, mail), state, CLOCK) == (1, [])
    finally:
        controller.stop()
    (message,) = Kept.got
    text = message.get_payload(decode=True).decode()
    assert message["Subject"] == "[sayso] Dune says something of Permanent Strategic Framework"
    assert message["Message-ID"].endswith("@sayso>")
    assert RETOOK.quote in text
    assert BACK.url in text


def test_feed_and_program_are_told(ledger: Ledger, tmp_path: Path) -> None:
    feed, kept = tmp_path / "alerts.atom", tmp_path / "kept.json"
    program = f"import sys; open({str(kept)!r}, 'w').write(sys.stdin.read())"
    to = (
        {"kind": "feed", "name": "feed", "path": str(feed)},
        {"kind": "command", "name": "program", "run": [sys.executable, "-c", program]},
    )
    with State(":memory:") as state:
        assert deliver(one_new(ledger, state, *to), state, CLOCK) == (2, [])
    entries = ET.fromstring(feed.read_bytes()).findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314
    assert [entry.find("{http://www.w3.org/2005/Atom}link").get("href") for entry in entries] == [BACK.url]
    assert json.loads(kept.read_text())["rule"] == "news"


def test_program_that_fails_is_told_and_waits(ledger: Ledger) -> None:
    to = {"kind": "command", "name": "program", "run": [sys.executable, "-c", "raise SystemExit(3)"]}
    with State(":memory:") as state:
        sent, (fault,) = deliver(one_new(ledger, state, to), state, CLOCK, lambda _: None)
        assert (sent, len(state.waiting("program"))) == (0, 1)
    assert "exit status 3" in fault


def test_secret_that_is_not_set_is_told(ledger: Ledger) -> None:
    to = {"kind": "webhook", "name": "hook", "url": "http://127.0.0.1:9/", "secret_env": "SAYSO_NO_SUCH_KEY"}
    with State(":memory:") as state, pytest.raises(UsageError, match="SAYSO_NO_SUCH_KEY is not set"):
        deliver(one_new(ledger, state, to), state, CLOCK)


def test_crash_while_keeping_loses_nothing(tmp_path: Path) -> None:
    """What was found and is not sent waits in the file."""
    with fresh(tmp_path) as ledger, State(tmp_path / "s") as state:
        made = one_new(ledger, state)
    with State(tmp_path / "s") as state:
        assert [one.rule for one in state.waiting("added later")] == ["news"]
        assert made.to == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[rule]]\nname="a"\nwhen="full moon"', "rule.0: Input tag 'full moon'"),
        ('[[rule]]\nname="a"\nwhen="changes hands"', "either 'place' or 'country'"),
        ('[[rule]]\nname="a"\nwhen="near"\nplace="x"\nkm=1\nkinds=["dance"]', "'dance' is no kind"),
        ('[[rule]]\nname="a"\nwhen="dispute"\n[[rule]]\nname="a"\nwhen="dispute"', "the name 'a' is there twice"),
        ("[[rule", "malformed TOML"),
        ("", "rule: Field required"),
    ],
)
def test_malformed_rules_name_the_field(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=message):
        read_rules(path)


def test_place_that_nobody_knows_is_told(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="nobody knows where 'Xyzzyqua' is"):
        titles(ledger, {"name": "n", "when": "near", "place": "Xyzzyqua", "km": 5})


def test_file_that_is_no_state_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be read as one " * 40)
    with pytest.raises(LedgerError, match="name a file with --state"):
        State(path)


def test_two_runs_at_once_would_tell_twice(tmp_path: Path) -> None:
    with State(tmp_path / "s"), pytest.raises(LedgerError, match="another `sayso alert` has it open"):
        State(tmp_path / "s", wait=0)


def test_folder_is_no_state(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="name a file with --state"):
        State(tmp_path)


def test_alert_is_the_same_when_found_again() -> None:
    assert Alert("1", "r", "t", ()).text() == "t\n\n"
