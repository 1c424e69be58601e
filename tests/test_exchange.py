import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import EvidenceError
from sayso.exchange import report_from_json, report_to_json, statement_from_json, statement_to_json
from sayso.interval import Bound, Interval
from sayso.report import Report, content_id
from sayso.statement import Actor, Count, Modality, Place, Speaker, Statement, When, check_statement

REPORT = Report(
    text="Rebels took Kidal on Tuesday, killing 14, the army said.",
    name="kidal",
    title="Rebels take Kidal",
    publisher="AFP",
    published=dt.date(2023, 11, 15),
    published_from="given",
    source="kidal.txt",
)
STATEMENT = Statement(
    quote="Rebels took Kidal on Tuesday, killing 14",
    start=0,
    end=40,
    trigger="took",
    trigger_start=7,
    trigger_end=11,
    kind="capture",
    said_by=Speaker("the army", "Malian Armed Forces", "military", cue="said", relayed_by=("AFP",)),
    actors=(Actor("Rebels", "Tuareg-led armed groups", "rebels", "csp"),),
    places=(Place("Kidal", "Kidal", "city", "ML", id="2455518", lat=18.44, lon=1.41, precision=1),),
    when=When("Tuesday", Interval.day(dt.date(2023, 11, 14)), "day"),
    counts=(Count("killed", 14, 14, "14"),),
    holders=("Tuareg-led armed groups",),
)
WORDS = st.text(max_size=8)
MAYBE = st.none() | WORDS
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
ACTORS = st.builds(Actor, WORDS, WORDS, WORDS, MAYBE)
SPEAKERS = st.builds(Speaker, WORDS, WORDS, WORDS, MAYBE, MAYBE, MAYBE, st.lists(WORDS, max_size=2).map(tuple))
PLACES = st.builds(
    Place, WORDS, WORDS, WORDS, MAYBE, MAYBE, st.booleans(), MAYBE, st.none() | st.floats(-90, 90), st.none(), st.none()
)
NUMBERS = st.none() | st.integers(0, 10**6)
COUNTS = st.builds(Count, WORDS, NUMBERS, NUMBERS, WORDS)
INTERVALS = (
    DAYS.map(Interval.day)
    | DAYS.map(lambda day: Interval(day, Bound.OPEN))
    | DAYS.map(lambda day: Interval(Bound.UNKNOWN, day))
)
TIMES = st.builds(When, WORDS, INTERVALS, WORDS)
SEVERAL = {"max_size": 2}
STATEMENTS = st.builds(
    Statement,
    quote=WORDS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    trigger=WORDS,
    trigger_start=st.integers(0, 99),
    trigger_end=st.integers(0, 99),
    kind=WORDS,
    modality=st.sampled_from(Modality),
    said_by=st.none() | SPEAKERS,
    unverified=st.booleans(),
    actors=st.lists(ACTORS, **SEVERAL).map(tuple),
    targets=st.lists(ACTORS, **SEVERAL).map(tuple),
    object=MAYBE,
    places=st.lists(PLACES, **SEVERAL).map(tuple),
    when=st.none() | TIMES,
    counts=st.lists(COUNTS, **SEVERAL).map(tuple),
    holders=st.lists(WORDS, **SEVERAL).map(tuple),
    due=st.none() | DAYS,
    ends=st.booleans(),
    confidence=st.none() | st.floats(0, 1),
)
REPORTS = st.builds(Report, WORDS, WORDS, WORDS, WORDS, st.none() | DAYS, WORDS, WORDS, MAYBE, MAYBE, WORDS)


def test_report_in_the_codebook_s_field_names() -> None:
    assert report_to_json(REPORT) == {
        "id": REPORT.id,
        "name": "kidal",
        "title": "Rebels take Kidal",
        "publisher": "AFP",
        "published": "2023-11-15",
        "published_from": "given",
        "lang": "en",
        "dateline": None,
        "url": None,
        "source": "kidal.txt",
        "author": "",
        "retrieved": None,
        "body": "Rebels took Kidal on Tuesday, killing 14, the army said.",
    }


def test_statement_in_the_codebook_s_field_names() -> None:
    assert statement_to_json(STATEMENT) == {
        "quote": "Rebels took Kidal on Tuesday, killing 14",
        "start": 0,
        "end": 40,
        "trigger": "took",
        "trigger_start": 7,
        "trigger_end": 11,
        "kind": "capture",
        "modality": "occurred",
        "said_by": {
            "text": "the army",
            "name": "Malian Armed Forces",
            "type": "military",
            "id": None,
            "cue": "said",
            "channel": None,
            "relayed_by": ["AFP"],
        },
        "unverified": False,
        "actors": [{"text": "Rebels", "name": "Tuareg-led armed groups", "type": "rebels", "id": "csp"}],
        "targets": [],
        "object": None,
        "places": [
            {
                "text": "Kidal",
                "name": "Kidal",
                "kind": "city",
                "country": "ML",
                "role": None,
                "near": False,
                "id": "2455518",
                "lat": 18.44,
                "lon": 1.41,
                "precision": 1,
            }
        ],
        "when": {
            "text": "Tuesday",
            "start": "2023-11-14",
            "end": "2023-11-14",
            "precision": "day",
            "ongoing": False,
        },
        "counts": [{"what": "killed", "low": 14, "high": 14, "text": "14"}],
        "holder": "Tuareg-led armed groups",
        "due": None,
        "ends": False,
        "confidence": None,
    }


@given(STATEMENTS)
def test_statement_survives_json(statement: Statement) -> None:
    assert statement_from_json(json.loads(json.dumps(statement_to_json(statement)))) == statement


@given(REPORTS)
def test_report_survives_json_with_its_id(report: Report) -> None:
    back = report_from_json(json.loads(json.dumps(report_to_json(report))))
    assert (back, back.id) == (report, report.id)


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_content_ids_are_equal_exactly_for_equal_parts(one: list[str], other: list[str]) -> None:
    assert (content_id(*one) == content_id(*other)) == (one == other)


def test_statement_that_stands_in_its_report_is_let_through() -> None:
    check_statement(REPORT, STATEMENT)


@pytest.mark.parametrize(
    ("quote", "span", "trigger", "trigger_span", "reason"),
    [
        ("Rebels seized Kidal", (0, 19), "seized", (7, 13), "the quote is not what stands there"),
        ("", (0, 0), "", (0, 0), "the quote is not what stands there"),
        ("took Kidal", (7, 17), "Kidal", (7, 11), "the trigger is not what stands at its offsets"),
        ("took Kidal", (7, 17), "Tuesday", (21, 28), "the trigger lies outside the quote"),
        ("took Kidal", (7, 17), "", (8, 8), "the trigger lies outside the quote"),
    ],
)
def test_statement_is_held_to_its_words(
    quote: str, span: tuple[int, int], trigger: str, trigger_span: tuple[int, int], reason: str
) -> None:
    statement = Statement(quote, *span, trigger, *trigger_span, "capture")
    with pytest.raises(EvidenceError) as caught:
        check_statement(REPORT, statement)
    assert str(caught.value) == f"report {REPORT.id}, characters {span[0]}-{span[1]}: {reason}"


def test_id_of_a_statement_depends_on_what_is_said_and_by_whom() -> None:
    other_speaker = Statement("took Kidal", 7, 17, "took", 7, 11, "capture", said_by=Speaker("x", "Somebody"))
    same = Statement("took Kidal", 7, 17, "took", 7, 11, "capture", said_by=Speaker("y", "Somebody"))
    own_voice = Statement("took Kidal", 7, 17, "took", 7, 11, "capture")
    assert other_speaker.id_in("r") == same.id_in("r")
    assert len({other_speaker.id_in("r"), own_voice.id_in("r"), own_voice.id_in("q")}) == 3
