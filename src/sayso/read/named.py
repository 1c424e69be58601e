"""The readers that there are, by the names that `--reader` takes."""

from __future__ import annotations

from collections.abc import Callable

from sayso.errors import UsageError
from sayso.read.reader import Reader


def _rules() -> Reader:
    from sayso.read.rules import RulesReader  # noqa: PLC0415 (a command that reads nothing pays nothing)

    return RulesReader()


READERS: dict[str, Callable[[], Reader]] = {"rules": _rules}
"""Makers of readers; the first is the default."""


def reader_named(name: str) -> Reader:
    """Return the reader of that name.

    Raises:
        UsageError: there is none; lists those that there are.
    """
    if name not in READERS:
        raise UsageError(f"no reader is called '{name}'; there are: {', '.join(READERS)}")
    return READERS[name]()
