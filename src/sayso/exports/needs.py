"""Libraries that only some formats need."""

from __future__ import annotations

import importlib
from types import ModuleType

from sayso.errors import MissingExtraError

EXTRA = "exports"


def needed(module: str, what: str) -> ModuleType:
    """Import a library that a format needs.

    Args:
        module: its name.
        what: the format, for the message.

    Raises:
        MissingExtraError: it is not installed; says what to install.
    """
    try:
        return importlib.import_module(module)
    except ImportError as fault:
        raise MissingExtraError(what, EXTRA) from fault
