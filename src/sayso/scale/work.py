"""The unit of work: a pure function from a shard to parts and a marker that says it is done.

Invariants:
- The same shard with the same plan gives the same bytes, wherever and however often it is worked on.
- The marker is written last, so what is marked as done is whole; each file appears at once or not at all.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import os
import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.errors import SaysoError, SourceError
from sayso.gather.archive import Page, pages_of_wacz, pages_of_warc
from sayso.gather.draft import Draft
from sayso.gather.formats import PACKED, drafts_of
from sayso.gather.unpacked import gunzipped
from sayso.read import Reader, reader_named
from sayso.scale.parts import KINDS, Row, parquet_of, passed_row, report_row, statement_row
from sayso.scale.relevance import shipped_gate
from sayso.scale.shard import Shard, filesystem, opened
from sayso.scale.sift import Passed, Relevant, Sift

DONE = "done"
"""The folder of markers."""
UNKEPT = "irrelevant"
"""Documents that are only counted: in a general archive they are ninety-nine of a hundred."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How shards are worked on.

    Args:
        out: the folder of the parts: a path, or an address that fsspec opens.
        reader: by its name.
        gate: ask the relevance gate before the reader.
        published: the day of publication of what does not give it.
        lang: ISO 639-1, of all documents; told from each if None.
    """

    out: str
    reader: str = "rules"
    gate: bool = True
    published: dt.date | None = None
    lang: str | None = None

    @property
    def told(self) -> dict[str, str | bool | None]:
        """What a marker keeps of it: all that bears on what is in the parts."""
        day = self.published.isoformat() if self.published else None
        return {"reader": self.reader, "gate": self.gate, "published": day, "lang": self.lang}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a shard.

    Args:
        shard: its id.
        new: it was worked on now, not before.
        counts: documents, reports and statements, and what was passed over by its reason.
        fault: why it could not be worked on, or "".
    """

    shard: str
    new: bool
    counts: dict[str, int]
    fault: str = ""


@functools.cache
def _reader(name: str) -> Reader:
    return reader_named(name)  # once a process: it takes a second or two


def work_on(shard: Shard, plan: Plan) -> Outcome:
    """Work on a shard, unless its marker says that it is done with the same input and plan."""
    try:
        stream, digest = opened(shard)
    except OSError as fault:
        return Outcome(shard.id, True, {}, f"{shard.uri}: {fault.strerror or fault}")
    with stream:
        before = marker_of(shard, plan.out)
        if before and before["input"]["sha256"] == digest and before["plan"] == plan.told:
            return Outcome(shard.id, False, before["counts"])
        try:
            rows, counts = _rows(documents_of(stream, shard), plan)
        except SaysoError as fault:
            return Outcome(shard.id, True, {}, str(fault))
    parts = {kind: parquet_of(kind, rows[kind]) for kind in KINDS}
    for kind, data in parts.items():
        write(plan.out, f"{kind}/{shard.id}.parquet", data)
    told = {
        "shard": shard.id,
        "input": {"uri": shard.uri, "start": shard.start, "end": shard.end, "sha256": digest},
        "plan": plan.told,
        "counts": counts,
        "parts": {kind: hashlib.sha256(data).hexdigest() for kind, data in parts.items()},
    }
    write(plan.out, f"{DONE}/{shard.id}.json", json.dumps(told, sort_keys=True, indent=1).encode())
    return Outcome(shard.id, True, counts)


def documents_of(stream: BinaryIO, shard: Shard) -> Iterator[Page | Draft | SourceError]:
    """Yield the documents of a shard, in its order."""
    source = f"{shard.uri}@{shard.start}" if shard.start else shard.uri
    ending = shard.ending
    try:
        if ending in {".warc", ".warc.gz"}:
            yield from pages_of_warc(stream, source)
        elif ending == ".wacz":
            yield from pages_of_wacz(stream, source)
        else:
            packed = ending.endswith(PACKED)
            inner = gunzipped(stream, source) if packed else stream
            name = posixpath.basename(shard.uri).partition(".")[0]
            yield from drafts_of(inner, source, name=name, ending=ending.removesuffix(PACKED) if packed else ending)
    except SourceError as fault:
        yield fault


def _rows(documents: Iterator[Page | Draft | SourceError], plan: Plan) -> tuple[dict[str, list[Row]], dict[str, int]]:
    """Return the rows of a shard's parts, and how many documents, reports and statements there were."""
    reader = _reader(plan.reader)
    sift = Sift(shipped_gate() if plan.gate else None, published=plan.published, lang=plan.lang)
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    counts: Counter[str] = Counter(documents=0, reports=0, statements=0)
    seen: set[str] = set()
    for document in documents:
        counts["documents"] += 1
        found = sift.sift(document)
        if isinstance(found, Relevant) and found.report.id in seen:
            counts["repeated"] += 1
        elif isinstance(found, Relevant):
            seen.add(found.report.id)
            _read(found, reader, rows, counts)
        else:
            counts[found.why] += 1
            if found.why != UNKEPT:
                rows["passed"].append(passed_row(found))
    return rows, dict(sorted(counts.items()))


def _read(found: Relevant, reader: Reader, rows: dict[str, list[Row]], counts: Counter[str]) -> None:
    report = found.report
    try:
        statements = reader.read(report)
    except SaysoError as fault:
        counts["failed"] += 1
        rows["passed"].append(passed_row(Passed("failed", report.source, report.url or "", str(fault))))
        return
    rows["reports"].append(report_row(report, reader.name, found.score))
    rows["statements"] += [statement_row(one, report.id, number) for number, one in enumerate(statements)]
    counts["reports"] += 1
    counts["statements"] += len(statements)


def marker_of(shard: Shard, out: str) -> dict[str, Any] | None:
    """Return what a shard's marker says, or None where there is none, or its parts are gone."""
    files, path = filesystem(out)
    try:
        told: dict[str, Any] = json.loads(files.cat_file(posixpath.join(path, DONE, f"{shard.id}.json")))
    except (OSError, ValueError):
        return None
    whole = all(files.exists(posixpath.join(path, kind, f"{shard.id}.parquet")) for kind in KINDS)
    return told if whole else None


def write(out: str, name: str, data: bytes) -> None:
    """Write a file of a folder, so that it appears at once or not at all."""
    files, path = filesystem(out)
    target = posixpath.join(path, name)
    if "file" not in files.protocol:
        files.pipe_file(target, data)  # stores show an object when it is whole
        return
    files.makedirs(posixpath.dirname(target), exist_ok=True)
    partial = f"{target}.{os.getpid()}.partial"
    with files.open(partial, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(partial, target)  # noqa: PTH105 (a path of fsspec)
