import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gather.normal import body_of_paragraphs, normal_body, squash

LAYOUT = st.text(alphabet=st.sampled_from(list("ab \t\n\r\v\u00a0\u2028é")), max_size=60)


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("The army entered Kidal.\n\nThe rebels left.", "The army entered Kidal.\n\nThe rebels left."),
        ("  The army\n  entered  Kidal.\n\n\n\nThe rebels left.\n", "The army entered Kidal.\n\nThe rebels left."),
        ("The army entered Kidal.\r\n\r\nThe rebels left.\r\n", "The army entered Kidal.\n\nThe rebels left."),
        ("The army entered Kidal.\r\rThe rebels left.", "The army entered Kidal.\n\nThe rebels left."),
        ("The army entered Kidal.\n \t \nThe rebels left.", "The army entered Kidal.\n\nThe rebels left."),
        ("Some 25\u00a0000 people", "Some 25 000 people"),
        (" \n\t\n ", ""),
        ("", ""),
    ],
)
def test_body_has_one_form(written: str, body: str) -> None:
    assert normal_body(written) == body


@given(LAYOUT | st.text(max_size=60))
def test_body_in_normal_form_is_left_as_it_is(text: str) -> None:
    assert normal_body(normal_body(text)) == normal_body(text)


@given(LAYOUT)
def test_paragraphs_of_a_body_hold_no_white_space_but_single_blanks(text: str) -> None:
    paragraphs = normal_body(text).split("\n\n")
    assert paragraphs == [squash(paragraph) for paragraph in paragraphs]


@given(st.lists(LAYOUT, max_size=5))
def test_joined_paragraphs_are_in_normal_form(paragraphs: list[str]) -> None:
    body = body_of_paragraphs(paragraphs)
    assert normal_body(body) == body
