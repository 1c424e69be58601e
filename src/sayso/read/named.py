"""The readers that there are, by the names that `--reader` takes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sayso.errors import MissingExtraError, UsageError
from sayso.read.reader import Reader

WEIGHTS_VARIABLE = "SAYSO_WEIGHTS"
"""The environment variable that names the folder of the trained reader's weights."""


def _rules() -> Reader:
    from sayso.read.rules import RulesReader  # noqa: PLC0415 (a command that reads nothing pays nothing)

    return RulesReader()


def _trained() -> Reader:
    folder = os.environ.get(WEIGHTS_VARIABLE)
    if not folder:
        raise UsageError(
            f"the trained reader ships no weights yet: make them (training/README.md) and set {WEIGHTS_VARIABLE}",
        )
    try:
        from sayso.read.trained import TrainedReader  # noqa: PLC0415 (it needs an extra, and half a second)
    except ImportError as fault:
        raise MissingExtraError("the trained reader", "trained") from fault
    return TrainedReader(Path(folder))


READERS: dict[str, Callable[[], Reader]] = {"rules": _rules, "trained": _trained}
"""Makers of readers; the first is the default."""


def reader_named(name: str) -> Reader:
    """Return the reader of that name.

    Raises:
        UsageError: there is none, or it lacks something; lists those that there are, or tells what it lacks.
    """
    if name not in READERS:
        raise UsageError(f"no reader is called '{name}'; there are: {', '.join(READERS)}")
    return READERS[name]()
