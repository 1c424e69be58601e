"""How fast a ledger of a million statements is: filling it, asking it, adding to it; and how much memory each takes.

python benchmarks/ledger/measure.py fill LEDGER [--reports 120000] [--each 8.334]
python benchmarks/ledger/measure.py ask LEDGER --to RESULT.json
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import random
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from made_up import COUNTRIES, PLACES, reports, world

from sayso.ask import About, about, picture
from sayso.ledger import Known, Ledger, ReadOnlyLedger, open_ledger, read_ledger

TOGETHER = 100
ON = dt.date(2023, 6, 1)
KNOWN = dt.date(2022, 3, 1)
SAMPLE = 150
SOON = 0.05


class Times(NamedTuple):
    """Seconds that something takes: by the clock, and of this process's processor time (a busy machine shares it)."""

    wall: float
    cpu: float


def fill(address: str, number: int, each: float) -> None:
    """Fill a ledger, from where an earlier run left it."""
    started = time.perf_counter()
    with open_ledger(address) as ledger:
        done = ledger.info().reports
        made = reports(number, each, first=done)
        while part := list(islice(made, TOGETHER)):
            ledger.add_together(part, reader="bench")
            done += len(part)
            if not done % 5000:
                print(f"{done} reports, {time.perf_counter() - started:.0f} s, {_memory():.0f} MB", file=sys.stderr)


def ask(address: str, sample: int) -> dict[str, Any]:
    """Return what was measured on a full ledger."""
    with read_ledger(address) as ledger:
        info = ledger.info()
        found: dict[str, Any] = {
            "machine": f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
            "database": "postgresql" if "://" in address else "sqlite",
            "reports": info.reports,
            "statements": info.statements,
            "holds_ms": {
                "places drawn alike": _holds(ledger, _alike(sample)),
                "places drawn by statements": _holds(ledger, _by_mass(sample)),
            },
            "holds_known_ms": {"places drawn alike": _holds(ledger, _alike(sample), known=KNOWN)},
            "picture_s": {
                name: _picture(ledger, rank)
                for name, rank in (("rank 1", 0), ("rank 2", 1), ("rank 5", 4), ("rank 15", 14), ("rank 30", 29))
            },
            "search_ms": _spread(
                [_timed(partial(ledger.as_of().search, word, most=20)) for word in world().filler[:sample]]
            ),
        }
    found["memory_mb_asking"] = round(_memory())
    with open_ledger(address) as ledger:
        found["adding_1000_statements_s"] = _adding(ledger)
    found["memory_mb"] = round(_memory())
    return found


def _holds(ledger: ReadOnlyLedger, names: Iterable[str], known: dt.date | None = None) -> dict[str, Any]:
    view = ledger.as_of(known=known)
    about(view, "Nowhere")  # the gazetteer and the packs are read once a process
    times, sizes = [], []
    for name in names:
        found: list[About] = []
        times.append(_timed(partial(_held, view, name, found)))
        sizes.append(len(found[0].told))
    return {
        **_spread(times),
        "processor time within 50 ms": round(sum(each.cpu <= SOON for each in times) / len(times), 3),
        "statements": {"median": statistics.median(sizes), "most": max(sizes)},
    }


def _held(view: Known, name: str, found: list[About]) -> None:
    found.append(about(view, name))
    found[0].on(ON)


def _picture(ledger: ReadOnlyLedger, rank: int) -> dict[str, Any]:
    country = world().places[rank][0].country
    view = ledger.as_of()
    first = _timed(lambda: picture(view, ON, country))
    return {
        "wall": round(first.wall, 2),
        "processor": round(first.cpu, 2),
        "statements": len(view.statements(country=country)),
    }


def _adding(ledger: Ledger) -> dict[str, Any]:
    """Time a thousand statements of a hundred and twenty reports: one report at a time, and all together."""
    alone, together = list(reports(120, 8.334, seed=11)), list(reports(120, 8.334, seed=12))
    one_by_one = _timed(lambda: [ledger.add(report, said, reader="bench") for report, said in alone])
    at_once = _timed(lambda: ledger.add_together(together, reader="bench"))
    return {
        name: {"wall": round(times.wall, 2), "processor": round(times.cpu, 2)}
        for name, times in (("one report at a time", one_by_one), ("together", at_once))
    }


def _alike(sample: int) -> list[str]:
    draw = random.Random(3)  # noqa: S311 (the same on every run)
    everywhere = [place.name for country in world().places for place in country]
    return draw.sample(everywhere, sample)


def _by_mass(sample: int) -> list[str]:
    draw = random.Random(4)  # noqa: S311 (the same on every run)
    countries = draw.choices(range(COUNTRIES), [1 / (rank + 1) for rank in range(COUNTRIES)], k=sample)
    ranks = draw.choices(range(PLACES), [1 / (rank + 1) for rank in range(PLACES)], k=sample)
    return [world().places[country][rank].name for country, rank in zip(countries, ranks, strict=True)]


def _timed(act: Callable[[], object]) -> Times:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Times(time.perf_counter() - wall, time.process_time() - cpu)


def _spread(times: list[Times]) -> dict[str, Any]:
    """Return times in milliseconds."""
    return {
        name: {
            "median": round(1000 * statistics.median(ordered), 1),
            "p95": round(1000 * ordered[int(0.95 * len(ordered))], 1),
            "most": round(1000 * ordered[-1], 1),
        }
        for name, ordered in (
            ("wall", sorted(each.wall for each in times)),
            ("processor", sorted(each.cpu for each in times)),
        )
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Fill or ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["fill", "ask"])
    parser.add_argument("ledger")
    parser.add_argument("--reports", type=int, default=120_000)
    parser.add_argument("--each", type=float, default=8.334)
    parser.add_argument("--sample", type=int, default=SAMPLE, help="places and words asked about")
    parser.add_argument("--to", type=Path)
    arguments = parser.parse_args()
    if arguments.what == "fill":
        fill(arguments.ledger, arguments.reports, arguments.each)
        return
    result = json.dumps(ask(arguments.ledger, arguments.sample), indent=2) + "\n"
    if arguments.to:
        arguments.to.write_text(result, encoding="utf-8")
    print(result)


if __name__ == "__main__":
    main()
