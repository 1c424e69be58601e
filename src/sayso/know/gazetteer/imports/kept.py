"""The table in which an import is kept: a place a line, JSON, in the order of the file it came from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path

from sayso.errors import KnowledgeError
from sayso.know.gazetteer.imports.table import Raw

_COLUMNS = len(fields(Raw))


def write_table(path: Path, places: Iterable[Raw]) -> None:
    """Write places to a new table; where reading them fails, there is none."""
    made = path.with_suffix(f".{os.getpid()}.new")
    try:
        with made.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(json.dumps(astuple(place), ensure_ascii=False) + "\n" for place in places)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def read_table(path: Path) -> Iterator[Raw]:
    """Yield the places of a table.

    Raises:
        KnowledgeError: the table was changed by somebody.
    """
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                cells = json.loads(line)
                if not isinstance(cells, list) or len(cells) != _COLUMNS:
                    raise ValueError("cells are missing")  # noqa: TRY301
                place = Raw(*cells)
                place.names = tuple(place.names)
            except (ValueError, TypeError) as fault:
                raise KnowledgeError(f"{path}, line {number}: {fault}; delete the file and import again") from fault
            yield place
