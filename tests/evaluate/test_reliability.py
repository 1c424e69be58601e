"""A reader's confidence against how often it is right."""

import pytest

from sayso import Report, Statement
from sayso.evaluate import AnnotatedReport, Result, calibration_error, reliability
from sayso.evaluate.coded import coded_statement
from sayso.evaluate.scores import score_report

TEXT = "The army entered Kidal."


def said(kind: str, confidence: float | None = None) -> Statement:
    return Statement(TEXT, 0, len(TEXT), "entered", 9, 16, kind, confidence=confidence)


def result(gold: str, *read: Statement) -> Result:
    wanted, given = (coded_statement(said(gold)),), tuple(map(coded_statement, read))
    return Result(AnnotatedReport(Report(TEXT), True, wanted), given, score_report(wanted, given))


def test_statements_are_sorted_by_how_sure_the_reader_was() -> None:
    table = reliability([result("capture", said("capture", 0.9)), result("capture", said("attack", 0.8))], bins=2)
    assert [(one.count, one.confidence, one.right) for one in table] == [(0, 0.0, 0.0), (2, pytest.approx(0.85), 0.5)]
    assert calibration_error(table) == pytest.approx(0.35)


def test_a_confidence_of_one_is_in_the_last_bin() -> None:
    assert [one.count for one in reliability([result("capture", said("capture", 1.0))], bins=4)] == [0, 0, 0, 1]


def test_a_reader_without_confidence_has_no_table() -> None:
    table = reliability([result("capture", said("capture"))])
    assert sum(one.count for one in table) == 0
    assert calibration_error(table) == 0
