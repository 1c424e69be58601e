from __future__ import annotations

import datetime as dt
import re

import pytest

from sayso.errors import KnowledgeError
from sayso.examples import _report, example_reports
from sayso.report import Report

REPORTS = example_reports()
BY_NAME = {report.name: report for report in REPORTS}

each_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)


def test_there_are_at_least_sixteen_reports_of_eight_publishers():
    assert len(REPORTS) >= 16
    assert {report.publisher for report in REPORTS} == {
        "CSP Communiqué Desk (imitation)",
        "Halyard Wire",
        "MINUSMA Mission Bulletin (imitation)",
        "Niger Bend Courier",
        "Radio Grand Fleuve",
        "Sahel Access Cell",
        "Tanezrouft Info",
        "Telegraph of Mali (state agency)",
    }


def test_names_ids_and_addresses_are_unique():
    assert len({report.name for report in REPORTS}) == len(REPORTS)
    assert len({report.id for report in REPORTS}) == len(REPORTS)
    assert len({report.url for report in REPORTS}) == len(REPORTS)


def test_the_reports_come_in_the_order_of_publication_and_of_their_names():
    assert [report.name for report in REPORTS] == sorted(BY_NAME)
    assert [report.published for report in REPORTS] == sorted(report.published for report in REPORTS)


@each_report
def test_it_was_published_between_august_and_december_2023(report: Report):
    assert report.published is not None
    assert dt.date(2023, 8, 1) <= report.published <= dt.date(2023, 12, 31)
    assert report.published_from == "given"


@each_report
def test_its_length_is_that_of_a_short_report(report: Report):
    assert 60 <= len(report.text.split()) <= 260


@each_report
def test_its_paragraphs_are_single_lines_with_one_blank_line_between(report: Report):
    assert report.text == "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", report.text.strip()))


@each_report
def test_it_says_that_it_was_written_for_sayso(report: Report):
    assert "sayso" in report.text.rsplit("\n\n", 1)[-1]
    assert report.url == f"https://example.org/written-for-sayso/{report.name}"


def test_two_reports_are_french():
    assert [report.name for report in REPORTS if report.lang == "fr"] == ["11-camp-radio", "24-timbuktu-radio"]


def test_one_report_opens_with_a_photo_caption_of_another_decade():
    caption = BY_NAME["16-kidal-local"].text.split("\n\n", 1)[0]
    assert caption == (
        "FILE - Separatist fighters stand guard outside the governor's office in Kidal on 15 November 2013."
    )


@pytest.mark.parametrize(
    ("copy", "credit"), [("16-kidal-local", "(Halyard Wire)"), ("17-kidal-daily", "With Halyard Wire.")]
)
def test_a_copy_of_the_wire_keeps_its_words_and_credits_it(copy: str, credit: str):
    wire = BY_NAME["15-kidal-wire"].text
    quote = '"The Malian Armed Forces have today established themselves in Kidal and in the former MINUSMA camp,"'
    assert quote in wire
    assert quote in BY_NAME[copy].text
    assert credit in BY_NAME[copy].text
    assert BY_NAME[copy].publisher != BY_NAME["15-kidal-wire"].publisher


def test_the_correction_changes_the_day_and_the_number():
    wrong, right = BY_NAME["05-anefis-wire"], BY_NAME["07-anefis-corrected"]
    assert wrong.publisher == right.publisher
    assert "entered the town of Anefis on Friday" in wrong.text
    assert "15 on the army's" in wrong.text
    assert "entered the town of Anefis on Saturday" in right.text
    assert "five on the army's" in right.text


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"id": "x"}', "{", "null"])
def test_a_malformed_line_is_named(line: str):
    with pytest.raises(KnowledgeError, match=r"^examples/reports\.jsonl, line 7: "):
        _report(line, 7)
