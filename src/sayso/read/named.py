"""The readers that there are, by the names that `--reader` takes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sayso.errors import UsageError
from sayso.read.reader import Reader

WEIGHTS_VARIABLE = "SAYSO_WEIGHTS"
"""The environment variable that names a folder of weights to use instead of those that ship."""


def _rules() -> Reader:
    from sayso.read.rules import RulesReader  # noqa: PLC0415 (a command that reads nothing pays nothing)

    return RulesReader()


def _trained() -> Reader:
    from sayso.read.trained import TrainedReader  # noqa: PLC0415 (onnxruntime takes half a second to import)

    folder = os.environ.get(WEIGHTS_VARIABLE)
    return TrainedReader(Path(folder)) if folder else TrainedReader()


READERS: dict[str, Callable[[], Reader]] = {"trained": _trained, "rules": _rules}
"""Makers of readers; the first is the default."""


def reader_named(name: str) -> Reader:
    """Return the reader of that name.

    Raises:
        UsageError: there is none, lists those that there are.
    """
    if name not in READERS:
        raise UsageError(f"no reader is called '{name}'; there are: {', '.join(READERS)}")
    return READERS[name]()
