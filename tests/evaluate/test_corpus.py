import copy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso.errors import SourceError
from sayso.evaluate import Fault, RecordedReader, Tally, load_corpus, results_of, subsets, total, worst_mistakes
from sayso.evaluate.coded import coded_row
from sayso.evaluate.corpus import corpus_digest
from sayso.evaluate.scores import score_report
from sayso.statement import Modality, Place, Statement

KIDAL = """\
id: w1-001
synthetic: true
lang: en
publisher: AFP
title: Army enters Kidal
published: 2023-11-14
dateline: null
body: |
  The army took Kidal on
  Tuesday. Rebels left.
statements:
- quote: The army took Kidal on
    Tuesday
  trigger: took
  kind: capture
  modality: occurred
  said_by: null
  actors: [{text: The army, name: Malian Armed Forces, type: military}]
  targets: []
  places: [{text: Kidal, name: Kidal, kind: city, country: ML}]
  when: {text: Tuesday, start: 2023-11-14, end: 2023-11-14, precision: day}
  holder: Malian Armed Forces
- {quote: Rebels left, trigger: left, kind: withdrawal, modality: occurred, said_by: null, actors: [], targets: [],
   places: [], when: null}
"""
GAO = (
    "id: a1-001\nsynthetic: false\nlang: fr\npublished: '2023-11-14'\nbody: Les rebelles ont quitté Gao.\n"
    "statements: []\n"
)
READ = Statement(
    quote="took Kidal on Tuesday",
    start=9,
    end=30,
    trigger="took",
    trigger_start=9,
    trigger_end=13,
    kind="capture",
    modality=Modality.OCCURRED,
    places=(Place("Kidal", "Kidal", "city", "ML"),),
)
INVENTED = Statement("Les rebelles", 0, 12, "rebelles", 4, 12, "armed_clash")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "w1-001.yaml").write_text(KIDAL, encoding="utf-8")
    (tmp_path / "a1-001.yaml").write_text(GAO, encoding="utf-8")
    return tmp_path


def test_annotation_is_loaded_with_offsets_of_the_body_in_its_normal_form(corpus: Path) -> None:
    real, kidal = load_corpus(corpus)
    assert (real.synthetic, kidal.synthetic) == (False, True)
    assert kidal.report.text == "The army took Kidal on Tuesday. Rebels left."
    assert [(s.quote, s.span, s.trigger) for s in kidal.statements] == [
        ("The army took Kidal on Tuesday", (0, 30), (9, 13)),
        ("Rebels left", (32, 43), (39, 43)),
    ]
    assert kidal.statements[0].when == (("2023-11-14", "2023-11-14"),)


def test_scores_by_part_of_the_corpus(corpus: Path) -> None:
    reader = RecordedReader("recorded", {"w1-001": (READ,), "a1-001": (INVENTED,)})
    parts = subsets(results_of(reader, load_corpus(corpus)))
    assert {part: scores.figures["found"] for part, scores in parts.items()} == {
        "all": Tally(1, 2, 2),
        "real": Tally(0, 0, 1),
        "fr": Tally(0, 0, 1),
        "a1": Tally(0, 0, 1),
        "synthetic": Tally(1, 2, 1),
        "en": Tally(1, 2, 1),
        "w1": Tally(1, 2, 1),
    }


def test_mistakes_name_their_report_and_words_the_worst_first(corpus: Path) -> None:
    reader = RecordedReader("recorded", {"w1-001": (READ,), "a1-001": (INVENTED,)})
    mistakes = worst_mistakes(results_of(reader, load_corpus(corpus)), limit=10)
    assert [(m.report, m.fault, m.quote, m.parts) for m in mistakes] == [
        ("w1-001", Fault.WRONG, "The army took Kidal on Tuesday", ("actors", "when", "holder")),
        ("a1-001", Fault.INVENTED, "Les rebelles", ()),
        ("w1-001", Fault.MISSED, "Rebels left", ()),
    ]


def test_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no annotated report"):
        load_corpus(tmp_path)


@pytest.mark.parametrize(
    ("annotation", "reason"),
    [
        ("statements:\n- {kind: capture}\n", "malformed annotation: KeyError\\('quote'\\)"),
        ("", "malformed annotation: KeyError\\('statements'\\)"),
        ("statements: 7\n", "malformed annotation: TypeError"),
    ],
)
def test_malformed_annotation_is_named(tmp_path: Path, annotation: str, reason: str) -> None:
    (tmp_path / "w1-001.yaml").write_text(f"synthetic: true\nbody: The army left.\n{annotation}", encoding="utf-8")
    with pytest.raises(SourceError, match=reason):
        load_corpus(tmp_path)


def test_digest_changes_with_any_byte_and_any_name(corpus: Path) -> None:
    before = corpus_digest(corpus)
    (corpus / "w1-001.yaml").rename(corpus / "w1-002.yaml")
    renamed = corpus_digest(corpus)
    (corpus / "w1-002.yaml").rename(corpus / "w1-001.yaml")
    assert corpus_digest(corpus) == before != renamed
    (corpus / "w1-001.yaml").write_text(f"{KIDAL} ", encoding="utf-8")
    assert corpus_digest(corpus) not in {before, renamed}


@pytest.fixture(scope="module")
def gold(shared: Path, score: ModuleType) -> list[dict[str, Any]]:
    """The part of the corpus that is for measuring, as its own scorer loads it."""
    return score.load_gold(shared / "corpus" / "dev")  # type: ignore[no-any-return]


def perturbed(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Spoil every part of some statements, always in the same way."""
    spoilt = [copy.deepcopy(statement) for number, statement in enumerate(statements) if number % 5]
    for number, row in enumerate(spoilt):
        if number % 2:
            row["start"], row["end"] = row["start"] + 7, row["end"] + 11
        if number % 3 == 0:
            del row["trigger_start"], row["trigger_end"]
        if number % 4 == 1:
            row["kind"], row["said_by"] = "capture", None
        if number % 7 == 2:
            row["modality"], row["when"] = "possible", {"start": "2020-01-01", "end": None}
        if number % 3 == 1:
            row["actors"] = [{"text": actor["text"], "name": "the rebels"} for actor in row["actors"]] * 2
            row["places"], row["holder"] = row["places"][::-1][:1], ["rebels", "army"]
        if number % 6 == 3:
            row["counts"] = [{"what": "killed", "low": 3, "high": None, "text": "3"}]
    return spoilt + spoilt[: len(spoilt) // 4]


@pytest.mark.corpus
@pytest.mark.parametrize("spoil", [perturbed, lambda _: [], copy.deepcopy], ids=["perturbed", "empty", "gold"])
def test_figures_are_those_of_the_corpus_s_own_scorer(
    gold: list[dict[str, Any]], score: ModuleType, spoil: Any
) -> None:
    reports = copy.deepcopy(gold)
    read = {report["id"]: spoil(report["statements"]) for report in reports}
    mine = total(
        score_report(
            [coded_row(row, report["body"]) for row in report["statements"]],
            [coded_row(row, report["body"]) for row in read[report["id"]]],
        )
        for report in reports
    )
    theirs, _, kinds, _ = score.score(reports, read)
    assert list(mine.figures) == list(theirs)
    figures = [(tally.precision, tally.recall, tally.f1) for tally in mine.figures.values()]
    assert sum(figures, ()) == pytest.approx(sum(theirs.values(), ()), abs=1e-12)
    assert {kind: (t.wanted, t.given, t.hit) for kind, t in mine.kinds.items()} == {
        kind: (counts["gold"], counts["read"], counts["hit"]) for kind, counts in kinds.items()
    }


@pytest.mark.corpus
def test_corpus_is_loaded_as_its_own_scorer_loads_it(shared: Path, gold: list[dict[str, Any]]) -> None:
    theirs = {report["id"]: report for report in gold}
    mine = {annotated.report.name: annotated for annotated in load_corpus(shared / "corpus" / "dev")}
    assert {name: annotated.report.text for name, annotated in mine.items()} == {
        name: report["body"] for name, report in theirs.items()
    }
    assert {name: annotated.statements for name, annotated in mine.items()} == {
        name: tuple(coded_row(row, report["body"]) for row in report["statements"]) for name, report in theirs.items()
    }
