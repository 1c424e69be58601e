import json
from pathlib import Path

import pytest

from sayso.errors import GateError
from sayso.evaluate.floors import Floors, floors_path, load_floors, rounded_down, save_floors
from sayso.evaluate.gate import check, falls, main, update
from sayso.evaluate.scores import FIGURES

PINNED = Floors("c0ffee", {"rules": {"found": 0.7071, "kind": 0.5}})


@pytest.mark.parametrize(
    ("scores", "fallen"),
    [
        ({"found": 0.7071, "kind": 0.5}, []),
        ({"found": 0.9, "kind": 0.5}, []),
        ({"found": 0.7071 - 1e-10, "kind": 0.5}, []),
        ({"found": 0.7070, "kind": 0.6}, ["found"]),
        ({"found": 0.7, "kind": 0.4}, ["found", "kind"]),
        ({"found": 0.9}, ["kind"]),
        ({"found": 0.9, "kind": 0.5, "record": 0.1}, []),
    ],
)
def test_falls_are_scores_below_their_floors(scores: dict[str, float], fallen: list[str]) -> None:
    assert [fall.figure for fall in falls(PINNED.readers["rules"], scores)] == fallen


def test_scores_that_hold_pass() -> None:
    check(PINNED, "rules", "c0ffee", {"found": 0.71, "kind": 0.5})


@pytest.mark.parametrize(
    ("reader", "digest", "message"),
    [
        ("rules", "c0ffee", "the reader 'rules' fell below its floors: kind 0.4000 < 0.5000"),
        ("other", "c0ffee", "the reader 'other' has no floors: pin them with --update --reader other"),
        (
            "rules",
            "decaf",
            "the corpus is not the one that the floors were measured on: measure them anew with --update",
        ),
    ],
)
def test_what_does_not_pass_says_why(reader: str, digest: str, message: str) -> None:
    with pytest.raises(GateError) as caught:
        check(PINNED, reader, digest, {"found": 0.71, "kind": 0.4})
    assert str(caught.value) == message


def test_update_raises_floors_and_keeps_other_readers() -> None:
    floors = Floors("c0ffee", {"rules": {"found": 0.7}, "other": {"found": 0.1}})
    assert update(floors, "rules", "c0ffee", {"found": 0.712345, "kind": 0.5}) == Floors(
        "c0ffee", {"rules": {"found": 0.7123, "kind": 0.5}, "other": {"found": 0.1}}
    )


def test_update_refuses_to_lower_a_floor() -> None:
    with pytest.raises(GateError) as caught:
        update(PINNED, "rules", "c0ffee", {"found": 0.9, "kind": 0.4})
    assert str(caught.value) == "this would lower the floors of kind: if it is meant, add --allow-regression"


def test_update_lowers_a_floor_where_that_is_meant() -> None:
    lowered = update(PINNED, "rules", "c0ffee", {"found": 0.9, "kind": 0.4}, allow_regression=True)
    assert lowered.readers["rules"] == {"found": 0.9, "kind": 0.4}


def test_update_on_another_corpus_starts_anew() -> None:
    floors = Floors("c0ffee", {"rules": {"found": 0.9}, "other": {"found": 0.9}})
    assert update(floors, "rules", "decaf", {"found": 0.1}) == Floors("decaf", {"rules": {"found": 0.1}})


@pytest.mark.parametrize("score", [0.0, 0.29, 0.57, 1 / 3, 2 / 3, 1.0])
def test_score_passes_the_floor_that_it_makes(score: float) -> None:
    assert falls({"found": rounded_down(score)}, {"found": score}) == ()


def test_floors_are_written_and_read_back(tmp_path: Path) -> None:
    save_floors(tmp_path / "floors.json", PINNED)
    assert load_floors(tmp_path / "floors.json") == PINNED


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"digest": "x", "readers": {"rules": {"found": "high"}}}'])
def test_malformed_floors_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GateError, match="cannot be read as floors"):
        load_floors(path)


def test_missing_corpus_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"gate: {tmp_path}: no annotated report (*.yaml) is in this folder\n"


def test_wrong_use_exits_with_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2


def test_floors_that_ship_name_figures_that_are_scored() -> None:
    pinned = json.loads(floors_path().read_text(encoding="utf-8"))["readers"]
    assert {reader: set(figures) - set(FIGURES) for reader, figures in pinned.items()} == {
        reader: set() for reader in pinned
    }


def test_gate_on_a_corpus_from_pinning_to_falling(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, floors = tmp_path / "corpus", tmp_path / "floors.json"
    corpus.mkdir()
    (corpus / "w1-001.yaml").write_text(
        "synthetic: true\nlang: en\npublished: 2023-11-14\nbody: The army captured Kidal on Tuesday.\nstatements:\n"
        "- {quote: The army captured Kidal on Tuesday, trigger: captured, kind: capture, modality: occurred}\n",
        encoding="utf-8",
    )
    save_floors(floors, Floors("", {}))
    arguments = [str(corpus), "--floors", str(floors), "--reader", "rules"]
    assert main(arguments) == 1
    assert main([*arguments, "--update"]) == 0
    assert main(arguments) == 0
    capsys.readouterr()
    pinned = load_floors(floors)
    save_floors(floors, Floors(pinned.digest, {"rules": {**pinned.readers["rules"], "speaker": 0.5}}))
    assert main(arguments) == 1
    assert capsys.readouterr().err == "gate: the reader 'rules' fell below its floors: speaker 0.0000 < 0.5000\n"
    assert main([*arguments, "--update"]) == 1
    assert main([*arguments, "--update", "--allow-regression"]) == 0


def test_a_network_may_differ_a_little_between_processors() -> None:
    floors = Floors("c0ffee", {"trained": {"found": 0.78}})
    check(floors, "trained", "c0ffee", {"found": 0.777})
    with pytest.raises(GateError, match="found"):
        check(floors, "trained", "c0ffee", {"found": 0.775})
