import datetime as dt

import pytest

from sayso.errors import SourceError
from sayso.gather.markdown import draft_of_markdown

WRITTEN = """---
title: Army enters Kidal
date: 2023-11-14
source: The Savannah Herald
lang: en
link: https://example.org/kidal
---

BAMAKO — Mali's **army** on *Tuesday* said it had
entered [Kidal](https://example.org/k).

## Background

- The rebels left the `camp` on Monday.
- The U.N. left in October.

> "We will return," they said.

![smoke](smoke.jpg)

```
code
```
"""


def test_front_matter_gives_the_fields_and_marks_are_taken_off() -> None:
    draft = draft_of_markdown(WRITTEN, "kidal.md")
    assert (draft.title, draft.publisher, draft.published) == (
        "Army enters Kidal", "The Savannah Herald", dt.date(2023, 11, 14),
    )  # fmt: skip
    assert (draft.lang, draft.url) == ("en", "https://example.org/kidal")
    assert draft.text.split("\n\n") == [
        "BAMAKO — Mali's army on Tuesday said it had entered Kidal.",
        "Background",
        "The rebels left the camp on Monday.",
        "The U.N. left in October.",
        '"We will return," they said.',
    ]


@pytest.mark.parametrize(
    ("written", "title", "body"),
    [
        ("# Army enters Kidal\n\nIt did.", "Army enters Kidal", "It did."),
        ("Army enters Kidal\n=====\n\nIt did.", "Army enters Kidal", "It did."),
        ("It did.\n\n# Background\n\nYes.", "", "It did.\n\nBackground\n\nYes."),
        ("---\ntitle: A\n---\n# A\n\nIt did.", "A", "It did."),
        ("---\ntitle: A\n---\n# B\n\nIt did.", "A", "B\n\nIt did."),
        ("---\n\nIt did.", "", "It did."),
    ],
)
def test_title_of_markdown(written: str, title: str, body: str) -> None:
    draft = draft_of_markdown(written, "kidal.md")
    assert (draft.title, draft.text) == (title, body)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("---\ntitle: [a]\n---\nIt did.", "line 2: field 'title': a text is expected"),
        ("---\ntitle: 'a\n---\nIt did.", "malformed YAML, line 2: found unexpected end of stream"),
        ("x" * 1_000_001, "larger than 1 MB of Markdown: split it"),
        ("---\ndate: yesterday\n---\nIt did.", "field 'published': 'yesterday' is no date; write YYYY-MM-DD"),
    ],
)
def test_malformed_front_matter_is_refused(written: str, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        draft_of_markdown(written, "kidal.md")
    assert caught.value.reason == reason
