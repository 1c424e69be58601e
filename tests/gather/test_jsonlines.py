import datetime as dt
import io

import pytest

from sayso.errors import SourceError
from sayso.gather.draft import Draft
from sayso.gather.jsonlines import MAX_LINE, drafts_of_json_lines


def only(line: str) -> Draft | SourceError:
    (item,) = drafts_of_json_lines(io.BytesIO(line.encode()), "wires.jsonl")
    return item


def test_all_fields_are_read() -> None:
    line = (
        '{"id": "w1", "title": "Army enters  Kidal", "text": "It did.\\n\\nYes.", "publisher": "AFP",'
        ' "published": "2023-11-14", "lang": "fr", "url": "https://example.org", "other": 1}'
    )
    assert only(line) == Draft(
        source="wires.jsonl:1",
        name="w1",
        text="It did.\n\nYes.",
        title="Army enters Kidal",
        publisher="AFP",
        published=dt.date(2023, 11, 14),
        lang="fr",
        url="https://example.org",
    )


def test_text_is_enough() -> None:
    assert only('{"text": "It did."}') == Draft(source="wires.jsonl:1", name="", text="It did.")


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("id", "7", "7"),
        ("published", '"2023-11-14T09:30:00Z"', dt.date(2023, 11, 14)),
        ("published", "null", None),
        ("published", '""', None),
        ("lang", '"fr-ML"', "fr"),
        ("lang", '"French"', "fr"),
        ("lang", '"eng"', "en"),
        ("title", "null", ""),
    ],
)
def test_usual_variants_are_taken(field: str, value: str, read: object) -> None:
    draft = only(f'{{"text": "It did.", "{field}": {value}}}')
    assert getattr(draft, {"id": "name"}.get(field, field)) == read


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "x"}', "field 'text': is missing"),
        ('{"text": 1}', "field 'text': a string is expected"),
        ('{"text": "x", "title": ["y"]}', "field 'title': a string is expected"),
        ('{"text": "x", "published": "Tuesday"}', "field 'published': 'Tuesday' is no date; write YYYY-MM-DD"),
        ('{"text": "x", "published": 1699920000}', "field 'published': 1699920000 is no date; write YYYY-MM-DD"),
        ('{"text": "x", "published": "2023-02-30"}', "field 'published': '2023-02-30' is no date; write YYYY-MM-DD"),
        ('{"text": "x", "lang": "klingon"}',
         "field 'lang': 'klingon' is no language; write its ISO 639-1 code, such as en or fr"),
        ("[1]", "a JSON object is expected; write one a line"),
        ('{"text": "x"',
         "malformed JSON; write one JSON object a line (EOF while parsing an object at line 1 column 12)"),
        ("\0", "it holds NUL bytes; JSON Lines are UTF-8: save the file as UTF-8"),
    ],
)  # fmt: skip
def test_wrong_line_is_named_with_its_field_and_remedy(line: str, reason: str) -> None:
    fault = only(line)
    assert isinstance(fault, SourceError)
    assert (fault.source, fault.reason) == ("wires.jsonl:1", reason)


def test_wrong_line_does_not_stop_the_others() -> None:
    lines = b'\xef\xbb\xbf{"text": "one"}\n\n{"text": \n{"text": "four"}'
    read = list(drafts_of_json_lines(io.BytesIO(lines), "w.jsonl"))
    assert [item.source for item in read] == ["w.jsonl:1", "w.jsonl:3", "w.jsonl:4"]
    assert [isinstance(item, Draft) for item in read] == [True, False, True]


def test_line_that_is_too_long_is_passed_by() -> None:
    lines = b'{"text": "' + b"x" * MAX_LINE + b'"}\n{"text": "two"}\n'
    first, second = drafts_of_json_lines(io.BytesIO(lines), "w.jsonl")
    assert isinstance(first, SourceError)
    assert first.reason == "a line of more than 20 MB: split the report"
    assert second == Draft(source="w.jsonl:2", name="", text="two")


def test_empty_file_is_an_error() -> None:
    assert str(only("")) == "wires.jsonl: the file is empty"
