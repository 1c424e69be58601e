"""Measure work at scale: the stages apart, and whole runs by engine and number of workers.

    python benchmarks/scale/stages.py [--articles 20000] [--stages 2000] [--ray] [--out benchmarks/scale/results.json]

Seconds are of CPU, all processes together, so that other work on the machine does not count; wall-clock time is stored
beside them. The floor is FastWARC alone: unpacking the archives and reading each page.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generate import write

from sayso.gather.archive import Page, pages_of_warc
from sayso.gather.language import language_of
from sayso.read import reader_named
from sayso.report import Report
from sayso.scale.merge import merge
from sayso.scale.parts import parquet_of, report_row, statement_row
from sayso.scale.relevance import shipped_gate
from sayso.scale.sift import SAMPLE, SLACK, Relevant, Sift

RESULTS = Path(__file__).with_name("results.json")
CONFLICT = 50
FILES = 10


@contextmanager
def timed(times: dict[str, float], name: str) -> Iterator[None]:
    """Add the CPU seconds of this process to `times`."""
    start = time.process_time()
    yield
    times[name] = times.get(name, 0.0) + time.process_time() - start


def stages(folder: Path, count: int) -> dict[str, Any]:
    """Return the CPU milliseconds of each stage, a document that goes through it, on one archive."""
    (path,) = write(folder / "stages", count, 1, CONFLICT)
    gate, reader = shipped_gate(), reader_named("rules")
    sift, whole = Sift(None), Sift(gate)
    reader.read(Report("The army left."))  # so that loading is not counted
    times: dict[str, float] = {}
    with timed(times, "decompress"):
        pages = [page for page in pages_of_warc(str(path), str(path)) if isinstance(page, Page)]
    with timed(times, "extract roughly"):
        roughs = [sift.rough_text(page) for page in pages]
    with timed(times, "identify language"):
        _ = [language_of(rough[:SAMPLE]) for rough in roughs]
    with timed(times, "gate"):
        passing = [page for page, rough in zip(pages, roughs, strict=True) if gate.passes(rough, SLACK)]
    whole.sift(pages[0])
    with timed(times, "extract with care"):
        found = [one for page in passing if isinstance(one := whole.sift(page), Relevant)]
    with timed(times, "read"):
        statements = [reader.read(one.report) for one in found]
    with timed(times, "write"):
        rows = [
            statement_row(s, one.report.id, n)
            for one, said in zip(found, statements, strict=True)
            for n, s in enumerate(said)
        ]
        parts = (
            parquet_of("reports", [report_row(one.report, "rules", one.score) for one in found]),
            parquet_of("statements", rows),
        )
    through = {"extract with care": len(passing), "read": len(found), "write": len(found)}
    return {
        "documents": len(pages),
        "carefully extracted": len(passing),
        "read": len(found),
        "statements": len(rows),
        "statement bytes": round(len(parts[1]) / max(1, len(rows)), 1),
        "report bytes": round(len(parts[0]) / max(1, len(found)), 1),
        "ms": {
            name: round(seconds * 1000 / max(1, through.get(name, len(pages))), 3) for name, seconds in times.items()
        },
    }


def floor(paths: list[Path]) -> dict[str, float]:
    """Return what FastWARC alone takes."""
    start, wall, count = time.process_time(), time.monotonic(), 0
    for path in paths:
        count += sum(1 for _ in pages_of_warc(str(path), str(path)))
    return _rates(count, time.process_time() - start, time.monotonic() - wall)


def whole_run(archives: Path, out: Path, *options: str) -> dict[str, Any]:
    """Return what `sayso run` takes with some options, and the digest of what it makes."""
    command = [sys.executable, "-c", "from sayso.cli import main; main()", "run", str(archives), "--out", str(out)]
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([*command, *options, "--format", "json"], check=True, capture_output=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    counts = {name: told[name] for name in ("documents", "reports", "statements")}
    largest = round(after.ru_maxrss / 1024)
    rates = _rates(told["documents"], seconds, time.monotonic() - wall)
    return {**counts, **rates, "largest process MB": largest, "digest": merge(str(out)).digest}


def _rates(count: int, cpu: float, wall: float) -> dict[str, float]:
    return {
        "CPU seconds": round(cpu, 1),
        "wall seconds": round(wall, 1),
        "documents per CPU second": round(count / cpu, 1),
    }


def measured(asked: argparse.Namespace, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each figure with its name, as it is measured."""
    archives = folder / "archives"
    paths = write(archives, asked.articles, FILES, CONFLICT)
    size = sum(path.stat().st_size for path in paths)
    yield "machine", {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    yield "archives", {"articles": asked.articles, "bytes": size, "one about conflict in": CONFLICT}
    yield "stages", stages(folder, asked.stages)
    yield "floor (FastWARC)", floor(paths)
    for engine in ("local", "ray") if asked.ray else ("local",):
        for workers in ("1", "2"):
            out = folder / f"{engine}{workers}"
            yield f"{engine}, {workers} workers", whole_run(archives, out, "--engine", engine, "--workers", workers)


def main() -> None:
    """Measure and store."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--stages", type=int, default=2_000)
    options.add_argument("--ray", action="store_true")
    options.add_argument("--out", type=Path, default=RESULTS)
    asked = options.parse_args()
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, figures in measured(asked, Path(folder)):
            found[name] = figures
            print(name, json.dumps(figures), flush=True)
            asked.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
