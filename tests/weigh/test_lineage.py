"""Reports that go back to one origin."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.weigh.lineage import Filed, lineage

WIRE = (
    "Rebels took control of the camp at Kidal on Tuesday, hours after the last peacekeepers left in a long convoy "
    "towards Gao. Residents said that fighters drove through the town in pick-up trucks and fired into the air. "
    "The mission said that it had destroyed what it could not carry. The army said nothing of the matter."
)
CUT = WIRE.split(" The mission", maxsplit=1)[0]
REWRITTEN = WIRE.replace("Rebels took control", "Armed men seized").replace("long convoy", "column of trucks")
OTHER = (
    "The price of millet has doubled in the markets of the north since the border was closed, traders told us. "
    "A sack that cost twenty thousand francs in the spring now costs forty thousand, and few can pay for it."
)
BRIEF = "Bamako, Nov 2 (Reuters) - Peacekeepers left Kidal, the last of them in a long convoy towards Gao, on Tuesday."


def filed(publisher: str, text: str, day: int = 1, name: str = "") -> Filed:
    return Filed(f"{publisher}/{day}/{name}", name, publisher, dt.date(2023, 11, day), text)


@pytest.mark.parametrize(
    ("publisher", "text", "day", "how"),
    [
        ("Daily", WIRE, 20, "same text"),
        ("Daily", WIRE.upper(), 2, "same text"),
        ("Daily", CUT, 2, "near copy"),
        ("Daily", REWRITTEN, 3, "near copy"),
        ("Daily", f"{WIRE} {OTHER}", 3, "near copy"),
        ("Daily", CUT, 20, None),
        ("Daily", OTHER, 2, None),
    ],
)
def test_what_goes_back_to_a_wire(publisher: str, text: str, day: int, how: str | None) -> None:
    found = lineage([filed(publisher, text, day), filed("AFP", WIRE)])
    links = [link.how for origin in found.origins for link in origin.links]
    assert links == ([how] if how else [])
    assert next(origin.outlet for origin in found.origins) == "AFP"


@pytest.mark.parametrize(
    ("publisher", "text", "outlet", "words"),
    [
        ("Daily", f"KIDAL, Mali (Reuters) - {OTHER}", "Reuters", "(Reuters)"),
        ("Daily", f"{OTHER} (AFP)", "AFP", "(AFP)"),
        ("Daily", f"{OTHER} Source : AFP", "AFP", "Source : AFP"),
        ("Le Courrier", f"{OTHER} (avec RFI)", "Le Courrier", "(avec RFI)"),
        ("Daily", f"{OTHER} AFP contributed to this report.", "Daily", "AFP contributed"),
        ("Reuters", f"KIDAL, Mali (Reuters) - {OTHER}", "Reuters", None),
        ("Daily", OTHER.replace("traders told us", "traders told Reuters"), "Daily", None),
    ],
)
def test_credits(publisher: str, text: str, outlet: str, words: str | None) -> None:
    (origin,) = lineage([filed(publisher, text)]).origins
    assert origin.outlet == outlet
    assert [link.words for link in origin.links] == ([words] if words else [])


def test_a_credited_report_that_touches_the_wire_is_the_wire_s() -> None:
    found = lineage([filed("Reuters", WIRE), filed("Daily", BRIEF, 2)])
    assert [len(origin.reports) for origin in found.origins] == [2]
    assert [link.how for link in found.origins[0].links] == ["credit"]
    assert len(lineage([filed("Reuters", WIRE), filed("Daily", BRIEF.replace(" (Reuters)", ""), 2)]).origins) == 2


def test_statements_go_back_to_the_outlet_that_is_quoted(tell) -> None:
    known = lineage([])
    own = tell("2023-11-01", "capture", "rebels", publisher="Daily")
    told = tell("2023-11-01", "capture", "rebels", by="an official", channel="Reuters", publisher="Daily")
    said = tell("2023-11-01", "capture", "rebels", by="RFI", publisher="Daily")
    relayed = tell("2023-11-01", "capture", "rebels", by="residents", relayed_by=("AFP",), publisher="Daily")
    assert [known.source_of(one) for one in (own, told, said, relayed)] == ["daily", "reuters", "rfi", "afp"]


def test_outlets_without_a_name_are_not_one(tell) -> None:
    known = lineage([])
    one, other = (tell("2023-11-01", "capture", "rebels", publisher="newswire") for _ in range(2))
    assert known.source_of(one) != known.source_of(other)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["AFP", "Daily", "newswire"]),
            st.sampled_from([WIRE, CUT, REWRITTEN, OTHER, BRIEF, ""]),
            st.integers(1, 28),
        ),
        max_size=8,
        unique=True,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reports_changes_nothing(rows: list[tuple[str, str, int]], shuffler: random.Random) -> None:
    reports = [filed(*row, name=str(len(row[1]))) for row in rows]
    shuffled = list(reports)
    shuffler.shuffle(shuffled)
    found = lineage(reports)
    assert lineage(shuffled).origins == found.origins
    ids = [report.id for origin in found.origins for report in origin.reports]
    assert sorted(ids) == sorted(report.id for report in reports)
    for origin in found.origins:
        assert list(origin.reports) == sorted(origin.reports, key=lambda one: (one.published, one.id))
