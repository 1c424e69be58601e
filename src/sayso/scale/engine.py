"""What shards are worked on by: this process, a pool of processes on this machine, or a Ray cluster.

Invariant: a worker that dies costs its shards' time, nothing else; a shard that kills its worker again and again is
told as failed, and the others are still worked on.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from sayso.gather.extras import optional
from sayso.scale.shard import Shard
from sayso.scale.work import Outcome, Plan, work_on

TRIES = 3
"""Workers that a shard may kill."""
AHEAD = 2
"""Shards a worker that are handed to Ray at a time."""


def run_local(shards: Sequence[Shard], plan: Plan, workers: int) -> Iterator[Outcome]:
    """Yield what became of each shard, as they are done, on this machine.

    Args:
        shards: to work on.
        plan: how.
        workers: processes; 1 works in this one.
    """
    if workers <= 1:
        for shard in shards:
            yield work_on(shard, plan)
        return
    suspects: list[Shard] = []
    waiting = list(reversed(shards))
    while waiting:
        yield from _until_broken(waiting, suspects, plan, workers)
    for shard in suspects:
        yield _alone(shard, plan)


def _until_broken(waiting: list[Shard], suspects: list[Shard], plan: Plan, workers: int) -> Iterator[Outcome]:
    """Work until all is done or a worker dies; what was being worked on then becomes suspect."""
    # A fresh interpreter each: forking would copy locks that threads of libraries hold.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        running: dict[Future[Outcome], Shard] = {}
        while waiting or running:
            while waiting and len(running) < workers:
                shard = waiting.pop()
                running[pool.submit(work_on, shard, plan)] = shard
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                try:
                    outcome = future.result()
                except BrokenProcessPool:
                    suspects.extend(running.values())
                    return
                del running[future]
                yield outcome


def _alone(shard: Shard, plan: Plan) -> Outcome:
    """Work on a shard beside which a worker died, with a worker of its own."""
    for _ in range(TRIES - 1):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            try:
                return pool.submit(work_on, shard, plan).result()
            except BrokenProcessPool:
                continue
    return Outcome(shard.id, True, {}, f"{shard.uri}: its worker died {TRIES} times; is there enough memory?")


def run_ray(shards: Sequence[Shard], plan: Plan, address: str | None, workers: int | None) -> Iterator[Outcome]:
    """Yield what became of each shard, as they are done, on a Ray cluster.

    Args:
        shards: to work on; their files and the plan's folder must be reachable from all machines.
        plan: how.
        address: of the cluster, or None for one on this machine that ends with this call.
        workers: processors used at a time; all of the cluster's if None.
    """
    ray = optional("ray", "the engine 'ray'", "ray")
    started = {} if address else {"num_cpus": workers, "include_dashboard": False}
    ray.init(address=address, log_to_driver=False, logging_level="error", **started)
    try:
        remote = ray.remote(num_cpus=1, max_retries=TRIES - 1)(work_on)
        waiting = list(reversed(shards))
        running: dict[object, Shard] = {}
        most = AHEAD * (workers or max(1, int(ray.cluster_resources().get("CPU", 1))))
        while waiting or running:
            while waiting and len(running) < most:
                shard = waiting.pop()
                running[remote.remote(shard, plan)] = shard
            done, _ = ray.wait(list(running), num_returns=1)
            for reference in done:
                shard = running.pop(reference)
                try:
                    yield ray.get(reference)
                except ray.exceptions.RayError as fault:
                    yield Outcome(
                        shard.id, True, {}, f"{shard.uri}: its worker died or failed ({type(fault).__name__})"
                    )
    finally:
        ray.shutdown()
