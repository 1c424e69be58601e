"""The scorer of incidents, on the worked example of Pradhan et al. 2014 and on limits."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("scipy")

FOLDER = Path(__file__).parent.parent.parent / "benchmarks" / "incidents"


@pytest.fixture
def scorer(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("conll")


def chains(*rows: str) -> list[frozenset[str]]:
    return [frozenset(row) for row in rows]


KEY, RESPONSE = chains("abc", "defg"), chains("ab", "cd", "fghi")


@pytest.mark.parametrize(
    ("name", "recall", "precision"), [("muc", 0.4, 0.4), ("b_cubed", 0.4167, 0.5), ("ceaf_e", 0.65, 0.4333)]
)
def test_the_worked_example(scorer: ModuleType, name: str, recall: float, precision: float) -> None:
    score = getattr(scorer, name)(KEY, RESPONSE)
    assert score.recall == pytest.approx(recall, abs=1e-4)
    assert score.precision == pytest.approx(precision, abs=1e-4)


def test_the_mean_of_the_three(scorer: ModuleType) -> None:
    assert scorer.conll(KEY, RESPONSE) == pytest.approx((0.4 + 0.4545 + 0.52) / 3, abs=1e-4)


@pytest.mark.parametrize(
    ("key", "response", "scores"),
    [
        (chains("abc", "de"), chains("abc", "de"), (1, 1, 1)),
        (chains("a", "b"), chains("a", "b"), (0, 1, 1)),
        (chains("abc"), [], (0, 0, 0)),
        (chains("abc", "d"), chains("abcd"), (0.8, 10 / 13, 0.5714)),
    ],
)
def test_limits(
    scorer: ModuleType, key: list[frozenset[str]], response: list[frozenset[str]], scores: tuple[float, float, float]
) -> None:
    found = [score(key, response).f1 for score in (scorer.muc, scorer.b_cubed, scorer.ceaf_e)]
    assert found == pytest.approx(scores, abs=1e-4)
