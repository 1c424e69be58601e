"""How long the desk's pages take: copies of the example story, each three days later, asked within the process.

    python benchmarks/desk/run.py --copies 20 --out benchmarks/desk/results.json

The first time nothing is kept; the second time what was found and shown is. Seconds are those of one processor, so that
other work on the machine counts little; sending, and waiting for the disk, are not in them. All copies tell of the same
20 places: no real ledger of this size is as dense, and what grows with the statements of a place is at its worst.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import datetime as dt
import json
import platform
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from sayso.examples import example_reports
from sayso.ledger import open_ledger
from sayso.read import reader_named
from sayso.web.app import make_app

PAGES = (
    "/", "/?on=2023-11-10", "/place?place=Kidal&place_kind=city", "/timeline", "/claims", "/claims?place=Kidal",
    "/incidents", "/disputes", "/due", "/changes", "/actors", "/sources", "/reports", "/review", "/brief",
)  # fmt: skip
APART = dt.timedelta(days=3)


def main() -> None:
    """Make the ledger, ask each page twice, and write what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=20)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "desk.db")
        statements = _filled(path, given.copies)
        app = make_app(path, reader="rules")
        asyncio.run(_asked(app, "/static/desk.css"))
        pages = {address: _timed(app, address) for address in PAGES}
        app.state.desk.close()
    result = {
        "copies": given.copies,
        "statements": statements,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "seconds_of_one_processor": pages,
    }
    text = json.dumps(result, indent=2)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def _filled(path: str, copies: int) -> int:
    reader = reader_named("rules")
    read = [(report, reader.read(report)) for report in example_reports()]
    with open_ledger(path) as ledger:
        for number in range(copies):
            later = [
                (
                    dataclasses.replace(
                        report,
                        title=f"{report.title} {number}",
                        published=(report.published or dt.date(2023, 1, 1)) + number * APART,
                    ),
                    said,
                )
                for report, said in read
            ]
            ledger.add_together(later, reader=reader.name)
        return ledger.info().statements


def _timed(app: FastAPI, address: str) -> dict[str, Any]:
    taken = []
    for _ in range(2):
        start = time.process_time()
        answer = asyncio.run(_asked(app, address))
        taken.append(round(time.process_time() - start, 3))
        answer.raise_for_status()
    return {"first": taken[0], "again": taken[1], "bytes": len(answer.content)}


async def _asked(app: FastAPI, address: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as client:
        return await client.get(address, timeout=None)


if __name__ == "__main__":
    main()
