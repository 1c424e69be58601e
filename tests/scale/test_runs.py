"""Runs at scale: the same parts, byte for byte, whoever works on what, in whatever order, however often broken."""

import datetime as dt
import json
import random
from pathlib import Path

import fsspec
import pytest
from scale_made import archive, files, shards_in

from sayso.clock import FixedClock
from sayso.errors import UsageError
from sayso.examples import example_reports
from sayso.ledger import open_ledger
from sayso.report import Report
from sayso.scale.engine import run_local
from sayso.scale.merge import Parts, merge
from sayso.scale.shard import shards_of
from sayso.scale.work import Plan, work_on

NOW = FixedClock(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
CUP = (
    "The home side won the cup on Saturday with a late goal. The coach praised his players and the supporters, who had "
    "come by train. The captain, who has a sore knee, will rest before the derby in the spring."
)
MUSEUM = (
    "The museum shows forty paintings of boats and bakeries from the autumn. Visitors can try old crafts; children "
    "enter for free. A choir sings Bach at the opening."
)
ORDINARY = (CUP, MUSEUM)


def lines(reports: list[Report]) -> bytes:
    names = ("title", "text", "publisher", "lang")
    rows = (
        {"id": r.name, "published": str(r.published), **{name: getattr(r, name) for name in names}} for r in reports
    )
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports, in four archives and as JSON Lines, among ordinary news."""
    folder = tmp_path_factory.mktemp("inputs")
    ordinary = [
        Report(text, name=f"ordinary-{n}", title="News", published=dt.date(2023, 1, 1))
        for n, text in enumerate(ORDINARY)
    ]
    reports = [*example_reports(), *ordinary]
    for number in range(4):
        (folder / f"{number}.warc.gz").write_bytes(archive(reports[number::4]))
    (folder / "all.jsonl").write_bytes(lines(reports))
    return folder


@pytest.fixture(scope="module")
def expected(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of the inputs, in order."""
    out = tmp_path_factory.mktemp("expected")
    assert [outcome.fault for outcome in run_local(shards_in(inputs), Plan(str(out)), 1) if outcome.fault] == []
    return out


def test_json_lines_are_cut_into_slices_that_hold_each_line_once(inputs: Path, expected: Path) -> None:
    cut = [shard for shard in shards_in(inputs) if shard.uri.endswith(".jsonl")]
    markers = [json.loads((expected / "done" / f"{shard.id}.json").read_text()) for shard in cut]
    assert len(cut) > 2
    assert sum(marker["counts"]["documents"] for marker in markers) == 26


def test_ordinary_news_is_passed_over_and_counted(expected: Path) -> None:
    markers = [json.loads(path.read_text()) for path in (expected / "done").glob("*.json")]
    assert sum(marker["counts"].get("irrelevant", 0) for marker in markers) == 4
    assert sum(marker["counts"]["reports"] for marker in markers) == 48


def test_pages_and_json_lines_give_the_same_reports(expected: Path) -> None:
    assert len(list(Parts(str(expected)).rows("reports"))) == 24


def test_shuffled_shards_give_the_same_bytes(inputs: Path, expected: Path, tmp_path: Path) -> None:
    shuffled = shards_in(inputs)
    random.Random(5).shuffle(shuffled)  # noqa: S311 (not for secrets)
    list(run_local(shuffled, Plan(str(tmp_path)), 1))
    assert files(tmp_path) == files(expected)


def test_what_is_done_is_not_done_again(inputs: Path, expected: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in expected.rglob("*.parquet")}
    assert [outcome.new for outcome in run_local(shards_in(inputs), Plan(str(expected)), 1)] == [False] * len(
        shards_in(inputs)
    )
    assert {path: path.stat().st_mtime_ns for path in expected.rglob("*.parquet") if path in before} == before


@pytest.mark.parametrize("lost", ["done", "reports", "statements"])
def test_run_that_lost_a_file_is_mended(inputs: Path, tmp_path: Path, expected: Path, lost: str) -> None:
    first = shards_in(inputs)[0]
    work_on(first, Plan(str(tmp_path)))
    next((tmp_path / lost).iterdir()).unlink()
    (tmp_path / "reports" / "x.parquet.1.partial").write_bytes(b"left by a run that was killed")
    assert work_on(first, Plan(str(tmp_path))).new
    made = {name: digest for name, digest in files(tmp_path).items() if "partial" not in name}
    assert made == {name: digest for name, digest in files(expected).items() if first.id in name}


def test_input_that_changed_is_worked_on_again(inputs: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes((inputs / "all.jsonl").read_bytes()[:3_000].rpartition(b"\n")[0] + b"\n")
    (shard,) = shards_of([str(path)])
    first = work_on(shard, Plan(str(tmp_path / "out")))
    path.write_bytes(path.read_bytes().replace(b"November", b"December").replace(b"the ", b"The ", 1))
    assert (first.new, work_on(shard, Plan(str(tmp_path / "out"))).new) == (True, True)


def test_merged_digest_and_ledger_are_the_same_whatever_the_order(inputs: Path, expected: Path, tmp_path: Path) -> None:
    backwards = list(reversed(shards_in(inputs)))
    list(run_local(backwards, Plan(str(tmp_path / "out")), 1))
    assert merge(str(tmp_path / "out")).digest == merge(str(expected)).digest
    heads = []
    for number, out in enumerate((tmp_path / "out", expected)):
        with open_ledger(tmp_path / f"{number}.db", clock=NOW) as ledger:
            for report, statements, reader in Parts(str(out)).read():
                ledger.add(report, statements, reader=reader)
            heads.append(ledger.info().head)
    assert heads[0] == heads[1]


def test_merging_tells_copies_and_incidents(expected: Path) -> None:
    merged = merge(str(expected))
    assert (merged.reports, merged.copies > 0, merged.incidents > 0) == (24, True, True)


def test_merging_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no shard is done here: `sayso run INPUT"):
        merge(str(tmp_path))


def test_damaged_archive_is_told_and_the_others_are_read(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.warc.gz").write_bytes(b"\x1f\x8bnonsense")
    (tmp_path / "good.warc.gz").write_bytes((inputs / "0.warc.gz").read_bytes())
    bad, good = run_local(shards_of([str(tmp_path)]), Plan(str(tmp_path / "out")), 1)
    assert (bad.counts.get("reports"), good.counts["reports"] > 0) == (0, True)


def test_store_that_fsspec_opens_gives_the_same_parts(inputs: Path, expected: Path) -> None:
    shard = shards_in(inputs)[0]
    work_on(shard, Plan("memory://parts"))
    stored = fsspec.filesystem("memory").cat_file(f"/parts/reports/{shard.id}.parquet")
    assert stored == (expected / "reports" / f"{shard.id}.parquet").read_bytes()
