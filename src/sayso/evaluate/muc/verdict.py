"""What can be said of one fill against one fill of the key."""

from __future__ import annotations

import enum


class Verdict(enum.IntEnum):
    """Correct counts one, partial a half, incorrect nothing."""

    INCORRECT = 0
    PARTIAL = 1
    CORRECT = 2
