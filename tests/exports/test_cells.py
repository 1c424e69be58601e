"""Cells that a spreadsheet would run are made inert, and come back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.exports.cells import csv_lines, inert, plain, tsv_lines


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-2 dead", "'-2 dead"),
        ("@cmd", "'@cmd"),
        (" \t=x", "' \t=x"),
        ("\uff1dx", "'\uff1dx"),
        ("'=x", "''=x"),
        ("Kidal", "Kidal"),
        ("2=2", "2=2"),
        ("'s town", "'s town"),
    ],
)
def test_formulas_are_inert(text: str, cell: str) -> None:
    assert inert(text) == cell
    assert plain(cell) == text


@given(st.text())
def test_inert_is_taken_back(text: str) -> None:
    assert plain(inert(text)) == text


def test_numbers_stay_numbers() -> None:
    assert "".join(csv_lines(("a", "b"), [[-2.53, "-2.53"]])) == "a,b\n-2.53,'-2.53\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"))))
def test_any_text_comes_back_from_csv(texts: list[str]) -> None:
    lines = "".join(csv_lines(("a",), [[text] for text in texts]))
    rows = list(csv.reader(io.StringIO(lines, newline="")))[1:]
    assert [plain(row[0]) if row else "" for row in rows] == texts


@given(st.lists(st.text(), min_size=2, max_size=2))
def test_no_text_breaks_a_line_of_tabs(texts: list[str]) -> None:
    lines = "".join(tsv_lines([texts]))
    assert len(lines.splitlines()) == 1
    assert lines.count("\t") == 1
