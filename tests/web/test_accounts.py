"""A desk with accounts: who may do what, and what does not get in."""

import datetime as dt
import re

import pytest
from desk_client import Client

from sayso.clock import FixedClock
from sayso.errors import UsageError
from sayso.web.accounts import Accounts, Role
from sayso.web.app import make_app
from sayso.web.signing import needed_for

NOON = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)
PASSWORD = "a long enough word"  # noqa: S105 (of accounts in memory)


@pytest.fixture(scope="module")
def hashed():
    """Accounts of each role, in memory; hashing takes its time, so they are made once."""
    clock = FixedClock(NOON)
    accounts = Accounts(":memory:", clock)
    for role in Role:
        accounts.put(role.value, role, PASSWORD, by="test")
    return accounts, clock


@pytest.fixture
def desk(hashed, ledger):
    accounts, clock = hashed
    clock.at = clock.at + dt.timedelta(hours=1)  # what an earlier test locked is open again
    app = make_app(str(ledger), clock=clock, reader="rules", accounts=accounts)
    return lambda: Client(app)


def token_on(client, address):
    return re.search(r'name="token" value="([0-9a-f]{64})"', client.get(address).text)[1]


def signed_in(client, name, password=PASSWORD):
    answer = client.post("/signin", data={"token": token_on(client, "/signin"), "name": name, "password": password})
    assert answer.status_code == 303
    return answer


@pytest.mark.parametrize(
    "address", ["/", "/claims", "/report/x", "/claims.csv", "/brief", "/review", "/accounts", "/nowhere"]
)
def test_without_an_account_a_page_leads_to_signing_in(desk, address):
    answer = desk().get(address)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/signin")


@pytest.mark.parametrize("address", ["/api/v1/claims", "/api/v1/openapi.json", "/api/v1/reports/x"])
def test_without_an_account_the_api_is_a_problem(desk, address):
    answer = desk().get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (401, "application/problem+json")


@pytest.mark.parametrize(
    ("method", "path", "role"),
    [
        ("GET", "/", Role.READER), ("GET", "/claims", Role.READER), ("GET", "/review", Role.ANALYST),
        ("GET", "/review/x", Role.ANALYST), ("GET", "/add", Role.ANALYST), ("GET", "/accounts", Role.ADMIN),
        ("POST", "/review/x", Role.ANALYST), ("POST", "/undo/x", Role.ANALYST), ("POST", "/add", Role.ANALYST),
        ("POST", "/signout", Role.READER), ("POST", "/anything", Role.ADMIN), ("DELETE", "/claims", Role.ADMIN),
    ],
)  # fmt: skip
def test_each_request_takes_a_role(method, path, role):
    assert needed_for(path, reads=method == "GET") is role


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_it_may_and_no_more(desk, role):
    client = desk()
    signed_in(client, role.value)
    assert client.get("/claims").status_code == 200
    assert client.get("/api/v1/claims").status_code == 200
    assert client.get("/review").status_code == (200 if role.may(Role.ANALYST) else 403)
    assert client.get("/accounts").status_code == (200 if role.may(Role.ADMIN) else 403)


def test_a_reader_cannot_send_what_an_analyst_may(desk):
    client = desk()
    signed_in(client, "reader")
    data = {"token": token_on(client, "/signin"), "verb": "reject", "reason": "x"}
    subject = client.get("/api/v1/claims?limit=1").json()["items"][0]["id"]
    assert client.post(f"/review/{subject}", data=data).status_code == 403
    assert client.get(f"/api/v1/claims/{subject}").status_code == 200


def test_a_review_is_kept_under_the_accounts_name_and_undone_by_it_or_an_editor(desk):
    analyst, editor, other = desk(), desk(), desk()
    signed_in(analyst, "analyst")
    signed_in(editor, "editor")
    subject = analyst.get("/api/v1/claims?limit=1").json()["items"][0]["id"]
    data = {"token": token_on(analyst, "/signin"), "verb": "accept", "by": "somebody else"}
    assert analyst.post(f"/review/{subject}", data=data).status_code == 303
    undo = re.search(r'action="(/undo/[0-9a-f]+)"', editor.get("/review").text)[1]
    assert "somebody else" not in editor.get("/review").text
    assert editor.post(undo, data={"token": token_on(editor, "/signin")}).status_code == 303
    again = re.search(r'action="(/undo/[0-9a-f]+)"', analyst.get("/review").text)[1]
    assert analyst.post(again, data={"token": token_on(analyst, "/signin")}).status_code == 403, "it is the editor's"
    del other


def test_five_wrong_passwords_lock_an_account_for_a_while(desk, hashed):
    accounts, clock = hashed
    for _ in range(5):
        assert accounts.sign_in("reader", "wrong") is None
    assert accounts.sign_in("reader", PASSWORD) is None
    clock.at += dt.timedelta(minutes=16)
    assert accounts.sign_in("reader", PASSWORD)
    del desk


def test_a_refusal_does_not_tell_whether_there_is_an_account(desk):
    answers = [signed_in(desk(), name, "wrong") for name in ("admin", "nobody")]
    assert answers[0].headers["Location"] == answers[1].headers["Location"] == "/signin?refused=yes"


def test_signing_in_begins_a_new_session_whatever_cookie_was_sent(desk):
    client = desk()
    client.cookies.set("sayso_session", "fixed")
    answer = signed_in(client, "reader")
    cookie = answer.headers["Set-Cookie"]
    assert "fixed" not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_a_session_ends_by_signing_out_and_by_time(desk, hashed):
    client = desk()
    signed_in(client, "reader")
    secret = client.cookies["sayso_session"]
    assert client.post("/signout", data={"token": token_on(client, "/signin")}).status_code == 303
    assert hashed[0].who(secret) is None
    later = hashed[0].sign_in("reader", PASSWORD)
    hashed[1].at += dt.timedelta(hours=13)
    assert hashed[0].who(later) is None


def test_a_token_reads_the_api_and_nothing_else(desk, hashed):
    client = desk()
    headers = {"Authorization": f"Bearer {hashed[0].token('admin', by='test')}"}
    assert client.get("/api/v1/claims", headers=headers).status_code == 200
    assert client.get("/claims", headers=headers).status_code == 403
    assert client.post("/add", headers=headers).status_code == 403
    assert client.get("/api/v1/claims", headers={"Authorization": "Bearer x"}).status_code == 401


def test_one_address_has_twenty_attempts_a_minute(desk):
    client = desk()
    data = {"token": token_on(client, "/signin"), "name": "", "password": ""}
    codes = [client.post("/signin", data=data).status_code for _ in range(21)]
    assert codes == [303] * 20 + [429]


@pytest.mark.parametrize("password", ["short", "x" * 201])
def test_a_password_is_long_enough_and_not_too_long(hashed, password):
    with pytest.raises(UsageError, match="12 to 200"):
        hashed[0].put("new", Role.READER, password, by="test")


def test_what_was_done_is_kept(desk):
    client = desk()
    signed_in(client, "admin")
    text = client.get("/accounts").text
    assert "signed in" in text
    assert PASSWORD not in text
