"""The text fields at the top of a YAML mapping, read from its events.

Nothing is constructed: no alias is expanded, no tag obeyed and nesting costs no stack, so a hostile file costs no more
time or memory than its size. Values stay as they are written: a date stays a string.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from sayso.errors import SourceError

MAX_YAML = 5_000_000
"""Characters: the parser is slow, and this is one report with its annotation."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_OPENS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_NODES = (yaml.ScalarEvent, yaml.AliasEvent, *_OPENS)
_NO_MAPPINGS = (yaml.ScalarEvent, yaml.SequenceStartEvent)
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def top_level_texts(text: str, wanted: frozenset[str], source: str) -> dict[str, str]:
    """Return the wanted fields of a YAML mapping that are single values; a null is left out.

    Args:
        text: one YAML document, of which all is parsed.
        wanted: the keys to return.
        source: the file as the user named it.

    Raises:
        SourceError: malformed, too large, no mapping, or a wanted field that is a list, a mapping or an alias.
    """
    if len(text) > MAX_YAML:
        raise SourceError(source, f"larger than {MAX_YAML // 1_000_000} MB of YAML; write the reports one a file")
    try:
        return dict(_fields(yaml.parse(text, Loader=_LOADER), wanted, source))
    except yaml.MarkedYAMLError as fault:
        where = f", line {fault.problem_mark.line + 1}" if fault.problem_mark else ""
        raise SourceError(source, f"malformed YAML{where}: {fault.problem or fault.context}") from fault
    except yaml.YAMLError as fault:
        raise SourceError(source, f"malformed YAML: {str(fault).splitlines()[0]}") from fault


def _fields(events: Iterator[yaml.Event], wanted: frozenset[str], source: str) -> Iterator[tuple[str, str]]:
    """Walk the events; within the top mapping (depth 1), nodes are keys and values by turns."""
    depth = documents = 0
    key: str | None = None
    for event in events:
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise SourceError(source, f"line {_line(event)}: a second document; write the reports one a file")
        if isinstance(event, _ENDS):
            depth -= 1
        if depth == 0 and isinstance(event, _NO_MAPPINGS):
            raise SourceError(source, "a mapping of fields is expected")
        if depth == 1 and isinstance(event, _NODES):
            if key is None:
                key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            else:
                yield from _value(key, event, wanted, source)
                key = None
        if isinstance(event, _OPENS):
            depth += 1


def _value(key: str, event: yaml.Event, wanted: frozenset[str], source: str) -> Iterator[tuple[str, str]]:
    if key not in wanted:
        return
    if not isinstance(event, yaml.ScalarEvent):
        raise SourceError(source, f"line {_line(event)}: field '{key}': a text is expected")
    plain = event.implicit[0]
    if not plain or event.value not in _NULLS:
        yield key, event.value


def _line(event: yaml.Event) -> int | str:
    return event.start_mark.line + 1 if event.start_mark else "?"
