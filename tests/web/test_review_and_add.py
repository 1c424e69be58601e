"""Review and add: forms write through the ledger, and only forms of this desk do."""

import re

import pytest

TEXT = "The army entered the town of Kidal on Tuesday, a spokesman said.\n\nRebels denied this."


def token_on(client, address):
    return re.search(r'name="token" value="([0-9a-f]{64})"', client.get(address).text)[1]


def send(client, page, address, **fields):
    return client.post(address, data={"token": token_on(client, page), **fields})


@pytest.fixture
def one(json_of):
    """The newest statement that says who holds Kidal."""
    rows = json_of("/api/v1/claims?place=Kidal&kind=capture")["items"]
    return next(row for row in rows if row["holder"])


def test_a_rejected_statement_counts_no_more_until_that_is_undone(client, one):
    def counts():
        return client.get(f"/api/v1/claims/{one['id']}").status_code == 200

    answer = send(client, f"/review/{one['id']}", f"/review/{one['id']}", verb="reject", reason="of another town")
    assert answer.status_code == 303
    assert not counts()
    queue = client.get("/review").text
    assert "of another town" in queue
    undo = re.search(r'action="(/undo/[0-9a-f]+)"', queue)[1]
    assert send(client, "/add", undo).status_code == 303
    assert counts()


def test_an_edit_changes_the_statement_and_leaves_its_words(client, json_of, one):
    send(client, f"/review/{one['id']}", f"/review/{one['id']}", verb="edit", field="kind", value="advance", reason="x")
    edited = json_of(f"/api/v1/claims/{one['id']}")
    assert (edited["kind"], edited["quote"]) == ("advance", one["quote"])


def test_the_queue_leaves_out_what_was_reviewed(client, one):
    assert f"/review/{one['id']}" in client.get("/review?place=Kidal&kind=capture").text
    send(client, "/add", f"/review/{one['id']}", verb="accept")
    assert f"/review/{one['id']}" not in client.get("/review?place=Kidal&kind=capture").text


def test_statements_are_told_to_be_of_one_event(client, json_of, one):
    other = re.search(r'name="other" value="([0-9a-f]+)"', client.get(f"/review/{one['id']}").text)[1]
    fields = {"verb": "merge", "other": other, "reason": "the same column"}
    assert send(client, f"/review/{one['id']}", f"/review/{one['id']}", **fields).status_code == 303
    together = [{row["id"] for row in two["statements"]} for two in json_of("/api/v1/incidents?all=yes")["items"]]
    assert any({one["id"], other} <= ids for ids in together)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verb": "erase"}, 400),
        ({"verb": "edit", "field": "quote", "value": "x", "reason": "x"}, 400),
        ({"verb": "edit", "field": "places", "value": "[", "reason": "x"}, 400),
        ({"verb": "merge", "reason": "x"}, 400),
        ({"verb": "undo"}, 400),
    ],
)
def test_what_cannot_be_decided_is_refused(client, one, fields, status):
    assert send(client, "/add", f"/review/{one['id']}", **fields).status_code == status


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_form_of_another_site_is_refused(client, one, headers):
    data = {"token": token_on(client, "/add"), "verb": "reject", "reason": "x"}
    assert client.post(f"/review/{one['id']}", data=data, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_this_browsers_token_is_refused(client, one, token):
    client.get("/review")
    assert client.post(f"/review/{one['id']}", data={"token": token, "verb": "accept"}).status_code == 403


def test_a_pasted_text_is_read_and_kept(client):
    answer = send(client, "/add", "/add", text=TEXT, published="2023-11-15", publisher="Desert Wire", title="Kidal")
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).text
    assert "Desert Wire" in page
    assert "<mark" in page


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": TEXT, "published": ""}, "no date of publication"),
        ({"text": "", "published": "2023-11-15"}, "no text"),
        ({"text": TEXT, "published": "soon"}, "no day"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_the_form(client, fields, says):
    answer = send(client, "/add", "/add", **fields)
    assert answer.status_code == 400
    assert says in answer.text
    assert fields["text"] in answer.text


def test_a_body_that_is_too_long_is_refused(client):
    assert client.post("/add", data={"text": "x" * 5_000_000}).status_code == 413
