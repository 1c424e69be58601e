"""Looking once: what is new is kept, and sent to every target that has not had it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from sayso.alerts.alert import Alert
from sayso.alerts.find import find
from sayso.alerts.rules import Feed, Rules
from sayso.alerts.send import NotSentError, send
from sayso.alerts.state import State
from sayso.clock import Clock
from sayso.errors import UsageError
from sayso.exports.atom import entry, head
from sayso.ledger import Known

TRIES = 3
"""How often a target is tried for one alert in one run."""
PAUSE = 2.0
"""Seconds before the second try; twice as many before each further one."""
FEED_LENGTH = 200


def look(rules: Rules, view: Known, on: dt.date, state: State, clock: Clock) -> list[Alert]:
    """Find what is new and keep it; what a rule finds when it is run for the first time is not new.

    Returns:
        The alerts that are new.
    """
    names = [rule.name for rule in rules.rule]
    found = find(rules, view, on, state.standing())
    return state.keep(found, clock.now(), names, quiet=state.new_rules(names))


def deliver(
    rules: Rules, state: State, clock: Clock, pause: Callable[[float], object] = time.sleep
) -> tuple[int, list[str]]:
    """Send every target what it has not had.

    Returns:
        How many were sent, and the faults of what could not be; those are tried again in the next run.

    Raises:
        UsageError: a secret is not in the environment, or a feed cannot be written.
    """
    sent, faults = 0, []
    for target in rules.to:
        waiting = state.waiting(target.name)
        if isinstance(target, Feed):
            if waiting:
                _write_feed(target.path, state)
            for one in waiting:
                state.sent(one, target.name, clock.now())
                sent += 1
            continue
        for one in waiting:
            fault = _tried(lambda one=one, target=target: send(one, target, clock), pause)  # type: ignore[misc]
            if fault is None:
                state.sent(one, target.name, clock.now())
                sent += 1
            else:
                state.failed(one, target.name, fault)
                faults.append(fault)
                break  # a server that is down is not asked for each alert that waits
    return sent, faults


def rehearse(rules: Rules, view_of: Callable[[dt.date], Known], days: Iterable[dt.date]) -> list[tuple[dt.date, Alert]]:
    """Return what would have been sent, had it been looked every day; nothing is kept.

    Args:
        rules: what is watched for.
        view_of: what was known on a day.
        days: the days, in order; what was so on the first is not new.
    """
    known: set[str] = set()
    standing: dict[tuple[str, str], str] = {}
    made: list[tuple[dt.date, Alert]] = []
    for number, day in enumerate(days):
        found = find(rules, view_of(day), day, standing)
        standing.update(found.standing)
        new = [one for one in found.alerts if one.id not in known]
        known.update(one.id for one in new)
        if number:
            made.extend((day, one) for one in new)
    return made


def _tried(attempt: Callable[[], None], pause: Callable[[float], object]) -> str | None:
    """Return None once an attempt succeeds, else why the last one failed."""
    fault = ""
    for number in range(TRIES):
        if number:
            pause(PAUSE * 2 ** (number - 1))
        try:
            attempt()
        except NotSentError as failed:
            fault = str(failed)
        else:
            return None
    return fault


def _write_feed(path: Path, state: State) -> None:
    last = state.last(FEED_LENGTH)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("w", encoding="utf-8") as file:
            file.write(head("urn:sayso:alerts", "sayso: alerts", last[0][1]))
            for one, at in last:
                urls = list(dict.fromkeys(word["url"] for word in one.words if word["url"]))
                file.write(entry(f"urn:sayso:alert:{one.id}", one.title, at, one.text(), links=urls))
            file.write("</feed>\n")
        partial.replace(path)
    except OSError as fault:
        raise UsageError(f"{path}: the feed cannot be written ({fault.strerror})") from fault
