"""Pages of long answers: a cursor holds where the next page starts and what the ledger held at the first one.

Invariant: whoever follows the cursors sees each row once, whatever is added meanwhile.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import datetime as dt

from sayso.errors import UsageError
from sayso.web.wanted import Wanted

MOST = 500
"""Rows of a page at most."""
_FARTHEST = 10**9
_NONE = "cursor: this is none; take 'next' of the page before"


def cursor_of(start: int, recorded: dt.datetime) -> str:
    """Return the cursor of the page that starts with row number `start` of what the ledger held at a time."""
    return base64.urlsafe_b64encode(f"{start} {recorded.isoformat()}".encode()).decode().rstrip("=")


def placed(cursor: str, wanted: Wanted, now: dt.datetime) -> tuple[int, Wanted, dt.datetime]:
    """Return the number of a page's first row, the filters that hold for it, and the time as of which it is.

    Args:
        cursor: as given; "" for the first page.
        wanted: the filters of the address.
        now: the time.

    Raises:
        UsageError: the cursor is none.
    """
    if not cursor:
        return 0, wanted, wanted.recorded or now
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        start, _, time = text.partition(" ")
        number, recorded = int(start), dt.datetime.fromisoformat(time).astimezone(dt.UTC)
    except (ValueError, OverflowError, binascii.Error) as fault:
        raise UsageError(_NONE) from fault
    if not 0 <= number <= _FARTHEST:
        raise UsageError(_NONE)
    return number, dataclasses.replace(wanted, recorded=recorded), recorded
