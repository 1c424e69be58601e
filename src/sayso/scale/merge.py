"""Merging: the parts of all shards to one record, with each report once, its copies told and its incidents found.

DuckDB sorts and joins, on disk where memory does not suffice; weighing looks at statements alone, which are a
thousandth of an archive's text. The same parts give the same bytes, in whatever order they were made.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.errors import UsageError
from sayso.exchange import report_from_json, statement_from_json
from sayso.gather.extras import optional
from sayso.holding import Told
from sayso.incident import Incident
from sayso.know.sides import affiliations
from sayso.report import Report
from sayso.scale.parts import columns_of, schema_of
from sayso.scale.shard import filesystem
from sayso.scale.work import DONE, write
from sayso.statement import Statement
from sayso.weigh import incidents
from sayso.weigh.copies import origins

MERGED = "merged"
"""The folder of what is merged."""
BATCH = 10_000
"""Rows that are held at a time."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging made.

    Args:
        shards: that are done.
        reports: each once, however many shards hold it.
        statements: of those reports.
        copies: statements that repeat another one's words, and so say nothing of their own.
        incidents: that the statements tell of.
        digest: of all rows: the same parts give the same, whoever made them.
    """

    shards: int
    reports: int
    statements: int
    copies: int
    incidents: int
    digest: str


class Parts:
    """The parts of a folder, as one table of reports and one of statements.

    Only shards with a marker count. Of a report that several shards hold, the one whose source comes first is kept.
    """

    def __init__(self, out: str) -> None:
        """Open the parts of a folder.

        Raises:
            MissingExtraError: DuckDB is not installed.
            UsageError: the folder holds no part that is done.
        """
        duckdb = optional("duckdb", "merging", "archive")
        files, path = filesystem(out)
        self.out = out
        names = files.glob(posixpath.join(path, DONE, "*.json")) if files.exists(posixpath.join(path, DONE)) else []
        self.shards = sorted(posixpath.basename(name).removesuffix(".json") for name in names)
        if not self.shards:
            raise UsageError(f"{out}: no shard is done here: `sayso run INPUT... --out {out}` makes some")
        self._base = duckdb.connect(":memory:")
        if "file" not in files.protocol:
            self._base.register_filesystem(files)
        scheme = f"{out.partition('://')[0]}://" if "://" in out else ""
        for kind in ("reports", "statements"):
            paths = [f"{scheme}{posixpath.join(path, kind, f'{shard}.parquet')}" for shard in self.shards]
            view = f"create view {kind}_parts as select * from read_parquet({_listed(paths)})"  # noqa: S608 (quoted)
            self._base.execute(view)
        self._base.execute("create table kept as select id, min(source) as source from reports_parts group by id")
        self._base.execute(
            "create view reports as select distinct on (r.id) r.* from reports_parts r join kept k "
            "on r.id = k.id and r.source = k.source"
        )
        self._base.execute("create view statements as select distinct on (id) * from statements_parts")

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of "reports" or "statements", in a fixed order."""
        order = "published, id" if kind == "reports" else "report, number, id"
        names = ", ".join(f'"{name}"' for name in columns_of(kind))
        found = self._base.execute(f"select {names} from {kind} order by {order}")  # noqa: S608 (names of our own)
        while batch := found.fetchmany(BATCH):
            for row in batch:
                yield dict(zip(columns_of(kind), row, strict=True))

    def read(self) -> Iterator[tuple[Report, tuple[Statement, ...], str]]:
        """Yield each report with its statements and the reader's name, by day of publication."""
        cursor = self._base.cursor()
        query = "select payload from statements where report = ? order by number, id"
        for row in self.rows("reports"):
            found = cursor.execute(query, [row["id"]]).fetchall()
            yield report_of(row), tuple(statement_from_json(json.loads(payload)) for (payload,) in found), row["reader"]


def _listed(paths: list[str]) -> str:
    """Return paths as a list in SQL; a quote within one is doubled, so that it ends nothing."""
    return "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"


def report_of(row: dict[str, Any]) -> Report:
    """Return the report in a row of a part."""
    published: dt.date | None = row["published"]
    return report_from_json({**row, "body": row["text"], "published": published.isoformat() if published else None})


def merge(out: str) -> Merged:
    """Merge the parts of a folder into Parquet files of reports, statements and incidents in `merged`."""
    parts = Parts(out)
    headings = {row["id"]: {**row, "text": ""} for row in parts.rows("reports")}
    told = [_told(row, headings[row["report"]]) for row in parts.rows("statements") if row["report"] in headings]
    first = origins(told)
    found = incidents(told, affiliations())
    incident_of = {one.id: incident.id for incident in found for one in incident.statements}
    digest = hashlib.sha256()
    reports = _written(out, "reports", parts.rows("reports"), digest, {})
    extra = {"origin": first, "incident": incident_of}
    statements = _written(out, "statements", parts.rows("statements"), digest, extra)
    _write_incidents(out, found, digest)
    copies = sum(id != origin for id, origin in first.items())
    return Merged(len(parts.shards), reports, statements, copies, len(found), digest.hexdigest())


def _told(row: dict[str, Any], report: dict[str, Any]) -> Told:
    return Told(
        id=row["id"],
        statement=statement_from_json(json.loads(row["payload"])),
        report_id=row["report"],
        report_name=report["name"],
        publisher=report["publisher"],
        published=report["published"] or dt.date.min,
        title=report["title"],
        url=report["url"],
    )


def _written(out: str, kind: str, rows: Iterator[dict[str, Any]], digest: Any, extra: dict[str, dict[str, str]]) -> int:
    """Write rows, some with columns by their ids, batch by batch; return how many."""
    arrow = optional("pyarrow", "merging", "archive")
    parquet = optional("pyarrow.parquet", "merging", "archive")
    schema = schema_of(kind)
    for name in extra:
        schema = schema.append(arrow.field(name, arrow.string()))
    written = io.BytesIO()
    number = 0
    with parquet.ParquetWriter(written, schema, compression="zstd") as writer:
        batch: list[dict[str, Any]] = []
        for row in rows:
            whole = {**row, **{name: values.get(row["id"]) for name, values in extra.items()}}
            digest.update(json.dumps(whole, default=str, sort_keys=True).encode())
            batch.append(whole)
            number += 1
            if len(batch) == BATCH:
                writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
                batch = []
        writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
    write(out, f"{MERGED}/{kind}.parquet", written.getvalue())
    return number


def _write_incidents(out: str, found: tuple[Incident, ...], digest: Any) -> None:
    arrow = optional("pyarrow", "merging", "archive")
    parquet = optional("pyarrow.parquet", "merging", "archive")
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "first_day": one.interval.first if one.interval else None,
            "last_day": one.interval.last if one.interval else None,
            "actors": [actor.name for actor in one.actors],
            "targets": [actor.name for actor in one.targets],
            "places": [place.name for place in one.places],
            "statements": [told.id for told in one.statements],
        }
        for one in found
    ]
    digest.update(json.dumps(rows, default=str, sort_keys=True).encode())
    texts = arrow.list_(arrow.string())
    types = {"first_day": arrow.date32(), "last_day": arrow.date32()}
    lists = {"actors", "targets", "places", "statements"}
    names = ("id", "kind", "first_day", "last_day", "actors", "targets", "places", "statements")
    schema = arrow.schema([(name, texts if name in lists else types.get(name, arrow.string())) for name in names])
    written = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), written, compression="zstd")
    write(out, f"{MERGED}/incidents.parquet", written.getvalue())
