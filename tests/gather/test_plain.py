import pytest

from sayso.gather.plain import draft_of_plain


@pytest.mark.parametrize(
    ("written", "title", "body"),
    [
        (
            "Army enters Kidal\n\nThe army entered.\n\nRebels left.",
            "Army enters Kidal",
            "The army entered.\n\nRebels left.",
        ),
        ("\n\nArmy enters Kidal\n \nThe army entered.\n", "Army enters Kidal", "The army entered."),
        ("The army entered.\nRebels left.\n\nAll is calm.", "", "The army entered. Rebels left.\n\nAll is calm."),
        ("The army entered Kidal.", "", "The army entered Kidal."),
        ("BAMAKO — The army entered.\n\nRebels left.", "", "BAMAKO — The army entered.\n\nRebels left."),
        (f"{'long ' * 80}\n\nRebels left.", "", f"{'long ' * 79}long\n\nRebels left."),
        ("", "", ""),
    ],
)
def test_first_line_is_the_title_when_a_blank_line_follows(written: str, title: str, body: str) -> None:
    draft = draft_of_plain(written, "kidal.txt")
    assert (draft.title, draft.text) == (title, body)
