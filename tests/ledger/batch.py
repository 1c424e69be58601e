"""Takes the same forty reports into a ledger: run as a process of its own by the tests.

python batch.py LEDGER STATEMENTS_A_REPORT [backwards]
python batch.py LEDGER STATEMENTS_A_REPORT die TABLE TIMES
python batch.py LEDGER STATEMENTS_A_REPORT killed SEED MOST: again and again, each time killed at a random point, until
MOST were killed or one came through; prints how many were killed
"""

import datetime as dt
import os
import random
import signal
import sys

from sqlalchemy import Engine, event

from sayso.clock import FixedClock
from sayso.ledger import open_ledger
from sayso.report import Report
from sayso.statement import Place, Statement

LINES = 250
"""Lines of SQL before which a process is killed: passing over the batch, once it is taken in, needs half as many."""
SENTENCE = "The army entered Kidal. "


def batch(each: int) -> list[tuple[Report, list[Statement]]]:
    """Forty reports, each of which says a thing as often as asked; every other one corrects the one before it."""
    made = []
    for number in range(40):
        report = Report(
            text=f"{SENTENCE * each}Number {number}.",
            publisher="Halyard Wire",
            published=dt.date(2023, 11, 1) + dt.timedelta(days=number),
            url=f"https://wire.example/{number // 2}",
        )
        starts = range(0, each * len(SENTENCE), len(SENTENCE))
        made.append((report, [_said(start) for start in starts]))
    return made


def _said(start: int) -> Statement:
    quote = SENTENCE.strip()
    place = Place("Kidal", "Kidal", "city")
    return Statement(quote, start, start + len(quote), "entered", start + 9, start + 16, "capture", places=(place,))


def _dies(engine: Engine, table: str, times: int) -> None:
    """Have the process killed, as by `kill -9`, at the last of so many writes to a table, before it is done.

    Where no table is named, whatever is asked of the database counts.
    """
    left = times

    @event.listens_for(engine, "before_cursor_execute")
    def perhaps(_connection: object, _cursor: object, line: str, *_others: object) -> None:
        nonlocal left
        left -= not table or line.startswith(f"INSERT INTO {table} ")
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)


def take_in(path: str, each: int, *options: str) -> None:
    """Take the batch into a ledger."""
    with open_ledger(path, clock=FixedClock(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))) as ledger:
        if options[:1] == ("die",):
            _dies(ledger._engine, options[1], int(options[2]))
        for report, said in batch(each)[:: -1 if options == ("backwards",) else 1]:
            ledger.add(report, said, reader="rules")


def killed(path: str, each: int, seed: str, most: int) -> int:
    """Take the batch in again and again, each time in a process that is killed at a random point; return how many."""
    draw = random.Random(seed)  # noqa: S311 (the same on every run)
    for number in range(most):
        point = draw.randrange(1, LINES)
        child = os.fork()
        if not child:
            take_in(path, each, "die", "", str(point))
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            return number
    return most


if __name__ == "__main__":
    path, each, *options = sys.argv[1:]
    if options[:1] == ["killed"]:
        sys.stdout.write(str(killed(path, int(each), options[1], int(options[2]))))
    else:
        take_in(path, int(each), *options)
