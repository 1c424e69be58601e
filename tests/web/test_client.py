"""The client: a method for each question, all rows of all pages, and errors with their status."""

import pytest

from sayso.errors import UsageError
from sayso.web.client import Client, DeskError
from sayso.web.questions import QUESTIONS


@pytest.fixture
def desk(client):
    def fetch(address, headers):
        answer = client.get(address, headers=dict(headers))
        return answer.status_code, answer.content

    return Client("http://localhost", fetch=fetch)


def test_there_is_a_method_for_every_question():
    assert all(callable(getattr(Client, name)) for name in QUESTIONS)


def test_rows_of_all_pages_come_each_once(desk, json_of):
    ids = [row["id"] for row in desk.claims(limit=40)]
    assert ids == [row["id"] for row in json_of("/api/v1/claims?limit=500")["items"]]


@pytest.mark.parametrize(
    ("name", "filters"),
    [
        ("holdings", {"place": "Kidal"}), ("picture", {"on": "2023-11-15", "known": "2023-11-13"}),
        ("changes", {"since": "2023-11-01"}), ("timeline", {"kind": ["capture", "withdrawal"]}),
        ("incidents", {"all": "yes"}), ("disputes", {}), ("due", {}), ("reports", {}), ("places", {}), ("actors", {}),
        ("sources", {}),
    ],
)  # fmt: skip
def test_questions_take_the_filters_of_the_api(desk, name, filters):
    assert list(getattr(desk, name)(**filters))


def test_one_report_and_one_statement(desk):
    claim = next(desk.claims(limit=1))
    assert desk.claim(claim["id"])["quote"] == claim["quote"]
    report = desk.report(claim["report_id"])["report"]
    assert report["body"][claim["start"] : claim["end"]] == claim["quote"]


def test_a_refusal_is_an_error_with_its_status(desk):
    with pytest.raises(DeskError, match="is no day") as caught:
        list(desk.claims(on="never"))
    assert caught.value.status == 400
    with pytest.raises(DeskError, match="no report"):
        desk.report("none")


def test_what_is_no_desk_is_told():
    with pytest.raises(UsageError, match="no address"):
        Client("file:///etc/passwd")
    with pytest.raises(DeskError, match="this is no desk"):
        list(Client("http://localhost", fetch=lambda *_: (200, b"<html>")).claims())
