"""Merge files of places with the gazetteer that ships, for good, and take them out again.

Invariant: the overlay is a function of the gazetteer that ships and of the files imported, whatever the order in
which they were; importing a file again changes nothing, and forgetting it leaves what was there before. Each import is
kept as a table of its own, in `SAYSO_HOME/gazetteer/`, from which the overlay is made anew.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import KnowledgeError, UsageError
from sayso.know.gazetteer.encode import encode
from sayso.know.gazetteer.gazetteer import OVERLAY, Gazetteer
from sayso.know.gazetteer.imports.formats import read_places
from sayso.know.gazetteer.imports.join import Joined
from sayso.know.gazetteer.imports.kept import read_table, write_table
from sayso.know.gazetteer.imports.table import Raw, Tally
from sayso.know.home import home

_TABLES = ".places"
_BLOCK = 1 << 20
_DIGITS = 12
_UNSAFE = re.compile(r"[^\w.-]+")

Watch = Callable[[int], None]
"""Is told how many places have been worked on."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One import.

    Args:
        name: by which it is forgotten: the file's name and the head of its digest.
        places: how many places it holds.
        tally: what became of its rows, where it has just been read; else None.
        new: whether it was not there before.
    """

    name: str
    places: int
    tally: Tally | None = None
    new: bool = False


def folder() -> Path:
    """Return where imports are kept."""
    return (home() / OVERLAY).parent


def imported() -> tuple[Imported, ...]:
    """Return the imports in the order of their names."""
    return tuple(Imported(path.stem, sum(1 for _ in read_table(path))) for path in _tables())


def import_places(path: Path, shipped: Gazetteer, watch: Watch = lambda _: None) -> Imported:
    """Read a file of places and merge it for good.

    Args:
        path: a GeoNames country dump, a table of Who's On First, or a CSV with p-codes.
        shipped: the gazetteer that ships, with which it is merged.
        watch: is told of the progress.

    Raises:
        KnowledgeError: the file is no such table, or cannot be read.
    """
    name = f"{_UNSAFE.sub('-', path.stem)[:40]}-{_digest(path)[:_DIGITS]}"
    table = folder() / (name + _TABLES)
    if table.exists():
        return Imported(name, sum(1 for _ in read_table(table)))
    tally = Tally()
    folder().mkdir(parents=True, exist_ok=True)
    write_table(table, _watched(read_places(path, tally), watch))
    try:
        _rebuild(shipped)
    except BaseException:
        table.unlink(missing_ok=True)
        raise
    return Imported(name, tally.kept, tally, new=True)


def forget(name: str, shipped: Gazetteer) -> None:
    """Take an import out again.

    Raises:
        UsageError: there is no import of that name.
    """
    table = next((path for path in _tables() if path.stem == name), None)
    if table is None:
        there = ", ".join(path.stem for path in _tables()) or "none"
        raise UsageError(f"there is no import '{name}'; there are: {there}")
    table.unlink()
    _rebuild(shipped)


def _rebuild(shipped: Gazetteer) -> None:
    tables = _tables()
    target = home() / OVERLAY
    if not tables:
        target.unlink(missing_ok=True)
        return
    joined = Joined(shipped)
    for table in tables:
        joined.add(read_table(table))
    inputs = {path.name: _digest(path) for path in tables}
    made = target.with_suffix(f".{os.getpid()}.new")
    made.write_bytes(encode(joined.rows(), inputs))
    made.replace(target)


def _tables() -> list[Path]:
    return sorted(folder().glob("*" + _TABLES)) if folder().is_dir() else []


def _watched(places: Iterable[Raw], watch: Watch) -> Iterator[Raw]:
    for number, place in enumerate(places, 1):
        yield place
        watch(number)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError as fault:
        raise KnowledgeError(f"{path}: {fault.strerror}") from fault
    return digest.hexdigest()
