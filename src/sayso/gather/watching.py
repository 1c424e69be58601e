"""What is watched: a TOML file with sources, their ratings and how often each is asked.

out = "reports.jsonl"        # where the reports go
every = "30m"                # how often a source is asked that does not say: s, m, h or d

[[source]]
address = "https://example.org/feed.xml"
publisher = "The Herald"
rating = "B"                 # kept with its reports: A to F of the Admiralty scale, or any word of yours
every = "10m"
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from sayso.clock import Clock
from sayso.errors import UsageError
from sayso.gather.address import canonical, is_web_address
from sayso.gather.gathering import Found, Gathering, Source
from sayso.gather.state import State

LEAST_EVERY = dt.timedelta(seconds=60)
"""A source is asked no more often."""
MOST_BACK_OFF = 32
"""Times the usual pause that a source which fails again and again is left alone."""
_SPAN = re.compile(r"(\d{1,6}) ?([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def _span(value: Any) -> Any:
    match = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    span = dt.timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else None
    if span is None or span < LEAST_EVERY:
        raise ValueError(f"{value!r} is no span of time of a minute or more; write 30m, 2h or 1d")
    return span


Span = Annotated[dt.timedelta, BeforeValidator(_span)]


class _Source(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    address: str
    publisher: str = ""
    rating: str = ""
    lang: str | None = None
    pages: bool = False
    most: int | None = None
    every: Span | None = None


class _Config(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    out: str = "reports.jsonl"
    state: str | None = None
    every: Span = dt.timedelta(minutes=30)
    agent: str | None = None
    source: list[_Source]


@dataclass(frozen=True, slots=True)
class Watched:
    """A source with how often it is asked."""

    source: Source
    every: dt.timedelta


@dataclass(frozen=True, slots=True)
class Watch:
    """A configuration.

    Args:
        out: the file that reports are appended to.
        state: the file that remembers what was taken.
        agent: what servers are told of who asks, or None.
        sources: in the order of the file.
    """

    out: Path
    state: Path
    agent: str | None
    sources: tuple[Watched, ...]


def watch_of(path: Path) -> Watch:
    """Read a configuration; its files lie beside it.

    Raises:
        UsageError: it is not there, malformed, or a field is not what it should be; names the field.
    """
    try:
        loaded = _Config.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: cannot be read: {fault}") from fault
    except tomllib.TOMLDecodeError as fault:
        raise UsageError(f"{path}: malformed TOML: {fault}") from fault
    except ValidationError as fault:
        error = fault.errors(include_url=False)[0]
        where = ".".join(str(part) for part in error["loc"])
        raise UsageError(f"{path}: {where}: {error['msg'].removeprefix('Value error, ')}") from fault
    out = path.parent / loaded.out
    sources = tuple(
        Watched(Source(**one.model_dump(exclude={"every"})), one.every or loaded.every) for one in loaded.source
    )
    return Watch(out, path.parent / (loaded.state or f"{loaded.out}.state"), loaded.agent, sources)


def due_now(watch: Watch, state: State, clock: Clock) -> list[Watched]:
    """Return the sources that are to be asked now."""
    now = clock.now().timestamp()
    return [one for one in watch.sources if state.visit(_key(one)).due <= now]


def seconds_to_next(watch: Watch, state: State, clock: Clock) -> float:
    """Return the seconds until the next source is due; 0 where one is."""
    now = clock.now().timestamp()
    return max(0.0, min((state.visit(_key(one)).due for one in watch.sources), default=now) - now)


def gather_due(watched: Watched, gathering: Gathering, state: State, clock: Clock) -> Found:
    """Yield what one source gives, and set when it is due again: later and later where it fails."""
    yield from gathering.gather(watched.source)
    visit = state.visit(_key(watched))
    back_off = min(2**visit.failures, MOST_BACK_OFF)
    state.visited(_key(watched), replace(visit, due=clock.now().timestamp() + watched.every.total_seconds() * back_off))


def _key(watched: Watched) -> str:
    address = watched.source.address
    return canonical(address) if is_web_address(address) else address
