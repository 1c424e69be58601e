"""The source packs: data files that a team can edit and add to, looked up by name.

Invariant: the same packs give the same answer for the same name, in whatever order they are read; a later pack's row
takes the place of an earlier one with the same id.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from sayso.errors import KnowledgeError
from sayso.know.actors.spelling import spelled
from sayso.know.sources.source import Letter, Source, SourceKind

_FIELDS = frozenset({"id", "name", "kind", "letter", "why", "country", "side", "aliases", "source"})
_UNKNOWN = "unknown"
_KEPT = 65_536
_MOST = 20_000
"""Rows of one pack: more is no pack that a person keeps."""


class SourceBook:
    """All known sources, the kinds of sources, and what a name tells of one that is not known."""

    def __init__(
        self,
        kinds: Iterable[SourceKind],
        sources: Iterable[Source],
        speakers: Mapping[str, str],
        unnamed: frozenset[str] = frozenset(),
    ) -> None:
        """Index the sources; of two with one id the later counts.

        Args:
            kinds: the kinds, those first whose words are looked for first.
            sources: the rows of all packs, in the order of the packs.
            speakers: the kind of an unknown speaker by the codebook's type of actor.
            unnamed: spelled names of publishers that name nobody ("newswire").
        """
        self._unnamed = unnamed
        self.kinds = {kind.id: kind for kind in kinds}
        self._speakers = dict(speakers)
        self._by_id: dict[str, Source] = {}
        for source in sources:
            self._by_id[source.id] = source
        self._by_spelling: dict[str, Source] = {}
        for source in self._by_id.values():
            for name in (source.name, *source.aliases):
                self._by_spelling.setdefault(spelled(name), source)
        self.publisher = functools.lru_cache(maxsize=_KEPT)(self._publisher)

    def __iter__(self) -> Iterator[Source]:
        """Yield the sources in the order of their names."""
        return iter(sorted(self._by_id.values(), key=lambda source: (source.name.casefold(), source.id)))

    def find(self, name: str, id: str | None = None) -> Source | None:
        """Return the source of a name or of an actor's id, or None where no pack knows it."""
        return (self._by_id.get(id) if id else None) or self._by_spelling.get(spelled(name))

    def _publisher(self, name: str) -> Source:
        """Return the source that publishes under a name; one that no pack knows is judged by the words of its name."""
        found = self.find(name)
        if found:
            return found
        kind, word = self._told_by(name)
        why = f"no pack knows it; '{word}' in its name" if word else "no pack knows it"
        return Source("", name, kind, kind.letter, why)

    def speaker(self, name: str, id: str | None, type: str) -> Source:
        """Return the source that a quoted speaker is; one that no pack knows is judged by its type of actor."""
        found = self.find(name, id)
        if found:
            return found
        kind = self.kinds[self._speakers.get(type, _UNKNOWN)]
        return Source("", name, kind, kind.letter, f"a speaker of the type '{type.replace('_', ' ')}'")

    def names_nobody(self, publisher: str) -> bool:
        """Whether a publisher's name tells no outlet from another: empty, or a mere word of kind."""
        key = spelled(publisher)
        return not key or key in self._unnamed

    def _told_by(self, name: str) -> tuple[SourceKind, str]:
        plain = f" {spelled(name)} "
        for kind in self.kinds.values():
            word = next((word for word in kind.words if f" {word} " in plain), None)
            if word:
                return kind, word
        return self.kinds[_UNKNOWN], ""


def source_book(extra: Iterable[Path] = ()) -> SourceBook:
    """Return the packs that ship with sayso, and those of a team.

    Args:
        extra: further packs, YAML files or folders of them; their rows take the place of those with the same id.

    Raises:
        KnowledgeError: a pack is malformed or cannot be read; names the file, the entry and the field.
    """
    kinds, speakers, unnamed, shipped = _shipped()
    rows = list(shipped)
    for path in extra:
        files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        for file in files:
            rows.extend(read_source_pack(file.name, _text_of(file), kinds))
    return SourceBook(kinds.values(), rows, speakers, unnamed)


def read_source_pack(pack: str, text: str, kinds: Mapping[str, SourceKind]) -> tuple[Source, ...]:
    """Read one pack.

    Args:
        pack: its file name, for messages.
        text: YAML: a list of sources.
        kinds: the kinds that there are.

    Raises:
        KnowledgeError: the text is no list of sources; names the pack, the entry and the field.
    """
    try:
        rows = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as fault:
        raise KnowledgeError(f"{pack}: {fault}") from fault
    if not isinstance(rows, list) or len(rows) > _MOST:
        raise KnowledgeError(f"{pack}: a list of at most {_MOST} sources is expected")
    return tuple(_source(pack, number, row, kinds) for number, row in enumerate(rows, 1))


def _source(pack: str, number: int, row: Any, kinds: Mapping[str, SourceKind]) -> Source:
    where = f"{pack}, entry {number}"
    if not isinstance(row, dict) or not row.keys() <= _FIELDS or not {"id", "name", "kind", "why"} <= row.keys():
        raise KnowledgeError(f"{where}: needs id, name, kind and why, and may have {', '.join(sorted(_FIELDS))}")
    kind = kinds.get(str(row["kind"]))
    if kind is None:
        raise KnowledgeError(f"{where}: the kind '{row['kind']}' is none of {', '.join(sorted(kinds))}")
    letter = str(row.get("letter", kind.letter))
    if letter not in Letter.__members__:
        raise KnowledgeError(f"{where}: the letter '{letter}' is none of A to F")
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list):
        raise KnowledgeError(f"{where}: aliases is a list of names")
    return Source(
        id=str(row["id"]),
        name=str(row["name"]),
        kind=kind,
        letter=Letter(letter),
        why=str(row["why"]),
        country=_text(row.get("country")),
        side=_text(row.get("side")),
        aliases=tuple(str(alias) for alias in aliases),
        reference=str(row.get("source", "")),
        pack=pack.removesuffix(".yaml"),
    )


def _text(value: Any) -> str | None:
    # YAML takes NO, the country code of Norway, for false.
    return None if value is None else "NO" if value is False else str(value)


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise KnowledgeError(f"{file}: cannot be read as a source pack: {fault}") from fault


@functools.cache
def _shipped() -> tuple[dict[str, SourceKind], dict[str, str], frozenset[str], tuple[Source, ...]]:
    folder = resources.files(__package__)
    table = yaml.safe_load(folder.joinpath("kinds.yaml").read_text(encoding="utf-8"))
    try:
        kinds = {row["id"]: _kind(row) for row in table["kinds"]}
        speakers = {type: kinds[kind].id for type, kind in table["speakers"].items()}
        unnamed = frozenset(spelled(name) for name in table["unnamed"])
    except (KeyError, TypeError, ValueError) as fault:
        raise KnowledgeError(f"know/sources/kinds.yaml: {fault!r}") from fault
    files = sorted(folder.joinpath("packs").iterdir(), key=lambda file: file.name)
    packs = [(file.name, file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".yaml")]
    rows = [row for name, text in packs for row in read_source_pack(name, text, kinds)]
    return kinds, speakers, unnamed, tuple(rows)


def _kind(row: Mapping[str, Any]) -> SourceKind:
    words = tuple(spelled(word) for word in row.get("words", ()))
    return SourceKind(row["id"], Letter(row["letter"]), row["is"], words, bool(row.get("outlet")))
