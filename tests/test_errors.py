import inspect
import re

import pytest

from sayso import errors

CLASSES = [value for _, value in inspect.getmembers(errors, inspect.isclass) if value.__module__ == errors.__name__]
DRAWN = re.compile(r"^([│ ├└─]*)(\w+Error)(?: .*)?$", re.MULTILINE)


def test_every_error_is_a_sayso_error() -> None:
    assert [error.__name__ for error in CLASSES if not issubclass(error, errors.SaysoError)] == []


def test_tree_in_the_docstring_is_the_tree_in_the_code() -> None:
    parents: dict[int, str] = {}
    drawn = {}
    for indent, name in DRAWN.findall(errors.__doc__ or ""):
        depth = len(indent) // 4
        parents[depth] = name
        drawn[name] = parents.get(depth - 1, "Exception")
    assert drawn == {error.__name__: error.__bases__[0].__name__ for error in CLASSES}


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (errors.SourceError("kidal.txt", "the file is empty"), "kidal.txt: the file is empty"),
        (
            errors.UndatedError("kidal.txt"),
            "kidal.txt: no date of publication was found; give it with --published YYYY-MM-DD",
        ),
        (
            errors.EvidenceError("abc", (3, 9), "the quote is not what stands there"),
            "report abc, characters 3-9: the quote is not what stands there",
        ),
        (
            errors.MissingExtraError("a ledger on PostgreSQL", "postgres"),
            "a ledger on PostgreSQL needs the extra 'postgres': pip install 'sayso[postgres]'",
        ),
    ],
)
def test_error_says_what_and_where(error: errors.SaysoError, text: str) -> None:
    assert str(error) == text


def test_errors_carry_what_they_concern() -> None:
    assert errors.SourceError("kidal.txt", "empty").source == "kidal.txt"
    assert errors.EvidenceError("abc", (3, 9), "no").span == (3, 9)
    assert errors.MissingExtraError("x", "postgres").extra == "postgres"
