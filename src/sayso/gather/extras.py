"""Optional libraries, each imported when it is first needed; a missing one is an error that names the pip command."""

from __future__ import annotations

import importlib
from typing import Any

from sayso.errors import MissingExtraError


def optional(module: str, what: str, extra: str) -> Any:
    """Return a module of an optional library.

    Args:
        module: its name, as in `import`.
        what: what the user asked for, which needs it.
        extra: sayso's extra that brings it.

    Raises:
        MissingExtraError: it is not installed; names the pip command.
    """
    try:
        return importlib.import_module(module)
    except ImportError as fault:
        raise MissingExtraError(what, extra) from fault
