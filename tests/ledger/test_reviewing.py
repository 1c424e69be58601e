"""What people decide: recorded with a reason and a name, never destructive, undone by another review."""

import pytest
from ledger_factory import DENIED, ENTERED, ENTRY, EXIT, LEFT, NOON, quotes, say

from sayso.clock import FixedClock
from sayso.errors import UsageError
from sayso.ledger import Added, Judged, Ledger, Verb
from sayso.statement import Statement

ID = ENTERED.id_in(ENTRY.id)
OTHER = LEFT.id_in(EXIT.id)
WHY = {"reason": "seen on the video", "by": "Awa"}


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    ledger.add(ENTRY, [ENTERED, DENIED], reader="rules")
    ledger.add(EXIT, [LEFT], reader="rules")
    return ledger


def first(ledger: Ledger) -> Statement:
    """The statement under review as it counts now."""
    found = ledger.as_of().statement(ID)
    assert found
    return found.statement


def edit(ledger: Ledger, field: str, value: object, by: str = "Awa") -> str:
    return ledger.review(Verb.EDIT, ID, {"field": field, "value": value}, reason="as the video shows", by=by)


def test_accepted_statement_is_marked_and_left_alone_by_later_readings(told: Ledger) -> None:
    told.review(Verb.ACCEPT, ID, **WHY)

    assert [one.reviewed for one in told.as_of().statements()] == [True, False, False]
    assert told.add(ENTRY, [say(ENTRY, ENTERED.quote, "entered")], reader="trained").retracted == 1
    assert quotes(told.as_of()) == [ENTERED.quote, LEFT.quote]
    assert first(told) == ENTERED
    assert told.verify() == []


def test_rejected_statement_counts_no_more_and_comes_back_when_that_is_undone(told: Ledger, clock: FixedClock) -> None:
    review = told.review(Verb.REJECT, ID, **WHY)
    assert quotes(told.as_of()) == [DENIED.quote, LEFT.quote]
    assert told.add(ENTRY, [ENTERED, DENIED], reader="trained") == Added(False, ENTRY.id, 0, 0)

    clock.at = NOON.replace(hour=13)
    undo = told.review(Verb.UNDO, review, reason="the video is of Gao", by="Moussa")
    assert quotes(told.as_of()) == [ENTERED.quote, DENIED.quote, LEFT.quote]
    assert quotes(told.as_of(recorded=NOON)) == [DENIED.quote, LEFT.quote]
    assert not any(one.reviewed for one in told.as_of().statements())

    told.review(Verb.UNDO, undo, reason="it is of Kidal after all", by="Awa")
    assert quotes(told.as_of()) == [DENIED.quote, LEFT.quote]
    assert [one.stands for one in told.as_of().reviews()] == [True, False, True]
    assert told.verify() == []


def test_rejected_report_counts_no_more(told: Ledger) -> None:
    review = told.review(Verb.REJECT, ENTRY.id, **WHY)
    assert quotes(told.as_of()) == [LEFT.quote]
    told.review(Verb.UNDO, review, **WHY)
    assert quotes(told.as_of()) == [ENTERED.quote, DENIED.quote, LEFT.quote]


def test_edited_field_counts_as_edited_under_the_same_id(told: Ledger) -> None:
    edit(told, "kind", "withdrawal")
    edit(told, "places", [{"text": "Kidal", "name": "Gao", "kind": "city", "country": "ML"}], by="Moussa")

    assert (first(told).kind, first(told).places[0].name, first(told).quote) == ("withdrawal", "Gao", ENTERED.quote)
    assert quotes(told.as_of(), place="Gao") == [ENTERED.quote]
    assert quotes(told.as_of(), place="Kidal") == []
    assert quotes(told.as_of(), kinds=["withdrawal"]) == [ENTERED.quote, LEFT.quote]
    assert told.verify() == []


def test_undoing_an_edit_leaves_the_others(told: Ledger) -> None:
    kind = edit(told, "kind", "withdrawal")
    edit(told, "unverified", True)
    told.review(Verb.UNDO, kind, **WHY)
    assert (first(told).kind, first(told).unverified) == ("capture", True)


def test_edited_statement_is_not_read_a_second_time(told: Ledger) -> None:
    edit(told, "kind", "withdrawal")
    as_edited = say(ENTRY, ENTERED.quote, "entered", "withdrawal")
    assert as_edited.id_in(ENTRY.id) != ID
    told.add(ENTRY, [as_edited, DENIED], reader="trained")
    assert quotes(told.as_of()) == [ENTERED.quote, DENIED.quote, LEFT.quote]


def test_the_last_verdict_that_stands_decides(told: Ledger) -> None:
    told.review(Verb.REJECT, ID, **WHY)
    accepted = told.review(Verb.ACCEPT, ID, reason="it is right", by="Moussa")
    assert quotes(told.as_of()) == [ENTERED.quote, DENIED.quote, LEFT.quote]
    told.review(Verb.UNDO, accepted, **WHY)
    assert quotes(told.as_of()) == [DENIED.quote, LEFT.quote]


def test_what_was_withdrawn_otherwise_is_not_brought_back_by_undoing(told: Ledger) -> None:
    review = edit(told, "kind", "withdrawal")
    told.retract(ID, reason="misread", by="Awa")
    told.review(Verb.UNDO, review, **WHY)
    assert quotes(told.as_of()) == [DENIED.quote, LEFT.quote]


def test_the_same_review_again_is_once(told: Ledger) -> None:
    review = told.review(Verb.ACCEPT, ID, **WHY)
    before = told.info()
    assert told.review(Verb.ACCEPT, ID, reason="as I said", by="Awa") == review
    assert told.info() == before


def test_events_and_sources_are_judged_for_whoever_weighs(told: Ledger, clock: FixedClock) -> None:
    told.review(Verb.MERGE, ID, {"with": [OTHER, OTHER, ID]}, **WHY)
    told.review(Verb.SPLIT, OTHER, {"from": [ID]}, **WHY)
    clock.at = NOON.replace(hour=13)
    told.review(Verb.RATE, "Halyard Wire", {"letter": "c"}, **WHY)
    rating = told.review(Verb.RATE, "Halyard Wire", {"letter": "B"}, **WHY)

    assert told.as_of(recorded=NOON).judged() == Judged(frozenset(), ((ID, OTHER),), ((OTHER, (ID,)),), {})
    assert told.as_of().judged().ratings == {"Halyard Wire": "B"}
    told.review(Verb.UNDO, rating, **WHY)
    assert told.as_of().judged().ratings == {"Halyard Wire": "C"}
    assert told.verify() == []


@pytest.mark.parametrize(
    ("verb", "subject", "detail", "told_why"),
    [
        (Verb.ACCEPT, "nobody's", {}, "no report or statement with the id"),
        (Verb.EDIT, ENTRY.id, {"field": "kind", "value": "capture"}, "no statement with the id"),
        (Verb.EDIT, ID, {"field": "quote", "value": "x"}, "'quote' cannot be edited; fields that can: actors"),
        (Verb.EDIT, ID, {}, "'' cannot be edited"),
        (Verb.EDIT, ID, {"field": "kind", "value": "party"}, "'party' is no kind of the codebook"),
        (Verb.EDIT, ID, {"field": "kind", "value": 7}, "'kind' does not take this value: .*string"),
        (Verb.EDIT, ID, {"field": "unverified", "value": "yes"}, "'unverified' does not take this value"),
        (Verb.EDIT, ID, {"field": "due", "value": "soon"}, "'due' does not take this value"),
        (Verb.EDIT, ID, {"field": "actors", "value": [{"name": "x"}]}, "'actors' does not take this value: 0.text"),
        (Verb.EDIT, ID, {"field": "actors", "value": [{"text": "x", "name": "x", "rank": 1}]}, "'actors' does not"),
        (Verb.EDIT, ID, {"field": "when", "value": {"text": "now"}}, "'when' does not take this value"),
        (Verb.MERGE, ID, {"with": [ID]}, "takes a statement and at least one other"),
        (Verb.SPLIT, ID, {"from": ["nobody's"]}, "no statement with the id"),
        (Verb.RATE, "Halyard Wire", {"letter": "G"}, "one letter of A, B"),
        (Verb.RATE, " ", {"letter": "A"}, "one letter of A, B"),
        (Verb.UNDO, ID, {}, "no review"),
    ],
)
def test_review_that_makes_no_sense_is_refused(
    told: Ledger, verb: Verb, subject: str, detail: dict[str, object], told_why: str
) -> None:
    before = told.info()
    with pytest.raises(UsageError, match=told_why):
        told.review(verb, subject, detail, **WHY)
    assert told.info() == before


@pytest.mark.parametrize(("reason", "by"), [("", "Awa"), ("seen", " ")])
def test_review_needs_a_reason_and_a_name(told: Ledger, reason: str, by: str) -> None:
    with pytest.raises(UsageError, match="is empty"):
        told.review(Verb.ACCEPT, ID, reason=reason, by=by)


def test_withdrawn_statement_cannot_be_accepted(told: Ledger) -> None:
    told.retract(ID, reason="misread", by="Awa")
    with pytest.raises(UsageError, match="was withdrawn and does not count; bring it back first"):
        told.review(Verb.ACCEPT, ID, **WHY)
