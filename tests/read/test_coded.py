"""Which sentences are coded."""

from hypothesis import given
from hypothesis import strategies as st

from sayso import Report
from sayso.gather import paragraph_roles
from sayso.gather.layout import paragraphs_of
from sayso.read.coded import coded_sentences


def test_captions_are_not_coded() -> None:
    report = Report("FILE - Soldiers in Kidal on September 27, 2020.\n\nThe army entered Kidal. Residents fled.")
    assert [report.text[s.start : s.end] for s in coded_sentences(report)] == [
        "The army entered Kidal.",
        "Residents fled.",
    ]


@given(st.text(alphabet=st.sampled_from("ab .\n"), max_size=200))
def test_layout_and_sentences_number_the_paragraphs_alike(text: str) -> None:
    assert [(part.start, part.end) for part in paragraph_roles(text)] == list(paragraphs_of(text))
