"""`import sayso`: a text and a ledger as tables, and as a notebook shows them."""

import datetime as dt
from pathlib import Path

import pytest
from ledger_factory import report
from small_ledger import ENTERED, small

import sayso
from sayso.holding import Told
from sayso.notebook import SHOWN, Statements

DAY = dt.date(2023, 11, 14)


def test_text_is_read() -> None:
    found = sayso.read_text(
        "The army entered the town of Kidal on Tuesday.", published=DAY, publisher="Wire", reader="rules"
    )
    assert [(one.statement.kind, one.statement.quote) for one in found] == [
        ("capture", "The army entered the town of Kidal on Tuesday")
    ]
    assert (len(found), found[0].publisher, len(found[:1])) == (1, "Wire", 1)
    assert found.rows()[0]["date_start"] == "2023-11-14"


def test_ledger_is_asked(tmp_path: Path) -> None:
    with small(tmp_path):
        pass
    with sayso.open(tmp_path / "a.db", known=DAY) as ledger:
        assert len(ledger.statements()) == 4
        assert [one.statement.kind for one in ledger.statements(place="Ber")] == ["attack_on_civilians"]
        assert ledger.holds("Kidal", DAY).holder == "Malian Armed Forces"


def told(**fields: object) -> Told:
    made = {"id": "1", "statement": ENTERED, "report_id": "r", "report_name": "n", "publisher": "W", "published": DAY}
    return Told(**{**made, **fields})


@pytest.mark.parametrize("library", ["pandas", "polars", "arrow"])
def test_statements_as_tables(library: str) -> None:
    pytest.importorskip({"arrow": "pyarrow"}.get(library, library))
    table = getattr(Statements((told(),)), f"to_{library}")()
    assert list(table["place"].to_pylist() if library == "arrow" else table["place"]) == ["Kidal"]
    assert len(table) == 1


def test_notebook_runs_nothing_that_a_report_says() -> None:
    text = "<script>alert(1)</script> entered Kidal"
    source = report(text)
    statement = type(ENTERED)(text, 0, len(text), "entered", 26, 33, "capture")
    assert source.text[26:33] == "entered"
    shown = Statements((told(statement=statement, publisher='<img src="x">', url="javascript:alert(1)"),))._repr_html_()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; entered Kidal" in shown
    assert "<script" not in shown
    assert "<img" not in shown
    assert "javascript" not in shown


def test_notebook_shows_the_first_rows() -> None:
    shown = Statements(tuple(told(url="https://w.example/?a=1&b=2") for _ in range(SHOWN + 3)))._repr_html_()
    assert shown.count("<tr>") == SHOWN + 1
    assert "<p>3 more</p>" in shown
    assert '<a href="https://w.example/?a=1&amp;b=2" rel="noopener">Malian Armed Forces, W</a>' in shown


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        sayso.nonsense  # noqa: B018
