"""`sayso evaluate muc` and `sayso evaluate plover`, as a user runs them."""

import json
from pathlib import Path

MESSAGES = """\
TST3-MUC4-0001

   LIMA, 12 JAN 90 (DPA) -- [TEXT] GUERRILLAS OF THE SHINING PATH KILLED TWO PEASANTS IN AYACUCHO ON 10
JANUARY, POLICE SAID.
"""
KEY = """\
0.  MESSAGE: ID                    TST3-MUC4-0001
1.  MESSAGE: TEMPLATE              1
2.  INCIDENT: DATE                 10 JAN 90
3.  INCIDENT: LOCATION             PERU: AYACUCHO (CITY)
4.  INCIDENT: TYPE                 ATTACK
5.  INCIDENT: STAGE OF EXECUTION   ACCOMPLISHED
19. HUM TGT: DESCRIPTION           "PEASANTS"
20. HUM TGT: TYPE                  CIVILIAN: "PEASANTS"
"""
RECORDS = [
    {
        "id": "A",
        "event": "FIGHT",
        "text": "Israeli troops attacked a village in Lebanon on Sunday.",
        "source": [{"code": "ISR"}],
        "target": [{"code": "LBN"}],
    }
]


def test_muc_fills_and_scores(run):
    Path("texts").write_text(MESSAGES, encoding="utf-8")
    Path("key").write_text(KEY, encoding="utf-8")
    result = run("evaluate", "muc", "--texts", "texts", "--key", "key", "--write", "filled", "--format", "json")
    assert result.exit_code == 0
    scores = json.loads(result.stdout)
    assert scores["messages"] == 1
    assert scores["slots"]["inc-type"] == scores["slots"]["inc-stage"] == scores["slots"]["inc-date"] == 100
    again = run("evaluate", "muc", "--response", "filled", "--key", "key", "--format", "json")
    assert json.loads(again.stdout) == scores
    assert "all templates" in run("evaluate", "muc", "--response", "filled", "--key", "key").stdout


def test_muc_takes_texts_or_a_response(run):
    Path("key").write_text(KEY, encoding="utf-8")
    result = run("evaluate", "muc", "--key", "key")
    assert result.exit_code != 0


def test_plover_scores_records(run):
    Path("records").write_text(json.dumps(RECORDS), encoding="utf-8")
    result = run("evaluate", "plover", "records", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["type"] == 1
    assert "type and countries" in run("evaluate", "plover", "records").stdout
