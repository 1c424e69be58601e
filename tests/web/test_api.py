"""The API: the same answers as the command line, in pages, with tags and problems."""

import pytest

RESOURCES = (
    "actors", "changes?since=2023-11-01", "claims", "disputes", "due", "holdings?place=Kidal", "incidents", "picture",
    "places", "reports", "sources", "timeline",
)  # fmt: skip


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_question_has_an_answer_with_rows(json_of, resource):
    page = json_of(f"/api/v1/{resource}")
    assert page["items"]
    assert page["total"] >= len(page["items"])


def test_a_picture_is_of_a_day_in_the_world_and_of_what_was_known(json_of):
    def kidal(query):
        rows = json_of(f"/api/v1/picture?place=Kidal&place_kind=city{query}")["items"]
        return [(row["holder"], row["status"]) for row in rows]

    assert kidal("&on=2023-10-15") != kidal("&on=2023-12-15")
    assert kidal("&on=2023-11-15&known=2023-11-13") != kidal("&on=2023-11-15")


def test_the_day_is_the_last_known_of_unless_given(json_of):
    assert json_of("/api/v1/picture?known=2023-11-13")["on"] == "2023-11-13"
    assert json_of("/api/v1/picture?known=2023-11-13&on=2023-11-10")["on"] == "2023-11-10"


def test_cursors_lead_through_all_rows_once(json_of):
    whole = json_of("/api/v1/claims?limit=500")
    seen, cursor = [], ""
    while cursor is not None:
        page = json_of(f"/api/v1/claims?limit=40&cursor={cursor}")
        seen += page["items"]
        cursor = page["next"]
    assert [row["id"] for row in seen] == [row["id"] for row in whole["items"]]


def test_an_answer_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/api/v1/due")
    again = client.get("/api/v1/due", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/due?all=yes", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/api/v1/claims?on=yesterday", 400, "is no day"),
        ("/api/v1/claims?on=2023-02-30", 400, "is no day"),
        ("/api/v1/claims?kind=rain", 400, "is no kind of the codebook"),
        ("/api/v1/claims?confidence=2", 400, "from 0 to 1"),
        ("/api/v1/claims?cursor=x", 400, "this is none"),
        ("/api/v1/claims?limit=0", 422, "limit"),
        ("/api/v1/holdings", 400, "one place at a time"),
        ("/api/v1/changes", 400, "since a day"),
        ("/api/v1/reports/none", 404, "no report"),
        ("/api/v1/claims/none", 404, "no statement"),
        ("/api/v1/rain", 404, "Not Found"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client, address, status, says):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert says in answer.json()["detail"]


def test_a_report_has_its_words_and_what_they_say(json_of):
    one = json_of("/api/v1/claims?limit=1")["items"][0]
    found = json_of(f"/api/v1/reports/{one['report_id']}")
    quotes = {row["id"]: found["report"]["body"][row["start"] : row["end"]] for row in found["statements"]}
    assert quotes[one["id"]] == one["quote"]
    assert json_of(f"/api/v1/claims/{one['id']}")["quote"] == one["quote"]


def test_the_openapi_document_names_every_question(json_of):
    paths = json_of("/api/v1/openapi.json")["paths"]
    assert {f"/api/v1/{resource.partition('?')[0]}" for resource in RESOURCES} <= set(paths)
