"""Engines: more workers, dead workers, killed runs and a cluster make the same parts as one process."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from scale_made import archive, files, shards_in

from sayso.examples import example_reports
from sayso.scale.engine import run_local, run_ray
from sayso.scale.work import Plan

COMMAND = [sys.executable, "-c", "from sayso.cli import main; main()", "run"]
LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds a process's children in /proc")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports in six archives."""
    folder = tmp_path_factory.mktemp("inputs")
    for number in range(6):
        (folder / f"{number}.warc.gz").write_bytes(archive(list(example_reports())[number::6]))
    return folder


@pytest.fixture(scope="module")
def expected(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("expected")
    list(run_local(shards_in(inputs), Plan(str(out)), 1))
    return files(out)


def test_two_workers(inputs: Path, expected: dict[str, str], tmp_path: Path) -> None:
    outcomes = list(run_local(shards_in(inputs), Plan(str(tmp_path)), 2))
    assert ([outcome.fault for outcome in outcomes if outcome.fault], files(tmp_path)) == ([], expected)


@LINUX
def test_run_that_is_killed_again_and_again_comes_to_its_end(
    inputs: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    command = [*COMMAND, str(inputs), "--out", str(tmp_path), "--workers", "1"]
    for enough in (1, 3, 5):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:  # noqa: S603 (our own command)
            while run.poll() is None and len(list(tmp_path.glob("done/*.json"))) < enough:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    run.wait(0.05)
            run.send_signal(signal.SIGKILL)
    list(run_local(shards_in(inputs), Plan(str(tmp_path)), 1))
    assert {name: digest for name, digest in files(tmp_path).items() if not name.endswith(".partial")} == expected


@LINUX
def test_worker_that_dies_costs_nothing_but_time(inputs: Path, expected: dict[str, str], tmp_path: Path) -> None:
    outcomes = run_local(shards_in(inputs), Plan(str(tmp_path)), 2)
    found = [next(outcomes)]
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    workers = [pid for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(int(workers[0]), signal.SIGKILL)
    found.extend(outcomes)
    made = {name: digest for name, digest in files(tmp_path).items() if not name.endswith(".partial")}
    assert ([outcome.fault for outcome in found if outcome.fault], made) == ([], expected)


@pytest.mark.skipif(not os.environ.get("SAYSO_TEST_RAY"), reason="set SAYSO_TEST_RAY=1: it starts a cluster")
@pytest.mark.enable_socket
def test_ray(inputs: Path, expected: dict[str, str], tmp_path: Path) -> None:
    pytest.importorskip("ray")
    outcomes = list(run_ray(shards_in(inputs), Plan(str(tmp_path)), None, 2))
    assert ([outcome.fault for outcome in outcomes if outcome.fault], files(tmp_path)) == ([], expected)
