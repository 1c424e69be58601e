"""Where a user's own knowledge is kept: imported gazetteers and actor packs."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "SAYSO_HOME"
"""Environment variable that names the folder; without it, the usual place for data of programs."""


def home() -> Path:
    """Return the folder of the user's own knowledge, which may not exist yet.

    `SAYSO_HOME`, else `sayso` in `XDG_DATA_HOME`, else `~/.local/share/sayso`.
    """
    told = os.environ.get(HOME_VARIABLE)
    if told:
        return Path(told)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "sayso"
