import json

import pytest

from sayso.errors import SourceError
from sayso.evaluate.plover import events_of, read_records, score_records
from sayso.evaluate.scores import Tally
from sayso.report import Report
from sayso.statement import Actor, Modality, Speaker, Statement

ISRAEL = Actor("Israel", "Government of Israel", "government")
SYRIA = Actor("Syrian troops", "Syrian troops", "military")
UN = Actor("the United Nations", "United Nations", "intergovernmental")


def said(kind, modality=Modality.OCCURRED, actors=(), targets=(), by=None):
    return Statement("q", 0, 1, "q", 0, 1, kind, modality, said_by=by, actors=actors, targets=targets)


@pytest.mark.parametrize(
    ("statements", "wanted"),
    [
        ([said("attack", actors=(ISRAEL,), targets=(SYRIA,))], (("ASSAULT", "ISR", "SYR"),)),
        ([said("talks", actors=(ISRAEL, UN))], (("CONSULT", "ISR", "LBN"), ("CONSULT", "IGO", "LBN"))),
        ([said("aid", Modality.PLANNED, actors=(UN,), targets=(SYRIA,))], (("AGREE", "IGO", "SYR"),)),
        (
            [said("withdrawal", Modality.DEMANDED, (SYRIA,), by=Speaker("Israel", "Israel", "government"))],
            (("REQUEST", "ISR", "SYR"),),
        ),
        ([said("attack", actors=(ISRAEL,)), said("rejection", actors=(SYRIA,))], (("REJECT", "SYR", "LBN"),)),
        ([said("election")], ()),
        ([], ()),
    ],
)
def test_statements_are_coded_as_one_event(statements, wanted):
    assert events_of(Report("Lebanon heard of it."), statements) == wanted


def test_records_are_read_and_scored(tmp_path):
    rows = [
        {"id": "D", "event": "DOCUMENT"},
        {"id": "A", "event": "FIGHT", "text": "x  y", "source": [{"code": "JAP"}], "target": [{"code": "SYR"}]},
        {"id": "B", "event": "AID", "text": "z", "source": [{"code": "USA"}], "target": ""},
    ]
    path = tmp_path / "records.txt"
    path.write_text(json.dumps(rows), encoding="utf-8")
    records = read_records(path)
    assert [(r.event, r.sources, r.targets, r.report.text) for r in records] == [
        ("ASSAULT", ("JPN",), ("SYR",), "x y"),
        ("AID", ("USA",), (), "z"),
    ]
    scores = score_records(records, {"A": (("ASSAULT", "JPN", "SYR"),), "B": (("AGREE", "USA", ""),)})
    assert (scores.type, scores.countries) == (Tally(1, 2, 2), Tally(1, 2, 2))


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "records.txt"
    path.write_text("{}", encoding="utf-8")
    assert not read_records(path)
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(SourceError, match="no list of PLOVER records"):
        read_records(path)
