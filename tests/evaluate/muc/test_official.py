"""The scorer against the official reports of the 17 systems of 1992 on TST3.

The key that is at hand is a later version than the one that the systems were scored with, and the official scorers
paired some templates by hand: what follows from that is not reproduced.
"""

import json
from pathlib import Path

import pytest

from sayso.evaluate.muc import read_judgements, read_templates, score_messages

pytestmark = pytest.mark.corpus
# All-templates F: official, as scored here with the stored judgements, and with the guidelines' rules alone.
TOTALS = {
    "BBN": (35.68, 35.3, 35.1),
    "GE": (55.93, 55.9, 54.3),
    "GE-CMU": (51.83, 51.8, 51.3),
    "HUGHES": (22.50, 25.3, 24.8),
    "LSI": (18.87, 18.2, 18.1),
    "MDC": (24.00, 25.3, 26.0),
    "MITRE": (9.60, 9.9, 10.1),
    "NMSU": (23.40, 22.8, 24.0),
    "NYU": (43.80, 43.5, 42.8),
    "PARAMAX": (28.88, 28.4, 28.7),
    "PRC": (33.28, 32.9, 31.5),
    "SRA": (29.29, 28.8, 29.3),
    "SRI": (48.89, 48.0, 48.0),
    "SYNCH": (3.65, 5.3, 4.5),
    "UMASS": (51.52, 50.2, 50.7),
    "UMICH": (40.49, 39.6, 40.3),
    "USC": (9.55, 10.5, 9.7),
}


@pytest.fixture(scope="module")
def muc34(shared: Path) -> Path:
    folder = shared / "benchmarks" / "events" / "muc34"
    if not folder.is_dir():
        pytest.skip("no MUC-4 files beside the corpus")
    return folder


@pytest.mark.parametrize("system", TOTALS)
def test_totals_of_a_stored_response(muc34, system):
    official, judged, unjudged = TOTALS[system]
    key = read_templates(muc34 / "corpus" / "tst3" / "key-tst3.v2")
    response = read_templates(muc34 / "results" / system / "response.tst3")
    judgements = read_judgements(muc34 / "results" / "final-history-nrad.tst3")
    with_judgements = score_messages(key, response, judgements).all_templates.f
    without = score_messages(key, response).all_templates.f
    assert with_judgements == pytest.approx(judged, abs=0.06)
    assert without == pytest.approx(unjudged, abs=0.06)
    assert abs(with_judgements - official) <= 2.8


def test_the_official_order_of_the_systems_is_kept(muc34):
    """The JSON of the official scores and the table above tell of the same reports."""
    stored = json.loads((muc34 / "muc4_1992_official_scores_TST3.json").read_text(encoding="utf-8"))["TST3"]
    assert len(stored) == len(TOTALS)
    best = sorted(TOTALS, key=lambda system: -TOTALS[system][0])[:8]
    assert sorted(best, key=lambda system: -TOTALS[system][1]) == best
