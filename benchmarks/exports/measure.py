"""How long each format takes on a large ledger, and how much memory: a process a format, written to nowhere.

On a shared machine the seconds of the processor tell more than those of the clock.

python benchmarks/ledger/measure.py fill LEDGER
python benchmarks/exports/measure.py LEDGER --to benchmarks/exports/results.json [FORMAT ...] [--country XA]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sayso.exports import FORMATS, Exported, Wanted, format_named, written
from sayso.ledger import read_ledger

ON = dt.date(2023, 6, 1)
LONGEST = 280
"""Seconds after which a format is given up."""


def one(address: str, name: str, country: str | None) -> dict[str, Any]:
    """Return what one format took, in this process."""
    started, size = time.perf_counter(), 0
    with read_ledger(address) as ledger:
        exported = Exported(ledger.as_of(), ON, Wanted(country=country))
        for piece in written(format_named(name), exported):
            size += len(piece)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": round(time.perf_counter() - started, 1),
        "cpu_seconds": round(time.process_time(), 1),
        "peak_mb": round(peak),
        "output_mb": round(size / 1e6, 1),
        "left_out": exported.left_out,
    }


def every(address: str, names: list[str], country: str | None) -> dict[str, Any]:
    """Return what each format took, each in a process of its own."""
    found = {}
    for name in names:
        command = [sys.executable, __file__, address, "--alone", name, *(["--country", country] if country else [])]
        try:
            outcome = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=True)  # noqa: S603
            found[name] = json.loads(outcome.stdout)
        except subprocess.TimeoutExpired:
            found[name] = {"given_up_after_s": LONGEST}
        print(name, found[name], file=sys.stderr)
    with read_ledger(address) as ledger:
        info = ledger.info()
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    return {
        "machine": machine,
        "reports": info.reports,
        "statements": info.statements,
        "country": country,
        "formats": found,
    }


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("formats", nargs="*")
    parser.add_argument("--to", type=Path)
    parser.add_argument("--alone")
    parser.add_argument("--country")
    asked = parser.parse_args()
    if asked.alone:
        print(json.dumps(one(asked.ledger, asked.alone, asked.country)))
        return
    made = every(asked.ledger, asked.formats or [format.name for format in FORMATS], asked.country)
    before = json.loads(asked.to.read_text()) if asked.to and asked.to.exists() else []
    if asked.to:
        asked.to.write_text(json.dumps([*before, made], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
