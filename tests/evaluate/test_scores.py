import pytest

from sayso.evaluate.coded import Coded, Named, coded_row
from sayso.evaluate.pairing import pairs, similarity
from sayso.evaluate.sameness import hits, same_actor, same_name, same_place
from sayso.evaluate.scores import FIGURES, Scores, Tally, score_report, total, wrong_parts

BODY = "The army took Kidal on Tuesday, but rebels shelled Gao."
TAKEN = Coded(
    quote="The army took Kidal on Tuesday",
    span=(0, 30),
    trigger=(9, 13),
    kind="capture",
    modality=("occurred",),
    actors=(Named("The army", "Malian Armed Forces"),),
    places=(Named("Kidal", "Kidal", "ML"),),
    when=(("2023-11-14", "2023-11-14"),),
    holder=("Malian Armed Forces",),
)
SHELLED = Coded(quote="rebels shelled Gao", span=(36, 54), trigger=(43, 50), kind="shelling", modality=("occurred",))


def with_changes(statement: Coded, **changes: object) -> Coded:
    return Coded(**{**{name: getattr(statement, name) for name in Coded.__slots__}, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ("Malian Armed Forces", "the Malian armed forces", True),
        ("Malian Armed Forces", "Malian Forces", True),
        ("Malian Armed Forces", "Malian army", False),
        ("Kidal", "Kidal region", True),
        ("the", "the", False),
        ("", "", False),
    ],
)
def test_names_that_share_half_of_their_words_are_the_same(gold: str, read: str, same: bool) -> None:
    assert same_name(gold, read) is same


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        (Named("The army", "Malian Armed Forces"), Named("army", "soldiers"), True),
        (Named("it", "Malian Armed Forces"), Named("it", "soldiers"), False),
        (Named("rebel fighters", "CSP"), Named("rebel leaders", "x"), False),
        (Named("it", "Malian Armed Forces"), Named("they", "Malian Armed Forces"), True),
    ],
)
def test_actors_are_the_same_by_name_or_by_words(gold: Named, read: Named, same: bool) -> None:
    assert same_actor(gold, read) is same


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        (Named("Kidal", "Kidal", "ML"), Named("Kidal", "Kidal", "ML"), True),
        (Named("Kidal", "Kidal", "ML"), Named("Kidal", "Kidal", "NE"), False),
        (Named("Kidal", "Kidal", "ML"), Named("Kidal", "Kidal"), True),
        (Named("the city", "Kidal"), Named("Kidal", "Kidal Cercle Office Town"), True),
    ],
)
def test_places_are_the_same_by_name_where_no_country_gainsays(gold: Named, read: Named, same: bool) -> None:
    assert same_place(gold, read) is same


def test_values_are_matched_one_to_one() -> None:
    assert hits(["Kidal", "Kidal", "Gao"], ["Kidal", "Gao", "Gao"], same_name) == 2


@pytest.mark.parametrize(
    ("span", "trigger", "kind", "alike"),
    [
        ((0, 30), (9, 13), "capture", 5.0),
        ((0, 30), None, "capture", 3.0),
        ((0, 30), (9, 13), "shelling", 3.5),
        ((15, 40), None, "capture", 2.6),
        ((20, 44), None, "capture", 0.0),
        ((1, 29), None, "capture", 3.0),
    ],
)
def test_similarity_of_statements(
    span: tuple[int, int], trigger: tuple[int, int] | None, kind: str, alike: float
) -> None:
    read = with_changes(TAKEN, span=span, trigger=trigger, kind=kind)
    assert similarity(TAKEN, read) == pytest.approx(alike)


def test_statements_are_paired_one_to_one_the_most_similar_first() -> None:
    other_kind = with_changes(TAKEN, kind="control")
    assert pairs([TAKEN, SHELLED], [other_kind, SHELLED, TAKEN]) == [(1, 1), (0, 2)]


def test_right_reading_scores_one_wherever_there_are_values() -> None:
    scores = score_report([TAKEN, SHELLED], [TAKEN, SHELLED])
    assert scores.f1 == {figure: 0.0 if figure in {"speaker", "targets", "counts"} else 1.0 for figure in FIGURES}


def test_missed_statement_costs_its_fields_too() -> None:
    scores = score_report([TAKEN, SHELLED], [SHELLED])
    assert scores.figures["found"] == Tally(hit=1, wanted=2, given=1)
    assert scores.figures["places"] == Tally(hit=0, wanted=1, given=0)
    assert scores.kinds == {"capture": Tally(0, 1, 0), "shelling": Tally(1, 1, 1)}


def test_record_needs_all_of_its_parts() -> None:
    wrong_day = with_changes(TAKEN, when=(("2023-11-15", "2023-11-15"),))
    other_target = with_changes(TAKEN, targets=(Named("rebels", "CSP"),))
    assert wrong_parts(TAKEN, wrong_day) == ("when",)
    assert score_report([TAKEN], [wrong_day]).figures["record"] == Tally(0, 1, 1)
    assert score_report([TAKEN], [other_target]).figures["record"] == Tally(1, 1, 1)


def test_nothing_read_scores_nothing() -> None:
    assert score_report([TAKEN], []).f1 == dict.fromkeys(FIGURES, 0.0)
    assert total([]) == Scores()


def test_scores_add_up() -> None:
    both = score_report([TAKEN], [TAKEN]) + score_report([SHELLED], [])
    assert both.reports == 2
    assert both.figures["found"] == Tally(hit=1, wanted=2, given=1)
    assert both.f1["found"] == pytest.approx(2 / 3)
    assert both.kinds == {"capture": Tally(1, 1, 1), "shelling": Tally(0, 1, 0)}


def test_row_without_offsets_is_looked_for_in_the_body() -> None:
    row = {"quote": "rebels shelled Gao", "trigger": "shelled", "kind": "shelling", "modality": "occurred"}
    assert coded_row(row, BODY) == SHELLED


def test_holder_counts_only_for_kinds_that_always_have_one() -> None:
    row = {"quote": "x", "start": 0, "end": 1, "modality": "occurred", "holder": ["army", "rebels"]}
    assert coded_row({**row, "kind": "capture"}, "").holder == ("army", "rebels")
    assert coded_row({**row, "kind": "siege"}, "").holder == ()
